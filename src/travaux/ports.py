"""What the outside must offer: the seams where other engines plug in."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Embedder(Protocol):
    """Turns texts into unit vectors whose dot product is their likeness in topic (not in stance)."""

    @property
    def identity(self) -> str:
        """Name the engine, its version and its weights: part of every fingerprint."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, shaped (len(texts), dimensions)."""
        ...
