"""What stood in one track of a negotiation and later in the other."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field is called date
from enum import StrEnum

from travaux.domain.spans import Citation


class CrossingKind(StrEnum):
    """What is seen in both tracks: the same request of two holders, or the same wording in two sources."""

    REQUEST = "request"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class CrossingPlace:
    """Where something stands: in which source and track, on which day, by whom where that is known."""

    track: str
    citation: Citation
    date: Date | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Crossing:
    """A request or a wording seen first in one track, then in the other; ``words`` are what both share.

    It says that one came before the other, never that one came of the other.
    """

    kind: CrossingKind
    words: str
    first: CrossingPlace
    then: CrossingPlace
