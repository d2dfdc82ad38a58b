"""How long a search takes in a large record: 100 meetings, 10 versions of 130 paragraphs, 500 inputs."""

import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.measuring import machine
from travaux.backends.sentence_encoder import default_embedder
from travaux.domain.search import Unit, UnitKind
from travaux.domain.sources import SourceKind
from travaux.domain.spans import Citation
from travaux.service.adding import add
from travaux.service.example import build_example
from travaux.service.finders import finder_of
from travaux.service.reading_room import Snapshot
from travaux.service.search import search, snapshot_of
from travaux.service.search_units import units_of
from travaux.service.workspace import new, opened, run
from travaux.store.meanings import Meanings
from travaux.store.search_index import write_index
from travaux.store.settings import Settings

WANTED = {
    UnitKind.INTERVENTION: 40_000,
    UnitKind.PARAGRAPH: 1_300,
    UnitKind.INPUT: 6_000,
    UnitKind.ARGUMENT: 12_000,
}
"""Units: 100 meetings of 400 passages and 120 arguments, all versions, 500 inputs of 12 paragraphs."""
QUERIES = (
    "gauge", "river", "warning", "silence", "early warning", "paragraph", '"early warning"', "warn* -radio",
    "(flood OR tide) AND data", "who pays for the gauges", "headwater states fear losing control of rivers",
    "gauge kind:input", "data actor:Veldara", "NOT river", "thirty minutes after the measurement",
)  # fmt: skip
METHOD = (
    "Method: passages of the shipped example, drawn anew with a word in twelve exchanged; vectors are those "
    "of the example with noise, since what they hold does not change what a search costs; queries are "
    "embedded. Each query ten times in one process, facets, highlights and the first 20 results included."
)


def main() -> None:
    """Print the figures and how they were taken."""
    print(f"{METHOD}\nMachine: {machine()}\n")
    with tempfile.TemporaryDirectory() as base:
        build_example(Path(base, "example"))
        with snapshot_of(Path(base, "example")) as room:
            pool = units_of(room)
        folder = _workspace(Path(base, "large"))
        with snapshot_of(folder) as room:
            _prepare(room, folder, pool)
            _measure(room)


def _workspace(folder: Path) -> Path:
    new(folder, Settings("A large record"))
    file = folder.with_suffix(".txt")
    file.write_text("One source for all.\n", encoding="utf-8")
    with opened(folder) as workspace:
        list(add(workspace, [(file, {"kind": SourceKind.INPUT})], "benchmark"))
        run(workspace, "benchmark")
    return folder


def _prepare(room: Snapshot, folder: Path, pool: list[Unit]) -> None:
    units = list(_many(pool, next(iter(room.sources))))
    start = time.perf_counter()
    path = folder / "search-keeper.sqlite"
    write_index(path, room.identity, units)
    took = time.perf_counter() - start
    print(f"index of {len(units):,} units: {took:.1f} s, {path.stat().st_size >> 20} MiB")
    meanings, embedder = Meanings(folder, default_embedder().identity), default_embedder()
    known = embedder.embed([unit.text for unit in pool[:500]])
    chance = np.random.default_rng(7)
    noisy = known[chance.integers(0, len(known), len(units))]
    noisy = noisy + chance.normal(0, 0.02, noisy.shape)
    vectors = (noisy / np.linalg.norm(noisy, axis=1, keepdims=True)).astype(np.float32)
    meanings.put(zip([meanings.digest(unit.text) for unit in units], vectors, strict=True))
    start = time.perf_counter()
    finder_of(room, meanings=True, say=lambda _: None)
    print(f"opened with its meanings in {time.perf_counter() - start:.1f} s")


def _many(pool: list[Unit], source: str, seed: int = 7) -> Iterator[Unit]:
    chance = random.Random(seed)
    vocabulary = sorted({word for unit in pool for word in unit.text.split() if len(word) > 4})
    for kind, wanted in WANTED.items():
        own = [unit for unit in pool if unit.kind is kind]
        for number in range(wanted):
            unit = chance.choice(own)
            words = [chance.choice(vocabulary) if chance.random() < 1 / 12 else w for w in unit.text.split()]
            text = " ".join(words) or "silence"
            citation = Citation(source, 0, len(text), text)
            yield replace(
                unit, id=f"{kind}{number}", text=text, citations=(citation,), place=f"{kind}{number}"
            )


def _measure(room: Snapshot) -> None:
    for query in QUERIES:
        search(room, query)
    times: dict[str, list[float]] = {query: [] for query in QUERIES}
    for _ in range(10):
        for query in QUERIES:
            start = time.perf_counter()
            total = search(room, query).total
            times[query].append((time.perf_counter() - start) * 1000)
            assert total >= 0
    for query, taken in times.items():
        print(f"{np.median(taken):7.1f} ms  {query}  ({search(room, query).total:,} results)")
    every = np.array([each for taken in times.values() for each in taken])
    print(f"p50 {np.percentile(every, 50):.1f} ms, p95 {np.percentile(every, 95):.1f} ms (limit 60 ms)")


if __name__ == "__main__":
    main()
