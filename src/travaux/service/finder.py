"""An index held ready, its facets and meanings in memory, so that a search takes milliseconds."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.search.folding import forms
from travaux.analysis.search.query import Expression, Term
from travaux.domain.search import Facet, Unit
from travaux.ports import Embedder
from travaux.store.meanings import Meanings
from travaux.store.search_index import SearchIndex

NEAR = 0.32
"""Cosine from which a unit is taken to say nearly what is asked: questions on other matters than a record's
reach 0.30 on the shipped example, paraphrases of what it says 0.31 to 0.55."""
SLACK = 0.15
"""How much further from a question than the nearest unit another may be."""
_TOO_SHORT = 8  # words: a heading is near to everything
_BATCH = 32

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Scores = NDArray[np.float64]


class _Column:
    """The values of one facet: for every value that a unit has, the unit's number and the value's."""

    def __init__(self, pairs: Sequence[tuple[int, str]]) -> None:
        self.values = sorted({value for _, value in pairs})
        codes = {value: code for code, value in enumerate(self.values)}
        self.units = np.array([unit for unit, _ in pairs], dtype=np.int64)
        self.codes = np.array([codes[value] for _, value in pairs], dtype=np.int64)

    def of(self, unit: int) -> list[str]:
        """Return the values of one unit."""
        first, last = np.searchsorted(self.units, [unit, unit + 1])
        return [self.values[code] for code in self.codes[first:last]]

    def having(self, wanted: Sequence[str], size: int) -> Mask:
        """Return which units have a value that one of ``wanted`` names, whole or by adjoining words."""
        named = [
            code for code, value in enumerate(self.values) if any(_names(each, value) for each in wanted)
        ]
        mask = np.zeros(size, dtype=np.bool_)
        mask[self.units[np.isin(self.codes, named)]] = True
        return mask


class Finder:
    """Answers searches of one index. Meanings are of use as soon as ``understand`` has come to its end."""

    def __init__(self, index: SearchIndex, meanings: Meanings, embedder: Embedder) -> None:
        self._index = index
        self._meanings = meanings
        self._embedder = embedder
        self._embedding = Lock()
        self._matrix: NDArray[np.float32] | None = None
        heads = list(index.heads())
        self.fingerprint = index.fingerprint
        self.size = len(heads)
        places: dict[str, int] = {}
        self._places = np.array([places.setdefault(head[0], len(places)) for head in heads], dtype=np.int64)
        self._by_place = np.argsort(self._places, kind="stable")
        self._sorted_places = self._places[self._by_place]
        self._dates = np.array([head[1] or "" for head in heads], dtype="U10")
        self._columns = {
            facet.value: _Column(
                [(n, v) for n, head in enumerate(heads) for v in head[2].get(facet.value, ())]
            )
            for facet in Facet
        }

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def ranked(self, expression: Expression) -> Numbers:
        """Return the units that ``expression`` describes, the best first."""
        return np.array(self._index.ranked(expression), dtype=np.int64)

    def holding_most(self, terms: Sequence[Term]) -> Numbers:
        """Return the units that hold more than half of ``terms``, those with the rarest first."""
        counts = np.zeros(self.size, dtype=np.int64)
        weights = np.zeros(self.size)
        for term in terms:
            held = np.array(self._index.holding(term), dtype=np.int64)
            counts[held] += 1
            weights[held] += np.log(1 + self.size / (1 + len(held)))
        found = np.flatnonzero(counts * 2 > len(terms))
        return found[np.argsort(-weights[found], kind="stable")]

    def units(self, numbers: Numbers) -> list[Unit]:
        """Return units by their numbers."""
        return self._index.units(map(int, numbers))

    def everything(self) -> Numbers:
        """Return every unit, passages first, then by date."""
        return np.arange(self.size)

    def values(self, facet: Facet) -> list[str]:
        """Return every value that a facet has."""
        return self._columns[facet.value].values

    def kept(self, filters: Mapping[str, Sequence[str]]) -> Mask:
        """Return which units pass ``filters``; a name that is no facet keeps nothing out."""
        mask = np.ones(self.size, dtype=np.bool_)
        for name, values in filters.items():
            if name == "from":
                mask &= self._dates >= max(values)
            elif name == "to":
                mask &= (self._dates != "") & (self._dates <= min(values) + "~")
            elif name == "kind":
                kinds, sources = self._columns["kind"], self._columns["source"]
                mask &= kinds.having(values, self.size) | sources.having(values, self.size)
            elif column := self._columns.get(name):
                mask &= column.having(values, self.size)
        return mask

    def by_place(self, scores: Scores) -> Numbers:
        """Return the best unit of each place, the best first; of equals a passage before a finding."""
        found = np.flatnonzero(scores)
        order = found[np.argsort(-scores[found], kind="stable")]
        _, firsts = np.unique(self._places[order], return_index=True)
        return order[np.sort(firsts)]

    def at_place(self, number: int, facet: Facet, scores: Scores) -> tuple[str, ...]:
        """Return the values of a facet that all has which was found at the place of a unit."""
        column = self._columns[facet.value]
        place = self._places[number]
        first, last = np.searchsorted(self._sorted_places, [place, place + 1])
        here = [n for n in np.sort(self._by_place[first:last]) if scores[n]]
        return tuple(dict.fromkeys(value for n in here for value in column.of(int(n))))

    def counted(self, scores: Scores) -> dict[str, dict[str, int]]:
        """Return how many places each value of each facet has among the units found, most first."""
        chosen = scores > 0
        return {
            name: found for name, column in self._columns.items() if (found := self._count(column, chosen))
        }

    def nearest(self, text: str, limit: int, near: float = NEAR) -> Numbers:
        """Return the units that say nearly what ``text`` does, the nearest first."""
        matrix = self._matrix
        if matrix is None or not self.size:
            return np.zeros(0, dtype=np.int64)
        with self._embedding:
            asked = self._embedder.embed([text])[0]
        likeness = matrix @ asked
        close = np.flatnonzero(likeness >= max(near, float(likeness.max()) - SLACK))
        return close[np.argsort(-likeness[close], kind="stable")][:limit]

    @property
    def understands(self) -> bool:
        """Say whether meanings are known."""
        return self._matrix is not None

    def understand(self) -> None:
        """Work out the meanings that are not known yet, and use them from then on."""
        if self._matrix is not None:
            return
        texts = self._index.texts()
        digests = [self._meanings.digest(text) for text in texts]
        known = {key: vector.astype(np.float32) for key, vector in self._meanings.get(digests).items()}
        missing = {key: text for key, text in zip(digests, texts, strict=True) if key not in known}
        ordered = sorted(missing.items(), key=lambda item: len(item[1]))  # like lengths go quickly together
        for first, last in pairwise([*range(0, len(ordered), _BATCH), len(ordered)]):
            batch = ordered[first:last]
            with self._embedding:
                vectors = self._embedder.embed([text for _, text in batch])
            fresh = list(zip([key for key, _ in batch], vectors, strict=True))
            self._meanings.put(fresh)
            known.update(fresh)
        if texts:
            telling = np.array([len(forms(text)) >= _TOO_SHORT for text in texts])
            self._matrix = np.stack([known[key] for key in digests]) * telling[:, None]

    def _count(self, column: _Column, chosen: Mask) -> dict[str, int]:
        if not column.values:
            return {}
        rows = chosen[column.units]
        pairs = np.unique(self._places[column.units[rows]] * len(column.values) + column.codes[rows])
        counts = np.bincount(pairs % len(column.values), minlength=len(column.values))
        order = sorted(np.flatnonzero(counts), key=lambda code: (-counts[code], column.values[code]))
        return {column.values[code]: int(counts[code]) for code in order}


def _names(wanted: str, value: str) -> bool:
    """Say whether ``wanted`` is ``value`` or words of it next to each other."""
    if wanted == value:
        return True
    sought, have = forms(wanted), forms(value)
    return bool(sought) and any(
        have[at : at + len(sought)] == sought for at in range(len(have) - len(sought) + 1)
    )
