"""Rankings made one, and the words of a text that answered a query."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.search.folding import FoldedWord, stemmed, words
from travaux.analysis.search.query import stem_of
from travaux.domain.search import Term

_K = 60
"""Cormack, Clarke and Büttcher (2009): how little the very first ranks count above the next."""

Span = tuple[int, int]


def fused(rankings: Iterable[NDArray[np.int64]], size: int) -> NDArray[np.float64]:
    """Return the reciprocal rank fusion of ``rankings`` of ``size`` things: 0 for what none of them has."""
    scores = np.zeros(size)
    for ranking in rankings:
        scores[ranking] += 1 / (_K + np.arange(1, len(ranking) + 1))
    return scores


def highlights(text: str, terms: Sequence[Term]) -> list[Span]:
    """Return the spans of ``text`` that ``terms`` name, in order and without overlap."""
    found = list(words(text))
    lit = {place for term in terms for place in _matching_words(found, term)}
    spans: list[Span] = []
    for place in sorted(lit):
        word = found[place]
        if spans and place - 1 in lit and not text[spans[-1][1] : word.start].strip():
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    return spans


def excerpt(text: str, spans: Sequence[Span], longest: int = 320) -> Span:
    """Return the span of ``text`` to show: about ``longest`` characters around the first highlights."""
    if len(text) <= longest:
        return 0, len(text)
    middle = spans[0][0] if spans else 0
    start = max(0, min(middle - longest // 3, len(text) - longest))
    end = min(len(text), start + longest)
    if start:
        start = text.find(" ", start, middle) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", middle, end), middle + 1)
    return start, end


def _matching_words(found: Sequence[FoldedWord], term: Term) -> Iterable[int]:
    size, root = len(term.forms), stem_of(term)
    for place in range(len(found) - size + 1):
        here = [word.form for word in found[place : place + size]]
        if root is not None:
            hit = stemmed(here[0]) == root
        elif term.prefix:
            hit = tuple(here[:-1]) == term.forms[:-1] and here[-1].startswith(term.forms[-1])
        else:
            hit = tuple(here) == term.forms
        if hit:
            yield from range(place, place + size)
