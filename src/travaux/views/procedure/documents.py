"""The procedure of a workspace or of lone files: read from sources, added to by hand, told in every form."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field is called date
from pathlib import Path

from travaux.analysis.procedure.budgets import read_budget
from travaux.analysis.procedure.floor import find_on_floor
from travaux.analysis.procedure.narrated import find_in_room, find_told
from travaux.analysis.procedure.reviews import find_reviews
from travaux.analysis.procedure.timeline import chart
from travaux.analysis.procedure.versions import find_versions
from travaux.analysis.speakers.identification import identify
from travaux.domain.canonical import canonical, restored
from travaux.domain.meetings import Meeting
from travaux.domain.process import Budget, Party, Procedure, Step, StepKind
from travaux.domain.review import EVENT, FindingKey, Review, Verdict
from travaux.domain.sources import SPOKEN, SourceKind, Viewer
from travaux.domain.spans import Citation, SourceText
from travaux.domain.spans import identify as name_of
from travaux.domain.texts import Draft
from travaux.errors import NotFound, UsageError
from travaux.exports.procedure_json import procedure_json
from travaux.exports.reviewed_json import reviews_used
from travaux.formats.transcripts import read_transcript
from travaux.pipeline.drafts import read_draft
from travaux.pipeline.recognition import recognise
from travaux.reference.procedure_terms import load_procedure_terms
from travaux.reference.registry import Registry
from travaux.reports.procedure import procedure_page
from travaux.reports.reviewed import UNBACKED, Backing
from travaux.store.workspace import Workspace
from travaux.views.documents import (
    as_json,
    give_form,
)

_FRONT = 400  # characters in which a letter shows itself


@dataclass(frozen=True, slots=True)
class SetDown:
    """A step as somebody sets it down by hand; ``source`` is SOURCE or SOURCE:START-END."""

    kind: StepKind
    date: Date | None
    by: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    what: str = ""
    source: str | None = None
    until: Date | None = None


def read_procedure(
    letters: Sequence[Draft],
    reports: Sequence[Draft],
    meetings: Sequence[Meeting],
    versions: Sequence[Draft],
    registry: Registry,
) -> Procedure:
    """Return the course of a text: letters take steps, reports tell of them, meetings show them.

    A letter's steps are of its own day where they state none; a report's then have no day.
    """
    steps: list[Step] = []
    budgets: list[Budget] = []
    for draft in (*letters, *reports):
        steps += find_told(draft.source, draft.date, registry, own_day=draft in letters)
        budget = read_budget(draft.source)
        if budget:
            budgets.append(budget)
            steps.append(_stated(draft, budget))
    for meeting in meetings:
        steps += find_in_room(meeting, meeting.facts.date, registry)
        steps += find_on_floor(meeting, meeting.facts.date, registry)
    steps += find_versions(versions)
    if versions:
        steps += find_reviews(versions[-1])
    return chart(steps, budgets)


def _stated(draft: Draft, budget: Budget) -> Step:
    where = budget.total_citation or budget.items[0].citation
    return Step(
        id=name_of("step", draft.source.id, "budget"),
        kind=StepKind.BUDGET,
        what=f"{budget.total if budget.total is not None else budget.sum:,}",
        date=draft.date,
        citations=(where,),
    )


def procedure_of_files(paths: Sequence[Path], registry: Registry) -> Procedure:
    """Return the procedure that lone files tell of."""
    letters: list[Draft] = []
    reports: list[Draft] = []
    meetings: list[Meeting] = []
    versions: list[Draft] = []
    for path in paths:
        kind = recognise(path)
        if kind in SPOKEN:
            meetings.append(identify(read_transcript(path), registry))
        elif kind is SourceKind.DRAFT:
            versions.append(read_draft(path))
        elif kind is not SourceKind.INPUT:  # what somebody asks for tells no step
            read = read_draft(path)
            opens = load_procedure_terms().letter.search(read.source.text[:_FRONT])
            (letters if kind is SourceKind.LETTER or opens else reports).append(read)
    return read_procedure(letters, reports, meetings, versions, registry)


def procedure_of(workspace: Workspace) -> Procedure:
    """Return the procedure of a workspace, with the steps that people have set down."""
    from travaux.views.results import result  # it loads every stage

    found = result(workspace, Procedure)
    by_hand = set_down(workspace)
    return chart((*found.steps, *by_hand), found.budgets) if by_hand else found


def set_down(workspace: Workspace) -> tuple[Step, ...]:
    """Return the steps that people have set down in a workspace, less what they took back."""
    with workspace.record.reading(Viewer.KEEPER) as reading:
        return steps_among(reading.reviews(), reading.text)


def steps_among(reviews: Iterable[Review], text: Callable[[str], SourceText]) -> tuple[Step, ...]:
    """Return the steps set down in ``reviews``, oldest first, less what was taken back."""
    kept: dict[str, Step] = {}
    for review in reviews:
        if review.finding.kind != EVENT:
            continue
        if review.verdict is Verdict.EDIT and review.replacement:
            kept[review.finding.id] = restored(review.replacement, Step, text)
        else:
            kept.pop(review.finding.id, None)
    return tuple(kept.values())


def add_event(workspace: Workspace, event: SetDown, who: str) -> Step:
    """Keep a step that somebody sets down, and return it.

    Raises:
        NotFound: if it rests on a source that the workspace does not hold.
        UsageError: if the source has no words where it is said to.
    """
    cited: tuple[Citation, ...] = ()
    note = None
    if event.source:
        cited, note = _evidence(workspace, event.source)
    step = Step(
        id=name_of(EVENT, event.kind.value, str(event.date), *event.by, event.what, *event.paragraphs),
        kind=event.kind,
        what=event.what or event.kind.value,
        date=event.date,
        by=tuple(Party(name) for name in event.by),
        paragraphs=event.paragraphs,
        until=event.until,
        citations=cited,
        by_hand=who,
        note=note,
    )
    replacement = canonical(step)
    with workspace.record.writing(who) as writing:
        writing.put_review(
            Review(FindingKey("", EVENT, step.id), Verdict.EDIT, replacement, "set down", replacement)
        )
    return step


def take_back_event(workspace: Workspace, step: str, who: str) -> None:
    """Take a step back that somebody set down; the log keeps it.

    Raises:
        NotFound: if nobody has set it down.
    """
    with workspace.record.writing(who) as writing:
        there = {one.id: one for one in steps_among(writing.seen().reviews(), writing.seen().text)}
        if step not in there:
            raise NotFound(f"nobody has set down a step “{step}”", remedy="steps that sources tell stay")
        said = canonical(there[step])
        writing.put_review(Review(FindingKey("", EVENT, step), Verdict.WITHDRAW, said, "taken back"))


def _evidence(workspace: Workspace, source: str) -> tuple[tuple[Citation, ...], str]:
    """Return the words of ``SOURCE:START-END`` in a workspace; of SOURCE alone, the title and no words."""
    name, _, span = source.rpartition(":")
    start, _, end = span.partition("-")
    exact = bool(name) and start.isdigit() and end.isdigit()
    with workspace.record.reading(Viewer.KEEPER) as reading:
        stored = reading.source(name if exact else source)
        if not exact:
            return (), f"source: {stored.source.title}"
        text = reading.text(stored.source.id)
        try:
            return (text.cite(int(start), int(end)),), f"source: {stored.source.title}"
        except ValueError as error:
            raise UsageError(f"there are no words there: {error}", where=source) from error


def in_form(procedure: Procedure, form: str, title: str, backing: Backing = UNBACKED) -> bytes:
    """Return a procedure as a file's bytes, with the reviews it rests on; html, md, docx or json."""
    if form == "json":
        return as_json(procedure_json(procedure) | reviews_used(backing.reviews, procedure))
    return give_form(backing.of(procedure_page(procedure, title)), form)


def counted_procedure(procedure: Procedure) -> dict[str, int]:
    """Return in figures what a procedure tells."""
    return {
        "steps": len(procedure.steps),
        "with a day": sum(step.date is not None for step in procedure.steps),
        "budgets": len(procedure.budgets),
        "doubts": len(procedure.doubts),
    }
