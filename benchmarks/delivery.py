"""How fast the pages of delivery are over three instruments and every State, and how long a table takes.

`python -m benchmarks.delivery [FOLDER]`: the workspace is made in FOLDER and kept there for next time.
"""

import csv
import io
import random
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.measuring import load, machine
from benchmarks.serving import opened, served
from travaux.commands.adding import add
from travaux.commands.assessing import hand_in
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.store.workspace import is_workspace, open_workspace
from travaux.views.delivery.documents import in_form
from travaux.views.delivery.table import delivery_in
from travaux.views.workspace import snapshot_of
from travaux.web.pages.delivery import PAGES

METHOD = (
    "Method: three invented resolutions of {duties} duties each, every second one addressed to Member "
    "States, {shared} of them the same in all three; a table that assesses half of all pairs is handed in. "
    "Then `travaux serve` in one process, asked over loopback by another, one request after the other: of "
    "every kind of page up to {pages}, drawn at random, each {rounds} times, its very first included; what "
    "the first reader waits for after the table changed is printed apart. The limit for p95 is 150 ms."
)
DUTIES, SHARED, PAGES_OF_A_KIND, ROUNDS = 40, 8, 12, 5
_DAY = date(2026, 6, 1)
_ACTS = ("publish", "mend", "survey", "open", "share", "maintain", "test", "map", "fund", "staff")
_THINGS = ("tide tables", "gauges", "harbour lights", "lock gates", "sluices", "dykes", "buoys", "ferries")
_FOR = ("downstream towns", "pilots", "small ports", "schools", "fishers")


def main() -> None:
    """Print the figures and how they were taken."""
    print(METHOD.format(duties=DUTIES, shared=SHARED, pages=PAGES_OF_A_KIND, rounds=ROUNDS))
    print(f"Machine: {machine()}; {load()}\n")
    with tempfile.TemporaryDirectory() as base:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(base, "delivery")
        if not is_workspace(folder):
            _build(folder)
        pages = _pages(folder)
        with served(folder) as port:
            _measure(port, pages)


def _build(folder: Path) -> None:
    create(folder, "Three instruments")
    files = folder / "sources"
    files.mkdir()
    workspace = open_workspace(folder)
    wanted = []
    for number in range(3):
        path = files / f"resolution-{number}.txt"
        path.write_text(_resolution(number), encoding="utf-8")
        wanted.append(
            (path, {"kind": "adopted", "title": f"Resolution {number}", "date": f"2025-0{number + 1}-01"})
        )
    failed = [item.error for item in add(workspace, wanted, "a clerk") if item.error]
    assert not failed, failed
    run(workspace, "a clerk")
    workspace.record.close()
    with snapshot_of(folder) as snapshot:
        table = delivery_in(snapshot, date.today())
        empty = in_form(snapshot, table, "csv", date.today()).decode("utf-8-sig")
    filled = _filled(empty, [grade.key for grade in table.scale.grades])
    workspace = open_workspace(folder)
    start = time.perf_counter()
    done = hand_in(workspace, filled.encode(), "table.csv", "a clerk", date.today())
    print(f"{len(table.rows)} lines, {len(table.holders)} holders, {table.progress.total:,} pairs")
    print(f"{done.added:,} assessments handed in in {time.perf_counter() - start:.1f} s")
    workspace.record.close()


def _resolution(number: int) -> str:
    """Return an invented resolution; its first duties stand in all of them."""
    chance = random.Random(number)
    lines = [
        f"Resolution {number} on the ports of the world",
        "",
        "Adopted by the Assembly on 1 March 2025",
        "",
    ]
    for place in range(DUTIES):
        draw = random.Random(place) if place < SHARED else chance
        whom = "Member States" if place % 2 == 0 else draw.choice(("the Secretary-General", "UNESCO", "ITU"))
        act, thing = draw.choice(_ACTS), draw.choice(_THINGS)
        other, others = draw.choice(_ACTS), draw.choice(_THINGS)
        target = draw.choice(_FOR)
        year = 2027 + place % 5
        duty = f"{act} {thing} for {target} and to {other} {others} by {year} (SDG {place % 17 + 1})"
        lines.append(f"{place + 1}. Requests {whom} to {duty};")
    return "\n\n".join(lines)


def _filled(table: str, grades: list[str]) -> str:
    """Return a table in which every second pair, drawn at random, is assessed."""

    chance = random.Random(7)
    rows = list(csv.DictReader(io.StringIO(table)))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    for row in rows:
        if chance.random() < 0.5:
            row |= {
                "grade": chance.choice(grades),
                "assessed": _DAY.isoformat(),
                "assessor": chance.choice(("Harbour Watch", "Audit Office")),
                "evidence": "A law was published in the official journal.",
                "address": "https://example.org/journal",
            }
        writer.writerow(row)
    return out.getvalue()


def _pages(folder: Path) -> dict[str, list[str]]:
    chance = random.Random(7)
    found = {}
    with snapshot_of(folder) as snapshot:
        for kind in PAGES:
            paths = list(kind.paths(snapshot))
            found[kind.pattern] = chance.sample(paths, min(len(paths), PAGES_OF_A_KIND))
    found["delivery/?group="] = ["delivery/?group=G77", "delivery/?region=AFRICAN", "delivery/?holder=KEN"]
    found["commitments/"] = ["commitments/"]
    return found


def _measure(port: int, pages: dict[str, list[str]]) -> None:
    first = opened(port, "delivery/")
    print(f"first reader after a change: {first.took:.0f} ms, {first.size / 1024:.0f} KiB")
    whole = []
    print(f"\n{'p50':>8} {'p95':>8} {'most':>8} ms {'KiB':>8}  kind of page; {load()}")
    for kind, paths in pages.items():
        answers = [opened(port, path) for _ in range(ROUNDS) for path in paths]
        assert all(answer.status == 200 for answer in answers), kind
        took = [answer.took for answer in answers]
        whole.extend(took)
        p50, p95 = np.percentile(took, [50, 95])
        size = max(answer.size for answer in answers) / 1024
        print(f"{p50:8.1f} {p95:8.1f} {max(took):8.1f}    {size:8.0f}  {kind}")
    p50, p95 = np.percentile(whole, [50, 95])
    print(f"every page: p50 {p50:.1f} ms, p95 {p95:.1f} ms (limit 150)")


if __name__ == "__main__":
    main()
