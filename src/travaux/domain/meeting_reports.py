"""A meeting report: every finding about one meeting, with its statistics."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from travaux.domain.findings import Agreement, Argument, Difference, Gate, Line, Omission
from travaux.domain.meeting_forms import MeetingForm
from travaux.domain.meetings import Meeting
from travaux.domain.messages import Text
from travaux.domain.spans import Citation, cited


@dataclass(frozen=True, slots=True)
class SpeakerStatistics:
    """One speaker's share of a meeting. ``share`` is of all words spoken, from 0 to 1.

    ``timing`` says where the seconds come from: measured from the record's times, estimated from the number
    of words, or absent, as in minutes, which are not what was said. ``overruns`` counts interventions over
    the time limit and is None where times were not measured.
    """

    label: str
    actor: str | None
    person: str | None
    role: str | None
    sector: str | None
    region: str | None
    groups: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    interventions: int
    words: int
    share: float
    seconds: float | None
    words_per_minute: float | None
    timing: str
    overruns: int | None


@dataclass(frozen=True, slots=True)
class StatisticsTable:
    """Figures by sector or by regional group."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]


@dataclass(frozen=True, slots=True)
class MeetingStatistics:
    """Everybody who spoke, in the order of first speaking, with totals.

    ``limit_s`` is how many seconds a speaker was allowed.
    """

    speakers: tuple[SpeakerStatistics, ...]
    tables: tuple[StatisticsTable, ...] = ()
    limit_s: int = 180


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote that the record tells of: its result in words, the tally as far as stated, and who voted how.

    ``voters`` are pairs of choice ("in favour", "against", "abstaining") and name, as the record lists them.
    """

    id: str
    text: str
    favour: int | None
    against: int | None
    abstaining: int | None
    voters: tuple[tuple[str, str], ...]
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        cited(self.citations)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a meeting dealt with, as its record names it.

    ``kind`` says from where: item (an agenda item, a heading, what was called), text (a provision or a
    proposal by its name) or phrase (words that several holders share). ``arguments`` are ids.
    """

    id: str
    label: str
    kind: str
    holders: tuple[str, ...]
    arguments: tuple[str, ...]
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        cited(self.citations)


@dataclass(frozen=True, slots=True)
class Account:
    """What was said on one matter, and came of it, sentence by sentence; ``matter`` is None for all else."""

    matter: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """How many sides stand where on one matter; ``silent`` took no stand on it that was found.

    ``said`` is the matter where a word of it is ours: a paragraph by its number.
    """

    matter: str
    supporters: tuple[str, ...]
    opponents: tuple[str, ...]
    conditional: tuple[str, ...]
    silent: int
    said: Text | None = None


@dataclass(frozen=True, slots=True)
class Consensus:
    """Where the sides stand, counted by matter, and the recipe in words. It is no level, and no decision."""

    sides: int
    balances: tuple[Balance, ...]
    text: str


@dataclass(frozen=True, slots=True)
class MeetingReport:
    """Every finding about one meeting. ``made_with`` are (part, version) of whatever had a hand in it."""

    meeting: Meeting = field(repr=False)
    statistics: MeetingStatistics
    arguments: tuple[Argument, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    differences: tuple[Difference, ...] = ()
    consensus: Consensus | None = None
    summary: tuple[Line, ...] = ()
    points: tuple[Line, ...] = ()
    purpose: tuple[Line, ...] = ()
    tone: tuple[Line, ...] = ()
    takeaways: tuple[Line, ...] = ()
    decisions: tuple[Line, ...] = ()
    actions: tuple[Line, ...] = ()
    unresolved: tuple[Line, ...] = ()
    compromises: tuple[Line, ...] = ()
    quotes: tuple[Line, ...] = ()
    questions: tuple[Line, ...] = ()
    named: tuple[Line, ...] = ()
    omitted: tuple[Omission, ...] = ()
    made_with: tuple[tuple[str, str], ...] = ()
    refused: int = 0  # agreements and differences that their words did not bear out
    votes: tuple[Vote, ...] = ()
    matters: tuple[Matter, ...] = ()
    accounts: tuple[Account, ...] = ()  # the full report, matter by matter
    form: MeetingForm = MeetingForm.DISCUSSION  # which says what a reader looks for first

    @property
    def gate(self) -> Gate:
        """Return how many composed findings stand as composed, and how many are left to their quotations."""
        lines = (*self.takeaways, *self.decisions, *self.actions, *self.unresolved, *self.compromises)
        marks = [each.quoted for each in lines]
        marks += [each.quoted for each in self.arguments] + [each.quoted for each in self.agreements]
        return Gate(len(marks) - sum(marks) + len(self.differences), sum(marks) + self.refused)

    def linked(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """Return, by argument id, the ids of the arguments it agrees with and of those it opposes."""
        agrees: dict[str, list[str]] = {argument.id: [] for argument in self.arguments}
        differs: dict[str, list[str]] = {argument.id: [] for argument in self.arguments}
        for agreement in self.agreements:
            for argument in agreement.arguments:
                _extend(agrees, argument, (other for other in agreement.arguments if other != argument))
        for difference in self.differences:
            for side in difference.sides if difference.kind != "partial" else ():
                others = [a for other in difference.sides if other is not side for a in other.arguments]
                for argument in side.arguments:
                    _extend(differs, argument, others)
        return agrees, differs


def _extend(links: dict[str, list[str]], argument: str, others: Iterable[str]) -> None:
    held = links.setdefault(argument, [])
    held.extend(other for other in others if other not in held)
