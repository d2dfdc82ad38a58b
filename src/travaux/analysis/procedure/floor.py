"""Explanations and replies in a meeting, from what its chair opens the floor for."""

from collections.abc import Iterator
from datetime import date

from travaux.analysis.procedure.datelines import record_day
from travaux.analysis.speakers.presiding import holds_no_side
from travaux.domain.actors import ActorKind
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.process import Party, Step, StepKind
from travaux.domain.spans import stable_id
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase
from travaux.reference.registry import Registry

_OPENING = 200  # characters of a turn that its step is shown by


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"floor.{name}")


def find_on_floor(meeting: Meeting, near: date | None, registry: Registry) -> Iterator[Step]:
    """Yield explanations before and after adoption and replies, each by its speaker."""
    purpose: StepKind | None = None
    near = near or record_day(meeting.source.text)
    for turn in meeting.interventions:
        if holds_no_side(turn.speaker):
            purpose = _purpose(meeting.words_of(turn), purpose)
        elif turn.speaker.actor is not None:
            taken = _own_purpose(meeting.words_of(turn)[:_OPENING]) or purpose
            if taken:
                yield _step(meeting, turn, taken, near, registry)


def _own_purpose(opening: str) -> StepKind | None:
    """Return the purpose for which a turn says in front that it has the floor."""
    purposes = (
        ("own_before", StepKind.EXPLANATION_BEFORE),
        ("own_after", StepKind.EXPLANATION_AFTER),
        ("own_reply", StepKind.RIGHT_OF_REPLY),
    )
    return next((kind for name, kind in purposes if _phrase(name).search(opening)), None)


def _purpose(words: str, now: StepKind | None) -> StepKind | None:
    """Return what the floor is open for after the chair's words: the last that they say of it."""
    opened = (
        ("before", StepKind.EXPLANATION_BEFORE),
        ("after", StepKind.EXPLANATION_AFTER),
        ("reply", StepKind.RIGHT_OF_REPLY),
        ("ends", None),
    )
    said = [(match.start(), kind) for name, kind in opened for match in _phrase(name).finditer(words)]
    if said:
        return max(said, key=lambda one: one[0])[1]
    return None if now is StepKind.RIGHT_OF_REPLY else now


def _step(
    meeting: Meeting, turn: Intervention, kind: StepKind, near: date | None, registry: Registry
) -> Step:
    words = meeting.words_of(turn)
    shown = words[:_OPENING].rsplit(" ", 1)[0] if len(words) > _OPENING else words
    group = turn.speaker.on_behalf_of[0].name if turn.speaker.on_behalf_of else _group(shown, registry)
    return Step(
        id=stable_id("step", meeting.source.id, kind.value, str(turn.start)),
        kind=kind,
        what=kind.value,
        date=near,
        by=(Party(turn.speaker.name, group),),
        citations=(meeting.source.cite(turn.start, turn.start + len(shown)),),
    )


def _group(opening: str, registry: Registry) -> str | None:
    """Return the group for which a turn says in front that it speaks."""
    for mention in registry.mentions(opening):
        actor = mention.resolution.actor
        if actor and actor.kind is ActorKind.GROUP and _phrase("on_behalf").search(opening[: mention.start]):
            return actor.name
    return None
