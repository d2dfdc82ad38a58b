"""The lines of ``lines_*.toml``, read into what the gate is given."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from travaux.analysis.grounding.lines import CitedWords, ComposedLine
from travaux.domain.spans import Citation

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Planted:
    """A line, whether it is true, of what kind it is and which half it belongs to."""

    line: ComposedLine
    true: bool
    kind: str
    part: str


def planted(part: str) -> list[Planted]:
    """Return the lines of one half: ``tune`` or ``held``."""
    found: list[Planted] = []
    for path in sorted(HERE.glob("lines_*.toml")):
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        if read["part"] == part:
            for case in read["case"]:
                found.extend(_lines(case, part))
    return found


def _lines(case: dict[str, Any], part: str) -> Iterator[Planted]:
    words = tuple(_words(speaker, said, place) for place, (speaker, said) in enumerate(case["said"]))
    for true in (True, False):
        for entry in case["true" if true else "false"]:
            yield Planted(_line(entry, words), true, entry[0], part)


def _words(speaker: str, said: str, place: int) -> CitedWords:
    name, _, group = speaker.partition(" for ")
    return CitedWords(Citation(f"s{place}", 0, len(said), said), name, (group,) if group else ())


def _line(entry: Sequence[str], words: tuple[CitedWords, ...]) -> ComposedLine:
    holders = entry[2].split("; ") if len(entry) > 2 else [each.speaker for each in words]
    return ComposedLine(entry[1], tuple(holders), words)
