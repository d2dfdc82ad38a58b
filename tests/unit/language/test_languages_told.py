"""The language of words: by its commonest words, by endings where those are shared, by its script."""

import pytest

from travaux.domain.actors import Speaker
from travaux.domain.meetings import Intervention, Manner, Meeting, MeetingFacts
from travaux.domain.spans import SourceText
from travaux.language.identification import language_alone, language_of, language_of_turn, language_written


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour is open", "en"),
        ("Le quai est ouvert", "fr"),
        ("El muelle es nuestro", "es"),
        ("n'importe", "fr"),  # begins with a common word that is elided
        ("n’importe", "fr"),
        ("Hafen offen", None),
        ("", None),
        ("12 34", None),
        # what French and Spanish share is told by how the other words end
        ("de la paradigmación", "es"),
        ("de la navigation", "fr"),
        ("de harbour de", "fr"),  # neither ends so: the one of the lower rank
        # a small word in a name is of every language
        ("Ms. del Río", None),
        ("Mr. DE LA FUENTE", None),
        ("con del Río", "es"),
        ("DEL muelle", "es"),  # in capitals, and no name in capitals follows
    ],
)
def test_the_commonest_words_tell_a_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(("others", "language"), [(10, "en"), (11, "en"), (12, None)])
def test_one_word_in_twelve_is_a_common_one(others: int, language: str | None) -> None:
    assert language_of("the " + "hafen " * others) == language


@pytest.mark.parametrize(("before", "language"), [(3996, "en"), (3997, None)])
def test_a_language_is_told_by_the_first_four_thousand_characters(before: int, language: str | None) -> None:
    assert language_of("x" * before + " the") == language
    assert language_written("x" * before + " the") == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the and", "en"),  # two words
        ("the the", None),  # twice the same is one
        ("the harbour", None),
        ("Apoyamos el texto", "es"),  # one, beside a word that ends so
        ("Nous appuyons", "fr"),
        ("el été", None),  # one of each
        ("el café", "es"),  # one, in letters that English does not have
        ("de la nación", None),  # of both
        ("harbour", None),
    ],
)
def test_few_words_tell_a_language_where_no_other_has_them(text: str, language: str | None) -> None:
    assert language_alone(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("не поддерживаем", "ru"),
        ("МЫ ПРОТИВ", "ru"),
        ("ми підтримуємо її", None),  # Ukrainian
        ("我们支持该决议", "zh"),
        ("これは提案です", None),  # Japanese
        ("نؤيد هذا المقترح", "ar"),
        ("از این پیشنهاد پشتیبانی می‌کنیم", None),  # Persian
        ("abc где", None),  # half of the letters
        ("abc где же", "ru"),  # more than half
        ("the harbour is open 12", "en"),
        ("12 34", None),
    ],
)
def test_a_script_tells_a_language_but_for_letters_of_others(text: str, language: str | None) -> None:
    assert language_written(text) == language


def spoken(words: str, around: str) -> tuple[Meeting, Intervention]:
    text = f"{around}\n{words}"
    turn = Intervention("i0001", Speaker("Vesland"), len(around) + 1, len(text), 0, Manner.DIRECT)
    return Meeting(SourceText("talk", text), "text", MeetingFacts(), (turn,)), turn


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Hafen " * 11, "en"),  # so few can have no common word
        ("Hafen " * 12, None),
        ("Le quai est ouvert", "fr"),
    ],
)
def test_a_few_words_are_in_the_language_around_them(words: str, language: str | None) -> None:
    assert (
        language_of_turn(*spoken(words, "The floor is yours, and this is the list of those to speak."))
        == language
    )
