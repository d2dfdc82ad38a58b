"""The columns of a page: where its text parts, and the order in which the parts are read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.formats.glyphs import Piece
from travaux.formats.rows import is_right_to_left, rows_of

_FEWEST_ROWS = 3  # lines a column has at least
_LEAST_SHARE = 0.05  # of a page's characters: the last column of a text may hold a few lines
_MOST_ACROSS = 0.35  # of a page's characters: titles, tables and notes across the columns
_MOST_ACROSS_STRETCHED = 0.05  # where lines are filled by stretching letters, words stand in pieces
_MOST_TITLES = 0.25  # of a page's characters: lines of running text are in the middle of it too
_OFF_CENTRE = (
    4.0  # sizes of type: the right edges of columns are ragged, so that their middle is not the page's
)
_RUNS_ON = 0.25  # of a column's lines go on in the next one, where words run down it
_NARROWEST = 0.6  # sizes of type that no word reaches over: less is chance between words
_CLOSED = '.;:!?…。；：！？؟؛”"»'


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """Rows of pieces from top to bottom, and the column's edges."""

    index: int
    left: float
    right: float
    rows: list[list[Piece]]


Gutters = tuple[float, ...]
"""The places between a page's columns from left to right; none where it has one column."""


def find_gutters(pages: Sequence[tuple[Sequence[Piece], float]], size: float) -> list[Gutters]:
    """Return the gutters of each page.

    A page too empty to show its columns is read like the others, where most of the document has them.
    """
    own = [_gutters(pieces, 0.0, width, size) if pieces else () for pieces, width in pages]
    found = sorted(gutters for gutters in own if gutters)
    if len(found) < 2 or 3 * len(found) < len(own):
        return own
    usual = found[len(found) // 2]
    return [
        gutters if gutters or not _keeps_to_columns(pieces, usual, size) else usual
        for gutters, (pieces, _) in zip(own, pages, strict=True)
    ]


def in_reading_order(pieces: Sequence[Piece], gutters: Gutters) -> Iterator[PrintedColumn]:
    """Yield the page's columns in reading order: bands from top to bottom, in each left to right."""
    for index, part in enumerate(_ordered(pieces, gutters)):
        yield _column(index, part)


def _ordered(pieces: Sequence[Piece], gutters: Gutters) -> Iterator[Sequence[Piece]]:
    if not pieces:
        return
    if not gutters:
        yield pieces
        return
    for band in _bands(pieces, gutters):
        sides = _sides(band, gutters)
        yield from sides[::-1] if is_right_to_left(band) else sides


def _keeps_to_columns(pieces: Sequence[Piece], gutters: Gutters, size: float) -> bool:
    """Return whether a page's text keeps to the sides of ``gutters``."""
    across = sum(len(piece.glyphs) for piece in pieces if any(_crosses(piece, x, size) for x in gutters))
    beside = any(piece.x0 > gutters[0] for piece in pieces)
    return across < _MOST_ACROSS * sum(len(piece.glyphs) for piece in pieces) and beside


def _gutters(pieces: Sequence[Piece], left: float, right: float, size: float, depth: int = 0) -> Gutters:
    """Return the places between columns from ``left`` to ``right``; each side may be parted once more."""
    best = _gutter(pieces, left, right, size)
    if best is None:
        return ()
    if depth:
        return (best,)
    before = [piece for piece in pieces if piece.x1 <= best]
    after = [piece for piece in pieces if piece.x0 >= best]
    return (
        *_gutters(before, left, best, size, 1),
        best,
        *_gutters(after, best, right, size, 1),
    )


def _gutter(pieces: Sequence[Piece], left: float, right: float, size: float) -> float | None:
    """Return the place that parts two columns, or None where there is one; titles across it hide none."""
    found = _clear_gutter(pieces, left, right, size)
    if found is not None:
        return found
    below = _without_titles(pieces, size)
    return _clear_gutter(below, left, right, size) if len(below) < len(pieces) else None


def _without_titles(pieces: Sequence[Piece], size: float) -> Sequence[Piece]:
    """Return the pieces less those alone on their row in the middle of the text, where these are few."""
    centre = (min((p.x0 for p in pieces), default=0.0) + max((p.x1 for p in pieces), default=0.0)) / 2
    alone = [row[0] for row in rows_of(pieces) if len(row) == 1]
    titles = [piece for piece in alone if abs((piece.x0 + piece.x1) / 2 - centre) < _OFF_CENTRE * size]
    gone = {id(piece) for piece in titles}
    if sum(len(piece.glyphs) for piece in titles) > _MOST_TITLES * sum(len(piece.glyphs) for piece in pieces):
        return pieces
    return [piece for piece in pieces if id(piece) not in gone]


def _clear_gutter(pieces: Sequence[Piece], left: float, right: float, size: float) -> float | None:
    width = right - left
    steps = [left + width * (0.25 + 0.005 * step) for step in range(101)]
    weights = [sum(len(p.glyphs) for p in pieces if _crosses(p, x, size)) for x in steps]
    first, last = _clear_stretch(steps, weights, (left + right) / 2)
    best = (first + last) / 2
    if last - first < _NARROWEST * size:
        return None
    beside = [piece for piece in pieces if piece.x1 <= best], [piece for piece in pieces if piece.x0 >= best]
    total = sum(len(piece.glyphs) for piece in pieces)
    most = _MOST_ACROSS if not is_right_to_left(pieces) else _MOST_ACROSS_STRETCHED
    if total == 0 or min(weights) >= most * total:
        return None
    for side in beside:
        if sum(len(piece.glyphs) for piece in side) < _LEAST_SHARE * total or not _runs_down(side):
            return None
    return best


def _clear_stretch(steps: Sequence[float], weights: Sequence[int], centre: float) -> tuple[float, float]:
    """Return the ends of the stretch that fewest words cross, nearest to the centre of several."""
    least = min(weights)
    stretches: list[tuple[float, float]] = []
    last = -2
    for index, weight in enumerate(weights):
        if weight == least:
            first = stretches.pop()[0] if index == last + 1 else steps[index]
            stretches.append((first, steps[index]))
            last = index
    return min(stretches, key=lambda ends: abs(sum(ends) / 2 - centre))


def _runs_down(pieces: Sequence[Piece]) -> bool:
    """Return whether a column's words run on from line to line, as text does and a table's cells do not."""
    rows = rows_of(pieces)
    lines = [" ".join(piece.text for piece in row).strip() for row in rows]
    lines = [line for line in lines if line]
    if len(lines) < _FEWEST_ROWS:
        return False
    widest = sorted(max(p.x1 for p in row) - min(p.x0 for p in row) for row in rows)[-1 - len(rows) // 10]
    on = 0
    for row, line, following in zip(rows, lines, lines[1:], strict=False):
        if line[-1] in _CLOSED:
            continue
        first = following.lstrip("([“\"'")[:1]
        long = max(p.x1 for p in row) - min(p.x0 for p in row) > 0.7 * widest
        on += first.islower() or (long and first.isalpha() and not first.isupper())
    return on >= max(2, _RUNS_ON * (len(lines) - 1))


def _crosses(piece: Piece, x: float, size: float) -> bool:
    return piece.x0 < x - 0.2 * size and piece.x1 > x + 0.2 * size


def _bands(pieces: Sequence[Piece], gutters: Gutters) -> Iterator[list[Piece]]:
    """Yield groups of pieces from top to bottom, each across a gutter or wholly beside all."""
    band: list[Piece] = []
    across = None
    for piece in sorted(pieces, key=lambda p: (-round(p.y, 1), p.x0)):
        crosses = any(_crosses(piece, x, piece.size) for x in gutters)
        if band and crosses is not across:
            yield band
            band = []
        band.append(piece)
        across = crosses
    if band:
        yield band


def _sides(band: Sequence[Piece], gutters: Gutters) -> list[list[Piece]]:
    if any(_crosses(band[0], x, band[0].size) for x in gutters):
        return [list(band)]
    sides: list[list[Piece]] = [[] for _ in range(len(gutters) + 1)]
    for piece in band:
        sides[sum(piece.x1 > x + 0.5 * piece.size for x in gutters)].append(piece)
    return [side for side in sides if side]


def _column(index: int, pieces: Sequence[Piece]) -> PrintedColumn:
    rows = rows_of(pieces)
    left = _outer_edge([min(piece.x0 for piece in row) for row in rows])
    right = -_outer_edge([-max(piece.x1 for piece in row) for row in rows])
    return PrintedColumn(index, left, right, rows)


def _outer_edge(starts: Sequence[float]) -> float:
    """Return where the outermost lines begin that are not single strays (a running head, a page number)."""
    needed = max(2, len(starts) // 12)
    ordered = sorted(starts)
    for start in ordered:
        if bisect_right(ordered, start + 6) - bisect_left(ordered, start) >= needed:
            return start
    return ordered[0]
