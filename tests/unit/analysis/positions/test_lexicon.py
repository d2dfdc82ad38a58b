"""The lexicon of stances, language by language: each cue takes its own stand and no other."""

import pytest

from travaux.analysis.positions.stances import find_cues, in_small_letters
from travaux.domain.positions import Stance
from travaux.reference.stances import LANGUAGES, load_stances

ENGLISH = [
    ("we join the consensus", "support"),
    ("we fully endorse the text", "support"),
    ("we stress the importance of gauges", "support"),
    ("we particularly welcome the annex", "welcome"),
    ("we are delighted with the annex", "welcome"),
    ("we would like to add a reference to wells", "propose"),
    ("we suggest a new annex", "propose"),
    ("we propose replacing “shall” by “should”", "amend"),
    ("we wish to insert a comma", "amend"),
    ("we call for the deletion of the annex", "delete"),
    ("we suggest deleting the annex", "delete"),
    ("we cannot support the annex", "oppose"),
    ("we do not agree with the annex", "oppose"),
    ("we caution against haste", "oppose"),
    ("the annex is unacceptable", "oppose"),
    ("such a step is premature", "oppose"),
    ("we have a reservation on the annex", "reserve"),
    ("we reserve our position on the annex", "reserve"),
    ("reservations were placed on the annex", "reserve"),
    ("we dissociate ourselves from the annex", "dissociate"),
    ("Ostmark distances itself from the annex", "dissociate"),
    ("the phrase will be interpreted in line with our laws", "interpret"),
    ("the annex shall be understood as voluntary", "interpret"),
    ("we deeply regret the absence of wells", "regret"),
    ("we are disappointed with the annex", "regret"),
    ("the text could have been more ambitious", "regret"),
    ("we stress the lack of wells", "regret"),
    ("we could accept the annex", "support"),
    ("we can live with the annex", "not blocking"),
    ("we need more time", "conditional"),
    ("we urge all to sign", "call for"),
    ("wells must be dug", "call for"),
    ("we pledge ten wells", "commit"),
    ("we are committed to the annex", "commit"),
    ("we align ourselves with the statement of the Circle", "align with"),
    ("we will not block consensus", "not blocking"),
    ("we do not oppose the annex", "not blocking"),
    ("we abstained on the annex", "not blocking"),
    ("we take back our objection to the annex", "not blocking"),
    ("we have taken back our reservation on the annex", "not blocking"),
    ("we back the annex", "support"),
    ("we cannot go along with the annex", "oppose"),
    ("we can go along with the annex", "support"),
]
FRENCH = [
    ("nous appuyons le paragraphe 4", "support"),
    ("nous regrettons l'absence de puits", "regret"),
    ("nous nous opposons au paragraphe 4", "oppose"),
    ("la délégation émet une réserve sur le paragraphe 4", "reserve"),
    ("nous saluons ce texte", "welcome"),
]
SPANISH = [
    ("apoyamos el párrafo 4", "support"),
    ("lamentamos la ausencia de pozos", "regret"),
    ("rechazamos el párrafo 4", "oppose"),
    ("formulamos una reserva sobre el párrafo 4", "reserve"),
    ("acogemos con satisfacción el texto", "welcome"),
]
NO_STAND = [
    "we thank the secretariat for its support",
    "with the support of donors, wells were dug",
    "the report was requested by the committee",
    "if we opposed the annex",
    "we have no reservations on the annex",
]


def first(words: str, language: str) -> Stance:
    return find_cues(words, load_stances(language))[0].stance


@pytest.mark.parametrize(("words", "stance"), ENGLISH)
def test_english_tells_the_stances_apart(words: str, stance: str) -> None:
    assert first(words, "en") == stance


@pytest.mark.parametrize(("words", "stance"), FRENCH)
def test_french_has_begun(words: str, stance: str) -> None:
    assert first(words, "fr") == stance


@pytest.mark.parametrize(("words", "stance"), SPANISH)
def test_spanish_has_begun(words: str, stance: str) -> None:
    assert first(words, "es") == stance


@pytest.mark.parametrize("words", NO_STAND)
def test_some_words_only_sound_like_a_stand(words: str) -> None:
    assert not [cue for cue in find_cues(words, load_stances("en")) if not cue.barred]


def test_english_has_every_stance_and_the_others_share_its_form() -> None:
    assert {entry.stance for entry in load_stances("en").stances} == set(Stance)
    for language in LANGUAGES:
        lexicon = load_stances(language)
        assert lexicon.language == language
        assert {"negators", "contrasts", "selves", "bridge"} <= set(lexicon.words)


def test_letters_are_made_small_without_moving_any() -> None:
    assert in_small_letters("WE Oppose İt") == "we oppose İt"
    assert len(in_small_letters("İİ We")) == len("İİ We")
