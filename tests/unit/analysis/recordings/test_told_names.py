"""A recogniser that is told names makes words unsure, and puts none in their place."""

from travaux.analysis.recordings.witnesses import UNCONFIRMED, told_names, with_two_witnesses
from travaux.domain.recordings import HeardWord

LIST = ("1. Ruritania (Ms. Orsa)", "the Harbour League", "A/C.9/81/L.4")


def word(text: str, at: int, sure: float | None = 0.9) -> HeardWord:
    return HeardWord(text, 1000 * at, 1000 * at + 800, sure)


def test_names_have_a_capital_or_a_figure_and_small_words_tell_nothing() -> None:
    assert {"ruritania", "orsa", "harbour", "league", "9", "81"} <= told_names(LIST)
    assert not {"the", "ms", "a", "c"} & told_names(LIST)


def test_a_name_that_both_hear_is_as_sure_as_the_less_sure() -> None:
    plain = (word("Ruritania,", 1, 0.7), word("agrees", 2))
    assert with_two_witnesses(plain, (word("Ruritania", 1, 0.95),), LIST) == plain
    assert with_two_witnesses(plain, (word("Ruritania", 1, 0.4),), LIST)[0].probability == 0.4


def test_a_word_in_whose_place_a_listed_name_is_heard_is_unsure_and_stays_as_it_was() -> None:
    plain = (word("Rural", 1), word("agrees", 2))
    first, second = with_two_witnesses(plain, (word("Ruritania", 1), word("agrees", 2)), LIST)
    assert (first.text, first.probability) == ("Rural", UNCONFIRMED)
    assert second == plain[1]


def test_what_only_the_told_pass_hears_elsewhere_or_leaves_out_changes_nothing() -> None:
    plain = (word("We", 1), word("agree", 2), word("fully", 3))
    assert with_two_witnesses(plain, (word("Ruritania", 9),), LIST) == plain
    assert with_two_witnesses(plain, (), LIST) == plain


def test_a_recogniser_that_does_not_say_how_sure_it_is_is_told_so() -> None:
    plain = (word("Ruritania", 1, None),)
    assert with_two_witnesses(plain, (word("Ruritania", 1, None),), LIST)[0].probability is None
