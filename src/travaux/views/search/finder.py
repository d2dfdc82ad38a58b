"""An index held ready, its facets and meanings in memory, so that a search takes milliseconds."""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.search.folding import forms
from travaux.domain.search import Expression, Facet, Term, Unit
from travaux.ports import Embedder, Numbers, SearchIndex

NEAR = 0.32
"""Cosine from which a unit is taken to say nearly what is asked: questions on other matters than a record's
reach 0.30 on the shipped example, paraphrases of what it says 0.31 to 0.55."""
SLACK = 0.15
"""How much further from a question than the nearest unit another may be."""
BROAD = 20_000
"""Units from which on those that hold what is sought are given as they stand: no order among so many tells
anything, and working one out takes longer than a reader should wait."""
_TOO_SHORT = 8  # words: a heading is near to everything
_BATCH = 32

Tell = Callable[[int, int], object]
Mask = NDArray[np.bool_]
Vector = NDArray[np.float16]
Scores = NDArray[np.float64]


class _Column:
    """The values of one facet: for every value that a unit has, the unit's number and the value's.

    A value counts once for a place, however many of its units have it: ``_pairs`` says which place and value
    each row tells of.
    """

    def __init__(self, pairs: Sequence[tuple[int, str]], places: Numbers) -> None:
        self.values = sorted({value for _, value in pairs})
        codes = {value: code for code, value in enumerate(self.values)}
        self.units = np.array([unit for unit, _ in pairs], dtype=np.int64)
        self.codes = np.array([codes[value] for _, value in pairs], dtype=np.int64)
        told, self._pairs = np.unique(places[self.units] * len(self.values) + self.codes, return_inverse=True)
        self._told = told % max(1, len(self.values))
        self._forms = [forms(value) for value in self.values]

    def of(self, unit: int) -> list[str]:
        """Return the values of one unit."""
        first, last = np.searchsorted(self.units, [unit, unit + 1])
        return [self.values[code] for code in self.codes[first:last]]

    def having(self, wanted: Sequence[str], size: int, whole: Collection[str] = ()) -> Mask:
        """Return which units have a value that one of ``wanted`` names, whole or by adjoining words.

        Of names in ``whole`` only the value itself is meant: "China" is not the Group of 77 and China.
        """
        sought = [forms(each) for each in wanted if each not in whole]
        named = [
            code
            for code, value in enumerate(self.values)
            if value in wanted or any(_has_adjoining(self._forms[code], each) for each in sought)
        ]
        mask = np.zeros(size, dtype=np.bool_)
        mask[self.units[np.isin(self.codes, named)]] = True
        return mask

    def counted(self, chosen: Mask) -> dict[str, int]:
        """Return how many places of the units ``chosen`` each value has, most first."""
        seen = np.zeros(len(self._told), dtype=np.bool_)
        seen[self._pairs[chosen[self.units]]] = True
        counts = np.bincount(self._told[seen], minlength=len(self.values))
        order = sorted(np.flatnonzero(counts), key=lambda code: (-counts[code], self.values[code]))
        return {self.values[code]: int(counts[code]) for code in order}


class Finder:
    """Answers searches of one index. Meanings are of use as soon as ``understand`` has come to its end."""

    def __init__(self, index: SearchIndex, embedder: Embedder) -> None:
        self._index = index
        self._meanings = index.meanings(embedder.identity)
        self._embedder = embedder
        self._embedding = Lock()
        self._matrix: NDArray[np.float32] | None = None
        self._meant = np.zeros(0, dtype=np.int64)  # the units whose meanings are the rows of the matrix
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
                [(n, v) for n, head in enumerate(heads) for v in head[2].get(facet.value, ())], self._places
            )
            for facet in Facet
        }

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def ranked(self, expression: Expression) -> Numbers:
        """Return the units that ``expression`` describes, the best first; as they stand if it is broad."""
        if self.is_broad(expression):
            return self._index.holding(expression)
        return self._index.ranked(expression)

    def is_broad(self, expression: Expression) -> bool:
        """Say whether so many units hold what is sought that no order among them tells anything."""
        return self._index.is_broad(expression, BROAD)

    def holding_most(self, terms: Sequence[Term]) -> Numbers:
        """Return the units that hold more than half of ``terms``, those with the rarest first."""
        counts = np.zeros(self.size, dtype=np.int64)
        weights = np.zeros(self.size)
        for term in terms:
            held = self._index.holding(term)
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

    def matching(self, filters: Mapping[str, Sequence[str]], whole: Collection[str] = ()) -> Mask:
        """Return which units pass ``filters``; a name that is no facet keeps nothing out.

        ``whole`` are the values that mean themselves alone, not what else has them in its name.
        """
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
                mask &= column.having(values, self.size, whole)
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
        counts = {name: column.counted(chosen) for name, column in self._columns.items()}
        return {name: found for name, found in counts.items() if found}

    def nearest(self, text: str, limit: int, near: float = NEAR) -> Numbers:
        """Return the units that say nearly what ``text`` does, the nearest first."""
        matrix = self._matrix
        if matrix is None or not matrix.size:
            return np.zeros(0, dtype=np.int64)
        with self._embedding:
            asked = self._embedder.embed([text])[0]
        likeness = np.einsum("ij,j->i", matrix, asked)  # on one thread: readers come many at once
        close = np.flatnonzero(likeness >= max(near, float(likeness.max()) - SLACK))
        return self._meant[close[np.argsort(-likeness[close], kind="stable")][:limit]]

    def recall(self) -> bool:
        """Use the meanings worked out before, if none is missing; say whether meanings are known."""
        if self._matrix is None:
            telling = self._index.keys(_TOO_SHORT)
            known = self._meanings.get([key for _, key in telling])
            if all(key in known for _, key in telling):
                self._use_meanings(telling, known)
        return self._matrix is not None

    def understand(self, tell: Tell = lambda *_: None) -> None:
        """Work out the meanings that are not known yet, and use them from then on.

        ``tell`` hears how many are done of those that were missing.
        """
        telling = self._index.keys(_TOO_SHORT)
        known = self._meanings.get([key for _, key in telling])
        missing = {key: number for number, key in telling if key not in known}
        texts = {key: self._index.text(number) for key, number in missing.items()}
        ordered = sorted(texts.items(), key=lambda item: len(item[1]))  # like lengths go quickly together
        for first, last in pairwise([*range(0, len(ordered), _BATCH), len(ordered)]):
            tell(first, len(ordered))
            known.update(self._embedded(ordered[first:last]))
        self._use_meanings(telling, known)

    def _use_meanings(self, telling: Sequence[tuple[int, bytes]], known: Mapping[bytes, Vector]) -> None:
        self._meant = np.array([number for number, _ in telling], dtype=np.int64)
        vectors = [known[key] for _, key in telling]
        self._matrix = np.array(vectors, dtype=np.float32, ndmin=2)

    def _embedded(self, batch: Sequence[tuple[bytes, str]]) -> dict[bytes, Vector]:
        with self._embedding:
            vectors = self._embedder.embed([text for _, text in batch])
        fresh = list(zip([key for key, _ in batch], vectors, strict=True))
        self._meanings.put(fresh)
        return {key: vector.astype(np.float16) for key, vector in fresh}


def _has_adjoining(have: Sequence[str], sought: Sequence[str]) -> bool:
    """Say whether the words ``sought`` stand next to one another in ``have``."""
    size = len(sought)
    return bool(sought) and any(have[at : at + size] == sought for at in range(len(have) - size + 1))
