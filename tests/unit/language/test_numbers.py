"""Numbers as words and figures."""

import pytest

from travaux.language.numbers import multiple, read_number, read_ordinal


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("first", 1),
        ("seventy-eighth", 78),
        ("Twenty-first", 21),
        ("thirtieth", 30),
        ("twelfth", 12),
        ("one hundred and third", 103),
        ("two hundred and twelfth", 212),
        ("78th", 78),
        ("103rd", 103),
        ("seventy", None),
        ("harbour first", None),
        ("hundred", None),
        ("", None),
    ],
)
def test_ordinals(words: str, number: int | None) -> None:
    assert read_ordinal(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("7", 7),
        ("nineteen", 19),
        ("Ninety", 90),
        ("forty-two", 42),
        ("two hundred", 200),
        ("a hundred", 100),
        ("three hundred and five", 305),
        ("nine hundred and ninety-nine", 999),
        ("two hundred and odd", None),
        ("zero", 0),
        ("none", 0),
        ("nil", 0),
        ("dozen", None),
        ("forty-odd", None),
        ("", None),
    ],
)
def test_cardinals(words: str, number: int | None) -> None:
    assert read_number(words) == number


def test_multiples() -> None:
    assert (multiple("thousand"), multiple("Million"), multiple("billion")) == (10**3, 10**6, 10**9)
    with pytest.raises(KeyError):
        multiple("score")
