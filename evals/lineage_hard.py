"""How well paragraphs of a heavily redrafted pair are linked, by labels made before the first run.

``python -m evals.lineage_hard`` prints the figures of three ways to link, how often links of each confidence
are right, and fails where ours are below ``FLOOR``.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.distance import Indel

from evals.corpus import CORPUS, LABELS
from evals.lineage import Found, order_free, ours
from travaux.analysis.text.alignment import comparable
from travaux.analysis.text.comparison import compare
from travaux.analysis.text.wording import find_keys
from travaux.domain.texts import Draft, ParagraphKind
from travaux.formats.draft_file import read_draft

LABELLED = LABELS / "links-hard.jsonl"
HALF = 0.5  # the share of a paragraph's words that a word stream must carry into another to link them

FLOOR = 0.90
"""F1 of our links, on paragraphs and on all units: what the comparison is asked to reach."""

BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)
"""Where the bands of confidence begin and end in which links are counted."""

Pair = tuple[int, int]


@dataclass(frozen=True)
class Score:
    """How many single pairs are right of those there are and those found; gone and new likewise."""

    true: int
    right: int
    wrong: int
    gone: tuple[int, int]
    new: tuple[int, int]

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.true + self.right + self.wrong, 1)

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:.3f} (of {self.true} found {self.right}, {self.wrong} wrong);"
            f" said gone {self.gone[0]}, right {self.gone[1]}; said new {self.new[0]}, right {self.new[1]}"
        )


@dataclass
class Truth:
    """What is linked, what may be, and what has no counterpart; nothing else is scored."""

    links: set[Pair] = field(default_factory=set)
    open: set[Pair] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    new: set[int] = field(default_factory=set)


def read_labels() -> Mapping[tuple[str, str], Truth]:
    pairs: dict[tuple[str, str], Truth] = defaultdict(Truth)
    for line in LABELLED.read_text("utf-8").splitlines():
        label = json.loads(line)
        truth = pairs[label["old_file"], label["new_file"]]
        edges = {(i, j) for i in label["old"] for j in label["new"]}
        (truth.open if label.get("open") else truth.links).update(edges)
        truth.gone.update(label["old"] if not label["new"] else ())
        truth.new.update(label["new"] if not label["old"] else ())
    return pairs


def word_stream(old: Draft, new: Draft) -> list[Found]:
    """Link what a comparison of the whole texts word by word carries over, as ``git diff --minimal`` does."""
    one, other = list(_stream(old)), list(_stream(new))
    carried: dict[Pair, int] = defaultdict(int)
    for code in Indel.opcodes([key for key, _ in one], [key for key, _ in other]):
        if code.tag == "equal":
            for step in range(code.src_end - code.src_start):
                carried[one[code.src_start + step][1], other[code.dest_start + step][1]] += 1
    lengths = _lengths(one), _lengths(other)
    edges = {
        (i, j) for (i, j), n in carried.items() if n >= HALF * min(lengths[0].get(i, 1), lengths[1].get(j, 1))
    }
    links: list[Found] = [("edited", (i,), (j,)) for i, j in sorted(edges)]
    links += [("deleted", (p.index,), ()) for p in old.paragraphs if p.index not in {i for i, _ in edges}]
    return links + [
        ("inserted", (), (p.index,)) for p in new.paragraphs if p.index not in {j for _, j in edges}
    ]


def _stream(draft: Draft) -> Iterator[tuple[str, int]]:
    return ((key, p.index) for p in draft.paragraphs for key in find_keys(comparable(p)))


def _lengths(stream: Sequence[tuple[str, int]]) -> dict[int, int]:
    counted: dict[int, int] = defaultdict(int)
    for _, index in stream:
        counted[index] += 1
    return counted


def score(found: Sequence[Found], truth: Truth, drafts: tuple[Draft, Draft], headings: bool) -> Score:
    """Return how many single pairs are right, and how many of those said gone or new are."""
    old, new = (
        {p.index for p in draft.paragraphs if headings or p.kind is not ParagraphKind.HEADING}
        for draft in drafts
    )
    true = {(i, j) for i, j in truth.links if i in old and j in new}
    judged_old = ({i for i, _ in true} | truth.gone) & old
    judged_new = ({j for _, j in true} | truth.new) & new
    told = {(i, j) for kind, olds, news in found if kind != "moved" for i in olds for j in news}
    told = {(i, j) for i, j in told - truth.open if i in judged_old or j in judged_new}
    right = len(told & true)
    linked = {i for i, _ in truth.links | truth.open}, {j for _, j in truth.links | truth.open}
    gone = [i for _, olds, news in found if not news for i in olds if i in judged_old]
    came = [j for _, olds, news in found if not olds for j in news if j in judged_new]
    return Score(
        len(true),
        right,
        len(told) - right,
        (len(gone), sum(i not in linked[0] for i in gone)),
        (len(came), sum(j not in linked[1] for j in came)),
    )


def reliability(drafts: tuple[Draft, Draft], truth: Truth) -> list[tuple[float, bool]]:
    """Return the confidence of each of our links that a label speaks to, and whether it is right."""
    judged_old = {i for i, _ in truth.links} | truth.gone
    judged_new = {j for _, j in truth.links} | truth.new
    return [
        (link.score, (i, j) in truth.links)
        for link in compare(*drafts).links
        for i in link.old
        for j in link.new
        if (i, j) not in truth.open and (i in judged_old or j in judged_new)
    ]


def _print_reliability(judged: Sequence[tuple[float, bool]]) -> None:
    print("confidence of our links, all pairs: links, mean confidence, right")
    for low, high in pairwise(BANDS):
        band = [(score, right) for score, right in judged if low <= score < high]
        if band:
            mean = sum(score for score, _ in band) / len(band)
            share = sum(right for _, right in band) / len(band)
            print(f"  from {low:.1f}: {len(band)}, {mean:.3f}, {share:.3f}")


def main() -> int:
    matchers: dict[str, Callable[[Draft, Draft], list[Found]]] = {
        "ours": ours,
        "word stream": word_stream,
        "rapidfuzz, order-free": order_free,
    }
    low = False
    judged: list[tuple[float, bool]] = []
    for files, truth in read_labels().items():
        drafts = read_draft(CORPUS / files[0]), read_draft(CORPUS / files[1])
        print(" > ".join(files))
        for name, matcher in matchers.items():
            began = time.process_time()
            found = matcher(*drafts)
            took = time.process_time() - began
            print(f"  {name} ({took:.1f} s)")
            for units, headings in (("paragraphs", False), ("all units", True)):
                reached = score(found, truth, drafts, headings)
                print(f"    {units}: {reached}")
                low = low or (name == "ours" and reached.f1 < FLOOR)
        judged += reliability(drafts, truth)
    _print_reliability(judged)
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
