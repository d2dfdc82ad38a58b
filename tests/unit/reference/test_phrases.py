"""Expressions spelt out from the data files of a language: references, and what a space stands for."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from travaux.reference import phrases
from travaux.reference.language_data import read_language
from travaux.reference.phrases import entries, phrase, spaced, spelt_out

HARBOUR = {
    "boats": ["ferry", "pilot boat"],
    "sails": """{boats} sails?""",
    "loud": """(?i){boats} calls""",
    "broken": """north
      south""",
    "tide": {"high": 2, "high water": 1, "low": 0},
    "quay": {"boats": ["barge"], "own": """{boats}""", "far": """{tide}""", "inner": {"up": """{boats}"""}},
    "count": """{numbers.cardinal} boats""",
    "lost": """{nowhere.known}""",
}


@pytest.fixture(autouse=True)
def _harbour(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def read(language: str, name: str) -> Mapping[str, Any]:
        return HARBOUR if name == "harbour" and language == "en" else read_language(language, name)

    monkeypatch.setattr(phrases, "read_language", read)
    spelt_out.cache_clear()
    phrase.cache_clear()
    yield
    spelt_out.cache_clear()
    phrase.cache_clear()


@pytest.mark.parametrize(
    ("path", "words", "other"),
    [
        ("sails", "the pilot\nboat  sails", "the barge sails"),
        ("loud", "The FERRY Calls", "The barge calls"),
        ("sails", "the ferry sail", "the FERRY sails"),
        ("broken", "northsouth", "north south"),
        ("quay.own", "barge", "ferry"),
        ("quay.inner.up", "barge", "ferry"),
        ("quay.far", "low", "ferry"),
        ("count", "twenty-two boats", "many boats"),
    ],
)
def test_an_expression_is_spelt_out(path: str, words: str, other: str) -> None:
    assert phrase("harbour", path).search(words)
    assert not phrase("harbour", path).search(other)


def test_of_the_keys_of_a_table_the_longest_comes_first() -> None:
    found = phrase("harbour", "tide").match("high water")
    assert found is not None
    assert found[0] == "high water"


@pytest.mark.parametrize(
    ("written", "expression"),
    [
        ("a ?b c", r"a\s*b\s+c"),
        ("[ x'] 'y", "[ x']\\s+['’]y"),
        (r"\[a b] c", r"\[a\s+b]\s+c"),
        (r"(?<=a b) c", r"(?<=a b)\s+c"),
        (r"\ a", r"\ a"),
        ("[^]] b", r"[^]]\s+b"),
    ],
)
def test_a_space_stands_for_white_space_but_in_classes_escapes_and_look_behinds(
    written: str, expression: str
) -> None:
    assert spaced(written) == expression


@pytest.mark.parametrize("path", ["nothing", "tide.middle", "boats.more", "lost"])
def test_what_is_not_there_is_an_error(path: str) -> None:
    with pytest.raises(LookupError):
        phrase("harbour", path)


def test_what_is_written_can_be_read() -> None:
    assert entries("harbour", "tide.low") == 0
    with pytest.raises(LookupError, match="no entry 'ebb'"):
        entries("harbour", "ebb")


def test_a_language_without_the_file_finds_nothing() -> None:
    assert not phrase("commitments", "provisions.annex", "ar").search("annex")
    assert phrase("commitments", "provisions.annex").search("annex")


FILES = ("budgets", "calendar", "commitments", "deadlines", "numbers", "procedure")


def _paths(table: Mapping[str, Any], above: str = "") -> Iterator[str]:
    for name, entry in table.items():
        if isinstance(entry, Mapping):
            yield from _paths(entry, f"{above}{name}.")
        elif isinstance(entry, str | list):
            yield f"{above}{name}"


@pytest.mark.parametrize("name", FILES)
def test_every_entry_of_a_file_is_an_expression_without_loose_references(name: str) -> None:
    for path in _paths(read_language("en", name)):
        assert phrase(name, path), path
