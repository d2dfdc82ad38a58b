"""What English tells in the third person: other languages quote it."""

import pytest

from travaux.domain.messages import ENGLISH, Narrated, Text, joined, message, narrated
from travaux.domain.stored_texts import text_read, written
from travaux.errors import NotFound, TravauxError, UsageError
from travaux.web.translation import translation

TOLD = narrated("Sahwan wants the gates to stay shut.", "We  want the gates\nto stay shut.", "Sahwan")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Sahwan wants the gates to stay shut."),
        ("fr", "Sahwan : “We want the gates to stay shut.”"),
        ("es", "Sahwan: “We want the gates to stay shut.”"),
    ],
)
def test_english_narrates_and_other_languages_quote(language: str, said: str) -> None:
    assert translation(language).say(TOLD) == said
    assert str(TOLD) == "Sahwan wants the gates to stay shut."


def test_words_of_nobody_known_are_quoted_alone() -> None:
    assert translation("fr").say(narrated("The gates are to stay shut.", "Shut them.")) == "“Shut them.”"


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        (message("Agreed: %(words)s", words=TOLD), "Agreed: Sahwan wants", "Sahwan : “We want"),
        (joined((TOLD, "(2031)"), " "), "shut. (2031)", "shut.” (2031)"),
    ],
)
def test_it_is_joined_and_made_a_value_like_any_text(text: Text, english: str, french: str) -> None:
    assert english in ENGLISH.say(text)
    assert french in translation("fr").say(text)


def test_it_is_kept_and_read_back() -> None:
    article = Narrated("the Lights Group", "Lights Group")
    for text in (TOLD, article, joined((TOLD, article))):
        assert text_read(written(text)) == text


def test_it_cannot_be_put_into_words_of_one_language() -> None:
    with pytest.raises(TypeError, match="joined or made a value"):
        f"{TOLD}"
    with pytest.raises(TypeError, match="language of its page"):
        TOLD.__html__()


def test_an_error_is_english_for_programs_and_a_message_for_pages() -> None:
    error: TravauxError = NotFound(
        message("there is no paragraph “%(name)s”", name="7"),
        where="text",
        remedy=message("run `travaux run`"),
    )
    assert str(error) == "text: there is no paragraph “7” — run `travaux run`"
    assert (error.message, error.remedy) == ("there is no paragraph “7”", "run `travaux run`")
    assert error.advice is not None
    assert translation("fr").say(error.said) == "il n’y a pas de paragraphe « 7 »"
    assert translation("fr").say(error.advice) == "lancez `travaux run`"
    assert UsageError("no such day").remedy is None
