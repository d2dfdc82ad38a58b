"""Find the turns that answer a question in QMSum's committee meetings and print recall beside BM25.

For each specific question: the share of its supporting turns among the first ten found (out of at most ten),
and how often at least one of them is there. Weights were chosen on the training meetings.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.corpus import CORPUS
from evals.retrieval import TurnIndex
from travaux.analysis.wording import inverse_frequencies
from travaux.engines.sentence_encoder import default_embedder

MEETINGS = CORPUS / "qmsum"
FIRST = 10

Ranker = Callable[[str], list[int]]


@dataclass(frozen=True)
class Transcript:
    """A meeting's turns with their speakers, and its questions with the turns that answer them."""

    turns: list[str]
    speakers: list[str | None]
    questions: list[tuple[str, frozenset[int]]]


def read_meetings(part: str, folder: Path = MEETINGS) -> Iterator[Transcript]:
    """Yield the meetings of ``part`` ("train" or "val")."""
    for path in sorted((folder / part).glob("*.json")):
        parsed = json.loads(path.read_text(encoding="utf-8"))
        questions = [
            (item["query"], frozenset(_turns(item["relevant_text_span"])))
            for item in parsed["specific_query_list"]
        ]
        turns = parsed["meeting_transcripts"]
        yield Transcript(
            [turn["content"] for turn in turns],
            [turn["speaker"].split("(")[0].strip() for turn in turns],
            questions,
        )


def _turns(spans: list[list[str]]) -> Iterator[int]:
    for first, last in spans:
        yield from range(int(first), int(last) + 1)


def ours(meeting: Transcript) -> Ranker:
    index = TurnIndex(meeting.turns, meeting.speakers, default_embedder())
    return lambda question: [found.turn for found in index.rank(question, FIRST)]


def by_bm25(meeting: Transcript) -> Ranker:
    """Rank by BM25 over words as written (k1 1.2, b 0.75)."""
    documents = [Counter(re.findall(r"\w+", turn.lower())) for turn in meeting.turns]
    weights = inverse_frequencies(documents)
    lengths = np.array([document.total() for document in documents])
    norm = 1.2 * (0.25 + 0.75 * lengths / lengths.mean())

    def rank(question: str) -> list[int]:
        scores = np.zeros(len(documents))
        for word in re.findall(r"\w+", question.lower()):
            counts = np.array([document[word] for document in documents])
            scores += weights.get(word, 0.0) * counts * 2.2 / (counts + norm)
        return [int(index) for index in np.argsort(-scores, kind="stable")[:FIRST]]

    return rank


def recall(meetings: list[Transcript], system: Callable[[Transcript], Ranker]) -> tuple[float, float]:
    """Return the mean share of supporting turns among the first ten, and how often there is any."""
    shares, hits = [], []
    for meeting in meetings:
        rank = system(meeting)
        for question, relevant in meeting.questions:
            found = len(relevant.intersection(rank(question)))
            shares.append(found / min(len(relevant), FIRST))
            hits.append(found > 0)
    return float(np.mean(shares)), float(np.mean(hits))


def main() -> int:
    meetings = list(read_meetings("val"))
    questions = sum(len(meeting.questions) for meeting in meetings)
    sys.stdout.write(f"QMSum, {questions} specific questions, first {FIRST} turns\n          recall  any\n")
    for name, system in (("travaux", ours), ("BM25", by_bm25)):
        share, hit = recall(meetings, system)
        sys.stdout.write(f"{name:8}  {share:.3f}   {hit:.3f}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
