"""What the outside must offer: the seams where other engines plug in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # slow to import, and most commands need no engine
    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """Turns texts into unit vectors whose dot product is their likeness in topic (not in stance)."""

    @property
    def identity(self) -> str:
        """Name the engine, its version and its weights: part of every fingerprint."""
        ...

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return one unit vector a text, shaped (len(texts), dimensions)."""
        ...


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word seen in a picture of a page, from ``x0`` to ``x1`` pixels; ``confidence`` from 0 to 100."""

    text: str
    x0: float
    x1: float
    confidence: float


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line seen in a picture: ``baseline`` in pixels from the top, ``height`` that of its letters."""

    words: tuple[SeenWord, ...]
    baseline: float
    height: float


class PageRecogniser(Protocol):
    """Reads the words of a page that is a picture."""

    @property
    def identity(self) -> str:
        """Name the engine, its version and its languages, as reports show them."""
        ...

    def recognise(self, picture: "NDArray[np.uint8]", dots_per_inch: int) -> Sequence[SeenLine]:
        """Return the lines of a picture of grey levels, shaped (height, width), in reading order."""
        ...
