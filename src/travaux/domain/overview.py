"""Overviews: what was said on each theme, every sentence with whose it is and the words it rests on."""

from dataclasses import dataclass, field

from travaux.domain.findings import Gate, Omission
from travaux.domain.messages import Text
from travaux.domain.spans import Citation, cited
from travaux.domain.voices import Voice


@dataclass(frozen=True, slots=True)
class AttributedSentence:
    """A sentence of an overview with its ``voices``, each with its own words.

    ``attribution`` names their actors as prose does, with the group that each spoke for; ``contrast``
    are the actors of the other side where views are ``divergent``.
    """

    id: str
    said: Text
    voices: tuple[Voice, ...]
    attribution: tuple[Text, ...]
    divergent: bool = False
    contrast: tuple[str, ...] = ()
    quoted: bool = False  # whether quotations stand for a sentence that said otherwise than its words

    def __post_init__(self) -> None:
        cited(self.citations)
        if not all(self.actors):
            raise ValueError("a sentence of an overview needs somebody who said it")

    @property
    def text(self) -> str:
        """Return the sentence in English."""
        return str(self.said)

    @property
    def actors(self) -> tuple[str, ...]:
        """Return the display names of all who hold it, each once."""
        return tuple(dict.fromkeys(voice.name for voice in self.voices))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return the words of each voice, in their order."""
        return tuple(voice.citation for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Theme:
    """What was said under one heading; ``kind`` is topic, phrase, outcome or other."""

    label: str
    kind: str
    sentences: tuple[AttributedSentence, ...]


@dataclass(frozen=True, slots=True)
class Unattributed:
    """Words that could be given to nobody with certainty, and why."""

    reason: Text
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        cited(self.citations)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting that an overview covers: its source, what it is called, when it was, and who spoke."""

    source: str
    title: str
    date: str | None
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What was said in one or several meetings, by theme."""

    sittings: tuple[Sitting, ...]
    themes: tuple[Theme, ...] = field(repr=False)
    unattributed: tuple[Unattributed, ...] = field(default=(), repr=False)
    omitted: tuple[Omission, ...] = ()
    made_with: tuple[tuple[str, str], ...] = ()

    @property
    def gate(self) -> Gate:
        """Return how many sentences stand as composed, and for how many their quotations stand."""
        marks = [sentence.quoted for theme in self.themes for sentence in theme.sentences]
        return Gate(len(marks) - sum(marks), sum(marks))
