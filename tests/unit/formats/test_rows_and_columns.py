"""Which pieces of a page stand on one line, where its columns part, and in which order they are read."""

import pytest

from travaux.formats.columns import find_gutters, in_reading_order
from travaux.formats.glyphs import Glyph, Piece, Style
from travaux.formats.rows import rows_of

SIZE, LETTER = 10.0, 5.0
LINES = (
    "The basin States shall meet now",
    "every year in the dry season and",
    "share what their gauges show.",
    "The registry shall be open to",
    "all who live on the shore and in",
    "the hills above it.",
)
CELLS = (("Date", "Chair", "Venue", "Papers", "Place"), ("3 March", "Ms. Aroa", "Lake House", "L.2", "Ode"))


def piece(x: float, y: float, text: str, size: float = SIZE) -> Piece:
    glyphs = [
        Glyph(letter, x + at * LETTER, x + (at + 1) * LETTER, y, Style("f", size))
        for at, letter in enumerate(text)
    ]
    return Piece(glyphs, y, size, x, x + len(text) * LETTER)


def column(x: float, lines: tuple[str, ...] = LINES) -> list[Piece]:
    return [piece(x, 700 - 14 * at, line) for at, line in enumerate(lines)]


TWO = column(50) + column(300)


@pytest.mark.parametrize(("drop", "rows"), [(0.0, 1), (2.9, 1), (3.0, 2), (14.0, 2)])
def test_pieces_less_than_three_tenths_of_their_size_apart_stand_on_one_line(drop: float, rows: int) -> None:
    assert len(rows_of([piece(0, 100, "abc"), piece(50, 100 - drop, "def")])) == rows


@pytest.mark.parametrize(
    ("label", "size", "drop", "rows"),
    [
        ("12", 8.4, 5.9, 1),
        ("12", 8.5, 5.9, 2),
        ("12", 8.4, 6.0, 2),
        ("1" * 8, 8.0, 5.0, 1),
        ("1" * 9, 8.0, 5.0, 2),
    ],
)
def test_a_small_label_set_high_stands_on_the_line_beside_it(
    label: str, size: float, drop: float, rows: int
) -> None:
    assert len(rows_of([piece(0, 100, label, size), piece(90, 100 - drop, "def")])) == rows


def test_rows_are_read_from_the_top_and_in_the_direction_of_their_letters() -> None:
    latin = rows_of([piece(90, 90, "c"), piece(90, 100, "b"), piece(0, 100, "a")])
    assert [[each.text for each in row] for row in latin] == [["a", "b"], ["c"]]
    arabic = rows_of([piece(0, 100, "ب"), piece(90, 100, "ن")])
    assert [each.text for each in arabic[0]] == ["ن", "ب"]


@pytest.mark.parametrize(
    ("pieces", "width", "gutters"),
    [
        (TWO, 600.0, 1),
        (column(50), 600.0, 0),
        (column(20) + column(220) + column(420), 620.0, 2),
        (column(50, LINES[:3]) + column(300, LINES[:3]), 600.0, 1),
        (column(50, LINES[:2]) + column(300, LINES[:2]), 600.0, 0),  # too few lines
        (column(50, CELLS[0]) + column(300, CELLS[1]), 600.0, 0),  # cells, which do not run on
        ([*TWO, piece(150, 760, "A TITLE ACROSS THE MIDDLE OF IT")], 600.0, 1),
        (
            [
                *TWO,
                *(
                    piece(100, 900 - 14 * at, "a line of running text that goes across both")
                    for at in range(6)
                ),
            ],
            600.0,
            0,
        ),
        ([], 600.0, 0),
    ],
)
def test_a_page_parts_where_words_run_down_both_sides(
    pieces: list[Piece], width: float, gutters: int
) -> None:
    (found,) = find_gutters([(pieces, width)], SIZE)
    assert len(found) == gutters


def test_columns_as_near_as_words_are_none() -> None:
    left = column(50, tuple(line.ljust(32, "x") for line in LINES))
    (near,) = find_gutters([(left + column(213), 420.0)], SIZE)
    (apart,) = find_gutters([(left + column(217), 420.0)], SIZE)
    assert (len(near), len(apart)) == (0, 1)


def test_a_page_too_empty_to_show_its_columns_has_those_of_the_others() -> None:
    few = column(50, LINES[:1]) + column(300, LINES[:1])
    across = [piece(50, 700, "a long line that crosses the place between the columns of others")]
    assert find_gutters([(TWO, 600.0), (TWO, 600.0), (few, 600.0)], SIZE)[2] != ()
    assert find_gutters([(TWO, 600.0), (few, 600.0)], SIZE)[1] == ()  # one page shows nothing of others
    assert find_gutters([(TWO, 600.0), (TWO, 600.0), (across, 600.0)], SIZE)[2] == ()


def test_columns_are_read_one_after_the_other_below_what_goes_across() -> None:
    title = piece(50, 760, "A TITLE ACROSS THE PAGE THAT IS LONG AND LONGER AND LONGER")
    found = list(in_reading_order([*TWO, title], (255.0,)))
    assert [(each.index, each.left, each.right) for each in found] == [
        (0, 50.0, 340.0),
        (1, 50.0, 210.0),
        (2, 300.0, 460.0),
    ]
    assert [row[0].text for row in found[1].rows] == list(LINES)


def test_columns_of_arabic_are_read_from_the_right() -> None:
    arabic = column(50, ("ن" * 32,) * 6) + column(300, ("ن" * 32,) * 6)
    assert [each.left for each in in_reading_order(arabic, (255.0,))] == [300.0, 50.0]
    assert [each.left for each in in_reading_order(arabic, ())] == [50.0]
    assert list(in_reading_order([], (255.0,))) == []
