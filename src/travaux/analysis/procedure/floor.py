"""Explanations and replies in a meeting, from what its chair opens the floor for."""

import re
from collections.abc import Iterator
from datetime import date

from travaux.analysis.speakers.presiding import holds_no_side
from travaux.domain.actors import ActorKind
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.process import Party, Step, StepKind
from travaux.domain.spans import stable_id
from travaux.reference.procedure_terms import ProcedureTerms, load_procedure_terms
from travaux.reference.registry import Registry

_FOR = re.compile(r"\b(?:on behalf of|in the name of|speak for)\s+(?:the\s+)?$", re.IGNORECASE)
_OPENING = 200  # characters of a turn that its step is shown by


def find_on_floor(meeting: Meeting, near: date | None, registry: Registry) -> Iterator[Step]:
    """Yield explanations before and after adoption and replies, each by its speaker."""
    terms = load_procedure_terms()
    purpose: StepKind | None = None
    for turn in meeting.interventions:
        if holds_no_side(turn.speaker):
            purpose = _purpose(meeting.words_of(turn), terms, purpose)
        elif turn.speaker.actor is not None:
            taken = _own_purpose(meeting.words_of(turn)[:_OPENING], terms) or purpose
            if taken:
                yield _step(meeting, turn, taken, near, registry)


def _own_purpose(opening: str, terms: ProcedureTerms) -> StepKind | None:
    """Return the purpose for which a turn says in front that it has the floor."""
    told = (
        (terms.own_before, StepKind.EXPLANATION_BEFORE),
        (terms.own_after, StepKind.EXPLANATION_AFTER),
        (terms.own_reply, StepKind.RIGHT_OF_REPLY),
    )
    return next((kind for pattern, kind in told if pattern.search(opening)), None)


def _purpose(words: str, terms: ProcedureTerms, now: StepKind | None) -> StepKind | None:
    """Return what the floor is open for after the chair's words: the last that they say of it."""
    opened = (
        (terms.before, StepKind.EXPLANATION_BEFORE),
        (terms.after, StepKind.EXPLANATION_AFTER),
        (terms.reply, StepKind.RIGHT_OF_REPLY),
        (terms.ends, None),
    )
    said = [(match.start(), kind) for pattern, kind in opened for match in pattern.finditer(words)]
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
        if actor and actor.kind is ActorKind.GROUP and _FOR.search(opening[: mention.start]):
            return actor.name
    return None
