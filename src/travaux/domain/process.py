"""The steps that a text goes through, as its sources state them or as people enter them."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field is called date
from enum import StrEnum

from travaux.domain.messages import Text
from travaux.domain.spans import Citation
from travaux.domain.votes import Votes


class StepKind(StrEnum):
    """What happened, in the order in which it usually does."""

    MODALITIES = "modalities decided"
    CALL = "call for submissions"
    CIRCULATED = "circulated"
    CONSULTATIONS = "consultations"
    NEGOTIATIONS = "negotiations opened"
    BRACKETS = "brackets counted"
    UNDER_SILENCE = "placed under silence"
    SILENCE_EXTENDED = "silence extended"
    SILENCE_BROKEN = "silence broken"
    LATE_OBJECTION = "objection after the deadline"
    SILENCE_KEPT = "silence kept"
    BUDGET = "budget implications stated"
    ORAL_REVISION = "oral revision"
    POSTPONED = "postponed"
    MOTION = "motion"
    NO_ACTION = "no-action motion"
    AMENDMENT = "amendment"
    GENERAL_STATEMENT = "general statement"
    EXPLANATION_BEFORE = "explanation before adoption"
    PARAGRAPH_VOTE = "vote on a paragraph"
    VOTE = "vote"
    VOTE_CORRECTED = "intended vote stated"
    ADOPTION = "adoption"
    EXPLANATION_AFTER = "explanation after adoption"
    RIGHT_OF_REPLY = "right of reply"
    IN_FORCE = "entry into force"
    REVIEW = "next review"


OBJECTIONS = frozenset({StepKind.SILENCE_BROKEN, StepKind.LATE_OBJECTION})
"""What those do who do not agree to a text under silence, in time or not."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who took a step, and for which group where they spoke for one."""

    name: str
    speaking_for: str | None = None


@dataclass(frozen=True, slots=True)
class DayRange:
    """The first and the last day on which something can have been, where its words name no single day.

    Raises:
        ValueError: if the last is before the first.
    """

    first: Date
    last: Date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a range of days ends before it begins")


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``time`` is HH:MM where it is stated; ``former`` are labels of an earlier version.

    ``zone`` and ``until_zone`` are names of time zones (IANA) where the words say in whose time.
    ``track`` is the track in which the step was taken, None where nothing says.
    ``between`` are the days among which it was, where no single day is known.
    ``until`` and ``until_time`` are the deadline of a silence procedure; ``counted`` how many paragraphs of
    how many were challenged. A step that a source states has citations; one entered ``by_hand`` names who
    did it instead.

    Raises:
        ValueError: if it has neither.
    """

    id: str
    kind: StepKind
    what: str
    date: Date | None = None
    time: str | None = None
    by: tuple[Party, ...] = ()
    paragraphs: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    counted: tuple[int, int] | None = None
    until: Date | None = None
    until_time: str | None = None
    votes: Votes | None = None
    result: str | None = None
    citations: tuple[Citation, ...] = ()
    by_hand: str | None = None
    note: Text | None = None
    zone: str | None = None
    until_zone: str | None = None
    track: str | None = None
    between: DayRange | None = None

    def __post_init__(self) -> None:
        if not self.citations and not self.by_hand:
            raise ValueError("a step needs the words that prove it, or somebody who enters it")


@dataclass(frozen=True, slots=True)
class MeetingSteps:
    """The steps that the record of one meeting shows as taken there. ``source`` is its id."""

    source: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class BudgetItem:
    """One requirement: the paragraphs it answers, what for, how much, and the posts that it pays for."""

    paragraphs: str
    activity: str
    amount: int
    citation: Citation
    posts: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """A statement of budget implications: its items, the total that it states, and the posts it asks for."""

    items: tuple[BudgetItem, ...]
    total: int | None
    total_citation: Citation | None = None
    posts: tuple[str, ...] = ()

    @property
    def sum(self) -> int:
        """Return what the items add up to."""
        return sum(item.amount for item in self.items)

    @property
    def adds_up(self) -> bool | None:
        """Tell whether the items make the stated total; None where there is nothing to compare."""
        return self.sum == self.total if self.items and self.total is not None else None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about the steps that cannot be so, or does not add up, and the steps it is about."""

    what: Text
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Procedure:
    """Every step in order, the budget statements, and what is doubtful."""

    steps: tuple[Step, ...]
    budgets: tuple[Budget, ...] = ()
    doubts: tuple[Doubt, ...] = ()
