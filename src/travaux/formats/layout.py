"""Where things stand on a page: columns, running heads and feet, line numbers, footnotes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from travaux.formats.glyphs import Piece, Rule, Sheet

MARGIN = 0.14
"""How much of a page's height, at top and bottom, running heads and feet are looked for in."""


@dataclass(frozen=True, slots=True)
class Column:
    """Rows of pieces from top to bottom, and the column's edges."""

    index: int
    left: float
    right: float
    rows: list[list[Piece]]


def find_gutters(pages: Sequence[tuple[Sequence[Piece], float]], size: float) -> list[float | None]:
    """Return the x between the columns of each page, None where it has one column.

    A page too empty to show its columns is read like the others, where the document has two columns.
    """
    own = [_gutter(pieces, width, size) if pieces else None for pieces, width in pages]
    found = sorted(gutter for gutter in own if gutter is not None)
    if len(found) < 2 or 3 * len(found) < len(own):
        return own
    usual = found[len(found) // 2]
    return [
        gutter if gutter is not None or not _parts(pieces, usual, size) else usual
        for gutter, (pieces, _) in zip(own, pages, strict=True)
    ]


def _parts(pieces: Sequence[Piece], gutter: float, size: float) -> bool:
    """Return whether a page's text keeps to the sides of ``gutter``."""
    across = sum(len(piece.glyphs) for piece in pieces if _crosses(piece, gutter, size))
    return across < 0.35 * sum(len(piece.glyphs) for piece in pieces) and any(p.x0 > gutter for p in pieces)


def in_reading_order(pieces: Sequence[Piece], gutter: float | None) -> Iterator[Column]:
    """Yield the page's columns in reading order: bands from top to bottom, in each left to right."""
    if not pieces:
        return
    if gutter is None:
        yield _column(0, pieces)
        return
    index = 0
    for band in _bands(pieces, gutter):
        for side in _sides(band, gutter):
            yield _column(index, side)
            index += 1


def _gutter(pieces: Sequence[Piece], width: float, size: float) -> float | None:
    """Return the x between two columns, or None where the page has one."""
    steps = [width * (0.36 + 0.005 * step) for step in range(57)]
    best = min(
        steps, key=lambda x: (sum(len(p.glyphs) for p in pieces if _crosses(p, x, size)), abs(x - width / 2))
    )
    weight = Counter[str]()
    for piece in pieces:
        weight["across" if _crosses(piece, best, size) else "left" if piece.x1 <= best else "right"] += len(
            piece.glyphs
        )
    total = sum(weight.values())
    rows = _row_count([p for p in pieces if p.x0 >= best]), _row_count([p for p in pieces if p.x1 <= best])
    two = (
        min(weight["left"], weight["right"]) > 0.2 * total
        and weight["across"] < 0.35 * total
        and min(rows) >= 5
    )
    return best if two and _filled(pieces, best, width) else None


def _crosses(piece: Piece, x: float, size: float) -> bool:
    return piece.x0 < x - 0.2 * size and piece.x1 > x + 0.2 * size


def _row_count(pieces: Sequence[Piece]) -> int:
    return len({round(piece.y / 3) for piece in pieces})


def _filled(pieces: Sequence[Piece], gutter: float, width: float) -> bool:
    """Return whether the left side holds running text: most of its lines reach the gutter."""
    left = [piece for piece in pieces if piece.x1 <= gutter and len(piece.glyphs) > 3]
    reach = sum(piece.x1 > gutter - 0.1 * width for piece in left)
    return reach > 0.5 * len(left)


def _bands(pieces: Sequence[Piece], gutter: float) -> Iterator[list[Piece]]:
    """Yield groups of pieces from top to bottom, each across the gutter or wholly beside it."""
    band: list[Piece] = []
    across = None
    for piece in sorted(pieces, key=lambda p: (-round(p.y, 1), p.x0)):
        crosses = _crosses(piece, gutter, piece.size)
        if band and crosses is not across:
            yield band
            band = []
        band.append(piece)
        across = crosses
    if band:
        yield band


def _sides(band: Sequence[Piece], gutter: float) -> list[list[Piece]]:
    if _crosses(band[0], gutter, band[0].size):
        return [list(band)]
    left = [piece for piece in band if piece.x1 <= gutter + 0.5 * piece.size]
    right = [piece for piece in band if piece.x1 > gutter + 0.5 * piece.size]
    sides = [side for side in (left, right) if side]
    return sides[::-1] if _right_to_left(band) else sides


def _right_to_left(pieces: Sequence[Piece]) -> bool:
    text = "".join(piece.text for piece in pieces)
    return sum("\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufefc" for c in text) > len(text) / 3


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: -p.y):
        if rows and _beside(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda p: p.x0, reverse=_right_to_left(row))
    return rows


def _column(index: int, pieces: Sequence[Piece]) -> Column:
    rows = _rows(pieces)
    left = _edge([min(piece.x0 for piece in row) for row in rows])
    right = -_edge([-max(piece.x1 for piece in row) for row in rows])
    return Column(index, left, right, rows)


def _beside(row: Sequence[Piece], piece: Piece) -> bool:
    """Return whether ``piece`` stands on the row's line; a small label set high in the margin does too."""
    size = max(piece.size, row[0].size)
    drop = abs(row[0].y - piece.y)
    label = row[0].size < 0.85 * piece.size and len(row[0].glyphs) <= 8 and row[0].x1 < piece.x0
    return drop < 0.3 * size or (len(row) == 1 and label and drop < 0.6 * size)


def _edge(starts: Sequence[float]) -> float:
    """Return where the outermost lines begin that are not single strays (a running head, a page number)."""
    needed = max(2, len(starts) // 12)
    ordered = sorted(starts)
    for start in ordered:
        if sum(start <= other <= start + 6 for other in ordered) >= needed:
            return start
    return ordered[0]


def edge_rows(sheet: Sheet) -> list[list[Piece]]:
    """Return the rows near the page's top and foot, across all columns."""
    near = [piece for piece in sheet.pieces if not MARGIN <= piece.y / sheet.height <= 1 - MARGIN]
    return _rows(near)


def line_numbers(sheet: Sheet) -> set[int]:
    """Return the ids of pieces that number the page's lines: figures in the margin, rising by one step."""
    figures = [piece for piece in sheet.pieces if re.fullmatch(r"\d{1,4}", piece.text.strip())]
    if len(figures) < 4:
        return set()
    others = [piece.x0 for piece in sheet.pieces if len(piece.glyphs) > 20]
    edge = min(others, default=0.0)
    margin = sorted((piece for piece in figures if piece.x1 < edge), key=lambda p: -p.y)
    values = [int(piece.text) for piece in margin]
    steps = {after - before for before, after in pairwise(values)}
    return {id(piece) for piece in margin} if len(margin) >= 4 and steps in ({1}, {5}, {10}) else set()


_PAGE_NUMBER = re.compile(
    r"\W*(?:page|стр\.?|página|pág\.?|الصفحة|第)?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:/|of|de|sur|из|من|共)\s*\d{1,4})?\s*页?\W*",
    re.IGNORECASE,
)
_JOB_NUMBER = re.compile(r"(?:\d{1,4}/\d{1,4}\s+)?\d\d-\d{5,6}(?:\s+\([A-Z]\))?(?:\s+\d{1,4}/\d{1,4})?")


def find_furniture(lines: Sequence[tuple[int, float, str]], pages: int) -> set[int]:
    """Return the indices of running heads and feet among rows ``(page, height from the foot 0-1, text)``.

    A line is one if it stands near an edge and the same words, figures aside, stand there on other pages
    too; or if it is a page or job number alone.
    """
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    keys = [(re.sub(r"\d+", "#", text).strip().lower(), round(height * 50)) for _, height, text in lines]
    for (key, place), (page, _, _) in zip(keys, lines, strict=True):
        places[key, place].add(page)
    needed = max(2, min(3, pages), round(0.25 * pages))
    found = set()
    for index, ((key, place), (_, height, text)) in enumerate(zip(keys, lines, strict=True)):
        around = set().union(*(places.get((key, place + shift), set()) for shift in (-1, 0, 1)))
        alone = _PAGE_NUMBER.fullmatch(text) or _JOB_NUMBER.fullmatch(text)
        if len(around) >= needed or (alone and not 0.08 < height < 0.92):
            found.add(index)
    return found


def footnote_start(
    lines: Sequence[tuple[float, float, bool, str, float]], rules: Sequence[Rule], size: float
) -> int:
    """Return the index of a column's first footnote line, or how many lines there are.

    Args:
        lines: ``(baseline, size, starts raised, text, left edge)`` from top to bottom.
        rules: the page's thin lines; a short one at the left, with small type below it, parts the notes off.
        size: the size of the body's type.
    """
    start = len(lines)
    while start and lines[start - 1][1] <= 0.92 * size:
        start -= 1
    for index in range(start, len(lines)):
        y, height, raised, text, left = lines[index]
        above = lines[index - 1][0] if index else y + 6 * height
        ruled = any(
            y < rule.y < above and abs(rule.x0 - left) < 12 and 40 < rule.x1 - rule.x0 < 260 for rule in rules
        )
        if ruled or raised or re.match(r"[*†‡]|\d{1,3}\s", text):
            return index
    return len(lines)
