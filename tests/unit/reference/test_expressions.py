"""Expressions find what ``re`` finds, whether their words are looked up before or not."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reference.expressions import NEVER, Alternatives, Expression, Family
from travaux.reference.floor import floor_rules
from travaux.reference.modifier_rules import load_modifiers
from travaux.reference.stances import load_stances

PIECE = st.sampled_from(
    [
        "a",
        "ab",
        "abb",
        "ba",
        "bs",
        "i",
        "s",
        " ",
        r"\s",
        r"\w",
        r"\b",
        "[ab]",
        "a?",
        "b+",
        "(?=ab)",
        "(?<!a)",
        "b{2}",
    ]
)


def _grouped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    rows = st.lists(inner, min_size=1, max_size=3).map("|".join)
    return st.tuples(
        st.sampled_from(["(?:", "(", "(?=", "(?!", "(?i:"]),
        rows,
        st.sampled_from(["", "?", "+", "*", "{0,2}", "{2}"]),
    ).map(lambda parts: f"{parts[0]}{parts[1]}){'' if parts[0] in ('(?=', '(?!') else parts[2]}")


SEQUENCE = st.recursive(
    PIECE,
    lambda inner: st.lists(st.one_of(inner, _grouped(inner)), min_size=1, max_size=4).map("".join),
    max_leaves=8,
)
EXPRESSION = st.lists(SEQUENCE, min_size=1, max_size=3).map("|".join)
TEXT = st.text(alphabet="abisAB İſı.", max_size=30)
FLAGS = st.sampled_from([0, int(re.IGNORECASE)])
ASKED: dict[str, Callable[[Any, str], Any]] = {
    "search": lambda one, text: _told(one.search(text)),
    "match": lambda one, text: _told(one.match(text)),
    "fullmatch": lambda one, text: _told(one.fullmatch(text)),
    "finditer": lambda one, text: [_told(each) for each in one.finditer(text)],
    "findall": lambda one, text: one.findall(text),
    "sub": lambda one, text: one.sub("-", text),
    "split": lambda one, text: one.split(text),
    "search from": lambda one, text: _told(one.search(text, 2, 9)),
}


def _told(match: re.Match[str] | None) -> tuple[tuple[int, int], ...] | None:
    return match and tuple(match.span(number) for number in range(match.re.groups + 1))


@given(EXPRESSION, TEXT, FLAGS)
def test_an_expression_finds_what_a_plain_search_finds(source: str, text: str, flags: int) -> None:
    plain, first, again = re.compile(source, flags), Expression(source, flags), Expression(source, flags)
    for name, asked in ASKED.items():
        assert asked(first, text) == asked(plain, text), name
    assert again.compiled
    for name, asked in ASKED.items():
        assert asked(again, text) == asked(plain, text), name


@given(st.lists(SEQUENCE.filter(lambda row: "(?=" not in row), min_size=1, max_size=5), TEXT)
def test_alternatives_find_what_one_expression_finds(rows: list[str], text: str) -> None:
    rows = [f"x?a{row}" for row in rows]  # cues are never empty
    together = Alternatives(r"(?<!\w)", rows, r"(?!\w)", re.IGNORECASE)
    plain = re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{row})' for row in rows)})(?!\w)", re.IGNORECASE)
    assert [match.span() for match in together.finditer(text)] == [
        match.span() for match in plain.finditer(text)
    ]
    assert (found := together.search(text)) == (seen := plain.search(text)) or (
        found is not None and seen is not None and found.span() == seen.span()
    )


@given(st.lists(EXPRESSION, min_size=1, max_size=4), TEXT)
def test_a_family_leaves_out_none_that_finds_something(sources: list[str], text: str) -> None:
    within = Family(map(Expression, sources)).within(text)
    finding = [place for place, source in enumerate(sources) if re.search(source, text)]
    assert set(finding) <= set(within)


def test_nothing_is_compiled_until_its_words_stand_in_a_text() -> None:
    objects = Expression(r"\bobject(?:s|ed)?\b", re.IGNORECASE)
    assert objects.search("We welcome the text.") is None
    assert objects.match("We welcome the text.") is None
    assert "compiled" not in vars(objects)
    assert objects.search("Ruritania OBJECTED.") is not None
    assert "compiled" in vars(objects)


def test_a_match_that_is_tried_often_is_compiled() -> None:
    objects = Expression("object")
    for _ in range(1000):
        assert objects.match("We welcome it.") is None
    assert "compiled" in vars(objects)


def test_the_expression_that_finds_nothing_is_always_idle() -> None:
    assert Expression(NEVER).is_idle("anything")
    assert Family([Expression(NEVER), Expression("object")]).is_idle("anything")
    assert not Family([Expression(NEVER), Expression("object")]).is_idle("we object")
    assert not Family([Expression(r"\d"), Expression("object")]).is_idle("anything")


@pytest.mark.parametrize("text", ["ab" * 40, "b ab a abb"])
def test_many_alternatives_at_once_find_the_first_row_at_the_first_place(text: str) -> None:
    rows = [f"a(?:b){{{times}}}" for times in range(1, 20)]
    together = Alternatives("", rows, "")
    assert [match.span() for match in together.finditer(text)] == [
        match.span() for match in re.finditer("|".join(rows), text)
    ]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_rules_of_a_language_find_in_their_examples_what_a_plain_search_finds(language: str) -> None:
    modifiers, floor = load_modifiers(language).rules, floor_rules(language)
    examples = [*(one for rule in modifiers for one in (rule.match, rule.other))]
    examples += [one for rule in floor for one in (rule.matches, rule.misses)]
    for expression in [rule.pattern for rule in (*modifiers, *floor)]:
        plain, lazy = (
            re.compile(expression.pattern, re.IGNORECASE),
            Expression(expression.pattern, re.IGNORECASE),
        )
        for example in examples:
            assert _told(lazy.search(example)) == _told(plain.search(example)), (expression.pattern, example)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_cues_find_in_examples_what_one_expression_of_all_finds(language: str) -> None:
    examples = [one.lower() for rule in load_modifiers(language).rules for one in (rule.match, rule.other)]
    for entry in load_stances(language).stances:
        for cues in (entry.cues, entry.impersonal, entry.nominal):
            if cues is not None:
                plain = re.compile(cues.pattern)
                for example in examples:
                    found = [match.span() for match in cues.finditer(example)]
                    assert found == [match.span() for match in plain.finditer(example)], example
