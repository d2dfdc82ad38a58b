"""How long a search takes in a large record: 100 meetings, 10 versions of 130 paragraphs, 500 inputs."""

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.measuring import load, machine
from travaux.commands.adding import add
from travaux.commands.example import build_example
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.domain.search import Unit, UnitKind
from travaux.domain.sources import SourceKind
from travaux.domain.spans import Citation
from travaux.engines.sentence_encoder import default_embedder
from travaux.store.meanings import MeaningsFile, key_of
from travaux.store.search_index import write_index
from travaux.views.search.indexes import finder_of
from travaux.views.search.results import search
from travaux.views.search.units import units_of
from travaux.views.snapshot import Snapshot
from travaux.views.workspace import opened, snapshot_of

WANTED = {
    UnitKind.INTERVENTION: 40_000,
    UnitKind.PARAGRAPH: 1_300,
    UnitKind.INPUT: 6_000,
    UnitKind.ARGUMENT: 12_000,
}
"""Units: 100 meetings of 400 passages and 120 arguments, all versions, 500 inputs of 12 paragraphs."""
QUERIES = {
    "rare": ("silence", "spare parts", "glacier"),
    "broad": ("gauge", "river", "warning", "paragraph", "the", "NOT river"),
    "phrase": ('"early warning"', '"within reach of a flood"'),
    "boolean": ("(flood OR tide) AND data", "warn* -radio", "gauge AND NOT (tide OR river)"),
    "prefix": ("warn*", "flo*"),
    "Chinese": ("气候", "预警数据"),
    "Arabic": ("الإنذار", "انذار مبكر"),
    "facets": (
        "gauge kind:input", "data actor:Veldara", "warning from:2025-03 to:2025-06", "flood sector:academia",
    ),
    "meaning": (
        "who pays for the gauges", "headwater states fear losing control of rivers",
        "thirty minutes after the measurement", "women are warned too late",
    ),
}  # fmt: skip
"""Queries by what is asked of the index."""
FOREIGN = (
    "我们支持对洪水的早期预警，预警数据应当开放。",
    "各代表团对气候和河流数据表示关切。",
    "نؤيد الإنذار المُبَكِّر من الفيضانات في كل البلدان.",
    "تتحفظ وفود كثيرة على الإنذار وعلى بيانات الأنهار.",
)
"""What is said in the languages that the example does not speak."""
Taken = tuple[float, float]
"""Milliseconds of wall clock and of the processor."""

METHOD = (
    "Method: passages of the shipped example, and four in Chinese and Arabic, drawn anew with a word in "
    "twelve exchanged; vectors are those of the example with noise, since what they hold does not change "
    "what a search costs; queries are embedded. Each query ten times in one process after one that is not "
    "counted, facets, highlights and the first 20 results included. Wall clock, and beside it the "
    "processor's time."
)
ROUNDS = 10


def main() -> None:
    """Print the figures and how they were taken."""
    print(f"{METHOD}\nMachine: {machine()}; {load()}\n")
    with tempfile.TemporaryDirectory() as base:
        build_example(Path(base, "example"))
        with snapshot_of(Path(base, "example")) as snapshot:
            pool = units_of(snapshot)
        folder = _workspace(Path(base, "large"))
        with snapshot_of(folder) as snapshot:
            _prepare(snapshot, folder, pool)
            _measure(snapshot)


def _workspace(folder: Path) -> Path:
    create(folder, "A large record")
    file = folder.with_suffix(".txt")
    file.write_text("One source for all.\n", encoding="utf-8")
    with opened(folder) as workspace:
        list(add(workspace, [(file, {"kind": SourceKind.INPUT})], "benchmark"))
        run(workspace, "benchmark")
    return folder


def _prepare(snapshot: Snapshot, folder: Path, pool: list[Unit]) -> None:
    units = list(_many(pool, next(iter(snapshot.sources))))
    start = time.perf_counter()
    path = folder / "search-keeper.sqlite"
    write_index(path, snapshot.identity, units)
    took = time.perf_counter() - start
    print(f"index of {len(units):,} units: {took:.1f} s, {path.stat().st_size >> 20} MiB")
    meanings, embedder = MeaningsFile(folder, default_embedder().identity), default_embedder()
    known = embedder.embed([unit.text for unit in pool[:500]])
    chance = np.random.default_rng(7)
    drawn = known[chance.integers(0, len(known), len(units))]
    noisy = drawn + chance.normal(0, 0.02, drawn.shape)
    vectors = (noisy / np.linalg.norm(noisy, axis=1, keepdims=True)).astype(np.float32)
    meanings.put(zip([key_of(unit.text) for unit in units], vectors, strict=True))
    start = time.perf_counter()
    finder_of(snapshot, meanings=True, say=lambda _: None)
    print(f"opened with its meanings in {time.perf_counter() - start:.1f} s")


def _many(pool: list[Unit], source: str, seed: int = 7) -> Iterator[Unit]:
    chance = random.Random(seed)
    vocabulary = sorted({word for unit in pool for word in unit.text.split() if len(word) > 4})
    for kind, wanted in WANTED.items():
        own = [unit for unit in pool if unit.kind is kind]
        own += [replace(own[0], text=text) for text in FOREIGN]
        for number in range(wanted):
            unit = chance.choice(own)
            words = [chance.choice(vocabulary) if chance.random() < 1 / 12 else w for w in unit.text.split()]
            text = " ".join(words) or "silence"
            citation = Citation(source, 0, len(text), text)
            yield replace(
                unit, id=f"{kind}{number}", text=text, citations=(citation,), place=f"{kind}{number}"
            )


def _measure(snapshot: Snapshot) -> None:
    asked = [query for queries in QUERIES.values() for query in queries]
    totals = {query: search(snapshot, query).total for query in asked}
    taken: dict[str, list[Taken]] = {query: [] for query in asked}
    for _ in range(ROUNDS):
        for query in asked:
            taken[query].append(_timed(partial(search, snapshot, query)))
    for kind, queries in QUERIES.items():
        for query in queries:
            wall, work = np.median(taken[query], axis=0)
            print(f"{wall:7.1f} ms ({work:5.1f})  {kind:8} {query}  ({totals[query]:,} results)")
    every = np.array([each for times in taken.values() for each in times])
    for name, column in (("wall clock", 0), ("processor", 1)):
        p50, p95 = np.percentile(every[:, column], [50, 95])
        print(f"{name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms (limit 60 ms); {load()}")


def _timed(task: Callable[[], object]) -> Taken:
    start, worked = time.perf_counter(), time.process_time()
    task()
    return (time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000


if __name__ == "__main__":
    main()
