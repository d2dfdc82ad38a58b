"""The brief of a record: what it is and where it stands, in at most five sentences with their evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from travaux.domain.commitments import CLOSED, CommitmentStatus, FollowedCommitment
from travaux.domain.lineage import Lineage
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.messages import N_, Message, Text, counted, joined, listed, message
from travaux.domain.positions import Position, Stance
from travaux.domain.process import Procedure, Step, StepKind
from travaux.domain.sources import SPOKEN, SourceKind
from travaux.domain.spans import Citation
from travaux.domain.votes import Votes
from travaux.reports.lineage import shorten
from travaux.views.commitments.register import promises
from travaux.views.disputes import Dispute, dispute_shown, disputes_now
from travaux.views.positions.indexes import positions_by
from travaux.views.procedure.adoption import Adoption, adoption_of
from travaux.views.procedure.phases import VOTES, steps_of_adoption, under_silence
from travaux.views.procedure.timeline import procedure_in
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views

_NAMES = 4  # names in a sentence; the register has the others
_PLACES = 3  # contested paragraphs in a sentence; the list below it has the others
_WIDTH = 110


class RecordContents(StrEnum):
    """What a record holds, which decides what its brief tells of."""

    EMPTY = "empty"
    WAITING = "waiting"  # sources, none of them worked out yet
    MEETINGS = "meetings"
    TEXT = "text"
    ADOPTED = "adopted"


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One sentence: what it is about, where it is shown at length, and the words it rests on."""

    label: str
    said: Text
    path: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    form: RecordContents
    lines: tuple[BriefLine, ...]


def brief(snapshot: Snapshot, today: date) -> Brief:
    """Return the brief as it reads on a day."""
    form = form_of(snapshot)
    return snapshot.cached(("brief", today), lambda: Brief(form, tuple(_lines(snapshot, form, today))))


def form_of(snapshot: Snapshot) -> RecordContents:
    """Return what the record holds."""
    if not snapshot.sources:
        return RecordContents.EMPTY
    if snapshot.has(Lineage) and snapshot.of_kind(SourceKind.DRAFT):
        return RecordContents.ADOPTED if adoption_of(snapshot) else RecordContents.TEXT
    return RecordContents.MEETINGS if snapshot.results(MeetingReport, *SPOKEN) else RecordContents.WAITING


def _lines(snapshot: Snapshot, form: RecordContents, today: date) -> Iterator[BriefLine]:
    if form is RecordContents.EMPTY:
        return
    yield _contents(snapshot)
    if form is RecordContents.MEETINGS:
        yield from _of_meetings(snapshot)
    elif form is RecordContents.TEXT:
        yield from _of_text(snapshot, today)
    elif form is RecordContents.ADOPTED:
        yield from _of_adopted(snapshot, today)


def _contents(snapshot: Snapshot) -> BriefLine:
    """Return what the record holds, from when to when."""
    days = sorted(source.facts.date for source in snapshot.sources.values() if source.facts.date)
    versions, submissions = len(snapshot.of_kind(SourceKind.DRAFT)), len(snapshot.of_kind(SourceKind.INPUT))
    meetings = len(snapshot.results(MeetingReport, *SPOKEN))
    rest = len(snapshot.sources) - versions - submissions - meetings
    parts = (
        counted("%(n)s version of a text", "%(n)s versions of a text", n=versions) if versions else None,
        counted("%(n)s meeting", "%(n)s meetings", n=meetings) if meetings else None,
        counted("%(n)s submission", "%(n)s submissions", n=submissions) if submissions else None,
        counted("%(n)s other source", "%(n)s other sources", n=rest) if rest else None,
    )
    what = listed([part for part in parts if part])
    if not days:
        return BriefLine(N_("The record"), joined((what, "."), ""), "sources/")
    span = message("%(what)s, from %(first)s to %(last)s.", what=what, first=days[0], last=days[-1])
    one = message("%(what)s, of %(day)s.", what=what, day=days[0])
    return BriefLine(N_("The record"), span if days[0] != days[-1] else one, "sources/")


def _of_text(snapshot: Snapshot, today: date) -> Iterator[BriefLine]:
    text, disputes = paragraph_views(snapshot), disputes_now(snapshot)
    yield _latest_line(text)
    bracketed = sum(bool(one.brackets) for one in disputes)
    if not disputes:
        said = message("No paragraph of it stands in brackets, and no objection to its words is on record.")
        yield BriefLine(N_("Open"), said, _path(text))
    else:
        said = message(
            "%(paragraphs)s: %(brackets)s in brackets.",
            paragraphs=counted(
                "%(n)s paragraph is contested", "%(n)s paragraphs are contested", n=len(disputes)
            ),
            brackets=bracketed,
        )
        yield BriefLine(N_("Open"), said, _path(text))
        yield _most_contested(text, disputes)
    placed = under_silence(snapshot)
    if placed and placed.until and placed.until >= today:
        yield _silence(placed)


def _latest_line(text: ParagraphViews) -> BriefLine:
    number = len(text.sources) - 1
    said = message(
        "%(version)s of %(day)s, with %(paragraphs)s.",
        version=text.name(number),
        day=text.sources[number].facts.date or "–",
        paragraphs=_paragraphs(len(text.lineage.versions[number].paragraphs)),
    )
    return BriefLine(N_("Latest version"), said, _path(text))


def _path(text: ParagraphViews) -> str:
    return f"text/{text.sources[-1].id}/"


def _paragraphs(number: int) -> Message:
    return counted("%(n)s paragraph", "%(n)s paragraphs", n=number)


def _most_contested(text: ParagraphViews, disputes: tuple[Dispute, ...]) -> BriefLine:
    """Return where most stands against the words, and who is named there."""
    places = [dispute_shown(text, one).label for one in disputes[:_PLACES]]
    names = dict.fromkeys(name for one in disputes[:_PLACES] for name in _against(one))
    label = N_("Most contested")
    where = f"{_path(text)}#p{disputes[0].paragraph.index}"
    values: dict[str, Text] = {"places": listed(places)}
    if not names:
        alone = counted("Paragraph %(places)s.", "Paragraphs %(places)s.", n=len(places), **values)
        return BriefLine(label, alone, where)
    values["names"] = first_of_names(list(names))
    said = counted(
        "Paragraph %(places)s: %(names)s.", "Paragraphs %(places)s: %(names)s.", n=len(places), **values
    )
    cited = tuple(one.citations[0] for dispute in disputes[:_PLACES] for one in dispute.objections[:1])
    return BriefLine(label, said, where, cited)


def _against(one: Dispute) -> Iterator[str]:
    yield from one.actors
    yield from (position.holder.name for position in one.objections)
    yield from (party.speaking_for or party.name for step in one.breaks for party in step.by)


def first_of_names(names: list[str]) -> Text:
    """Return the first of several names, and how many more there are."""
    if len(names) <= _NAMES + 1:
        return listed(names)
    return message("%(names)s and %(more)s more", names=joined(names[:_NAMES]), more=len(names) - _NAMES)


def _silence(placed: Step) -> BriefLine:
    said = message("The silence procedure ends on %(day)s.", day=placed.until or "–")
    return BriefLine(N_("Next"), said, "procedure/", placed.citations[:1])


def _of_adopted(snapshot: Snapshot, today: date) -> Iterator[BriefLine]:
    text, adopted = paragraph_views(snapshot), adoption_of(snapshot)
    assert adopted is not None
    yield _adopted(text, adopted)
    if votes := [step for step in steps_of_adoption(snapshot, adopted) if step.kind in VOTES and step.votes]:
        yield _voted(votes)
    if apart := set_apart(snapshot, adopted):
        yield _divided_line(apart)
    if coming := upcoming(snapshot, today):
        yield coming


def _adopted(text: ParagraphViews, adopted: Adoption) -> BriefLine:
    source = text.sources[adopted.version]
    how = adopted.step.result if adopted.step else None
    values: dict[str, Text | date] = {"text": source.facts.symbol or source.title}
    if adopted.date and how:
        said = message("%(text)s, adopted %(how)s on %(day)s.", how=Message(how), day=adopted.date, **values)
    elif adopted.date:
        said = message("%(text)s, adopted on %(day)s.", day=adopted.date, **values)
    else:
        said = message("%(text)s, adopted.", **values)
    return BriefLine(N_("Adopted"), said, _path(text), adopted.step.citations[:1] if adopted.step else ())


def _voted(steps: list[Step]) -> BriefLine:
    said = [
        message("%(what)s: %(tally)s", what=s.what, tally=votes_in_words(s.votes)) for s in steps if s.votes
    ]
    cited = tuple(citation for step in steps[:_PLACES] for citation in step.citations[:1])
    all_said = joined((joined(said[:_PLACES], "; "), "."), "")
    return BriefLine(N_("Put to a vote"), all_said, "registers/votes/", cited)


def votes_in_words(votes: Votes) -> Text:
    """Return the figures of a vote in words."""
    if votes.abstaining is None:
        return message(
            "%(favour)s in favour, %(against)s against", favour=votes.favour, against=votes.against
        )
    return message(
        "%(favour)s in favour, %(against)s against, %(abstaining)s abstaining",
        favour=votes.favour,
        against=votes.against,
        abstaining=votes.abstaining,
    )


SET_APART = {
    Stance.RESERVE: N_("reservations"),
    Stance.DISSOCIATE: N_("dissociations"),
    Stance.INTERPRET: N_("interpretations"),
}
"""How parties set themselves apart from a text without voting against it, and what pages call that."""


def set_apart(snapshot: Snapshot, adopted: Adoption) -> dict[Stance, tuple[Position, ...]]:
    """Return the reservations, dissociations and interpretations held since the day of adoption."""
    day = adopted.date.isoformat() if adopted.date else ""
    held = [one for one in positions_by(snapshot).held if one.date and one.date >= day]
    found = {stance: tuple(one for one in held if one.stance is stance) for stance in SET_APART}
    return {stance: own for stance, own in found.items() if own}


def _divided_line(found: dict[Stance, tuple[Position, ...]]) -> BriefLine:
    parts = [
        message("%(what)s: %(names)s", what=Message(SET_APART[stance]), names=first_of_names(_holders(own)))
        for stance, own in found.items()
    ]
    cited = tuple(own[0].citations[0] for own in found.values())
    said = joined((joined(parts, "; ", capital=True), "."), "")
    return BriefLine(N_("Set apart"), said, "registers/", cited)


def _holders(positions: Iterable[Position]) -> list[str]:
    return list(dict.fromkeys(one.holder.name for one in positions))


def upcoming(snapshot: Snapshot, today: date) -> BriefLine | None:
    """Return what is due next under the text, and how much is overdue."""
    found = promises(snapshot, today)
    items = found.items if found else ()
    open_ones = [item for item in items if item.due and item.due >= today and item.status not in CLOSED]
    overdue = sum(item.status is CommitmentStatus.OVERDUE for item in items)
    late = counted("%(n)s commitment is overdue", "%(n)s commitments are overdue", n=overdue)
    if open_ones:
        item = min(open_ones, key=lambda one: one.due or today)
        both = joined((_due(item), joined((late, "."), "") if overdue else None), " ")
        return BriefLine(N_("Next"), both, "commitments/", item.commitment.citations[:1])
    review = next((step for step in _reviews(snapshot) if step.date and step.date >= today), None)
    if review and review.date:
        said = message("Review by %(day)s: “%(what)s”.", day=review.date, what=shorten(review.what, _WIDTH))
        return BriefLine(N_("Next"), said, "procedure/", review.citations[:1])
    return BriefLine(N_("Overdue"), joined((late, "."), ""), "commitments/") if overdue else None


def _due(item: FollowedCommitment) -> Message:
    duty = shorten(item.commitment.duty, _WIDTH)
    if not item.commitment.addressees:
        return message("By %(day)s: “%(duty)s”.", day=item.due or "–", duty=duty)
    who = first_of_names(list(item.commitment.addressees))
    return message("%(who)s, by %(day)s: “%(duty)s”.", who=who, day=item.due or "–", duty=duty)


def _reviews(snapshot: Snapshot) -> Iterator[Step]:
    steps = procedure_in(snapshot).steps if snapshot.has(Procedure) else ()
    return (step for step in steps if step.kind is StepKind.REVIEW)


def _of_meetings(snapshot: Snapshot) -> Iterator[BriefLine]:
    found = snapshot.results(MeetingReport, *SPOKEN)
    reports = [report for _, report in found]
    turns = [turn for report in reports for turn in report.meeting.interventions]
    speakers = {turn.speaker.name for turn in turns if turn.speaker.name}
    said = message(
        "%(interventions)s by %(speakers)s.",
        interventions=counted("%(n)s intervention", "%(n)s interventions", n=len(turns)),
        speakers=counted("%(n)s speaker", "%(n)s speakers", n=len(speakers)),
    )
    yield BriefLine(N_("Who spoke"), said, "actors/" if speakers else "meetings/")
    yield _shared_and_opposed(reports)
    if came := _came_of(reports):
        yield came
    last = found[-1][0]
    yield BriefLine(N_("Last meeting"), last.title, f"meetings/{last.id}/")


def _shared_and_opposed(reports: Sequence[MeetingReport]) -> BriefLine:
    shared = sum(len(report.agreements) for report in reports)
    differed = sum(len(report.differences) for report in reports)
    said = message(
        "%(shared)s, %(differed)s.",
        shared=counted("%(n)s shared point", "%(n)s shared points", n=shared),
        differed=counted("%(n)s difference", "%(n)s differences", n=differed),
    )
    return BriefLine(N_("Common ground"), said, "meetings/")


def _came_of(reports: Iterable[MeetingReport]) -> BriefLine | None:
    decided, steps = 0, 0
    for report in reports:
        decided, steps = decided + len(report.decisions), steps + len(report.actions)
    parts = (
        counted("%(n)s decision", "%(n)s decisions", n=decided) if decided else None,
        counted("%(n)s next step", "%(n)s next steps", n=steps) if steps else None,
    )
    found = [part for part in parts if part]
    said = joined((listed(found), "."), "")
    return BriefLine(N_("What came of it"), said, "meetings/") if found else None
