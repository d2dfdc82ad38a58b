"""How it is known who speaks, and in what capacity somebody does."""

from dataclasses import dataclass
from enum import StrEnum

from travaux.domain.spans import Citation


class Capacity(StrEnum):
    """For whom the words of a turn are said."""

    OWN = "own"
    GROUP = "on behalf of"
    OFFICE = "office"  # as President of a body, not for the State that sent the person
    NATIONAL = "national capacity"
    READING = "reading for"  # another's statement is read out
    PRESIDING = "presiding"


class EvidenceKind(StrEnum):
    """What tells who speaks."""

    LABEL = "label"
    FLOOR = "floor given"
    THANKED = "thanked"
    SELF = "names itself"
    EARLIER = "named elsewhere"
    LIST = "list"
    PRESIDES = "gives the floor"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class SpeakerEvidence:
    """One witness to who speaks; ``citation`` is None where a person confirms it."""

    kind: EvidenceKind
    citation: Citation | None = None
