"""How sure a recogniser is of a word is kept, where it says so of a word."""

import json

import pytest

from travaux.domain.canonical import text_form, text_restored
from travaux.formats.recognisers import read_recognised


def probabilities(**said: object) -> list[float | None]:
    words = [{"word": "Lamps", "start": 0.0, "end": 0.4, **said}, {"word": "burn.", "start": 0.5, "end": 0.9}]
    read = read_recognised(json.dumps({"segments": [{"text": "Lamps burn.", "words": words}]}), "talk")
    return [timed.probability for timed in read.source.times]


@pytest.mark.parametrize("key", ["probability", "confidence", "conf"])
def test_a_words_probability_is_kept_under_any_usual_name(key: str) -> None:
    assert probabilities(**{key: 0.25}) == [0.25, None]
    assert probabilities(**{key: "0.25"}) == [0.25, None]


@pytest.mark.parametrize("value", [87, -1, True, "high", None])
def test_what_is_no_probability_is_none(value: object) -> None:
    assert probabilities(confidence=value) == [None, None]


def test_how_well_a_time_fits_is_no_probability() -> None:
    assert probabilities(score=0.25) == [None, None]


def test_the_mean_of_a_sentence_is_that_of_no_word() -> None:
    read = read_recognised('[{"text": "Lamps burn.", "start": 0, "end": 1.5, "confidence": 0.4}]', "talk")
    assert [timed.probability for timed in read.source.times] == [None]


def test_probabilities_are_stored_with_the_text() -> None:
    words = [{"word": "Lamps", "start": 0.0, "end": 0.4, "probability": 0.25}]
    source = read_recognised(json.dumps({"segments": [{"text": "Lamps", "words": words}]}), "talk").source
    assert text_restored("talk", text_form(source)) == source
