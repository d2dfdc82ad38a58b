"""How near two claims are, in words, in meaning and in which way they point."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.meeting.stance import Signature, read_signature
from travaux.analysis.wording import institutions, inverse_frequencies

_BLOCK = 512
_NEIGHBOURS = 24
_REACH = 4096
"""Claims on either side of a block that are held against it in meaning: a meeting of a whole day makes fewer
than a thousand, so that only records of many days are read in stretches."""
# A word that more than this share of all claims hold says nothing of any one of them.
_COMMON_SHARE = 0.07
_POSTINGS = 60


@dataclass(frozen=True, slots=True)
class Relation:
    """How claim ``first`` stands to claim ``second`` (their indices).

    ``agreeing`` and ``opposing`` are shares of the two claims' telling words on which both take a stand,
    the same or the contrary one; ``shared`` are those words' stems; ``cosine`` compares meanings; ``firm``
    counts the shared words on which both visibly take the same stand.
    """

    first: int
    second: int
    agreeing: float
    opposing: float
    cosine: float
    shared: tuple[str, ...]
    firm: int = 0

    @property
    def strength(self) -> float:
        return self.agreeing + 0.5 * self.cosine - 2 * self.opposing


class Claims:
    """Claims made comparable: their signatures, the weight of their words, and their meanings."""

    def __init__(
        self, texts: Sequence[str], vectors: NDArray[np.float32], names: frozenset[str] = frozenset()
    ) -> None:
        """Prepare ``texts``; ``names`` are stems of speakers' names, which say who and not what."""
        self._names = names
        self.signatures: tuple[Signature, ...] = tuple(read_signature(text) for text in texts)
        self.weights = self._weigh()
        self.vectors = _centred(vectors)
        self._mass = [
            sum(self.weights.get(stem, 0.0) for stem in signature.stems) for signature in self.signatures
        ]

    def _weigh(self) -> dict[str, float]:
        frequencies = inverse_frequencies([signature.stems for signature in self.signatures])
        total = len(self.signatures)
        floor = float(np.log(1 + 1 / _COMMON_SHARE)) if total > 40 else 0.0
        vague = institutions() | self._names
        return {t: weight if weight > floor and t not in vague else 0.0 for t, weight in frequencies.items()}

    def relate(self, first: int, second: int) -> Relation:
        """Return how two claims stand to one another."""
        a, b = self.signatures[first].signs, self.signatures[second].signs
        shared = sorted((s for s in a.keys() & b.keys() if self.weights.get(s)), key=self._rank)
        agreeing = sum(self.weights[s] for s in shared if a[s] == b[s])
        opposing = sum(self.weights[s] for s in shared if a[s] != b[s])
        size = max((self._mass[first] * self._mass[second]) ** 0.5, 1e-6)
        cosine = float(self.vectors[first] @ self.vectors[second])
        firm = self.signatures[first].firm & self.signatures[second].firm
        stood = sum(a[s] == b[s] and s in firm for s in shared)
        return Relation(first, second, agreeing / size, opposing / size, cosine, tuple(shared), stood)

    def _rank(self, stem: str) -> tuple[float, str]:
        return (-self.weights[stem], stem)

    def near(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs worth comparing, each once, in order: neighbours in meaning or in rare words."""
        pairs = set(self._by_meaning())
        pairs.update(self._by_words())
        yield from sorted(pairs)

    def _by_meaning(self) -> Iterator[tuple[int, int]]:
        count = len(self.vectors)
        for start in range(0, count, _BLOCK):
            first, last = max(0, start - _REACH), start + _BLOCK + _REACH
            around = self.vectors[first:last]
            keep = min(_NEIGHBOURS + 1, len(around))
            likeness = self.vectors[start : start + _BLOCK] @ around.T
            nearest = np.argpartition(-likeness, keep - 1, axis=1)[:, :keep] + first
            for row, others in enumerate(nearest, start):
                for other in others:
                    if int(other) != row:
                        yield min(row, int(other)), max(row, int(other))

    def _by_words(self) -> Iterator[tuple[int, int]]:
        holders: dict[str, list[int]] = defaultdict(list)
        for index, signature in enumerate(self.signatures):
            for stem in signature.signs:
                if self.weights.get(stem):
                    holders[stem].append(index)
        seen: dict[tuple[int, int], int] = defaultdict(int)
        for indices in holders.values():
            if len(indices) <= _POSTINGS:
                for place, first in enumerate(indices):
                    for second in indices[place + 1 :]:
                        seen[first, second] += 1
        return (pair for pair, count in seen.items() if count > 1)


def _centred(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return unit vectors without what all claims of the meeting have in common: its subject."""
    if len(vectors) < 8:
        return vectors
    moved = vectors - vectors.mean(axis=0)
    return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9), np.float32)
