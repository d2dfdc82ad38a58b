"""What is known of who took part: meetings, inputs and the rest of the record, before it is counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field is called date

from travaux.domain.lineage import Verdict
from travaux.domain.meeting_reports import SpeakerStatistics
from travaux.domain.messages import Cell

UNKNOWN = "not known"
CHAIR = "chair and secretariat"
NO_STATE = "not a State"
GOVERNMENT = "government"
REFLECTED = frozenset({Verdict.VERBATIM, Verdict.SUBSTANCE})
PHASES = ("consultation", "negotiation", "adoption")
"""In the order in which a process goes through them."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """A meeting or statement: when, in which phase, and who had the floor."""

    source: str
    title: str
    date: Date | None
    phase: str
    speakers: tuple[SpeakerStatistics, ...]


@dataclass(frozen=True, slots=True)
class TracedSubmission:
    """An input: whose it is, and what became of its proposals."""

    source: str
    author: str
    sector: str | None
    region: str | None
    date: Date | None
    verdicts: Mapping[Verdict, int]
    actor: str | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What else the record holds that the checklist asks for."""

    versions: tuple[Date | None, ...] = ()
    sources: int = 0
    public: int = 0
    commitments: int = 0
    reviews: int = 0


@dataclass(frozen=True, slots=True)
class Incomes:
    """Classes of income by the names of States, and whose classes they are, of which year."""

    source: str
    classes: tuple[str, ...]
    of: Mapping[str, str]


def sector_of(speaker: SpeakerStatistics) -> str:
    """Return a speaker's sector; whoever chairs or serves the meeting speaks for none."""
    if speaker.sector:
        return speaker.sector
    return CHAIR if speaker.actor and not speaker.region and not speaker.groups else UNKNOWN


def phase_of(words: Iterable[str | None]) -> str:
    """Return the phase that a meeting's title and body name."""
    said = " ".join(word for word in words if word).lower()
    if "consultation" in said and "informal consultations" not in said:
        return "consultation"
    if any(cue in said for cue in ("adoption", "plenary", "high-level")):
        return "adoption"
    return "negotiation"


def percent(part: int, whole: int) -> float:
    """Return a share in per cent, to one decimal."""
    return round(100 * part / whole, 1) if whole else 0.0


def whole_number(value: Cell) -> int:
    """Return a cell of a table as the number by which rows are ordered."""
    return int(value) if isinstance(value, int | float) else 0
