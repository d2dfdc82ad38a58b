"""Several objectors with provisions of their own in one sentence, in whatever order it names them."""

import pytest

from travaux.analysis.procedure.objections import read_objections
from travaux.reference.registry import load_registry

EU, G77 = "European Union", "Group of 77 and China"


def challenged(words: str) -> set[tuple[str, str]]:
    """Return who challenged what: "Norway, Peru/European Union" and "9, 12"."""
    return {
        (
            ", ".join(p.name + (f"/{p.speaking_for}" if p.speaking_for else "") for p in one.by),
            ", ".join(one.paragraphs),
        )
        for one in read_objections(words, load_registry())
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            f"Silence was broken on paragraph 9 by Peru and, in the name of the {EU}, by Malta on 12.",
            {("Peru", "9"), (f"Malta/{EU}", "12")},
        ),
        (
            f"Silence was broken on paragraph 12, in the name of the {EU}, by Malta, and on 9 by Peru.",
            {("Peru", "9"), (f"Malta/{EU}", "12")},
        ),
        (
            f"Silence was broken by Cuba, on behalf of the {G77}, on paragraph 52, and on 12 to 14 by Peru.",
            {(f"Cuba/{G77}", "52"), ("Peru", "12, 13, 14")},
        ),
        (
            "Silence was broken by Peru on paragraph 9 and on paragraph 12 by Malta.",
            {("Peru", "9"), ("Malta", "12")},
        ),
        (
            "Silence was broken on paragraph 9 by Peru, 12 by Malta and 15 by Norway.",
            {("Peru", "9"), ("Malta", "12"), ("Norway", "15")},
        ),
        (
            "Silence was broken on paragraphs 3 (Peru), 7 (Malta and Norway) and 52 (Cuba).",
            {("Peru", "3"), ("Malta, Norway", "7"), ("Cuba", "52")},
        ),
        (
            "Peru (paragraphs 3 and 7), Malta (paragraph 9) and Norway (paragraph 12) broke silence.",
            {("Peru", "3, 7"), ("Malta", "9"), ("Norway", "12")},
        ),
        (
            "Paragraph 3 was challenged by Peru, paragraph 7 by Malta, and Norway broke silence on 12.",
            {("Peru", "3"), ("Malta", "7"), ("Norway", "12")},
        ),
        (
            "Silence was broken on paragraph 9 by Peru and Malta and by Norway on 12.",
            {("Peru, Malta", "9"), ("Norway", "12")},
        ),
        (
            "On paragraph 9, Peru broke silence; on 12, Malta did.",
            {("Peru", "9"), ("Malta", "12")},
        ),
        (
            "Peru broke silence on paragraph 9; Malta on 12; and on 15 silence was broken by Norway.",
            {("Peru", "9"), ("Malta", "12"), ("Norway", "15")},
        ),
        (
            "Silence was broken on paragraph 9 by Borduria and on paragraph 12 by Syldavia.",
            {("Borduria", "9"), ("Syldavia", "12")},
        ),
        (
            "Peru objected to paragraph 9 and to paragraph 12, Malta to paragraph 15.",
            {("Peru", "9, 12"), ("Malta", "15")},
        ),
    ],
)
def test_each_objector_has_its_own_provisions_in_any_order(
    words: str, expected: set[tuple[str, str]]
) -> None:
    assert challenged(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Peru and Malta broke silence, Peru on paragraph 9 and Malta on 12.",
        "Peru and Malta broke silence, the former on paragraph 9 and the latter on 12.",
        "Peru and Malta broke silence on paragraphs 9 and 12, respectively.",
        "Peru and Malta broke silence; the first on paragraph 9, the second on 12.",
    ],
)
def test_those_named_together_first_keep_their_own(words: str) -> None:
    assert challenged(words) == {("Peru", "9"), ("Malta", "12")}


@pytest.mark.parametrize(
    "words",
    [
        "Peru, Malta and Norway broke silence on paragraphs 9, 12 and 15.",
        "Silence was broken by Peru, Malta and Norway on paragraphs 9, 12 and 15.",
        "Silence was broken on paragraphs 9, 12 and 15 by Peru, Malta and Norway.",
        "Silence was broken by Peru, by Malta and by Norway on paragraphs 9, 12 and 15.",
    ],
)
def test_what_is_told_of_all_is_of_all(words: str) -> None:
    assert challenged(words) == {("Peru, Malta, Norway", "9, 12, 15")}


@pytest.mark.parametrize(
    "words",
    [
        "Peru broke silence on paragraph 9, as did Malta.",
        "Peru broke silence on paragraph 9, and Malta followed suit.",
        "Peru, joined by Malta, broke silence on paragraph 9.",
        "Peru broke silence on paragraph 9 together with Malta.",
    ],
)
def test_who_is_said_to_have_done_the_same_shares_it(words: str) -> None:
    assert challenged(words) == {("Peru, Malta", "9")}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Silence was broken by Peru on paragraph 9, by Malta on the title and by Norway on 12.",
            {("Peru", "9"), ("Malta", ""), ("Norway", "12")},
        ),
        (
            "Peru broke silence on paragraph 9, and a letter came from Malta.",
            {("Peru", "9"), ("Malta", "")},
        ),
        (
            "Peru, Malta and Norway broke silence on paragraphs 9 and 12, respectively.",
            {("Peru", ""), ("Malta", ""), ("Norway", "")},
        ),
    ],
)
def test_nobody_gets_the_provisions_of_another(words: str, expected: set[tuple[str, str]]) -> None:
    assert challenged(words) == expected


def test_what_reads_both_ways_is_left_open() -> None:
    told = challenged("Silence was broken on paragraph 9 by Peru, Malta and Norway on 12.")
    assert {paragraphs for by, paragraphs in told if "Malta" in by} == {""}
