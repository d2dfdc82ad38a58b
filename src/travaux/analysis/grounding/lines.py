"""What passes the gate, or does not: a line with its holders and the words cited, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum

from travaux.domain.spans import Citation


class Fault(StrEnum):
    """What a line says otherwise than its words."""

    HOLDER = "holder"
    CAPACITY = "capacity"
    NEGATION = "negation"
    NUMBER = "number or date"
    NAME = "name"
    TARGET = "target"
    MODALITY = "modality"
    TENSE = "tense"
    QUANTITY = "quantifier"
    LIST = "name lost from a list"
    CUT = "cut that changes meaning"
    WORDS = "words that nobody said"
    QUOTATION = "quotation"
    LANGUAGE = "language without rules"
    CITATION = "citation"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class CitedWords:
    """Cited words and whose they are.

    ``speaker`` is the name that lines give the speaker, empty where the record itself speaks;
    ``known_as`` are other names by which it goes, ``speaking_for`` the groups that it spoke for.
    """

    citation: Citation
    speaker: str
    speaking_for: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComposedLine:
    """A line that was composed or shortened, who is said to hold it, and the words that it cites."""

    text: str
    holders: tuple[str, ...]
    words: tuple[CitedWords, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What a line is read in: its language as an ISO 639-1 code, and how many take part, where known."""

    language: str = "en"
    participants: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line was refused: the kind of fault and the word or name that shows it."""

    fault: Fault
    at: str


@dataclass(frozen=True, slots=True)
class GroundedLine:
    """A line that says nothing that its words do not."""

    line: ComposedLine


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that must not be shown, and why; what it cites is shown as a quotation instead."""

    line: ComposedLine
    reasons: tuple[Reason, ...]
