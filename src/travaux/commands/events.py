"""Steps of the procedure that no source shows, recorded and withdrawn by people."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field is called date

from travaux.analysis.procedure.challenges import read_listed
from travaux.commands.rooms import room_of_note
from travaux.domain.canonical import canonical
from travaux.domain.messages import message
from travaux.domain.process import Party, Step, StepKind
from travaux.domain.review import EVENT, FindingKey, Review, ReviewDecision
from travaux.domain.sources import Track, Viewer
from travaux.domain.spans import Citation, stable_id
from travaux.errors import NotFound, UsageError
from travaux.store.workspace import Workspace
from travaux.views.procedure.timeline import steps_among


@dataclass(frozen=True, slots=True)
class EventEntry:
    """A step as somebody sets it down by hand; ``source`` is SOURCE or SOURCE:START-END.

    ``paragraphs`` lists them as people do: "PP3, 7, 24-30"; ``room`` is where the step stands."""

    kind: StepKind
    date: Date | None
    by: tuple[str, ...] = ()
    paragraphs: str = ""
    what: str = ""
    source: str | None = None
    until: Date | None = None
    track: Track | None = None
    room: str | None = None


def record_event(workspace: Workspace, event: EventEntry, who: str, viewer: Viewer = Viewer.KEEPER) -> Step:
    """Keep a step that somebody sets down, and return it.

    Raises:
        NotFound: if it rests on a source that the workspace does not hold.
        UsageError: if the source has no words where it is said to.
    """
    stands_in = room_of_note(workspace, event.room, viewer)
    cited: tuple[Citation, ...] = ()
    note = None
    if event.source:
        cited, note = _evidence(workspace, event.source, viewer)
    paragraphs = read_listed(event.paragraphs)
    step = Step(
        id=stable_id(EVENT, event.kind.value, str(event.date), *event.by, event.what, *paragraphs),
        kind=event.kind,
        what=event.what or event.kind.value,
        date=event.date,
        by=tuple(Party(name) for name in event.by),
        paragraphs=paragraphs,
        until=event.until,
        citations=cited,
        by_hand=who,
        note=note,
        track=event.track.value if event.track else None,
    )
    replacement = canonical(step)
    with workspace.record.writing(who) as writing:
        writing.put_review(
            Review(
                FindingKey("", EVENT, step.id),
                ReviewDecision.EDIT,
                replacement,
                "set down",
                replacement,
                room=stands_in,
            )
        )
    return step


def withdraw_event(workspace: Workspace, step: str, who: str, viewer: Viewer = Viewer.KEEPER) -> None:
    """Take a step back that somebody set down; the log keeps it.

    Raises:
        NotFound: if nobody has set it down.
    """
    with workspace.record.writing(who) as writing:
        seen = writing.seen(viewer)
        given = seen.reviews()
        there = {one.id: one for one in steps_among(given, seen.text)}
        if step not in there:
            raise NotFound(
                message("nobody has set down a step “%(step)s”", step=step),
                remedy=message("steps that sources tell stay"),
            )
        said = canonical(there[step])
        room = next(one.room for one in given if one.finding == FindingKey("", EVENT, step))
        writing.put_review(
            Review(FindingKey("", EVENT, step), ReviewDecision.WITHDRAW, said, "taken back", room=room)
        )


def _evidence(workspace: Workspace, source: str, viewer: Viewer) -> tuple[tuple[Citation, ...], str]:
    """Return the words of ``SOURCE:START-END`` in a workspace; of SOURCE alone, the title and no words."""
    name, _, span = source.rpartition(":")
    start, _, end = span.partition("-")
    exact = bool(name) and start.isdigit() and end.isdigit()
    with workspace.record.view(viewer) as reading:
        stored = reading.source(name if exact else source)
        if not exact:
            return (), f"source: {stored.source.title}"
        text = reading.text(stored.source.id)
        try:
            return (text.cite(int(start), int(end)),), f"source: {stored.source.title}"
        except ValueError as error:
            raise UsageError(
                message("there are no words there: %(error)s", error=str(error)), where=source
            ) from error
