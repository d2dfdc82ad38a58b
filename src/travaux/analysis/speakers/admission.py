"""Which of the names that labels could mean are admitted in this meeting, and why the others are not."""

import re
from dataclasses import dataclass

from travaux.analysis.speakers.room import (
    LONGEST_CODE,
    MeetingParticipants,
    affiliation,
    person_of,
    rests_on_letters,
    without_initials,
)
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.attribution import EvidenceKind
from travaux.domain.messages import Text, message
from travaux.reference.names import key
from travaux.reference.registry import Registry

_STATES = (ActorKind.STATE, ActorKind.OBSERVER, ActorKind.PARTICIPANT, ActorKind.GROUP)
GIVEN_NAMES = frozenset({"jordan", "georgia", "chad", "israel", "india", "malta", "kenya", "ireland", "cuba"})
"""Names of States that people bear, too: among persons they are a person's."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """A label's speaker as far as this meeting bears it out; ``reason`` where it does not."""

    speaker: Speaker
    kind: EvidenceKind | None = None
    reason: Text | None = None


def admit(speaker: Speaker, room: MeetingParticipants, registry: Registry) -> Admitted:
    """Return ``speaker`` where this meeting's record bears out whom the label could mean."""
    label = speaker.label
    local = person_of(label, room)
    if local:
        return Admitted(local, EvidenceKind.LIST)
    bare = without_initials(label, room)
    if bare != label and not _names_in_full(label, speaker.actor, registry):
        return Admitted(Speaker(label, None, bare))
    actor = speaker.actor
    if actor is None:
        return Admitted(speaker)
    if actor.kind is ActorKind.ROLE:
        return Admitted(speaker, EvidenceKind.LABEL)
    reason = _inadmissible_reason(label, speaker, actor, room, registry)
    if reason:
        return Admitted(Speaker(label, None, speaker.person, speaker.role), None, reason)
    return Admitted(speaker, EvidenceKind.LABEL)


def _names_in_full(label: str, actor: Actor | None, registry: Registry) -> bool:
    return actor is not None and not rests_on_letters(label, actor, registry)


def _inadmissible_reason(
    label: str, speaker: Speaker, actor: Actor, room: MeetingParticipants, registry: Registry
) -> Text | None:
    """Return why ``label`` does not show that ``actor`` speaks, None where it does."""
    told = room.of_delegations or actor.code in room.listed or _has_role(label, registry)
    if not told and rests_on_letters(label, actor, registry):
        return message("two or three letters name nobody by themselves")
    if not room.of_delegations and key(label) in GIVEN_NAMES:
        return message("among persons this is a person's name")
    place = affiliation(label)
    if place is None or not speaker.person or told:
        return None
    own = registry.resolve_exactly(place).actor
    if own is not None and own.kind in _STATES and len(place) > LONGEST_CODE:
        places = message("brackets in this record give places, not delegations")
        return None if room.brackets_name_actors else places
    if not room.brackets_name_actors:
        return message("a party, firm or place in brackets is nobody who speaks")
    return None


def _has_role(label: str, registry: Registry) -> bool:
    words = set(re.findall(r"[^\W\d_]+", label.lower()))
    return bool(words & ({*registry.lexicon["role_words"]} | {"delegation", "delegates", "mission"}))
