"""Match arguments to key points on IBM's ArgKP and print mean average precision beside plain baselines.

Defined as in the shared task on Key Point Analysis (Friedman et al., 2021): for each topic and stance, every
argument takes its best key point; of the most confident half, average precision is computed, where a pair
without a label counts as no match (strict) or as a match (relaxed); then the mean over topics and stances.
"""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evals.corpus import CORPUS
from evals.grouping import WEIGHTS, match, measure
from travaux.analysis.wording import content_stems, inverse_frequencies
from travaux.engines.sentence_encoder import default_embedder

KEY_POINTS = CORPUS / "argkp" / "kpm_data"
_PENALTY = 100.0

Matrix = NDArray[np.float64]
Matcher = Callable[[list[str], list[str], str], Matrix]


@dataclass(frozen=True)
class Case:
    """One topic and stance: arguments, key points, and labels where people gave them (-1 where not)."""

    topic: str
    arguments: list[str]
    key_points: list[str]
    labels: NDArray[np.int64]


def read_cases(part: str, folder: Path = KEY_POINTS) -> Iterator[Case]:
    """Yield the topics and stances of ``part`` ("train" or "dev")."""
    arguments, key_points = _rows(folder / f"arguments_{part}.csv"), _rows(folder / f"key_points_{part}.csv")
    labels = {(r["arg_id"], r["key_point_id"]): int(r["label"]) for r in _rows(folder / f"labels_{part}.csv")}
    for topic, stance in dict.fromkeys((row["topic"], row["stance"]) for row in arguments):
        own = [row for row in arguments if (row["topic"], row["stance"]) == (topic, stance)]
        points = [row for row in key_points if (row["topic"], row["stance"]) == (topic, stance)]
        table = [[labels.get((a["arg_id"], k["key_point_id"]), -1) for k in points] for a in own]
        yield Case(
            topic, [row["argument"] for row in own], [row["key_point"] for row in points], np.array(table)
        )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def mean_average_precision(cases: list[Case], matcher: Matcher) -> tuple[float, float]:
    """Return mean average precision, strict and relaxed."""
    strict, relaxed = [], []
    for case in cases:
        scores = matcher(case.arguments, case.key_points, case.topic)
        best = scores.argmax(axis=1)
        confidence = scores[np.arange(len(best)), best]
        kept = np.argsort(-confidence, kind="stable")[: len(best) // 2]
        labels = case.labels[kept, best[kept]]
        strict.append(_average_precision(labels == 1))
        relaxed.append(_average_precision(labels != 0))
    return float(np.mean(strict)), float(np.mean(relaxed))


def _average_precision(hits: NDArray[np.bool_]) -> float:
    if not hits.any():
        return 0.0
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].mean())


def ours(arguments: list[str], key_points: list[str], topic: str) -> Matrix:
    return match(arguments, key_points, default_embedder(), topic)


def by_cosine(arguments: list[str], key_points: list[str], _topic: str) -> Matrix:
    embedder = default_embedder()
    return np.asarray(embedder.embed(arguments) @ embedder.embed(key_points).T, dtype=np.float64)


def by_tfidf(arguments: list[str], key_points: list[str], _topic: str) -> Matrix:
    documents = [content_stems(text) for text in (*arguments, *key_points)]
    weights = inverse_frequencies(documents)
    columns = {term: column for column, term in enumerate(weights)}
    bags = np.zeros((len(documents), len(columns)))
    for row, document in enumerate(documents):
        for term in document:
            bags[row, columns[term]] += weights[term]
    bags /= np.maximum(np.linalg.norm(bags, axis=1, keepdims=True), 1e-9)
    return np.asarray(bags[: len(arguments)] @ bags[len(arguments) :].T)


def fit(cases: list[Case]) -> None:
    """Learn the weights of the logistic model on ``cases`` and write them where the product reads them."""
    rows, labels = [], []
    for case in cases:
        measured = measure(case.arguments, case.key_points, default_embedder(), case.topic)
        known = case.labels >= 0
        rows.append(measured[known])
        labels.append(case.labels[known])
    weights, bias = _logistic(np.concatenate(rows), np.concatenate(labels).astype(np.float64))
    learnt = {
        "learnt_on": "IBM ArgKP v1, training part (Community Data License Agreement - Sharing 1.0)",
        "by": "evals/argkp.py --fit",
        "embedder": default_embedder().identity,
        "weights": [round(float(weight), 4) for weight in weights],
        "bias": round(bias, 4),
    }
    WEIGHTS.write_text(json.dumps(learnt, indent=1) + "\n", encoding="utf-8")


def _logistic(rows: Matrix, labels: Matrix) -> tuple[Matrix, float]:
    """Return weights and bias of a logistic regression with a ridge penalty on standardised columns."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    table = np.column_stack([(rows - mean) / spread, np.ones(len(rows))])

    def loss(guess: Matrix) -> tuple[float, Matrix]:
        logits = table @ guess
        ridge = np.append(guess[:-1], 0.0)
        slope = table.T @ (1 / (1 + np.exp(-logits)) - labels) + _PENALTY * ridge
        return float(
            (np.logaddexp(0, logits) - labels * logits).sum() + _PENALTY * (ridge @ ridge) / 2
        ), slope

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ mean)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="learn the weights on the training part first")
    if parser.parse_args().fit:
        fit(list(read_cases("train")))
    cases = list(read_cases("dev"))
    sys.stdout.write("ArgKP development set, mean average precision\n              strict  relaxed\n")
    for name, matcher in (("travaux", ours), ("TF-IDF", by_tfidf), ("cosine", by_cosine)):
        strict, relaxed = mean_average_precision(cases, matcher)
        sys.stdout.write(f"{name:12}  {strict:.3f}   {relaxed:.3f}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
