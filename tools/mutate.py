"""Tell which small wrong changes to a room its own tests notice: `python tools/mutate.py [room …]`.

Changes are drawn by chance from a seed, as many from each room, and made one at a time in a copy of the tree
below `build/`. A process that has loaded all that the room does not change is forked for each and runs the
room's tests until one fails, first those that call the function that is changed. A change is killed if a test
fails or the tests do not end in time, and survives otherwise.
Printed are the survivors by file and line, the killed by room, and the share killed where the
floor holds.
"""

import argparse
import ast
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.util import cache_from_source, find_spec
from pathlib import Path
from typing import NoReturn

import pytest
from mutants import Mutant, find_mutants, mutated
from reached import Calls, ReachedFirst, read_calls

PROJECT = Path(__file__).parents[1]
TABLE = Path(__file__).with_name("rooms.toml")
COPY = PROJECT / "build" / "mutants"
FLOOR = 0.8
"""The share of changes that the tests of a room must notice, as the project's own aim has it."""
SAMPLE = 150
SLACK = 20.0
"""Seconds that tests may take beyond three times what they take on the tree as it is."""
OPTIONS = (
    "-x",
    "-q",
    "-p",
    "no:cacheprovider",
    "-p",
    "_hypothesis_pytestplugin",
    "--hypothesis-profile=mutate",
)
COPIED = ("src", "tests", "evals", "docs", "pyproject.toml", "README.md", "CHANGELOG.md", "Makefile")
LEFT_TO_PYTEST = ("_pytest", "pytest", "_hypothesis_pytestplugin")
ALONE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OMP_NUM_THREADS": "1"}
"""Tests of a room need no browser and no second process, and plugins take longer to load than it to run."""


@dataclass(frozen=True, slots=True)
class Room:
    """Modules that belong together, the tests that are theirs, and whether the floor holds for it."""

    name: str
    modules: tuple[Path, ...]
    tests: tuple[str, ...]
    floor: bool

    def mutants(self) -> list[Mutant]:
        """Return every change that can be made to the room."""
        return [mutant for module in self.modules for mutant in find_mutants(module)]


def read_rooms(names: Sequence[str]) -> list[Room]:
    """Return the rooms of the table, all of them or those that are named.

    Raises:
        SystemExit: if there is none of that name, or it names what is not there.
    """
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    if unknown := sorted(set(names) - set(table)):
        raise SystemExit(f"no room is called {', '.join(unknown)}; there are {', '.join(table)}")
    return [_room(name, said) for name, said in table.items() if name in names or not names]


def _room(name: str, said: dict[str, object]) -> Room:
    folder = COPY / "src" / "travaux"
    modules, tests = (tuple(map(str, said[key])) for key in ("modules", "tests"))  # type: ignore[call-overload]
    for path in (*(folder / each for each in modules), *(COPY / "tests" / each for each in tests)):
        if not path.exists():
            raise SystemExit(
                f"{TABLE.name}: the room {name} names {path.relative_to(COPY)}, which is not there"
            )
    left_out = {folder / str(each) for each in said.get("without", ())}  # type: ignore[attr-defined]
    found = [
        file for each in modules for file in _modules(folder / each) if not left_out & {file, *file.parents}
    ]
    return Room(name, tuple(found), tuple(f"tests/{each}" for each in tests), bool(said.get("floor")))


def _modules(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def copy_tree() -> None:
    """Copy what tests need, without what was compiled or kept from earlier runs."""
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir(parents=True)
    passed_over = shutil.ignore_patterns("__pycache__", ".hypothesis")
    for name in COPIED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, COPY / name, ignore=passed_over)
        elif source.exists():
            shutil.copy2(source, COPY / name)


def untouched(room: Room) -> tuple[float, list[str], Calls]:
    """Run the room's tests on the tree as it is.

    Return the seconds they took, the modules they loaded, and what each test calls.

    Raises:
        SystemExit: if one fails.
    """
    listed, called = COPY / "loaded.json", COPY / "called.json"
    program = (
        "import json, pathlib, pytest, sys\n"
        f"sys.path.append({str(Path(__file__).parent)!r})\n"
        "from reached import CallRecorder\n"
        f"recorder = CallRecorder({[str(module) for module in room.modules]!r})\n"
        f"code = pytest.main({[*room.tests, *OPTIONS]!r}, plugins=[recorder])\n"
        "names = [name for name, module in sys.modules.items() if getattr(module, '__file__', None)]\n"
        f"pathlib.Path({str(listed)!r}).write_text(json.dumps(names))\n"
        f"recorder.write(pathlib.Path({str(called)!r}))\n"
        "sys.exit(code)\n"
    )
    start = time.monotonic()
    run = [sys.executable, "-c", program]
    done = subprocess.run(run, cwd=COPY, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{room.name}: its tests fail on the tree as it is\n{done.stdout[-2000:]}")
    loaded = json.loads(listed.read_text(encoding="utf-8"))
    return time.monotonic() - start, loaded, read_calls(called)


def load(names: Sequence[str], room: Room) -> None:
    """Load once, for all that is forked, what the room's tests use and its modules do not change."""
    _forget_ours()  # loaded for the room before, of which this one may be changed
    changed = _resting_on({_module_name(module) for module in room.modules})
    for name in names:
        top = name.split(".")[0]
        ours = top == "travaux" and name not in changed
        library = top != "travaux" and _is_library(top)
        if ours or library:
            with suppress(Exception):
                import_module(name)
    if changed & sys.modules.keys():  # what is imported by a computed name shows in no import
        _forget_ours()


def _forget_ours() -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "travaux"]:
        del sys.modules[name]


def _is_library(top: str) -> bool:
    with suppress(ValueError, ImportError):
        spec = find_spec(top)
        return top not in LEFT_TO_PYTEST and "site-packages" in str(spec and spec.origin)
    return False


def _resting_on(changed: set[str]) -> set[str]:
    """Return the modules of the project that import one of ``changed``, by whatever way, with those."""
    folder = COPY / "src"
    imports = {_module_name(file): _imported(file) for file in folder.rglob("*.py")}
    found: set[str] = set()
    while found != changed:
        found, changed = changed, changed | {name for name, used in imports.items() if used & changed}
    return found


def _module_name(file: Path) -> str:
    parts = file.with_suffix("").parts
    named = parts[len(parts) - parts[::-1].index("travaux") - 1 :]
    return ".".join(named[:-1] if named[-1] == "__init__" else named)


def _imported(file: Path) -> set[str]:
    """Return what a module imports, both as modules and as names in modules, with the packages above."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found | {above for name in found for above in _above(name)}


def _above(name: str) -> Iterator[str]:
    parts = name.split(".")
    return (".".join(parts[:end]) for end in range(1, len(parts)))


def survives(mutant: Mutant, room: Room, calls: Calls, limit: float) -> bool:
    """Make the change in the copy, run the room's tests, and put the module back."""
    target = mutant.module
    order = ReachedFirst(calls, target, mutant.line)
    kept = target.read_bytes()
    compiled = Path(cache_from_source(str(target)))
    compiled.unlink(missing_ok=True)
    try:
        target.write_text(mutated(mutant), encoding="utf-8")
        return _forked(room, order, limit) == 0
    finally:
        target.write_bytes(kept)
        compiled.unlink(missing_ok=True)


def _forked(room: Room, order: ReachedFirst, limit: float) -> int:
    """Return what the tests end with in a process of their own; -1 if they do not end in time."""
    child = os.fork()
    if not child:
        _tests(room, order)
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1


def _tests(room: Room, order: ReachedFirst) -> NoReturn:
    code = 1
    try:
        os.setsid()
        os.chdir(COPY)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.dont_write_bytecode = True
        code = int(pytest.main([*room.tests, *OPTIONS], plugins=[order]))
    finally:
        os._exit(code)


def sampled(room: Room, count: int, seed: int) -> list[Mutant]:
    """Return ``count`` changes to a room by chance, the same for one seed, in the order of its files."""
    found = room.mutants()
    drawn = random.Random(f"{seed} {room.name}").sample(found, min(count, len(found)))
    return sorted(drawn, key=lambda mutant: (mutant.module, mutant.number))


def judge(room: Room, count: int, seed: int) -> Iterator[tuple[Mutant, bool]]:
    """Yield the changes drawn from a room, and whether each survives."""
    seconds, loaded, calls = untouched(room)
    load(loaded, room)
    for mutant in sampled(room, count, seed):
        yield mutant, survives(mutant, room, calls, 3 * seconds + SLACK)


def measure(rooms: Sequence[Room], sample: int, seed: int) -> tuple[int, int]:
    """Print survivors and figures by room; return how many were killed of how many, where the floor holds."""
    killed, tried = 0, 0
    for place, room in enumerate(rooms):
        count = sample * (place + 1) // len(rooms) - sample * place // len(rooms)
        start = time.monotonic()
        alive = []
        for number, (mutant, survived) in enumerate(judge(room, count, seed), start=1):
            count = number
            if survived:
                alive.append(mutant)
                print(f"  {mutant.module.relative_to(COPY)}:{mutant.line}: {mutant.what}", flush=True)
        noticed = count - len(alive)
        took = time.monotonic() - start
        print(f"{room.name}: {noticed} of {count} killed ({noticed / count:.0%}), {took:.0f} s", flush=True)
        if room.floor:
            killed, tried = killed + noticed, tried + count
    return killed, tried


def main() -> None:
    """Read what is asked, measure, and fail below the floor."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("rooms", nargs="*", metavar="room", help="a room of tools/rooms.toml; without it, all")
    asked.add_argument(
        "--sample", type=int, default=SAMPLE, help="changes in all, shared out among the rooms"
    )
    asked.add_argument("--seed", type=int, default=1, help="another seed draws other changes")
    said = asked.parse_args()
    copy_tree()
    rooms = read_rooms(said.rooms)
    os.environ.update(ALONE, PYTHONPATH=os.pathsep.join((str(COPY / "src"), str(COPY))))
    sys.path[:0] = [str(COPY / "src"), str(COPY)]
    killed, tried = measure(rooms, said.sample, said.seed)
    if tried:
        share = killed / tried
        print(f"held to the floor: {killed} of {tried} killed ({share:.0%}); the floor is {FLOOR:.0%}")
        sys.exit(share < FLOOR)


if __name__ == "__main__":
    main()
