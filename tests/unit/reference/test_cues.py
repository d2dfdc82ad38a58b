"""Cue lexicons: every entry compiles, and a language without one finds nothing."""

import re

import pytest

from travaux.reference.cues import load_cues


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_list_of_a_language_compiles_and_matches_no_empty_text(language: str) -> None:
    cues = load_cues(language)
    assert cues
    for path in cues.lists:
        assert not cues.anywhere(path).fullmatch("")
        re.compile(cues.alternatives(path))


def test_languages_hold_the_same_lists_as_far_as_they_go() -> None:
    english = set(load_cues("en").lists)
    for language in ("fr", "es"):
        missing = {path for path in load_cues(language).lists if path.split(".")[0] in {"speech", "minutes"}}
        assert missing <= english


def test_words_are_matched_whole_with_any_space_and_either_apostrophe() -> None:
    courtesy = load_cues("en").anywhere("courtesy.anywhere")
    assert courtesy.search("You can\ncount  on us.")
    assert not courtesy.search("He assures youngsters.")
    assert load_cues("en").opening("speech.opener").match("Let me be clear, we object.")


def test_a_language_without_a_lexicon_finds_nothing() -> None:
    for language in ("xx", None):
        cues = load_cues(language)
        assert not cues
        assert not cues.anywhere("courtesy.anywhere").search("Thank you.")
        assert not cues.opening("speech.opener").match("First, thank you.")
