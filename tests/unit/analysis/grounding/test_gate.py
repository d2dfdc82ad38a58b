"""The gate: planted falsehoods of ten kinds are refused, true lines pass, every rule does what it says."""

from collections import Counter

import pytest

from tests.unit.analysis.grounding.planted import Planted, planted
from travaux.analysis.grounding.gate import hold
from travaux.analysis.grounding.lines import CitedWords, ComposedLine, Context, Fault, GroundedLine, Refused
from travaux.analysis.grounding.rules import load_rules
from travaux.domain.spans import Citation

PARTS = ("tune", "held", "fresh")
KINDS = 10


def words(speaker: str, said: str, *groups: str) -> CitedWords:
    return CitedWords(Citation("source", 0, len(said), said), speaker, groups)


def weigh(
    text: str, *cited: CitedWords, holders: tuple[str, ...] = (), language: str = "en"
) -> GroundedLine | Refused:
    return hold(
        ComposedLine(text, holders or tuple(each.speaker for each in cited), cited), Context(language)
    )


def faults(found: GroundedLine | Refused) -> set[Fault]:
    return set() if isinstance(found, GroundedLine) else {reason.fault for reason in found.reasons}


@pytest.mark.parametrize("part", PARTS)
def test_no_planted_falsehood_is_shown(part: str) -> None:
    false = [each for each in planted(part) if not each.true]
    assert [each.line.text for each in false if isinstance(hold(each.line), GroundedLine)] == []


@pytest.mark.parametrize("part", PARTS)
def test_true_lines_are_kept(part: str) -> None:
    true = [each for each in planted(part) if each.true]
    assert [each.line.text for each in true if isinstance(hold(each.line), Refused)] == []


KIND_OF_FAULT = {
    "negation flipped": {Fault.NEGATION},
    "target swapped": {Fault.TARGET, Fault.NUMBER, Fault.NAME},
    "speaker swapped": {Fault.HOLDER, Fault.NAME},
    "modality raised": {Fault.MODALITY},
    "number or date changed": {Fault.NUMBER},
    "cut that changes meaning": {Fault.CUT},
    "capacity changed": {Fault.CAPACITY},
    "tense changed": {Fault.TENSE},
    "quantifier raised": {Fault.QUANTITY},
    "name lost from a list": {Fault.LIST},
}
"""The faults that tell each kind of falsehood; other rules see some of them too, which is as well."""


@pytest.mark.parametrize(("part", "told"), [("tune", 138), ("fresh", 67)])
def test_most_falsehoods_are_refused_for_what_they_are(part: str, told: int) -> None:
    false = [each for each in planted(part) if not each.true]
    right = [each for each in false if faults(hold(each.line)) & KIND_OF_FAULT[each.kind]]
    assert len(right) >= told


def test_the_suite_is_as_large_as_it_says() -> None:
    lines: list[Planted] = [each for part in PARTS for each in planted(part)]
    kinds = Counter(each.kind for each in lines if not each.true)
    assert sum(kinds.values()) >= 200
    assert len(kinds) == KINDS
    assert sum(each.true for each in lines) >= 200


RULES = sorted(load_rules("en").examples.items())


@pytest.mark.parametrize(("section", "examples"), RULES, ids=[section for section, _ in RULES])
def test_each_rule_catches_and_spares(section: str, examples: dict[str, dict[str, str]]) -> None:
    for rule, kept in (("catches", False), ("spares", True)):
        case = examples[rule]
        found = weigh(case["line"], words("Avaria", case["words"]))
        assert isinstance(found, GroundedLine) is kept, (section, rule, found)


@pytest.mark.parametrize("language", ["fr", "es", "ru"])
def test_a_language_without_rules_proves_nothing(language: str) -> None:
    said = words("Avaria", "Nous appuyons le paragraphe 4.")
    assert faults(weigh("Avaria: “Nous appuyons le paragraphe 4.”", said, language=language)) == {
        Fault.LANGUAGE
    }


def test_a_denial_denied_is_not_the_denial() -> None:
    said = words("Avaria", "No member should decide for another.")
    assert isinstance(weigh("No member should decide for another (Avaria).", said), GroundedLine)
    twice = weigh("No member should not decide for another (Avaria).", said)
    assert Fault.NEGATION in faults(twice)


def test_a_year_with_a_digit_more_is_another_year() -> None:
    said = words("Avaria", "The session of 2017 was short.")
    assert isinstance(weigh("The session of 2017 was short (Avaria).", said), GroundedLine)
    assert Fault.NUMBER in faults(weigh("The session of 20177 was short (Avaria).", said))


def test_a_count_of_holders_is_counted() -> None:
    cited = [words(name, "We support the registry.") for name in ("Avaria", "Belmora", "Corvania")]
    names = "(Avaria, Belmora, Corvania)."
    assert isinstance(weigh(f"Three delegations support the registry {names}", *cited), GroundedLine)
    assert faults(weigh(f"Five delegations support the registry {names}", *cited)) == {Fault.NUMBER}
    assert isinstance(weigh(f"Several delegations support the registry {names}", *cited), GroundedLine)
    two = weigh("Several delegations support the registry (Avaria, Belmora).", *cited[:2])
    assert faults(two) == {Fault.QUANTITY}


def test_all_is_true_only_of_all_who_take_part() -> None:
    cited = tuple(words(name, "We support the registry.") for name in ("Avaria", "Belmora"))
    line = ComposedLine(
        "All delegations support the registry (Avaria, Belmora).", ("Avaria", "Belmora"), cited
    )
    assert isinstance(hold(line, Context("en", participants=2)), GroundedLine)
    assert faults(hold(line, Context("en", participants=3))) == {Fault.QUANTITY}


def test_whoever_is_said_to_hold_a_line_has_words_of_its_own() -> None:
    cited = words("Avaria", "We support the registry.")
    assert Fault.HOLDER in faults(
        weigh("Avaria and Belmora support the registry.", cited, holders=("Avaria", "Belmora"))
    )
    assert isinstance(weigh("Avaria supports the registry.", cited), GroundedLine)


def test_one_who_says_the_contrary_is_not_listed_with_the_others() -> None:
    cited = (words("Avaria", "We oppose paragraph 4."), words("Belmora", "We support paragraph 4."))
    assert Fault.NEGATION in faults(weigh("Avaria and Belmora oppose paragraph 4.", *cited))


def test_words_in_quotation_marks_stand_in_the_citation() -> None:
    cited = words("Avaria", "The harbour is old, and the cranes are older.")
    assert isinstance(weigh("Avaria: “The harbour is old … the cranes are older.”", cited), GroundedLine)
    assert Fault.QUOTATION in faults(weigh("Avaria: “The cranes are older … the harbour is old.”", cited))


def test_a_duty_of_all_is_not_given_to_the_speaker_alone() -> None:
    assert Fault.HOLDER in faults(weigh("Avaria must stop this.", words("Avaria", "We must stop this.")))
    assert isinstance(weigh("Avaria must stop this.", words("Avaria", "I must stop this.")), GroundedLine)
