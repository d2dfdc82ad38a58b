"""Commitments: who shall do what by when, as a text says it; and the register that people keep of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field is called date
from enum import StrEnum

from travaux.domain.messages import Message, Text, message
from travaux.domain.review import ReviewNote
from travaux.domain.spans import Citation, Note, cited


class Strength(StrEnum):
    """The directive verb by which a body binds itself or moves others, strongest first."""

    DECIDES = "decides"
    SHALL = "shall"
    COMMITS = "commits to"
    REQUESTS = "requests"
    URGES = "urges"
    CALLS_UPON = "calls upon"
    CALLS_FOR = "calls for"
    RECOMMENDS = "recommends"
    INVITES = "invites"
    ENCOURAGES = "encourages"
    AIMS = "aims to"

    @property
    def asked(self) -> str:
        """Return what those addressed are by the verb: "requested", as a line about them reads."""
        return _ASKED[self]


_ASKED = {
    Strength.DECIDES: "decided",
    Strength.SHALL: "obliged",
    Strength.COMMITS: "committed to",
    Strength.REQUESTS: "requested",
    Strength.URGES: "urged",
    Strength.CALLS_UPON: "called upon",
    Strength.CALLS_FOR: "called for",
    Strength.RECOMMENDS: "recommended",
    Strength.INVITES: "invited",
    Strength.ENCOURAGES: "encouraged",
    Strength.AIMS: "aimed to",
}


class DutyKind(StrEnum):
    """What a duty is: what binds, what a body decides or asks, and what somebody promises or only aims at."""

    OBLIGATION = "obligation"
    DECISION = "decision"
    REQUEST = "request"
    INVITATION = "invitation"
    PLEDGE = "pledge"
    AIM = "aim"


_KINDS = {
    Strength.DECIDES: DutyKind.DECISION,
    Strength.SHALL: DutyKind.OBLIGATION,
    Strength.COMMITS: DutyKind.PLEDGE,
    Strength.INVITES: DutyKind.INVITATION,
    Strength.ENCOURAGES: DutyKind.INVITATION,
    Strength.AIMS: DutyKind.AIM,
}


class CommitmentStatus(StrEnum):
    """How far a commitment has come. Overdue is computed from its deadline unless a person says otherwise.

    What stands in a text that nobody has adopted binds nobody yet: it is not adopted, whatever its deadline.
    """

    NOT_ADOPTED = "not adopted"
    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    DELIVERED = "delivered"
    OVERDUE = "overdue"
    SUPERSEDED = "superseded"
    NO_LONGER_RELEVANT = "no longer relevant"


CLOSED = frozenset(
    {CommitmentStatus.DELIVERED, CommitmentStatus.SUPERSEDED, CommitmentStatus.NO_LONGER_RELEVANT}
)


class Funding(StrEnum):
    """What a commitment says of its means."""

    NAMED = "means named"
    EXISTING = "within existing resources"
    NONE = "no means named"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a commitment is due, in the words of the text, and how they were understood.

    ``date`` is the day that the words name; ``until`` the last day on which it can still be met, which for a
    session is its last. Both are None where the words name no day that can be known; ``every`` is the period
    of what recurs. ``ends`` is the day with which what recurs or goes on ends, ``opens`` the one before which
    nothing is due.
    """

    text: str
    rule: Text
    citation: Citation
    date: Date | None = None
    until: Date | None = None
    every: str | None = None
    ends: Date | None = None
    opens: Date | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """One duty of one paragraph.

    ``addressees`` are as written, except that a body or those who say "we" stand for themselves; they are
    empty where the text names nobody. ``capacity`` is in what role or within what limits, ``means`` the words
    on resources, ``feeds`` the processes that it is to inform, each as written.
    """

    id: str
    paragraph: str
    index: int
    section: tuple[str, ...]
    strength: Strength
    verb: str
    addressees: tuple[str, ...]
    capacity: tuple[str, ...]
    duty: str
    citations: tuple[Citation, ...]
    deadline: Deadline | None = None
    beneficiaries: tuple[str, ...] = ()
    funding: Funding = Funding.NONE
    means: tuple[str, ...] = ()
    reporting: bool = False
    feeds: tuple[str, ...] = ()
    thread: str | None = None
    review: ReviewNote | None = None

    def __post_init__(self) -> None:
        cited(self.citations)

    @property
    def kind(self) -> DutyKind:
        """Return what kind of duty it is: what neither binds, decides, promises, aims nor invites, asks."""
        return _KINDS.get(self.strength, DutyKind.REQUEST)


@dataclass(frozen=True, slots=True)
class Commitments:
    """Every commitment of one text, in its order, and what was left out, with the reason."""

    text: str
    commitments: tuple[Commitment, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody noted of a commitment: status, evidence with source and date, note, next review.

    None leaves what was noted before.
    """

    who: str
    when: Date | None = None
    status: CommitmentStatus | None = None
    note: str | None = None
    evidence: str | None = None
    source: str | None = None
    dated: Date | None = None
    next_review: Date | None = None


@dataclass(frozen=True, slots=True)
class RecordedEntry:
    """An entry with the commitment that it was made on, as it read then.

    ``source`` and ``index`` say in which version and paragraph that stood.
    """

    commitment: str
    paragraph: str
    duty: str
    addressees: tuple[str, ...]
    entry: Entry
    source: str = ""
    index: int = -1


class GoalScheme(StrEnum):
    """Whose numbered goals a text names."""

    SDG = "SDG"
    WSIS = "WSIS action line"


@dataclass(frozen=True, slots=True)
class NamedGoal:
    """A goal, target or action line that the ``words`` of a duty name: SDG 9.c, WSIS action line C2."""

    scheme: GoalScheme
    code: str
    words: str

    @property
    def name(self) -> str:
        """Return the name by which it is known, and asked for."""
        return f"{self.scheme.value} {self.code}"


@dataclass(frozen=True, slots=True)
class FedProcess:
    """A process that a duty names: by its code and its full name, with the ``words`` that do.

    ``feeds`` where they speak of its review, follow-up, report or agenda.
    """

    code: str
    name: str
    words: str
    feeds: bool


@dataclass(frozen=True, slots=True)
class DutyPlace:
    """A text in which a duty stands: ``commitment`` is its id there, ``title`` what to call the text."""

    text: str
    title: str
    commitment: str
    paragraph: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class FollowedCommitment:
    """A commitment with its status on a day; ``days`` to when it is ``due``, negative once that has passed.

    What recurs is due when its period next ends. ``entries`` are what people noted of it, oldest first;
    ``places`` are the texts in which the same duty stands, its own first, where several are followed;
    ``goals`` are those that its words name.
    """

    commitment: Commitment
    status: CommitmentStatus
    due: Date | None = None
    days: int | None = None
    entries: tuple[Entry, ...] = ()
    places: tuple[DutyPlace, ...] = ()
    goals: tuple[NamedGoal, ...] = ()

    @property
    def asked(self) -> Text:
        """Return what those addressed are by the verb, or would be where nobody has adopted it."""
        asked = Message(self.commitment.strength.asked)
        if self.status is CommitmentStatus.NOT_ADOPTED:
            return message("would be %(asked)s", asked=asked)
        return asked

    @property
    def ids(self) -> tuple[str, ...]:
        """Return its id in each of its texts, that by which it is shown first."""
        return (self.commitment.id, *(place.commitment for place in self.places))

    def is_called(self, beginning: str) -> bool:
        """Tell whether its id, in any of its texts, begins so."""
        return any(name.startswith(beginning) for name in self.ids)

    @property
    def undated(self) -> bool:
        """Tell whether no day is known by which it is due."""
        return self.due is None

    @property
    def unfunded(self) -> bool:
        """Tell whether the text names no new means for it."""
        return self.commitment.funding is not Funding.NAMED

    @property
    def next_review(self) -> Date | None:
        """Return when somebody wants to look at it again, as last noted."""
        return next((entry.next_review for entry in reversed(self.entries) if entry.next_review), None)


def due_within(items: Iterable[FollowedCommitment], days: int) -> tuple[FollowedCommitment, ...]:
    """Return what is open and due within ``days`` days, soonest first."""
    soon = [
        item
        for item in items
        if item.days is not None and 0 <= item.days <= days and item.status not in CLOSED
    ]
    return tuple(sorted(soon, key=lambda item: item.days or 0))


@dataclass(frozen=True, slots=True)
class CommitmentFilter:
    """Which commitments somebody asks for; what is left at its default leaves none out."""

    within: int | None = None
    status: CommitmentStatus | None = None
    undated: bool = False
    unfunded: bool = False
    reporting: bool = False
    goal: str | None = None

    def among(self, items: Iterable[FollowedCommitment]) -> tuple[FollowedCommitment, ...]:
        """Return the commitments that are asked for, in the order given; what is due soon, soonest first."""
        chosen = due_within(items, self.within) if self.within is not None else tuple(items)
        return tuple(item for item in chosen if self._matches_request(item))

    def _matches_request(self, item: FollowedCommitment) -> bool:
        return (
            self.status in (None, item.status)
            and (not self.undated or item.undated)
            and (not self.unfunded or item.unfunded)
            and (not self.reporting or item.commitment.reporting)
            and (self.goal is None or any(self._names(goal) for goal in item.goals))
        )

    def _names(self, goal: NamedGoal) -> bool:
        """Tell whether a goal is asked for: by its name or code; a target is also by its goal."""
        asked = (self.goal or "").casefold()
        whole = goal.name.partition(".")[0]
        return asked in {name.casefold() for name in (goal.name, goal.code, whole)}
