"""What people say of findings: what can be reviewed, what most needs it, and the verdicts themselves."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, TypeAlias, TypeVar

from travaux.analysis.commitments import reviewed_commitments
from travaux.analysis.hearing.holding import PART
from travaux.analysis.meeting import reviewed_arguments
from travaux.analysis.meeting.speaker_conflicts import find_conflicts
from travaux.analysis.positions import reviewed_positions
from travaux.analysis.speakers import reviewed_speakers
from travaux.analysis.text import reviewed_links
from travaux.domain.canonical import canonical, restored
from travaux.domain.commitments import Commitment
from travaux.domain.corrections import (
    ArgumentCorrection,
    Correction,
    LinkCorrection,
    PositionCorrection,
    SpeakerCorrection,
)
from travaux.domain.findings import Argument
from travaux.domain.hearing import DecidingWord, Hearing, describe_hearing
from travaux.domain.lineage import Lineage, Link
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.messages import N_, Message, Percentage, Text, joined, listed, message
from travaux.domain.positions import Position, Register
from travaux.domain.review import FindingKey, Review, ReviewDecision, Reviews
from travaux.domain.spans import Citation
from travaux.errors import NotFound
from travaux.views.commitments.register import entry_in, promises
from travaux.views.snapshot import Snapshot
from travaux.views.text.link_labels import link_put, link_seen

Reviewable: TypeAlias = Intervention | Argument | Position | Link | Commitment | Hearing

T = TypeVar("T")

WHOLE = "all"
"""What stands for the whole workspace in the name of a finding."""

CORRECTIONS: dict[str, type[Correction]] = {
    "intervention": SpeakerCorrection,
    "argument": ArgumentCorrection,
    "position": PositionCorrection,
    "link": LinkCorrection,
}
"""What may be put in place of a finding, by the finding's kind."""

_FORMS: dict[str, type[Reviewable]] = {
    "intervention": Intervention,
    "argument": Argument,
    "position": Position,
    "link": Link,
    "commitment": Commitment,
    "hearing": Hearing,
}
_UNSURE = 0.6  # a link or a position below wants a second look
_WHAT = {
    "intervention": N_("Who spoke"),
    "argument": N_("Argument"),
    "position": N_("Position"),
    "link": N_("Link between paragraphs"),
    "commitment": N_("Commitment"),
    "hearing": N_("Words not heard surely"),
}


class Need(NamedTuple):
    """Why a person should look at a finding, and how much that matters."""

    why: Text
    weight: int


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One finding with what people said of it.

    ``now`` is what stands, ``machine`` what the machine finds, both in words. ``seen`` is its finding
    as canonical JSON where it is not the finding at hand. ``needs`` say why a person should look, the gravest
    first. ``pending`` is true until a run has taken the last review over. ``alike`` are the ids of other
    findings that the same answer may fit.
    """

    key: FindingKey
    what: str
    where: str
    now: Text
    machine: Text
    citations: tuple[Citation, ...]
    seen: str = ""
    reviews: tuple[Review, ...] = ()
    needs: tuple[Need, ...] = ()
    pending: bool = False
    alike: tuple[str, ...] = ()
    finding: Reviewable | None = None

    @property
    def original(self) -> str:
        """Return the machine's finding as canonical JSON, which a review is held against."""
        return self.seen or canonical(self.finding)

    @property
    def name(self) -> str:
        """Return the finding's name: kind, subject and id."""
        return name_of(self.key)

    @property
    def weight(self) -> int:
        """Return how much the gravest of its needs matters."""
        return max((need.weight for need in self.needs), default=0)

    @property
    def in_force(self) -> Review | None:
        """Return the review that stands."""
        return next(iter(Reviews(self.reviews).standing().values()), None)


def name_of(key: FindingKey) -> str:
    """Return what names a finding in addresses and on the command line."""
    return f"{key.kind}/{key.subject or WHOLE}/{key.id}"


def items(snapshot: Snapshot) -> dict[FindingKey, ReviewItem]:
    """Return every finding that can be reviewed, and those that were and are no longer found."""

    def gather() -> dict[FindingKey, ReviewItem]:
        reviewed = (review.finding.subject for review in snapshot.reviews())
        subjects = dict.fromkeys((*snapshot.sources, *reviewed, ""))
        return {key: one for subject in subjects for key, one in items_about(snapshot, subject).items()}

    return snapshot.cached("review items", gather)


def items_about(snapshot: Snapshot, subject: str) -> dict[FindingKey, ReviewItem]:
    """Return the same about one source, or the whole: at hand long before those of all sources."""

    def gather() -> dict[FindingKey, ReviewItem]:
        found = _findings_of(snapshot, subject) if subject else _findings_of_whole(snapshot)
        said = [review for review in snapshot.reviews() if review.finding.subject == subject]
        return _with_reviews(snapshot, {one.key: one for one in found}, said)

    return snapshot.cached(("review items", subject), gather)


def positions_to_review(snapshot: Snapshot, wanted: Callable[[Position], bool]) -> Iterator[ReviewItem]:
    """Yield the positions that are ``wanted``, with what people said of them."""
    for register in _result_of(snapshot, Register, ""):
        chosen = (_of_position(snapshot, each) for each in register.positions if wanted(each))
        found = {one.key: one for one in chosen}
        said = [review for review in snapshot.reviews() if review.finding in found]
        yield from _with_reviews(snapshot, found, said).values()


def queue(snapshot: Snapshot) -> list[ReviewItem]:
    """Return what most needs a human eye, first what weighs most."""
    wanted = [item for item in items(snapshot).values() if item.needs]
    return sorted(wanted, key=lambda item: (-item.weight, item.key.subject, item.key.id))


def item(snapshot: Snapshot, name: str) -> ReviewItem:
    """Return the finding that ``name`` means: kind/subject/id, or an id that only one finding has.

    Raises:
        NotFound: if it means none, or several.
    """
    subject = name.split("/")[1] if name.count("/") == 2 else None
    known = items(snapshot) if subject is None else items_about(snapshot, "" if subject == WHOLE else subject)
    found = [one for one in known.values() if name in (one.name, one.key.id)]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(
            message("several findings are called “%(name)s”", name=name),
            remedy=message("name one, as %(name)s", name=found[0].name),
        )
    raise NotFound(
        message("there is no finding “%(name)s”", name=name),
        remedy=message("`travaux review DIR` lists what can be reviewed"),
    )


def with_alike(snapshot: Snapshot, one: ReviewItem) -> list[ReviewItem]:
    """Return the item, and those that its ``alike`` names."""
    known = items_about(snapshot, one.key.subject)
    return [one, *(known[replace(one.key, id=name)] for name in one.alike)]


def history(snapshot: Snapshot) -> list[Review]:
    """Return every review that the viewer may see, oldest first."""
    return list(snapshot.reviews())


def replacement_in_words(snapshot: Snapshot, review: Review) -> Text:
    """Return in words what a review put in place of what the machine found."""
    if review.replacement is None:
        return ""
    if entry := entry_in(review):
        status = Message(entry.entry.status.value) if entry.entry.status else None
        return joined((status, entry.entry.note, entry.entry.evidence), "; ")
    said: Correction = restored(review.replacement, CORRECTIONS[review.finding.kind])
    match said:
        case SpeakerCorrection(None, None):
            return message("no speaker named")
        case SpeakerCorrection(actor, person, groups):
            named = ", ".join(filter(None, (actor.name if actor else None, person)))
            names = ", ".join(group.name for group in groups)
            return message("%(who)s for %(groups)s", who=named, groups=names) if names else named
        case PositionCorrection(actor, stance, targets):
            about = "; ".join(target.label for target in targets or ())
            return joined((actor.name if actor else None, Message(stance.value) if stance else None, about))
        case ArgumentCorrection(topics):
            return ", ".join(topics) or message("no topic")
        case LinkCorrection():
            return link_put(snapshot, said)


def original_in_words(snapshot: Snapshot, review: Review) -> Text:
    """Return in words what the machine had found when a review was written."""
    if entry := entry_in(review):
        return f"{entry.paragraph}: {entry.duty}"
    finding: Reviewable = restored(review.original, _FORMS[review.finding.kind])
    return link_seen(snapshot, finding) if isinstance(finding, Link) else _in_words(finding)


def _findings_of(snapshot: Snapshot, source: str) -> Iterator[ReviewItem]:
    for meeting in _result_of(snapshot, Meeting, source):
        yield from _speakers(snapshot, meeting)
        yield from _hearings(snapshot, meeting)
    for report in _result_of(snapshot, MeetingReport, source):
        for argument in report.arguments:
            yield _item(snapshot, source, argument, argument.citations, ())


def _findings_of_whole(snapshot: Snapshot) -> Iterator[ReviewItem]:
    for register in _result_of(snapshot, Register, ""):
        yield from (_of_position(snapshot, position) for position in register.positions)
    for lineage in _result_of(snapshot, Lineage, ""):
        yield from _links(snapshot, lineage)
    if owed := promises(snapshot, date.min):
        where = owed.draft.title or snapshot.title
        for each in owed.items:
            one = each.commitment
            yield replace(_item(snapshot, "", one, one.citations, ()), where=where)


def _result_of(snapshot: Snapshot, form: type[T], subject: str) -> Iterator[T]:
    if snapshot.has(form, subject):
        yield snapshot.result(form, subject)


def _of_position(snapshot: Snapshot, position: Position) -> ReviewItem:
    return _item(snapshot, "", position, position.citations, tuple(_doubts(position)))


def _speakers(snapshot: Snapshot, meeting: Meeting) -> Iterator[ReviewItem]:
    doubtful = find_conflicts(meeting)
    alike: dict[str, list[str]] = {}
    for turn in meeting.interventions:
        alike.setdefault(turn.speaker.label, []).append(turn.id)
    for turn in meeting.interventions:
        if PART in turn.id:
            continue  # the rest of a turn of which a sentence is held back: the first part stands for all
        needs = tuple(_unsure_of(turn, turn.id in doubtful))
        words = meeting.source.cite(turn.start, turn.end)
        others = tuple(name for name in alike[turn.speaker.label] if name != turn.id and turn.speaker.label)
        yield replace(_item(snapshot, meeting.source.id, turn, (words,), needs), alike=others)


def _hearings(snapshot: Snapshot, meeting: Meeting) -> Iterator[ReviewItem]:
    """Yield the words that were not heard surely, those that decide most first to be listened to."""
    for one in meeting.held_back:
        weight = 3 if one.decides is DecidingWord.OTHER else 6
        held = message("its sentence is held back until somebody has listened and confirms it")
        needs = () if one.review else (Need(held, weight),)
        yield _item(snapshot, meeting.source.id, one, one.citations, needs)


def _unsure_of(turn: Intervention, doubtful: bool) -> Iterator[Need]:
    if turn.review:
        return
    if doubtful:
        yield Need(message("labelled as whoever presides, but a delegation speaks"), 7)
    if turn.speaker.ambiguous:
        yield Need(message("could mean %(names)s", names=listed(turn.speaker.ambiguous, either=True)), 6)
    elif turn.speaker.actor is None and not turn.speaker.on_behalf_of:
        yield Need(
            message("no matching participant") if turn.speaker.label else message("no speaker named"), 5
        )


def _doubts(position: Position) -> Iterator[Need]:
    if position.review:
        return
    if position.contested:
        yield Need(message("contested: %(why)s", why=position.contested), 4)
    if position.confidence < _UNSURE:
        yield Need(message("low confidence (%(share)s)", share=Percentage(position.confidence)), 3)


def _links(snapshot: Snapshot, lineage: Lineage) -> Iterator[ReviewItem]:
    seen: set[str] = set()
    for step, links in enumerate(lineage.links):
        old, new = lineage.versions[step], lineage.versions[step + 1]
        for link in sorted(links, key=lambda link: not (link.old and link.new)):
            named = link.review.finding if link.review else link.id
            if named in seen:  # one review may tear a link into several
                continue
            seen.add(named)
            unsure = link.old and link.new and link.score < _UNSURE and not link.review
            needs = (
                (Need(message("a weak link (%(share)s)", share=Percentage(link.score)), 2),) if unsure else ()
            )
            found = _item(snapshot, "", link, link.citations, needs)
            where = f"{old.stage or old.title or old.source.id} → {new.stage or new.title or new.source.id}"
            machine = link.review.machine if link.review else reviewed_links.describe(link, old, new)
            yield replace(found, now=reviewed_links.describe(link, old, new), machine=machine, where=where)


def _item(
    snapshot: Snapshot,
    subject: str,
    finding: Reviewable,
    citations: tuple[Citation, ...],
    needs: tuple[Need, ...],
) -> ReviewItem:
    said = finding.review
    key = FindingKey(subject, type(finding).__name__.lower(), said.finding if said else finding.id)
    source = snapshot.sources.get(subject)
    if said and said.moved:
        needs = (Need(message("what the machine finds has changed since it was reviewed"), 8), *needs)
    return ReviewItem(
        key,
        _WHAT[key.kind],
        source.title if source else snapshot.title,
        _in_words(finding),
        said.machine if said else _in_words(finding),
        citations,
        said.found if said else "",
        needs=needs,
        finding=finding,
    )


def _in_words(finding: Reviewable) -> Text:
    match finding:
        case Intervention():
            return reviewed_speakers.describe(finding.speaker)
        case Argument():
            return reviewed_arguments.describe(finding)
        case Position():
            return reviewed_positions.describe(finding)
        case Link():
            return reviewed_links.describe(finding)
        case Commitment():
            return reviewed_commitments.describe(finding)
        case Hearing():
            return describe_hearing(finding)


def _with_reviews(
    snapshot: Snapshot, known: dict[FindingKey, ReviewItem], said: Iterable[Review]
) -> dict[FindingKey, ReviewItem]:
    given: dict[FindingKey, list[Review]] = {}
    for review in said:
        if review.finding.kind not in _FORMS:  # entries on commitments have a register of their own
            continue
        given.setdefault(review.finding, []).append(review)
    for key, reviews in given.items():
        there = known.get(key) or _only_reviewed(snapshot, reviews[-1])
        known[key] = _settled(snapshot, replace(there, reviews=tuple(reviews)))
    return known


def _settled(snapshot: Snapshot, one: ReviewItem) -> ReviewItem:
    """Return the item, told apart: a review not yet taken over, one that fits no longer, one that stands."""
    last, in_force = one.reviews[-1], one.in_force
    worked_out = one.key.kind in _MADE_BY  # the rest follows at once
    if (
        worked_out
        and last.when
        and last.when.isoformat(timespec="milliseconds") > _maker_of(snapshot, one.key)
    ):
        return replace(one, pending=True, needs=())
    applied = one.finding is not None and one.finding.review is not None
    left_out = one.finding is None and in_force is not None and in_force.verdict is ReviewDecision.REJECT
    if in_force is None or applied or left_out:
        return one
    gone = Need(message("what was reviewed is no longer found as it was; the review is not applied"), 9)
    return replace(one, needs=(gone, *one.needs))


_MADE_BY: dict[str, type] = {
    "intervention": Meeting,
    "hearing": Meeting,
    "argument": MeetingReport,
    "position": Register,
    "link": Lineage,
}


def _maker_of(snapshot: Snapshot, key: FindingKey) -> str:
    form = _MADE_BY[key.kind]
    return snapshot.made(form, key.subject)


def _only_reviewed(snapshot: Snapshot, review: Review) -> ReviewItem:
    """Return the item of a finding that is no longer there, from what its reviewer saw."""
    finding: Reviewable = restored(review.original, _FORMS[review.finding.kind])
    source = snapshot.sources.get(review.finding.subject)
    cited = () if isinstance(finding, Intervention) else finding.citations
    return ReviewItem(
        review.finding,
        _WHAT[review.finding.kind],
        source.title if source else snapshot.title,
        message("left out") if review.verdict is ReviewDecision.REJECT else message("no longer found"),
        original_in_words(snapshot, review),
        tuple(citation for citation in cited if citation.source in snapshot.sources),
        review.original,
    )


@dataclass(frozen=True, slots=True)
class LogLine:
    """One write: when (ISO 8601), who, what was done to which subject, and how."""

    number: int
    when: str
    who: str
    action: str
    subject: str
    detail: str


def log(snapshot: Snapshot) -> list[LogLine]:
    """Return every write ever made, oldest first, numbered from 1. The public sees none."""
    with snapshot.workspace.record.view(snapshot.viewer) as reading:
        return [
            LogLine(number, entry.when, entry.who, entry.action, entry.subject, entry.detail)
            for number, entry in enumerate(reading.log(), 1)
        ]
