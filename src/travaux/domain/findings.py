"""Findings about speech. None can be built without the words that prove it."""

from dataclasses import dataclass
from enum import StrEnum

from travaux.domain.messages import Text, narrated
from travaux.domain.review import ReviewNote
from travaux.domain.spans import Citation, cited
from travaux.domain.voices import Voice


class SentenceRole(StrEnum):
    """What a sentence does in an intervention."""

    CLAIM = "claim"
    EXPLANATION = "explanation"
    EVIDENCE = "evidence"
    QUESTION = "question"
    COURTESY = "courtesy"
    PROCEDURE = "procedure"
    INTRODUCTION = "introduction"
    OTHER = "other"


ARGUED = frozenset({SentenceRole.CLAIM, SentenceRole.EXPLANATION, SentenceRole.EVIDENCE})
"""What argues, as against asking, thanking and running the meeting."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an intervention, by its span in the source."""

    intervention: str
    start: int
    end: int
    role: SentenceRole = SentenceRole.OTHER


@dataclass(frozen=True, slots=True)
class Reply:
    """Who answered a question, and the words that do."""

    name: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a report and the words it rests on.

    ``said`` holds words of ours as messages, which every language says in its own way. ``actors`` are display
    names of whom it speaks of; ``kind`` tells takeaways from decisions and so on.
    """

    id: str
    kind: str
    said: Text
    citations: tuple[Citation, ...]
    actors: tuple[str, ...] = ()
    due: str | None = None
    note: Text | None = None  # why it was chosen, or what followed it
    reply: Reply | None = None  # of a question
    quoted: bool = False  # whether its quotation stands for a sentence that said otherwise than its words
    matter: str | None = None  # what was dealt with where it was said, as the record names it

    def __post_init__(self) -> None:
        cited(self.citations)

    @property
    def text(self) -> str:
        """Return the sentence in English."""
        return str(self.said)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure, example or source that a speaker gave for a claim."""

    text: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        cited(self.citations)


@dataclass(frozen=True, slots=True)
class Argument:
    """What one speaker holds, why, and on what evidence. ``topics`` are labels of the taxonomy in use."""

    id: str
    intervention: str
    actor: str | None
    claim: str
    citations: tuple[Citation, ...]
    explanation: str | None = None
    explanation_citations: tuple[Citation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    topics: tuple[str, ...] = ()
    point: str | None = None  # the point of discussion that it belongs to
    review: ReviewNote | None = None
    quoted: bool = False  # as of a line

    def __post_init__(self) -> None:
        cited(self.citations)

    @property
    def told(self) -> Text:
        """Return the claim as a report has it; languages that cannot narrate it have its words."""
        return narrated(self.claim, self.citations[0].quote, self.actor)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A point that several actors make; ``kind`` is agreement, similar or unexpected.

    ``voices`` are its holders, each with its own words; ``by_name`` are those with whom a voice sides by
    name, where none of their own words are on the point. ``proposition`` is what all of them hold.
    """

    id: str
    kind: str
    said: Text  # as of a line
    voices: tuple[Voice, ...]
    arguments: tuple[str, ...]
    by_name: tuple[str, ...] = ()
    proposition: str | None = None
    why: Text | None = None
    quoted: bool = False  # as of a line

    def __post_init__(self) -> None:
        cited(self.citations)

    @property
    def text(self) -> str:
        """Return the point in English."""
        return str(self.said)

    @property
    def actors(self) -> tuple[str, ...]:
        """Return the display names of all who hold the point."""
        return (*(voice.name for voice in self.voices), *self.by_name)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return the words of each voice, in their order."""
        return tuple(voice.citation for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a difference: its voices, each with its own words."""

    voices: tuple[Voice, ...]
    arguments: tuple[str, ...]

    def __post_init__(self) -> None:
        cited(self.citations)

    @property
    def actors(self) -> tuple[str, ...]:
        """Return the display names of the side."""
        return tuple(voice.name for voice in self.voices)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return the words of each voice, in their order."""
        return tuple(voice.citation for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Difference:
    """Opposing or diverging statements side by side; ``kind`` is difference, unexpected or partial.

    ``proposition`` is what one side is for and the other against, ``on`` the same as prose names it.
    """

    id: str
    kind: str
    said: Text  # as of a line
    sides: tuple[Side, ...]
    why: Text | None = None
    proposition: str | None = None
    on: Text | None = None

    @property
    def text(self) -> str:
        """Return the difference in English."""
        return str(self.said)


@dataclass(frozen=True, slots=True)
class Gate:
    """How many composed lines their words bore out, and for how many a quotation stands instead."""

    held: int = 0
    quoted: int = 0


@dataclass(frozen=True, slots=True)
class Omission:
    """What was left out, why, and how often."""

    reason: str
    count: int
