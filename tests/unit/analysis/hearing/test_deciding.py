"""Which words decide what a sentence says, and how surely each must be heard."""

import pytest

from travaux.analysis.hearing.deciding import LOST, SURE, SURE_OF_SYMBOL, deciding_words, needed
from travaux.domain.hearing import DecidingWord
from travaux.reference.registry import load_registry


def decides(sentence: str) -> dict[str, DecidingWord]:
    return {sentence[start:end]: kind for start, end, kind in deciding_words(sentence, load_registry())}


@pytest.mark.parametrize(
    ("sentence", "word", "kind"),
    [
        ("We reserve our position on it.", "reserve", DecidingWord.STANCE),
        ("The delegation opposes the change.", "opposes", DecidingWord.STANCE),
        ("We thank the delegate of Norway.", "Norway", DecidingWord.NAME),
        ("Norway spoke of lamps.", "Norway", DecidingWord.NAME),
        ("We met with Orsa of the league.", "Orsa", DecidingWord.NAME),
        ("It costs three million crowns.", "million", DecidingWord.FIGURE),
        ("See paragraph 12 for lamps.", "12", DecidingWord.FIGURE),
        ("A new paragraph 6 bis is needed.", "bis", DecidingWord.PROVISION),
        ("We cannot go along with it.", "cannot", DecidingWord.NEGATION),
        ("We don't see a need for it.", "don't", DecidingWord.NEGATION),
        ("Nous ne pouvons pas soutenir le texte.", "pas", DecidingWord.NEGATION),
        ("La delegación no apoya el texto.", "no", DecidingWord.NEGATION),
        ("The lanterns were painted.", "lanterns", DecidingWord.OTHER),
    ],
)
def test_a_word_decides(sentence: str, word: str, kind: DecidingWord) -> None:
    assert decides(sentence)[word] is kind


def test_short_words_and_the_office_of_who_presides_decide_nothing() -> None:
    found = decides("So it is, Madam Chair, as ever.")
    assert not {"So", "it", "is", "as"} & found.keys()
    assert found.get("Chair") is not DecidingWord.NAME


def test_a_capital_at_the_start_of_a_sentence_names_nobody() -> None:
    assert decides("Lanterns were painted.")["Lanterns"] is DecidingWord.OTHER


def test_figures_with_letters_must_be_heard_most_surely_and_other_words_least() -> None:
    assert needed("L.14", DecidingWord.FIGURE) == needed("4D", DecidingWord.FIGURE) == SURE_OF_SYMBOL
    assert needed("14th", DecidingWord.FIGURE) == needed("million", DecidingWord.FIGURE) == SURE
    assert needed("Norway", DecidingWord.NAME) == SURE
    assert needed("lanterns", DecidingWord.OTHER) == LOST
