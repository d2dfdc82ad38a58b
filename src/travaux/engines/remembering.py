"""An embedder that reads each text once, however many analyses ask for it."""

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from travaux.engines.sentence_encoder import default_embedder
from travaux.ports import Embedder

MOST = 50_000
"""Texts whose vectors are kept: those of fifty meetings of 20,000 words, in 100 MB."""


class RememberingEmbedder:
    """Passes to ``embedder`` only the texts it has not seen; of more than ``most`` it forgets the oldest."""

    def __init__(self, embedder: Embedder, most: int = MOST) -> None:
        self._embedder = embedder
        self._most = most
        self._seen: dict[str, NDArray[np.float32]] = {}
        self._lock = Lock()

    @property
    def identity(self) -> str:
        return self._embedder.identity

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return self._embedder.embed(texts)
        with self._lock:  # whoever asks for the same texts meanwhile finds them read
            known = {text: self._seen[text] for text in texts if text in self._seen}
            new = [text for text in dict.fromkeys(texts) if text not in known]
            if new:
                known.update(zip(new, self._embedder.embed(new), strict=True))
                self._seen.update((text, known[text]) for text in new)
                self._forget()
        return np.stack([known[text] for text in texts])

    def _forget(self) -> None:
        """Forget what was read longest ago, a good part at once."""
        if len(self._seen) > self._most:
            for text in list(self._seen)[: len(self._seen) - self._most * 3 // 4]:
                del self._seen[text]


@lru_cache(maxsize=1)
def remembering_embedder() -> RememberingEmbedder:
    """Return the process's one embedder with a memory, so that a second run reads what is new to it alone."""
    return RememberingEmbedder(default_embedder())
