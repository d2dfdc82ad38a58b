"""An embedder that reads each text once, however many analyses ask for it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from travaux.ports import Embedder


class RememberingEmbedder:
    """Passes to ``embedder`` only the texts it has not seen."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._seen: dict[str, NDArray[np.float32]] = {}

    @property
    def identity(self) -> str:
        return self._embedder.identity

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        new = [text for text in dict.fromkeys(texts) if text not in self._seen]
        if new:
            self._seen.update(zip(new, self._embedder.embed(new), strict=True))
        if not texts:
            return self._embedder.embed(texts)
        return np.stack([self._seen[text] for text in texts])
