"""Measure `travaux ask` on questions about the shipped example, written with their answers before its rules.

A question is right where its outcome is that of the label, all answers named by the label are there and none
that would be false; it is refused where it was not understood though the record has an answer; all else is
wrong, also a "nothing in the record" that is not so. ``python -m evals.asking [--show] [DIR]`` prints the
figures, builds the example where no workspace of it is given, and ends in an error beyond a bound.
"""

import argparse
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from travaux.commands.example import build_example
from travaux.domain.search import Answer, Answers
from travaux.views.search.ask import ask
from travaux.views.search.indexes import close_indexes
from travaux.views.snapshot import Snapshot
from travaux.views.workspace import snapshot_of

LABELS = Path(__file__).parent / "labels"
SETS = ("asked", "asked-second")
ASKED_ON = date(2026, 10, 15)
RIGHT_AT_LEAST = 0.9
WRONG_AT_MOST = 0
"""What is asked for: nine in ten right, the rest refused, none wrong."""


@dataclass(frozen=True)
class Label:
    """A question and its right answer, as the labels' first lines explain the fields."""

    asked: str
    outcome: str
    actors: tuple[str, ...] | None = None
    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judged:
    """A question with what was answered; ``mark`` is right, refused or wrong, ``why`` it is not right."""

    label: Label
    found: Answers
    mark: str
    why: tuple[str, ...]


def labels(name: str) -> list[Label]:
    """Return the questions of a set with their answers."""
    entries = tomllib.loads((LABELS / f"{name}.toml").read_text(encoding="utf-8"))["question"]
    return [
        Label(**{name: tuple(said) if isinstance(said, list) else said for name, said in entry.items()})
        for entry in entries
    ]


def judged(snapshot: Snapshot, name: str) -> list[Judged]:
    """Ask every question of a set and hold its answers against the label."""
    return [judge(label, ask(snapshot, label.asked, today=ASKED_ON)) for label in labels(name)]


def judge(label: Label, found: Answers) -> Judged:
    """Hold the answers to a question against its label."""
    outcome = found.outcome.value
    why = tuple(_faults(label, found.answers))
    if outcome != label.outcome:
        mark = "refused" if outcome == "refused" else "wrong"
        return Judged(label, found, mark, (f"{outcome} for {label.outcome}", *why))
    return Judged(label, found, "wrong" if why else "right", why)


def _faults(label: Label, answers: tuple[Answer, ...]) -> Iterator[str]:
    apart = {one.actor for one in answers if one.apart}
    held = [one for one in answers if not one.apart]
    actors = {one.actor for one in held}
    wanted = set(label.must if label.actors is None else label.actors)
    yield from (f"without {name}" for name in sorted(wanted - actors))
    yield from (f"apart without {name}" for name in sorted(set(label.apart) - apart))
    if label.actors is not None:
        others = actors - wanted - set(label.may)
        yield from (f"also {name}" for name in sorted(map(str, others)))
    texts = [one.text for one in answers]
    yield from (f"without “{words}”" for words in label.words if not any(words in text for text in texts))
    for words in label.never:
        if words in actors or any(words in one.text for one in held if one.actor != words):
            yield f"with {words}"


def _print(name: str, found: list[Judged], *, show: bool) -> bool:
    """Print the figures of a set; tell whether they are within the bounds."""
    counts = Counter(one.mark for one in found)
    print(
        f"{name}: {len(found)} questions: "
        + ", ".join(f"{counts[m]} {m}" for m in ("right", "refused", "wrong"))
    )
    for one in found:
        if show and one.mark != "right":
            print(f"  {one.mark:8} {one.label.asked}: {'; '.join(one.why)[:200]}")
    return counts["right"] >= RIGHT_AT_LEAST * len(found) and counts["wrong"] <= WRONG_AT_MOST


def main() -> int:
    """Print the figures; return 1 beyond a bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="a workspace of the example")
    parser.add_argument("--show", action="store_true", help="say what is not right")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary) / "example"
        if not given.folder:
            build_example(folder)
        with snapshot_of(folder) as snapshot:
            within = [_print(name, judged(snapshot, name), show=given.show) for name in SETS]
        close_indexes()
    return 0 if all(within) else 1


if __name__ == "__main__":
    sys.exit(main())
