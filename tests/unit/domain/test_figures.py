"""Numbers and characters of strangers' files: what they write, and what stands where they write none."""

import pytest

from travaux.domain.figures import UNKNOWN, character, decimal, name_of, paired, well_formed, whole


@pytest.mark.parametrize(
    ("figures", "number"),
    [
        ("7", 7),
        ("-7", -7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),  # beyond 64 bits
        ("²", None),
        ("seven", None),
        ("", None),
        (None, None),
    ],
)
def test_a_whole_number_is_read_as_far_as_64_bits_hold_it(figures: str | None, number: int | None) -> None:
    assert whole(figures) == number


def test_what_writes_no_whole_number_is_what_the_caller_says() -> None:
    assert whole("ff", 0, 16) == 255
    assert whole("fg", 0, 16) == 0
    assert whole(None, -1) == -1


@pytest.mark.parametrize(
    ("figures", "number"),
    [("2.5", 2.5), ("1e3", 1000.0), ("9" * 400, 4.0), ("nan", 4.0), ("half", 4.0), ("", 4.0), (None, 4.0)],
)
def test_a_decimal_is_finite_or_what_the_caller_says(figures: str | None, number: float) -> None:
    assert decimal(figures, 4.0) == number


def test_no_decimal_is_nought_where_the_caller_says_nothing() -> None:
    assert decimal("half") == 0.0


@pytest.mark.parametrize(
    ("code", "written"),
    [
        (0, "\0"),
        (65, "A"),
        (0xD7FF, "\ud7ff"),
        (0xD800, UNKNOWN),
        (0xDFFF, UNKNOWN),
        (0xE000, "\ue000"),
        (0x10FFFF, "\U0010ffff"),
        (0x110000, UNKNOWN),
        (-1, UNKNOWN),
    ],
)
def test_a_code_point_is_a_character_unless_it_is_none_or_half_of_one(code: int, written: str) -> None:
    assert character(code) == written


@pytest.mark.parametrize(
    ("high", "low", "written"),
    [
        (0xD83C, 0xDF0A, "🌊"),
        (0xD800, 0xDC00, "\U00010000"),
        (0xDBFF, 0xDFFF, "\U0010ffff"),
        (0xDC00, 0xDC00, UNKNOWN),
        (0xD7FF, 0xDC00, UNKNOWN),
        (0xD800, 0xDBFF, UNKNOWN),
        (0xD800, 0xE000, UNKNOWN),
    ],
)
def test_two_halves_are_one_character_in_their_order(high: int, low: int, written: str) -> None:
    assert paired(high, low) == written


def test_halves_are_put_together_and_lone_ones_are_marked() -> None:
    assert well_formed("the tide \ud83c\udf0a") == "the tide 🌊"
    assert well_formed("the tide \ud83c!") == f"the tide {UNKNOWN}!"
    assert well_formed("the tide") == "the tide"
    assert name_of("harbour\udce9.txt") == f"harbour{UNKNOWN}.txt"
