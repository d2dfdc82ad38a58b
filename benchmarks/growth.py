"""How the cost of a session report grows with each thing of which a record may hold many."""

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.measuring import METHOD, load, machine, run

TIMES = 4
STATES = ("Kenya", "France", "Peru", "Fiji", "Chad", "Norway", "Ghana", "Nepal", "Malta", "Cuba")


def main() -> None:
    """Print for each shape the processor time at two sizes; a ratio of 4 is growth in proportion."""
    print(f"{METHOD}\nMachine: {machine()}, {load()}\n")
    with tempfile.TemporaryDirectory() as folder:
        base = _seconds("Chair: Hello.\n", Path(folder))
        print(f"a report of one line: {base:.1f} s, taken off every figure below")
        for name, (shape, size) in SHAPES.items():
            small, large = (_seconds(shape(n), Path(folder)) - base for n in (size, TIMES * size))
            ratio = f"ratio {large / small:.1f}"
            print(f"{name:>28}, {size:>6,} and {TIMES}×: {small:5.1f} s, {large:5.1f} s, {ratio}")


def stands(turns: int) -> str:
    """Return turns that each support one paragraph and oppose another."""
    return "".join(
        f"{STATES[n % 10]}: We support paragraph {n % 50} and oppose paragraph {n % 49}.\n"
        for n in range(turns)
    )


def references(turns: int) -> str:
    """Return turns that each agree by name with somebody who spoke before, in words of their own."""
    return "".join(
        f"{STATES[n % 10]}: We agree with {STATES[(n + 3) % 10]} on paragraph {n % 90}, and harbour {n} "
        "should be deepened because ships need it.\n"
        for n in range(turns)
    )


def speakers(turns: int) -> str:
    """Return turns of as many speakers, whom no register knows."""
    return "".join(f"Name{n} Surname{n}: I support it.\n" for n in range(turns))


def one_sentence(words: int) -> str:
    """Return one turn without a full stop."""
    chance = random.Random(2)
    known = ("we", "support", "the", "text", "of", "Kenya", "which", "France", "opposes", "while", "others")
    return f"Chair: Hello.\n\nKenya: {' '.join(chance.choice(known) for _ in range(words))}.\n"


def one_list(names: int) -> str:
    """Return one list of names that are nobody's."""
    return f"Kenya: We agree with {', '.join(f'Name{n} Surname{n}' for n in range(names))} on this.\n"


def quotations(depth: int) -> str:
    """Return quotations that stand within one another."""
    return f"Kenya: We support {'“we said ' * depth}paragraph 3{' so”' * depth}.\n"


def quotation_marks(pairs: int) -> str:
    """Return quotation marks that open one after another, and close so."""
    return f"Kenya: {'“' * pairs}said{'”' * pairs}\n"


SHAPES: dict[str, tuple[Callable[[int], str], int]] = {
    "turns that take two stands": (stands, 1_000),
    "turns that refer by name": (references, 500),
    "speakers that nobody knows": (speakers, 2_000),
    "words in one sentence": (one_sentence, 5_000),
    "names in one list": (one_list, 2_000),
    "quotations in one another": (quotations, 1_000),
    "quotation marks in a row": (quotation_marks, 10_000),
}


def _seconds(text: str, folder: Path) -> float:
    talk = folder / "talk.txt"
    talk.write_text(text, encoding="utf-8")
    return run(["report", str(talk), "--output", str(folder / "report.html")], best_of=1).processor


if __name__ == "__main__":
    main()
