"""Positions: who stands where on what, in exactly which words."""

from dataclasses import dataclass, field
from enum import StrEnum

from travaux.domain.actors import Actor
from travaux.domain.messages import Text
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


PARTICULAR = frozenset({TargetKind.PARAGRAPH, TargetKind.AMENDMENT, TargetKind.SECTION})
"""Targets that are one place of a text or one change to it, as against the text, a term or an idea."""


class Moment(StrEnum):
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


class Via(StrEnum):
    """Whether the actor's own words show a position or somebody's report does."""

    OWN_WORDS = "own words"
    REPORT = "report"


class Time(StrEnum):
    """When a stance is held, seen from the words that tell it."""

    NOW = "now"
    PAST = "past"  # held once: told as background, or overtaken by what the same words say of today
    ANNOUNCED = "announced"


class PositionStatus(StrEnum):
    """Whether a position is still held, as far as the record tells."""

    STANDS = "stands"
    WITHDRAWN = "withdrawn"  # its holder lifted it, or no longer insists
    SUPERSEDED = "superseded"  # its holder took another stance on the same thing later
    CONTESTED = "contested"  # sources differ, or the holder is told on both sides at one time


@dataclass(frozen=True, slots=True)
class Target:
    """What a position is about, as far as it is known.

    ``instrument`` is the text that a provision belongs to, where the words name one; ``version`` is the
    source of the version that was on the table. ``paragraph`` is its index there and ``thread`` its life
    through the versions, both None where the provision is not tied to a text of the record: ``why_unbound``
    then says why. ``words`` are those in dispute. ``overtaken`` says why what is asked applies no more to the
    newest version.
    """

    kind: TargetKind
    label: str
    thread: str | None = None
    paragraph: int | None = None
    instrument: str | None = None
    version: str | None = None
    words: str | None = None
    why_unbound: Text | None = None
    overtaken: Text | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One actor's stance in one clause.

    ``speaking_for`` is the group whose position it is, spoken by ``actor``. ``confidence`` is from 0 to 1.
    ``contested`` says what in the record speaks against it; ``yields`` that own words are at hand.
    ``closes`` is the stance that these words withdraw or lift; ``reported_by`` is the speaker who tells of it
    where that is not its holder; ``unnamed`` where the holder is not named ("many"). ``capacity`` is that in
    which it was taken ("on behalf of", "as President"), None for a holder's own. ``status`` says whether it
    still stands; ``supersedes`` are the ids of positions that it replaces or lifts.
    ``track`` is the track of the negotiation in which it was taken, None where nothing says.
    ``context`` are the words before that say what "it" or "this paragraph" means in the words cited;
    ``aligned_with`` is whose statement or position is shared; ``author`` are the words that say whose text it
    is, where it was written and not spoken. ``typist`` is the name under which somebody else typed the words
    as the holder's, None where nothing says that it was somebody else.
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
    contested: Text | None = None
    yields: bool = False
    review: ReviewNote | None = None
    context: tuple[Citation, ...] = ()
    aligned_with: tuple[Actor, ...] = ()
    closes: Stance | None = None
    reported_by: Actor | None = None
    hedged: bool = False
    unnamed: bool = False
    time: Time = Time.NOW
    capacity: str | None = None
    status: PositionStatus = PositionStatus.STANDS
    track: str | None = None
    supersedes: tuple[str, ...] = ()
    author: Citation | None = None
    typist: str | None = None

    def __post_init__(self) -> None:
        cited(self.citations)

    @property
    def holder(self) -> Actor:
        """Return whose position it is: the group where somebody speaks for one."""
        return self.speaking_for or self.actor

    @property
    def is_held(self) -> bool:
        """Tell whether it is held now, as far as its own words and the record tell."""
        return self.status in _HELD and self.time is not Time.PAST and self.closes is None


@dataclass(frozen=True, slots=True)
class Witness:
    """One telling of an event: the holder's own words, or a report."""

    via: Via
    position: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Event:
    """One act of one holder on one target, told by one or several witnesses, the best first.

    ``supersedes`` are the ids of earlier events that it replaces; ``closed_by`` those of the positions that
    lift it; ``position`` is the id of the position that tells it best.
    """

    id: str
    position: str
    actor: Actor
    speaking_for: Actor | None
    stance: Stance
    targets: tuple[Target, ...]
    status: PositionStatus
    moment: Moment
    date: str | None
    witnesses: tuple[Witness, ...]
    supersedes: tuple[str, ...] = ()
    closed_by: tuple[str, ...] = ()

    @property
    def holder(self) -> Actor:
        """Return whose act it is: the group where somebody speaks for one."""
        return self.speaking_for or self.actor


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words that look like a position and were not taken as one, and why."""

    reason: Text
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
    """Positions in the order of their sources, what was left out, and who belongs to the groups named.

    ``events`` are the acts that the positions tell of, each once however often it is told. ``unnamed`` are
    positions of holders whom the words do not name ("some parties"): kept apart, counted for nobody.
    """

    positions: tuple[Position, ...]
    unresolved: tuple[Unresolved, ...] = field(default=())
    memberships: tuple[Membership, ...] = field(default=())
    events: tuple[Event, ...] = field(default=())
    unnamed: tuple[Position, ...] = field(default=())

    @property
    def held(self) -> tuple[Position, ...]:
        """Return one position for every event that stands: what may be counted and shown as held now."""
        if not self.events:
            return tuple(position for position in self.positions if position.is_held)
        leading = {event.position for event in self.events if event.status in _HELD}
        return tuple(position for position in self.positions if position.id in leading)


_HELD = frozenset({PositionStatus.STANDS, PositionStatus.CONTESTED})


FOR = frozenset({Stance.SUPPORT, Stance.WELCOME})


AGAINST = frozenset({Stance.OPPOSE, Stance.DELETE, Stance.RESERVE, Stance.DISSOCIATE})
"""Stances against words, as against welcoming, regretting or interpreting them."""


def side(stance: Stance) -> int:
    """Return 1 for a stance that speaks for its target, -1 against, 0 where it does neither."""
    return 1 if stance in FOR else -1 if stance in AGAINST else 0
