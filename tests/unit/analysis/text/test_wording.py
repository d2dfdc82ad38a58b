"""The words of a text, and what is none."""

import pytest

from travaux.analysis.text.wording import find_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the Charter of Rights2 and duties", ["the", "Charter", "of", "Rights", "and", "duties"]),
        ("of the Compact;3", ["of", "the", "Compact"]),
        ("entitled “One River”4 and", ["entitled", "One", "River", "and"]),
        ("paragraphs 3, 14 and CO2", ["paragraphs", "3", "14", "and", "CO2"]),
    ],
)
def test_the_digits_of_a_footnote_are_no_words(text: str, words: list[str]) -> None:
    assert [word.form for word in find_words(text)] == words
