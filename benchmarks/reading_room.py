"""How fast the reading room answers to one reader and to fifty of a large record, and publishes it.

`python -m benchmarks.reading_room [FOLDER]`: the workspace is made in FOLDER and kept there for next time.
"""

import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode

import numpy as np

from benchmarks.large_record import Size, build
from benchmarks.measuring import load, machine
from benchmarks.search import QUERIES
from benchmarks.serving import Answer, opened, served
from travaux.store.workspace import is_workspace
from travaux.views.workspace import snapshot_of
from travaux.web.pages import PAGES

METHOD = (
    "Method: `travaux serve` in one process, asked over loopback by another, one request after the other. Of "
    "every kind of page up to {pages}, drawn at random; before, one of every kind is opened, as the first "
    "reader of a day would, and what takes long is printed apart. Then each page {rounds} times, its very "
    "first included. Then {readers} readers at once, each opening {each} pages."
)
PAGES_OF_A_KIND = 8
ROUNDS = 5
READERS = 50
EACH = 6


def main() -> None:
    """Print the figures and how they were taken."""
    size = Size()
    print(METHOD.format(pages=PAGES_OF_A_KIND, rounds=ROUNDS, readers=READERS, each=EACH))
    print(f"Machine: {machine()}; {load()}\n")
    with tempfile.TemporaryDirectory() as base:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(base, "large")
        if not is_workspace(folder):
            start = time.perf_counter()
            build(folder, size)
            print(f"{size} worked out in {time.perf_counter() - start:.0f} s")
        pages = _pages(folder, random.Random(7))
        with served(folder) as port:
            _one_reader(port, pages)
            _many_readers(port, [path for paths in pages.values() for path in paths])
        _publish(folder, Path(base, "site"))


def _pages(folder: Path, chance: random.Random) -> dict[str, list[str]]:
    """Return pages to open, by kind."""
    found = {}
    with snapshot_of(folder) as snapshot:
        for kind in PAGES:
            paths = list(kind.paths(snapshot))
            found[kind.pattern or "home"] = chance.sample(paths, min(len(paths), PAGES_OF_A_KIND))
    queries = [query for queries in QUERIES.values() for query in queries]
    found["search/?q="] = [f"search/?{urlencode({'q': query})}" for query in queries]
    found["ask/?q="] = [f"ask/?{urlencode({'q': asked})}" for asked in _QUESTIONS]
    return {kind: paths for kind, paths in found.items() if paths}


_QUESTIONS = (
    "who reserved on paragraph 11?",
    "what did Bharuna say about gauges?",
    "who opposes paragraph 6?",
    "what is due?",
)


def _one_reader(port: int, pages: Mapping[str, Sequence[str]]) -> None:
    print("opening one page of every kind:")
    for kind, paths in pages.items():
        first = opened(port, paths[0])
        assert first.status == 200, (paths[0], first)
        if first.took > 500:
            print(f"{first.took:9.0f} ms  {kind}")
    every: dict[str, list[Answer]] = {
        kind: [opened(port, path) for _ in range(ROUNDS) for path in paths] for kind, paths in pages.items()
    }
    print(f"\n{'p50':>8} {'p95':>8} {'most':>8} ms {'KiB':>8}  kind of page; {load()}")
    for kind, answers in every.items():
        took = [answer.took for answer in answers]
        p50, p95 = np.percentile(took, [50, 95])
        size = max(answer.size for answer in answers) / 1024
        print(f"{p50:8.1f} {p95:8.1f} {max(took):8.1f}    {size:8.0f}  {kind}")
        assert all(answer.status == 200 for answer in answers)
    whole = [answer.took for answers in every.values() for answer in answers]
    print(f"every page: p50 {np.percentile(whole, 50):.1f} ms, p95 {np.percentile(whole, 95):.1f} ms")


def _many_readers(port: int, paths: Sequence[str]) -> None:
    answers: list[Answer] = []

    def read(seed: int) -> None:
        answers.extend(opened(port, path) for path in random.Random(seed).choices(paths, k=EACH))

    readers = [threading.Thread(target=read, args=(seed,)) for seed in range(READERS)]
    start = time.perf_counter()
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    took = time.perf_counter() - start
    failed = READERS * EACH - sum(answer.status == 200 for answer in answers)
    wait = np.percentile([answer.took for answer in answers], 95)
    print(f"\n{READERS} readers at once: {len(answers)} pages in {took:.1f} s, {failed} errors")
    print(f"p95 of their wait {wait:.0f} ms; {load()}")


def _publish(folder: Path, site: Path) -> None:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "travaux", "publish", str(folder), str(site)], check=True, capture_output=True
    )
    took = time.perf_counter() - start
    files = [path for path in site.rglob("*") if path.is_file()]
    weight = sum(path.stat().st_size for path in files) >> 20
    index = sum(path.stat().st_size for path in (site / "search" / "index").iterdir()) >> 20
    print(f"publish: {took:.1f} s (limit 60 s); {len(files):,} files of {weight} MiB, {index} MiB to search")
    print(load())


if __name__ == "__main__":
    main()
