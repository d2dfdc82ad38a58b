"""A process as its page shows it: gathered from the record, with the background that people wrote."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from travaux.domain.background import Background
from travaux.domain.canonical import restored
from travaux.domain.commitments import CLOSED, CommitmentStatus, FollowedCommitment
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Intervention
from travaux.domain.messages import Message, Text, joined, joined_or_none, message
from travaux.domain.process import Procedure, StepKind
from travaux.domain.review import BACKGROUND
from travaux.domain.sources import SPOKEN, Source, SourceKind, Viewer
from travaux.domain.spans import Citation
from travaux.domain.texts import Draft, Paragraph
from travaux.errors import UsageError
from travaux.exports.process_json import process_json
from travaux.reports.procedure import describe_step
from travaux.reports.process import Ahead, Held, Presiding, Process, process_page
from travaux.views.commitments.register import promises
from travaux.views.documents import PAGE_FORMS, Document, as_json, render
from travaux.views.procedure.adoption import adoption_of
from travaux.views.procedure.phases import Phase, is_of_silence
from travaux.views.procedure.timeline import procedure_in
from travaux.views.procedure.tracks import crossings_in, rooms_of
from travaux.views.review.backing import backing_in
from travaux.views.snapshot import Snapshot
from travaux.views.workspace import snapshot_of

FORMS = (*PAGE_FORMS, "json")
_TO_COME = frozenset({StepKind.UNDER_SILENCE, StepKind.REVIEW, StepKind.CONSULTATIONS, StepKind.IN_FORCE})
_OTHERS = message("Other documents")


def process_at(folder: Path, form: str, today: date) -> bytes:
    """Return the page of a workspace's process as a file's bytes; html, md, docx or json.

    Raises:
        UsageError: if there is no such form.
    """
    if form not in FORMS:
        raise UsageError(f"there is no form “{form}”", remedy=f"use one of {', '.join(FORMS)}")
    with snapshot_of(folder, Viewer.KEEPER) as snapshot:
        if form == "json":
            return as_json(process_plain(snapshot, today))
        return render(backing_in(snapshot).of(process_document(snapshot, today).report), form)


def process_plain(snapshot: Snapshot, today: date) -> dict[str, object]:
    """Return the process on the day ``today`` as JSON holds it."""
    return snapshot.cached(("process in plain", today), lambda: process_json(_process(snapshot, today)))


def process_document(snapshot: Snapshot, today: date) -> Document:
    """Return the page of the process on the day ``today``."""
    return snapshot.cached(("process", today), lambda: Document(process_page(_process(snapshot, today))))


def background_of(snapshot: Snapshot) -> Background | None:
    """Return the background that was last written, None where there is none."""
    said = [review for review in snapshot.recorded() if review.finding.kind == BACKGROUND]
    if not said or not said[-1].replacement:
        return None
    found: Background = restored(said[-1].replacement, Background)
    return found if found.words else None


def _process(snapshot: Snapshot, today: date) -> Process:
    meetings = tuple(_meetings(snapshot))
    return Process(
        snapshot.title,
        today,
        background_of(snapshot),
        tuple(_leads(meetings)),
        tuple(sorted(_ahead(snapshot, today), key=lambda one: one.day)),
        procedure_in(snapshot).steps if snapshot.has(Procedure) else (),
        tuple(held for _, held in meetings),
        tuple(_documents(snapshot)),
        tuple(_related(snapshot, today)),
        crossings_in(snapshot),
        rooms_of(snapshot),
    )


def _meetings(snapshot: Snapshot) -> Iterator[tuple[str | None, Held]]:
    """Yield the meetings by date, each with who presided as its source names them."""
    for source, report in snapshot.results(MeetingReport, *SPOKEN):
        facts = report.meeting.facts
        yield facts.chair, _held(snapshot, source, facts.body)


def _held(snapshot: Snapshot, source: Source, aside: Text | None) -> Held:
    track = source.facts.track.value if source.facts.track else None
    return Held(source.title, source.facts.date, aside, track, tuple(_opening_words(snapshot, source)))


def _opening_words(snapshot: Snapshot, source: Source) -> Iterator[Citation]:
    """Yield the first paragraph or intervention of a source, on which a link to the whole opens."""
    whole: Sequence[Paragraph | Intervention] = ()
    if snapshot.has(MeetingReport, source.id):
        whole = snapshot.result(MeetingReport, source.id).meeting.interventions
    elif snapshot.has(Draft, source.id):
        whole = snapshot.result(Draft, source.id).paragraphs
    first = next((one for one in whole if one.end > one.start), None)
    if first is not None:
        yield snapshot.text(source.id).cite(first.start, first.end)


def _leads(meetings: Iterable[tuple[str | None, Held]]) -> Iterator[Presiding]:
    led: dict[str, list[Held]] = defaultdict(list)
    for chair, held in meetings:
        if chair:
            led[chair].append(held)
    yield from (Presiding(name, tuple(own)) for name, own in led.items())


def _ahead(snapshot: Snapshot, today: date) -> Iterator[Ahead]:
    told: list[Ahead] = []
    for step in procedure_in(snapshot).steps if snapshot.has(Procedure) else ():
        day = step.until or step.date
        if day and day >= today and step.kind in _TO_COME:
            told.append(Ahead(day, describe_step(step), step.citations))
    yield from told
    found = promises(snapshot, today)
    for item in found.items if found else ():
        in_force = item.status not in CLOSED and item.status is not CommitmentStatus.NOT_ADOPTED
        if item.due and item.due >= today and in_force:
            owed = Ahead(item.due, _duty(item), item.commitment.citations)
            if not any(_is_the_same(owed, one) for one in told):
                yield owed


def _is_the_same(owed: Ahead, told: Ahead) -> bool:
    """Tell whether a duty is a step that is told already: a review of the same day in the same words."""
    return owed.day == told.day and any(
        one.overlaps(other) for one in owed.citations for other in told.citations
    )


def _duty(item: FollowedCommitment) -> Text:
    who = ", ".join(item.commitment.addressees) or message("No addressee")
    return joined((joined((who, item.asked), ", "), item.commitment.duty), ": ")


def _documents(snapshot: Snapshot) -> Iterator[tuple[Text, tuple[Held, ...]]]:
    """Yield the documents of each phase, then those of none; each by date."""
    found: dict[Text, list[Held]] = defaultdict(list)
    for source in sorted(snapshot.sources.values(), key=lambda one: one.dated):
        if source.facts.kind not in SPOKEN and snapshot.has_text(source.id):
            what = joined_or_none((source.facts.symbol, source.facts.stage, source.facts.author), ", ")
            found[_phase_of(snapshot, source)].append(_held(snapshot, source, what))
    order: list[Text] = [*(Message(phase.value) for phase in Phase), _OTHERS]
    yield from ((phase, tuple(found[phase])) for phase in order if phase in found)


def _phase_of(snapshot: Snapshot, source: Source) -> Text:
    """Return the phase of a document: by its kind, what it proves, and whether it came after adoption."""
    adopted = adoption_of(snapshot)
    kind, day = source.facts.kind, source.facts.date
    if kind is SourceKind.INPUT:
        return Message(Phase.CONSULTATION.value)
    if kind is SourceKind.DRAFT:
        versions = snapshot.of_kind(SourceKind.DRAFT)
        is_last = bool(adopted) and versions[-1].id == source.id
        return Message((Phase.ADOPTION if is_last else Phase.NEGOTIATION).value)
    if kind is SourceKind.LETTER and _proves_silence(snapshot, source):
        return Message(Phase.SILENCE.value)
    if kind in (SourceKind.AGREED, SourceKind.ADOPTED):
        return _OTHERS
    if adopted and adopted.date and day and day > adopted.date:
        return Message(Phase.FOLLOW_UP.value)
    return _OTHERS


def _proves_silence(snapshot: Snapshot, source: Source) -> bool:
    steps = procedure_in(snapshot).steps if snapshot.has(Procedure) else ()
    return any(
        is_of_silence(step) and any(citation.source == source.id for citation in step.citations)
        for step in steps
    )


def _related(snapshot: Snapshot, today: date) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """Yield the processes that commitments are to inform, each with the words that name it."""
    named: dict[str, list[Citation]] = defaultdict(list)
    found = promises(snapshot, today)
    for item in found.items if found else ():
        for name in item.commitment.feeds:
            named[name].append(item.commitment.citations[0])
    yield from ((name, tuple(cited)) for name, cited in named.items())
