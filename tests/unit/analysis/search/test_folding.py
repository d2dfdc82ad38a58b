"""Words are found however they are written, in the six languages and beyond."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.search.folding import folded, forms, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The delegation’s A/80/L.41", ["the", "delegation", "s", "a", "80", "l", "41"]),
        ("L'Île d’œuvre", ["l", "ile", "d", "oeuvre"]),
        ("Señor ¿qué acción?", ["senor", "que", "accion"]),
        ("Ёлка йод", ["елка", "иод"]),
        ("气候变化", ["气", "候", "变", "化"]),
        ("2030年议程", ["2030", "年", "议", "程"]),
        ("الإنذار المُبَكِّر", ["انذار", "مبكر"]),
        ("وبالمياه للأنهار", ["مياه", "انهار"]),
        ("cafe\u0301", ["cafe"]),
        ("ＦＵＬＬ ﬁne", ["full", "fine"]),
    ],
)
def test_words_are_folded_as_their_language_wants(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_a_vowel_sign_or_another_alef_makes_no_other_word() -> None:
    assert folded("إجراء") == folded("اجراء") == folded("إِجْرَاء") == folded("الإجراء")


def test_the_article_is_not_taken_off_a_word_that_would_be_left_bare() -> None:
    assert folded("الله") == "الله"


@given(st.text())
def test_every_word_stands_where_it_says_and_is_found_again(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.form
        assert not any(c.isspace() for c in word.form)
        assert word.form == folded(text[word.start : word.end])
        end = word.end
