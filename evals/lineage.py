"""How well paragraphs are linked: in perturbed texts and by hand-made labels, beside simpler matchers.

python -m evals.lineage              # everything
python -m evals.lineage --perturbed  # the generator only
python -m evals.lineage --labelled   # the labels only
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import token_sort_ratio

from evals.corpus import CORPUS, LABELS
from evals.perturbation import perturb
from travaux.analysis.text.alignment import align, comparable
from travaux.domain.texts import Draft
from travaux.formats.draft_file import read_draft

LABELLED = LABELS / "links.jsonl"
TEXTS = (
    "un-texts/E_RES_2019_24.json",
    "un-texts/E_RES_2021_29.json",
    "un-texts/A_RES_77_150.json",
    "un-texts/A_RES_70_125.json",
    "paris/23-oct-2015.agreement.md",
)
FOREIGN = "un-texts/A_RES_79_1.json"
SEEDS = range(200, 210)
FLOORS = {"unchanged": 0.97, "edited": 0.97, "moved": 0.95, "split": 0.90, "merged": 0.90}

Found = tuple[str, tuple[int, ...], tuple[int, ...]]
Matcher = Callable[[Draft, Draft], list[Found]]


def ours(old: Draft, new: Draft) -> list[Found]:
    links = align(old, new)
    found: list[Found] = [(link.kind.value, link.old, link.new) for link in links]
    return found + [("moved", link.old, link.new) for link in links if link.moved]


def greedy(old: Draft, new: Draft) -> list[Found]:
    """Match one to one in order, as common tools do: each paragraph with the next that is alike enough."""
    pairs, first = [], 0
    for paragraph in old.paragraphs:
        for j in range(first, len(new.paragraphs)):
            score = Indel.normalized_similarity(comparable(paragraph), comparable(new.paragraphs[j]))
            if score >= 0.6:
                pairs.append((paragraph.index, j))
                first = j + 1
                break
    return _as_links(pairs, old, new)


def order_free(old: Draft, new: Draft) -> list[Found]:
    """Match one to one by rapidfuzz's ratio of sorted words, best pairs first."""
    scored = sorted(
        (
            (-token_sort_ratio(comparable(p), comparable(q)), p.index, q.index)
            for p in old.paragraphs
            for q in new.paragraphs
        ),
    )
    pairs: list[tuple[int, int]] = []
    olds: set[int] = set()
    news: set[int] = set()
    for score, i, j in scored:
        if -score >= 60 and i not in olds and j not in news:
            pairs.append((i, j))
            olds.add(i)
            news.add(j)
    return _as_links(sorted(pairs), old, new)


def _as_links(pairs: Iterable[tuple[int, int]], old: Draft, new: Draft) -> list[Found]:
    pairs = list(pairs)
    links: list[Found] = []
    for i, j in pairs:
        same = comparable(old.paragraphs[i]).casefold() == comparable(new.paragraphs[j]).casefold()
        links.append(("unchanged" if same else "edited", (i,), (j,)))
    olds, news = {i for i, _ in pairs}, {j for _, j in pairs}
    links += [("deleted", (p.index,), ()) for p in old.paragraphs if p.index not in olds]
    return links + [("inserted", (), (p.index,)) for p in new.paragraphs if p.index not in news]


class Tally:
    """Counts of true, false and missed links by class."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()

    def add(self, found: Iterable[Found], true: Iterable[Found]) -> None:
        there, truth = set(found), set(true)
        self.right.update(kind for kind, _, _ in there & truth)
        self.wrong.update(kind for kind, _, _ in there - truth)
        self.missed.update(kind for kind, _, _ in truth - there)

    def f1(self, kind: str) -> float:
        right, wrong, missed = (count[kind] for count in (self.right, self.wrong, self.missed))
        return 2 * right / (2 * right + wrong + missed) if right else 0.0

    def line(self, kinds: Sequence[str]) -> str:
        return "  ".join(f"{kind} {self.f1(kind):.3f}" for kind in kinds)


def run_perturbed() -> bool:
    foreign = [p.text for p in read_draft(CORPUS / FOREIGN).paragraphs if len(p.text.split()) > 15]
    kinds = ("unchanged", "edited", "moved", "split", "merged", "inserted", "deleted")
    tallies: dict[str, Tally] = defaultdict(Tally)
    by_text: dict[str, Tally] = defaultdict(Tally)
    for name in TEXTS:
        draft = read_draft(CORPUS / name)
        for seed in SEEDS:
            new, links = perturb(draft, foreign, seed)
            true = [(t.kind, t.old, t.new) for t in links]
            true += [("moved", t.old, t.new) for t in links if t.moved]
            found = ours(draft, new)
            tallies["ours"].add(found, true)
            by_text[name].add(found, true)
            if seed == SEEDS[0]:
                tallies["greedy, in order"].add(greedy(draft, new), true)
                tallies["rapidfuzz, order-free"].add(order_free(draft, new), true)
    print(f"perturbed texts: {len(TEXTS)} texts, {len(SEEDS)} seeds (simpler matchers: the first seed)")
    counts = tallies["ours"].right + tallies["ours"].missed
    print("  links by class:", ", ".join(f"{kind} {counts[kind]}" for kind in kinds))
    for matcher, tally in tallies.items():
        print(f"  F1 {matcher}: {tally.line(kinds)}")
    for name, tally in by_text.items():
        print(f"    {name}: {tally.line(kinds)}")
    return all(tallies["ours"].f1(kind) >= floor for kind, floor in FLOORS.items())


def run_labelled() -> bool:
    """Score links of real pairs, whatever their kind; one of a paragraph that is new or gone is wrong."""
    pairs: dict[tuple[str, str], list[dict[str, list[int]]]] = defaultdict(list)
    for line in LABELLED.read_text("utf-8").splitlines():
        label = json.loads(line)
        pairs[label["old_file"], label["new_file"]].append(label)
    matchers: dict[str, Matcher] = {
        "ours": ours,
        "greedy, in order": greedy,
        "rapidfuzz, order-free": order_free,
    }
    tallies: dict[str, Tally] = defaultdict(Tally)
    for (old_file, new_file), labels in pairs.items():
        old, new = read_draft(CORPUS / old_file), read_draft(CORPUS / new_file)
        true = {
            ("link", tuple(label["old"]), tuple(label["new"]))
            for label in labels
            if label["old"] and label["new"]
        }
        judged_old = {i for label in labels for i in label["old"]}
        judged_new = {j for label in labels for j in label["new"]}
        for name, matcher in matchers.items():
            found = {
                ("link", olds, news)
                for kind, olds, news in matcher(old, new)
                if kind != "moved" and olds and news and (judged_old & set(olds) or judged_new & set(news))
            }
            tallies[name].add(found, true)
            if name == "ours":
                tallies[f"  {old_file} > {new_file}"].add(found, true)
    links = sum(1 for labels in pairs.values() for label in labels if label["old"] and label["new"])
    others = sum(map(len, pairs.values())) - links
    print(
        f"{links} links, and {others} insertions and deletions, by hand in {len(pairs)} pairs of real texts"
    )
    for name, tally in tallies.items():
        right, wrong, missed = tally.right["link"], tally.wrong["link"], tally.missed["link"]
        print(f"  F1 {name}: {tally.f1('link'):.3f} (right {right}, wrong {wrong}, missed {missed})")
    return tallies["ours"].f1("link") >= 0.93


def main() -> int:
    runs = {"--perturbed": run_perturbed, "--labelled": run_labelled}
    chosen = [run for flag, run in runs.items() if flag in sys.argv] or list(runs.values())
    passed = [run() for run in chosen]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
