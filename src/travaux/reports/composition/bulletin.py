"""The report of a meeting of which the record tells and gives no turns: a bulletin, a cable."""

from collections.abc import Sequence

from travaux.analysis.meeting import agenda, points, statistics, summary, votes
from travaux.analysis.meeting.account import find_accounts
from travaux.analysis.meeting.agreement import Concord
from travaux.analysis.meeting.bulletin_concord import bulletin_concord
from travaux.analysis.meeting.bulletins import (
    RecordSentence,
    bulletin_actions,
    bulletin_arguments,
    bulletin_compromises,
    bulletin_decisions,
    bulletin_open_matters,
)
from travaux.analysis.meeting.consensus import weigh_consensus
from travaux.analysis.meeting.items import Items
from travaux.analysis.meeting.key_points import find_key_points
from travaux.analysis.meeting.sides import MeetingSides
from travaux.analysis.meeting.weight import weigh
from travaux.analysis.speakers.naming import find_named
from travaux.domain.findings import Line, Omission
from travaux.domain.meeting_forms import MeetingForm
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Meeting
from travaux.reports.composition.provenance import made_with
from travaux.reports.composition.tools import Tools

FORM = MeetingForm.BULLETIN
_NOBODY = MeetingSides({}, {})  # nobody speaks in the record itself


def bulletin_report(meeting: Meeting, sentences: Sequence[RecordSentence], with_: Tools) -> MeetingReport:
    """Return what a record tells of a meeting: each line one of its sentences, with whom it names."""
    found = bulletin_arguments(meeting, sentences)
    positions = tuple(each for sentence in sentences for each in sentence.positions)
    agreed, parted = bulletin_concord(sentences, found)
    concord = Concord(agreed, parted, weigh_consensus((), _NOBODY), (), (), {}, {})
    items = Items(meeting)
    main = find_key_points(items, found, weigh(meeting, found, positions, _NOBODY, with_.embedder), _NOBODY)
    matters = agenda.find_matters(items, found, (), _NOBODY)

    def kept(lines: Sequence[Line]) -> tuple[Line, ...]:
        return agenda.under_matters(items, lines)

    decided, tasks = kept(bulletin_decisions(sentences)), kept(bulletin_actions(sentences))
    open_, offers = kept(bulletin_open_matters(sentences)), kept(bulletin_compromises(sentences))
    untold = sum(not sentence.positions for sentence in sentences)
    reason = "sentences of the record in which nobody is told to take a position"
    return MeetingReport(
        meeting=meeting,
        statistics=statistics.measure(meeting, with_.registry, with_.time_limit_s),
        arguments=found,
        agreements=agreed,
        differences=parted,
        summary=summary.summarise(meeting, (), concord, decided, (), main, tasks, matters),
        points=points.find_points(concord, main, _NOBODY, decided),
        takeaways=summary.find_takeaways(meeting, (), concord, decided, tasks, open_),
        decisions=decided,
        actions=tasks,
        unresolved=open_,
        compromises=offers,
        named=find_named(meeting, with_.registry),
        omitted=(Omission(reason, untold),) if untold else (),
        made_with=made_with(with_.embedder, with_.taxonomy),
        votes=votes.find_votes(meeting, decided, with_.registry),
        matters=matters,
        accounts=find_accounts(items, found, agreed, parted, (*decided, *tasks, *open_, *offers), _NOBODY),
        form=FORM,
    )
