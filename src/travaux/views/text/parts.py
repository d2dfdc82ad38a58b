"""A long text in parts: what a page holds at first, so that it opens quickly on a phone in a corridor."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from travaux.domain.messages import Text, message
from travaux.errors import NotFound

Row = TypeVar("Row")
MOST = 230_000
"""How heavy a part is at most, in bytes as estimated: with its margin and frame a page stays under 300 kB."""


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A heading in the list of sections: its anchor, its words, its depth, and the part that holds it."""

    anchor: str
    words: str
    depth: int
    part: int


def part_bounds(weights: Sequence[int], sections: Sequence[Text], most: int = MOST) -> tuple[int, ...]:
    """Return the rows with which parts begin, the first with row 0, from the weight and section of each row.

    Parts end where a section does; a section that is heavier than a part is cut where it must.
    """
    bounds, weight, opened = [0], 0, 0
    for row, own in enumerate(weights):
        if row and sections[row] != sections[row - 1]:
            opened = row
        if weight + own > most and row > bounds[-1]:
            bounds.append(opened if opened > bounds[-1] else row)
            weight = sum(weights[bounds[-1] : row])
        weight += own
    return tuple(bounds)


def part_holding(bounds: Sequence[int], row: int) -> int:
    """Return the number of the part that holds a row; parts are numbered from 1."""
    return sum(bound <= row for bound in bounds)


def rows_of_part(rows: tuple[Row, ...], bounds: Sequence[int], part: int) -> tuple[Row, ...]:
    """Return the rows of one part.

    Raises:
        NotFound: if there is no such part.
    """
    if not 1 <= part <= len(bounds):
        raise NotFound(message("this text has no part %(number)s", number=part))
    return rows[bounds[part - 1] : bounds[part] if part < len(bounds) else None]
