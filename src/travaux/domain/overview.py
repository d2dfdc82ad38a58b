"""Overviews: what was said on each theme, every sentence with whose it is and the words it rests on."""

from dataclasses import dataclass, field

from travaux.domain.findings import Gate, Omission
from travaux.domain.spans import Citation, cited


@dataclass(frozen=True, slots=True)
class AttributedSentence:
    """A sentence of an overview. ``citations`` hold the words of each of ``actors``, in their order.

    ``attribution`` names the same actors as prose does, with the group that each spoke for; ``contrast``
    are the actors of the other side where views are ``divergent``.
    """

    id: str
    text: str
    actors: tuple[str, ...]
    attribution: tuple[str, ...]
    citations: tuple[Citation, ...]
    divergent: bool = False
    contrast: tuple[str, ...] = ()
    quoted: bool = False  # whether quotations stand for a sentence that said otherwise than its words

    def __post_init__(self) -> None:
        cited(self.citations)
        if not self.actors:
            raise ValueError("a sentence of an overview needs somebody who said it")


@dataclass(frozen=True, slots=True)
class Theme:
    """What was said under one heading; ``kind`` is topic, phrase, outcome or other."""

    label: str
    kind: str
    sentences: tuple[AttributedSentence, ...]


@dataclass(frozen=True, slots=True)
class Unattributed:
    """Words that could be given to nobody with certainty, and why."""

    reason: str
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
