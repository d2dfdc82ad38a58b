"""The turns of a meeting that answer a question, ranked by words and meaning together.

Words: BM25 (Robertson and Zaragoza, 2009) over stems. Meaning: the best window of two sentences of a turn.
A turn also gains from its neighbours, since an exchange runs over several turns, and from a speaker
whom the question names.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.wording import content_stems, inverse_frequencies, stem
from travaux.language.sentences import split_text
from travaux.ports import Embedder
from travaux.reference.lexicons import load_lexicon

_SATURATION = 1.2  # BM25's k1
_LENGTH = 0.75  # BM25's b
# Weights and reach were chosen on the training questions that `evals/qmsum.py` tells of.
_MEANING = 0.3
_SPEAKER = 0.5
_NEIGHBOUR = 0.5
_REACH = 6
_WINDOW = 2
_NAME = re.compile(r"[^\W\d_]{3,}")

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RetrievedTurn:
    """A turn by its index, how well it answers, and the span in it that is nearest to the question."""

    turn: int
    score: float
    start: int
    end: int


class TurnIndex:
    """Turns prepared for questions. ``speakers`` are display names, None where unknown."""

    def __init__(self, turns: Sequence[str], speakers: Sequence[str | None], embedder: Embedder) -> None:
        self._embedder = embedder
        self._documents = [
            content_stems(speaker or "") + content_stems(turn)
            for turn, speaker in zip(turns, speakers, strict=True)
        ]
        self._weights = inverse_frequencies(self._documents)
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for index, document in enumerate(self._documents):
            for term, count in Counter(document).items():
                self._postings[term].append((index, count))
        self._names = [frozenset(_NAME.findall((speaker or "").lower())) for speaker in speakers]
        self._windows = [window for index, turn in enumerate(turns) for window in _windows(index, turn)]
        self._owners = np.array([owner for owner, _, _ in self._windows], dtype=np.int64)
        self._vectors = embedder.embed([turns[owner][start:end] for owner, start, end in self._windows])

    def rank(self, question: str, limit: int = 10) -> tuple[RetrievedTurn, ...]:
        """Return the ``limit`` turns that answer ``question`` best, the best first."""
        if not self._windows:
            return ()
        likeness = self._vectors @ self._embedder.embed([question])[0]
        score = _standardised(self._by_words(question)) + _MEANING * _standardised(self._by_meaning(likeness))
        score = _with_neighbours(score + _SPEAKER * self._by_speaker(question))
        best = np.argsort(-score, kind="stable")[:limit]
        return tuple(self._retrieved_turn(int(turn), float(score[turn]), likeness) for turn in best)

    def _by_words(self, question: str) -> Scores:
        scores = np.zeros(len(self._documents))
        lengths = np.array([len(document) for document in self._documents], dtype=np.float64)
        norm = 1 - _LENGTH + _LENGTH * lengths / max(lengths.mean(), 1.0)
        for term in content_stems(question):
            if term not in _question_words():
                for index, count in self._postings.get(term, ()):
                    scores[index] += (
                        self._weights[term] * count * (_SATURATION + 1) / (count + _SATURATION * norm[index])
                    )
        return scores

    def _by_meaning(self, likeness: NDArray[np.float32]) -> Scores:
        scores = np.full(len(self._documents), -1.0)
        np.maximum.at(scores, self._owners, likeness)
        return scores

    def _by_speaker(self, question: str) -> Scores:
        asked = set(_NAME.findall(question.lower()))
        return np.array([bool(names) and bool(names & asked) for names in self._names], dtype=np.float64)

    def _retrieved_turn(self, turn: int, score: float, likeness: NDArray[np.float32]) -> RetrievedTurn:
        own = np.flatnonzero(self._owners == turn)
        if not len(own):
            return RetrievedTurn(turn, score, 0, 0)
        _, start, end = self._windows[int(own[np.argmax(likeness[own])])]
        return RetrievedTurn(turn, score, start, end)


@cache
def _question_words() -> frozenset[str]:
    return frozenset(stem(word) for word in load_lexicon("wording")["asking"])


def _windows(index: int, turn: str) -> list[tuple[int, int, int]]:
    """Return every two adjoining sentences of ``turn`` as its index, start and end."""
    spans = split_text(turn)
    last = len(spans) - 1
    return [
        (index, start, spans[min(place + _WINDOW - 1, last)][1]) for place, (start, _) in enumerate(spans)
    ]


def _standardised(scores: Scores) -> Scores:
    return np.asarray((scores - scores.mean()) / (scores.std() + 1e-9))


def _with_neighbours(scores: Scores) -> Scores:
    """Return ``scores`` with what the turns around each add, halved with every step away."""
    total = scores.copy()
    for step in range(1, min(_REACH, len(scores) - 1) + 1):
        total[step:] += _NEIGHBOUR**step * scores[:-step]
        total[:-step] += _NEIGHBOUR**step * scores[step:]
    return total
