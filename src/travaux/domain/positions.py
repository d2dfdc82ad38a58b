"""Positions: who stands where on what, in exactly which words."""

from dataclasses import dataclass, field
from enum import StrEnum

from travaux.domain.actors import Actor
from travaux.domain.review import ReviewNote
from travaux.domain.spans import Citation, cited


class Stance(StrEnum):
    """What an actor does with a text or an idea; none of these is ever merged with another."""

    SUPPORT = "support"
    WELCOME = "welcome"
    PROPOSE = "propose"
    AMEND = "amend"
    DELETE = "delete"
    OPPOSE = "oppose"
    RESERVE = "reserve"
    DISSOCIATE = "dissociate"
    INTERPRET = "interpret"
    REGRET = "regret"
    CONDITIONAL = "conditional"
    CALL_FOR = "call for"
    COMMIT = "commit"
    ALIGN = "align with"
    NOT_BLOCKING = "not blocking"
    UNDECIDED = "undecided"


class TargetKind(StrEnum):
    """What a position is about. ``text`` is the negotiated text as a whole."""

    PARAGRAPH = "paragraph"
    SECTION = "section"
    TERM = "term"
    DOCUMENT = "document"
    AMENDMENT = "amendment"
    PROPOSAL = "proposal"
    TEXT = "text"


class Moment(StrEnum):
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


class Via(StrEnum):
    """Whether the actor's own words show a position or somebody's report does."""

    OWN_WORDS = "own words"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Target:
    """What a position is about; ``paragraph`` is its index in the draft at hand."""

    kind: TargetKind
    label: str
    thread: str | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One actor's stance in one clause.

    ``speaking_for`` is the group whose position it is, spoken by ``actor``. ``confidence`` is from 0 to 1.
    ``contested`` says what in the record speaks against it; ``yields`` that own words are at hand.
    ``context`` are the words before that say what "it" or "this paragraph" means in the words cited;
    ``aligned_with`` is whose statement or position is shared.
    """

    id: str
    actor: Actor
    stance: Stance
    targets: tuple[Target, ...]
    moment: Moment
    via: Via
    confidence: float
    citations: tuple[Citation, ...]
    speaking_for: Actor | None = None
    person: str | None = None
    meeting: str | None = None
    date: str | None = None
    contested: str | None = None
    yields: bool = False
    review: ReviewNote | None = None
    context: tuple[Citation, ...] = ()
    aligned_with: tuple[Actor, ...] = ()

    def __post_init__(self) -> None:
        cited(self.citations)

    @property
    def holder(self) -> Actor:
        """Return whose position it is: the group where somebody speaks for one."""
        return self.speaking_for or self.actor


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words that look like a position and were not taken as one, and why."""

    reason: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        cited(self.citations)


@dataclass(frozen=True, slots=True)
class Membership:
    """A group that holds positions, and its members as lists have them; none is said to have spoken."""

    group: Actor
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """Positions in the order of their sources, what was left out, and who belongs to the groups named."""

    positions: tuple[Position, ...]
    unresolved: tuple[Unresolved, ...] = field(default=())
    memberships: tuple[Membership, ...] = field(default=())


FOR = frozenset({Stance.SUPPORT, Stance.WELCOME})


AGAINST = frozenset({Stance.OPPOSE, Stance.DELETE, Stance.RESERVE, Stance.DISSOCIATE})
"""Stances against words, as against welcoming, regretting or interpreting them."""


def side(stance: Stance) -> int:
    """Return 1 for a stance that speaks for its target, -1 against, 0 where it does neither."""
    return 1 if stance in FOR else -1 if stance in AGAINST else 0
