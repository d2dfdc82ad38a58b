"""Many patterns as one: the edge of a word is looked for once, and the same is found."""

import re

import pytest

from travaux.reference.lexicons import any_of

WORDS = (
    "We ring bells, bell-ringers rang; unbelled lamps | (dark) [a|b] are lit. Lamplight? lamps",
    "lamp",
    "",
)


@pytest.mark.parametrize(
    "patterns",
    [
        (r"\bbells?\b", r"\blamps?\b"),
        (r"\b(?:ring|rang)\b", r"\b[l|]amps", r"\bdark\)"),
        (r"\bring|bell", r"\blamps?"),
        (r"\bbell\|", "lit"),
        (r"lamps?\b", r"\blit"),
        (r"\bLAMPS?",),
    ],
)
def test_any_of_several_patterns_finds_what_each_finds_in_turn(patterns: tuple[str, ...]) -> None:
    plain = re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)
    quick = re.compile(any_of(patterns), re.IGNORECASE)
    for words in WORDS:
        assert [m.span() for m in quick.finditer(words)] == [m.span() for m in plain.finditer(words)]


def test_the_edge_is_looked_for_once_where_all_patterns_have_it() -> None:
    assert any_of((r"\ba", r"\b(?:b|c)")) == r"\b(?:(?:a)|(?:(?:b|c)))"
    assert any_of((r"\ba|b", r"\bc")) == r"(?:\ba|b)|(?:\bc)"
