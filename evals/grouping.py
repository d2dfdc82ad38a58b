"""Which key point an argument makes: words, letters and meaning together, weighed by a logistic model.

The weights were learnt on the training part of IBM's ArgKP by ``evals/argkp.py --fit``; the model is
told nothing of a topic but its title. Scores are probabilities that an argument makes a key point.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.wording import content_stems, inverse_frequencies
from travaux.ports import Embedder
from travaux.reference.phrases import load_pattern

WEIGHTS = Path(__file__).with_name("grouping.json")
_GRAM = 4
_FEWEST_WORDS = 4
_WORDS = re.compile(r"\w+")

Matrix = NDArray[np.float64]


def match(
    arguments: Sequence[str], key_points: Sequence[str], embedder: Embedder, subject: str = ""
) -> Matrix:
    """Return how likely each argument makes each key point, shaped (arguments, key points).

    ``subject`` is the title of what all of them are about, where there is one.
    """
    if not arguments or not key_points:
        return np.zeros((len(arguments), len(key_points)))
    weights, bias = _learnt()
    measured = measure(arguments, key_points, embedder, subject)
    return np.asarray(1 / (1 + np.exp(-(measured @ weights + bias))))


def measure(
    arguments: Sequence[str], key_points: Sequence[str], embedder: Embedder, subject: str = ""
) -> Matrix:
    """Return seven likenesses of every pair, as they are and less their mean by argument and by key point.

    Taking the means off keeps key points that resemble everything from drawing all arguments.
    """
    likenesses = [
        *_by_meaning(arguments, key_points, embedder, subject),
        *_by_words(arguments, key_points),
        _cosine(*_word_counts(arguments, key_points, _grams)),
    ]
    plain = np.stack(likenesses, axis=-1)
    by_argument = plain - plain.mean(axis=1, keepdims=True)
    by_point = plain - plain.mean(axis=0, keepdims=True)
    return np.concatenate([plain, by_argument, by_point], axis=-1)


@cache
def _learnt() -> tuple[Matrix, float]:
    parsed = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return np.array(parsed["weights"], dtype=np.float64), float(parsed["bias"])


def _by_meaning(
    arguments: Sequence[str], key_points: Sequence[str], embedder: Embedder, subject: str
) -> list[Matrix]:
    """Return likenesses of meaning: plain, less what all share, less the subject, and by clause."""
    said = embedder.embed(arguments).astype(np.float64)
    points = embedder.embed(key_points).astype(np.float64)
    middle = np.concatenate([said, points]).mean(axis=0)
    own_points = _unit(points - points.mean(axis=0))
    about = embedder.embed([subject])[0].astype(np.float64) if subject else middle / np.linalg.norm(middle)
    off_subject = _without(said, about) @ _without(points, about).T
    clauses = [_clauses(argument) for argument in arguments]
    owners = np.repeat(np.arange(len(arguments)), [len(parts) for parts in clauses])
    spoken = embedder.embed([part for parts in clauses for part in parts]).astype(np.float64)
    by_clause = np.full((len(arguments), len(key_points)), -1.0)
    np.maximum.at(by_clause, owners, _unit(spoken - middle) @ own_points.T)
    return [said @ points.T, _unit(said - middle) @ own_points.T, off_subject, by_clause]


def _by_words(arguments: Sequence[str], key_points: Sequence[str]) -> list[Matrix]:
    """Return the cosine of weighted stems, and the share of a key point's stems that an argument holds."""
    said, points = _word_counts(arguments, key_points, content_stems)
    weight = np.maximum(said.max(axis=0), points.max(axis=0))
    held = ((said > 0) * weight) @ (points > 0).T.astype(np.float64)
    whole = np.maximum(((points > 0) * weight).sum(axis=1), 1e-9)
    return [_cosine(said, points), held / whole]


def _word_counts(
    arguments: Sequence[str], key_points: Sequence[str], split: Callable[[str], Sequence[str]]
) -> tuple[Matrix, Matrix]:
    """Return weighted counts of what ``split`` finds, one row a text."""
    documents = [split(text) for text in (*arguments, *key_points)]
    weights = inverse_frequencies(documents)
    columns = {term: column for column, term in enumerate(weights)}
    bags = np.zeros((len(documents), max(len(columns), 1)))
    for row, document in enumerate(documents):
        for term, count in Counter(document).items():
            bags[row, columns[term]] = (1 + np.log(count)) * weights[term]
    return bags[: len(arguments)], bags[len(arguments) :]


def _grams(text: str) -> list[str]:
    padded = f" {' '.join(_WORDS.findall(text.lower()))} "
    return [padded[start : start + _GRAM] for start in range(len(padded) - _GRAM + 1)]


def _clauses(text: str) -> list[str]:
    parts = [
        part for part in load_pattern("phrasing", "clause").split(text) if len(part.split()) >= _FEWEST_WORDS
    ]
    return parts or [text]


def _unit(rows: Matrix) -> Matrix:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def _cosine(rows: Matrix, columns: Matrix) -> Matrix:
    return _unit(rows) @ _unit(columns).T


def _without(rows: Matrix, direction: Matrix) -> Matrix:
    return _unit(rows - np.outer(rows @ direction, direction))
