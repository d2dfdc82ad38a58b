"""Inputs to a consultation by issue, put together from inputs, meetings and papers."""

from collections.abc import Sequence
from dataclasses import replace

from travaux.analysis.consultation.composition import ReadSubmission, compose
from travaux.analysis.consultation.contributions import read_contribution
from travaux.analysis.meeting import arguments, roles
from travaux.analysis.overview.claims import ArguedMeeting
from travaux.analysis.participation.record import phase_of
from travaux.analysis.text.inputs import trace_inputs
from travaux.domain.consultation import Consultation, Contribution
from travaux.domain.lineage import Trace
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Meeting
from travaux.domain.readings import ArguedInput
from travaux.domain.sources import SourceFacts
from travaux.domain.texts import Draft
from travaux.language import sentences
from travaux.ports import Embedder
from travaux.reports.composition.provenance import made_with
from travaux.reports.composition.tools import Tools


def consultation_of_record(
    contributions: Sequence[Contribution],
    argued: Sequence[ArguedInput],
    reports: Sequence[MeetingReport],
    papers: Sequence[Draft],
    traces: Sequence[Trace],
    with_: Tools,
) -> Consultation:
    """Return the consultation of a workspace; ``papers`` are all its drafts, reports and letters by date.

    ``argued`` is what is argued in each of the ``contributions``.
    """
    ordered = sorted(contributions, key=lambda one: one.date or "9999")
    found = {one.source: one.arguments for one in argued}
    written = [
        ReadSubmission(each, ArguedMeeting(each.meeting, found[each.meeting.source.id])) for each in ordered
    ]
    meetings = [
        ArguedMeeting(report.meeting, report.arguments) for report in reports if _consults(report.meeting)
    ]
    later = [report.meeting for report in reports if not _consults(report.meeting)]
    return composed(written, meetings, papers, traces, papers, with_, later)


def _consults(meeting: Meeting) -> bool:
    """Say whether a meeting was held to hear stakeholders, not to negotiate."""
    return phase_of((meeting.facts.title, meeting.facts.body)) == "consultation"


def contribution_of(draft: Draft, facts: SourceFacts, with_: Tools) -> Contribution:
    """Return an input as its author's words, by what its keeper says of it before what it says of itself."""
    found = read_contribution(draft, with_.registry, author=facts.author, sector=facts.sector)
    date = facts.date.isoformat() if facts.date else found.date
    return replace(found, title=facts.title or found.title, date=date)


def traced(inputs: Sequence[Draft], versions: Sequence[Draft], embedder: Embedder) -> tuple[Trace, ...]:
    """Return what became of the inputs in versions of the text; nothing where there is none."""
    if not versions:
        return ()
    return trace_inputs(inputs, versions, embedder)


def read_submission(contribution: Contribution, with_: Tools) -> ReadSubmission:
    """Return an input with what is argued in it."""
    return ReadSubmission(contribution, argued_meeting(contribution.meeting, with_))


def argued_meeting(meeting: Meeting, with_: Tools) -> ArguedMeeting:
    """Return a meeting, or an input read as one, with what is argued in it."""
    spoken = roles.assign_roles(meeting, sentences.split(meeting))
    return ArguedMeeting(meeting, arguments.find_arguments(meeting, spoken, with_.embedder, with_.taxonomy))


def composed(
    written: Sequence[ReadSubmission],
    meetings: Sequence[ArguedMeeting],
    papers: Sequence[Draft],
    traces: Sequence[Trace],
    drafts: Sequence[Draft],
    with_: Tools,
    later: Sequence[Meeting] = (),
) -> Consultation:
    """Return the consultation of inputs, meetings and papers at hand, with what made it."""
    found = compose(written, meetings, papers, traces, with_.taxonomy, with_.embedder, drafts, later)
    made = made_with(with_.embedder, with_.taxonomy, "tracing.toml", topics="Issues")
    return replace(found, made_with=made)
