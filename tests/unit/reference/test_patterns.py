"""Expressions that a language writes in its data, compiled."""

import re

import pytest

from travaux.reference.language_data import read_language
from travaux.reference.phrases import load_pattern, pattern_about

FILES = (
    "alignment",
    "body_acts",
    "stands",
    "outcomes",
    "matters",
    "phrasing",
    "principles",
    "consultation",
    "gate",
    "narration",
)


def _all() -> list[tuple[str, str]]:
    return [(name, key) for name in FILES for key in read_language("en", name)["patterns"]]


@pytest.mark.parametrize(("name", "key"), _all())
def test_every_shipped_pattern_is_an_expression(name: str, key: str) -> None:
    written = read_language("en", name)["patterns"][key]
    found = pattern_about(name, key, "7 bis") if "{it}" in written else load_pattern(name, key)
    assert isinstance(found.compiled, re.Pattern)
    assert not re.search(r"\{[a-z_]+\}", found.pattern)


def test_a_space_is_any_white_space_and_an_apostrophe_is_either() -> None:
    assert load_pattern("alignment", "on_behalf").search("on behalf\nof the ")
    assert load_pattern("narration", "leans").match("They  mean nothing")
    assert not load_pattern("narration", "leans").match("They meant nothing")


@pytest.mark.parametrize(
    ("words", "label", "named"),
    [
        ("On paragraph 7 bis, no.", "7 bis", True),
        ("On paragraph 7  bis, no.", "7 bis", True),
        ("On paragraph 7, no.", "7 bis", False),
        ("On paragraph 17, no.", "7", False),
        ("On para. (a), no.", "(a)", False),  # a word cannot begin at a bracket
    ],
)
def test_the_words_of_a_record_stand_for_themselves(words: str, label: str, named: bool) -> None:
    assert bool(pattern_about("stands", "mentions", label).search(words)) is named


def test_capitals_are_capitals_where_the_pattern_says_so() -> None:
    assert load_pattern("gate", "for_group").search("Avaria for the Reef Group")
    assert not load_pattern("gate", "for_group").search("Avaria for the reef")


def test_the_longest_entry_of_a_list_is_taken_first() -> None:
    opening = load_pattern("phrasing", "lead_in")
    assert opening.sub("", "Last but not least, we thank you") == "we thank you"


def test_a_pattern_that_no_file_has_is_an_error() -> None:
    with pytest.raises(LookupError):
        load_pattern("stands", "no such pattern")
