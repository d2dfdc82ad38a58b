"""Modifiers: every rule matches the sentence that it must and not the one that it must not; scopes end."""

import pytest

from travaux.domain.annotations import Modified
from travaux.language.modifiers import annotate
from travaux.language.quotations import quoted_spans
from travaux.reference.modifier_rules import ModifierRule, load_modifiers, parse_modifiers
from travaux.reference.stances import LANGUAGES

RULES = [
    pytest.param(rule, id=f"{language}: {rule.category}: {rule.match}")
    for language in LANGUAGES
    for rule in load_modifiers(language).rules
]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_matches_its_sentence_and_not_the_other(rule: ModifierRule) -> None:
    assert rule.pattern.search(rule.match)
    assert not rule.pattern.search(rule.other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_rules_of_the_same_kinds(language: str) -> None:
    kinds = {rule.category for rule in load_modifiers(language).rules}
    wanted = {Modified.NEGATED, Modified.DENIED, Modified.REPORTED, Modified.SUPPOSED, Modified.CONDITIONAL}
    assert wanted | {Modified.PAST, Modified.ASKED, Modified.HEDGED, Modified.IDLE} <= kinds


def test_a_language_without_rules_modifies_nothing() -> None:
    assert annotate("Hakuna aliyesema hivyo", "sw").modifiers == ()


@pytest.mark.parametrize(
    ("sentence", "word", "category", "covered"),
    [
        ("It is not true that we oppose the cap.", "oppose", Modified.DENIED, True),
        ("We oppose the cap; it is not true that it helps.", "oppose", Modified.DENIED, False),
        ("In 2019, we opposed the cap, but today we welcome it.", "opposed", Modified.PAST, True),
        ("In 2019, we opposed the cap, but today we welcome it.", "welcome", Modified.PAST, False),
        ("If the word goes, we would oppose the cap.", "oppose", Modified.CONDITIONAL, True),
        ("We oppose the cap, and the word goes.", "oppose", Modified.CONDITIONAL, False),
        ("Contrary to what you read, we oppose the cap.", "oppose", Modified.DENIED, False),
        ("They wrote “we oppose the cap” again.", "oppose", Modified.QUOTED, True),
        ("They wrote “the cap” and we oppose it.", "oppose", Modified.QUOTED, False),
        ("Do we oppose the cap?", "oppose", Modified.ASKED, True),
        ("Some colleagues claim that we oppose the cap.", "oppose", Modified.REPORTED, True),
        ("We say that we oppose the cap.", "oppose", Modified.REPORTED, False),
    ],
)
def test_a_scope_covers_what_it_modifies_and_no_more(
    sentence: str, word: str, category: Modified, covered: bool
) -> None:
    assert bool(annotate(sentence, "en").over(sentence.index(word), category)) is covered


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("He said “no” twice.", ["“no”"]),
        ("Il a dit « non ».", ["« non »"]),
        ('He said "no" twice.', ['"no"']),
        ("Those who say ‘no’ forget.", ["‘no’"]),
        ("The States’ views and the Chair’s text.", []),
        ("The parties' views on the Chair's text.", []),
        ("He said “no and went", ["“no and went"]),
    ],
)
def test_quotation_marks_of_any_make_quote(sentence: str, quoted: list[str]) -> None:
    assert [sentence[start:end] for start, end in quoted_spans(sentence)] == quoted


def test_a_rule_of_no_known_kind_is_refused() -> None:
    rule = {"category": "doubted", "phrase": "perhaps", "match": "Perhaps.", "other": "No."}
    with pytest.raises(ValueError, match="doubted"):
        parse_modifiers("en", {"rule": [rule]})
