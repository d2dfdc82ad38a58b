"""What was measured of each wing of the product, as the documentation tells it: one account for both."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "measured.md"  # a built package holds the document here
_DOCUMENT = Path(__file__).parents[3] / "docs" / "measured.md"  # in a checkout it stays among its fellows


@dataclass(frozen=True, slots=True)
class Wing:
    """A part of the account: (what was measured, the figure), what it was before, and what is to be known."""

    title: str
    rows: tuple[tuple[str, str], ...]
    earlier: tuple[tuple[str, str], ...]
    told: tuple[str, ...]


@cache
def load_measured() -> tuple[str, tuple[Wing, ...]]:
    """Return how things were measured, and the figures wing by wing."""
    text = (_DATA if _DATA.is_file() else _DOCUMENT).read_text(encoding="utf-8")
    opening, *wings = text.split("\n## ")
    method = " ".join(_paragraphs(opening.partition("\n")[2]))
    return method, tuple(map(_wing_of_part, wings))


def _wing_of_part(part: str) -> Wing:
    title, _, body = part.partition("\n")
    today, _, folded = body.partition("<details>")
    earlier, _, after = folded.partition("</details>")
    return Wing(title.strip(), _rows(today), _rows(earlier), tuple(_paragraphs(f"{today}\n\n{after}")))


def _rows(table: str) -> tuple[tuple[str, str], ...]:
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return tuple(_cells(line) for line in lines[2:])  # under the heads and the rule


def _cells(line: str) -> tuple[str, str]:
    what, figure = (cell.strip().replace("`", "") for cell in line.strip("|").split("|"))
    return what, figure


def _paragraphs(body: str) -> Iterator[str]:
    for block in body.split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("|")]
        if lines and (said := " ".join(lines).strip().replace("`", "")):
            yield said
