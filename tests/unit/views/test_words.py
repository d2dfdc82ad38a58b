"""Words of a printed paragraph: found whole, shown in their brackets, however they are asked for."""

import pytest

from travaux.views.words import span_of, with_brackets

TEXT = "Ports [shall] [should (Ardis)] report noise [within two days; and [each month]] to the Office"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("report noise", "report noise"),
        ("report\n  noise", "report noise"),
        ("eport noi", "report noise"),
        ("REPORT NOISE", "report noise"),
        ("[shall]", "[shall]"),
        ("noise [within", "noise [within"),
        ("report silence", None),
        (" ", None),
        (".*", None),
    ],
)
def test_words_are_found_whole_and_to_the_letter(asked: str, found: str | None) -> None:
    span = span_of(TEXT, asked)
    assert (TEXT[slice(*span)] if span else None) == found


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("report noise", "report noise"),
        ("shall", "[shall]"),
        ("should", "[should …]"),
        ("each month", "[each month]"),
        ("within two days", "[within two days …]"),
        ("two days", "[… two days …]"),
        ("to the Office", "to the Office"),
        ("within two days; and [each month", "[within two days; and [each month]]"),
        ("days; and [each", "[… days; and [each …] …]"),
        ("month]] to the Office", "[… [… month]] to the Office"),
        ("shall] [should", "[shall] [should …]"),
    ],
)
def test_words_are_shown_with_their_brackets_closed(words: str, shown: str) -> None:
    start = TEXT.index(words)
    assert with_brackets(TEXT, start, start + len(words)) == shown
