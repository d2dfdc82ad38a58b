"""The rows of a page: pieces of text that stand on one line."""

from collections.abc import Sequence

from travaux.formats.glyphs import Piece


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of each line from top to bottom, in the order they are read."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: -p.y):
        if rows and _stands_on_line(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda p: p.x0, reverse=is_right_to_left(row))
    return rows


def is_right_to_left(pieces: Sequence[Piece]) -> bool:
    """Return whether most of the letters are of scripts written from right to left."""
    text = "".join(piece.text for piece in pieces)
    return sum("\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufefc" for c in text) > len(text) / 3


def _stands_on_line(row: Sequence[Piece], piece: Piece) -> bool:
    """Return whether ``piece`` stands on the row's line; a small label set high in the margin does too."""
    size = max(piece.size, row[0].size)
    drop = abs(row[0].y - piece.y)
    label = row[0].size < 0.85 * piece.size and len(row[0].glyphs) <= 8 and row[0].x1 < piece.x0
    return drop < 0.3 * size or (len(row) == 1 and label and drop < 0.6 * size)
