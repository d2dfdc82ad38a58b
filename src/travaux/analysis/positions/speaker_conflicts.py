"""Turns whose words or whose place in the record belie the name that it gives their speaker."""

import re
from collections.abc import Mapping

from travaux.analysis.speakers.capacity import OPENING
from travaux.analysis.speakers.floor import corrects_call, find_call
from travaux.analysis.speakers.presiding import holds_no_side
from travaux.domain.actors import Actor, ActorKind
from travaux.domain.attribution import EvidenceKind
from travaux.domain.meetings import Intervention, Manner, Meeting
from travaux.domain.messages import Message, message
from travaux.reference.registry import Registry

_AS_WHOM = re.compile(
    r"\b(?:I am|as)\s+(?:the\s+)?(?:representative|delegate)\s+of\s+(?:the\s+)?$|"
    r"\b(?:my|our)\s+(?:own\s+)?(?:country|delegation),?\s+(?:the\s+)?$|"
    r"\b(?:here|in) (?:my|our) country,\s+$",
    re.IGNORECASE,
)
_AS_THEY_SAY = re.compile(
    r"\s+(?:(?:has|have|had|just|so|rightly|also|once|did|does|\w+ly)\s+)*(?:put|said|says|noted|states?|stated|"
    r"proposed|suggested|mentioned|pointed|indicated|explained|observed|argued|told|remarked|recalled|"
    r"underlined|stressed|asked|requested|described|expressed|highlighted|emphasi[sz]ed|called|reminded|did|"
    r"does|knows|knew)\b",
    re.IGNORECASE,
)
"""After a name that is quoted, and no speaker's own: "as the representative of X put it"."""
_STATES = frozenset({ActorKind.STATE, ActorKind.OBSERVER})


def find_mistaken(meeting: Meeting, registry: Registry) -> Mapping[str, Message]:
    """Return why the speaker of a turn is doubtful, by the turn's id.

    Machine transcripts put a name too early or too late: the chair gave the floor to somebody else, or the
    speaker says to be somebody else. Nobody's words are given to anybody there.
    """
    found: dict[str, Message] = {}
    before: Intervention | None = None
    for turn in meeting.interventions:
        if (
            turn.manner is Manner.DIRECT
            and turn.review is None
            and _is_delegation(turn)
            and not _is_confirmed(turn)
        ):
            doubt = _given_to_another(meeting, before, turn, registry) or _says_another(
                meeting, turn, registry
            )
            if doubt:
                found[turn.id] = doubt
        before = turn
    return found


def _is_confirmed(turn: Intervention) -> bool:
    return any(each.kind is EvidenceKind.CONFIRMED for each in turn.evidence)


def _is_delegation(turn: Intervention) -> bool:
    return turn.speaker.actor is not None and not holds_no_side(turn.speaker)


def _given_to_another(
    meeting: Meeting, before: Intervention | None, turn: Intervention, registry: Registry
) -> Message | None:
    if before is None or not holds_no_side(before.speaker):
        return None
    call = find_call(meeting.words_of(before), before.start, registry, formal=True)
    given = call.actor if call else None
    if given is None or given.kind not in _STATES or _is_of(turn, given):
        return None
    corrected = corrects_call(meeting.words_of(turn), turn.start, given, registry)
    if corrected and corrected.actor == turn.speaker.actor:
        return None
    return _doubtful(turn, message("the Chair gave the floor to %(name)s", name=given.name))


def _says_another(meeting: Meeting, turn: Intervention, registry: Registry) -> Message | None:
    """Return that a speaker says to be of another delegation than the record has."""
    words = meeting.words_of(turn)[:OPENING]
    for mention in registry.mentions(words):
        actor = mention.resolution.actor
        if (
            actor
            and actor.kind in _STATES
            and _AS_WHOM.search(words[: mention.start])
            and not _AS_THEY_SAY.match(words, mention.end)
            and not _is_of(turn, actor)
        ):
            return _doubtful(turn, message("the speaker says to be of %(name)s", name=actor.name))
    return None


def _is_of(turn: Intervention, actor: Actor) -> bool:
    """Tell whether a turn may be ``actor``'s: its own, its group's, or of a speaker on its behalf."""
    own = turn.speaker.actor
    assert own is not None
    return actor in (own, *turn.speaker.on_behalf_of) or own.code in actor.groups or own.kind not in _STATES


def _doubtful(turn: Intervention, why: Message) -> Message:
    assert turn.speaker.actor is not None
    name = turn.speaker.actor.name
    return message("the record names %(name)s as the speaker, but %(why)s", name=name, why=why)
