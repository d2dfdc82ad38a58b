"""How far words that modify reach: to a comma, a clause's end, a few words on, or over the sentence."""

import pytest

from travaux.domain.annotations import Modified
from travaux.language.modifiers import annotate, by_rules
from travaux.language.quotations import quoted_spans
from travaux.reference.language_data import read_language
from travaux.reference.modifier_rules import parse_modifiers

SEVEN = "one two three four five six seven"


def scopes(sentence: str, category: Modified) -> list[str]:
    found = annotate(sentence, "en").modifiers
    return [sentence[one.scope_start : one.scope_end] for one in found if one.category is category]


@pytest.mark.parametrize(
    ("sentence", "category", "scope"),
    [
        # seven words on, or back, in the same clause
        (f"We are not obliged to {SEVEN} eight.", Modified.DENIED, f" {SEVEN}"),
        (f"We are not obliged to {SEVEN}.", Modified.DENIED, f" {SEVEN}."),
        ("We are not obliged to come; the cap stands.", Modified.DENIED, " come"),
        (f"Zero {SEVEN} neither the cap.", Modified.NEGATED, f"{SEVEN} neither the cap."),
        (f"{SEVEN} neither the cap.", Modified.NEGATED, f"{SEVEN} neither the cap."),
        ("It rains; we want neither the cap, but the fund.", Modified.NEGATED, " we want neither the cap"),
        # up to a comma, one after the words themselves aside
        ("Arcadia allegedly opposed the cap, and left.", Modified.HEARSAY, " opposed the cap"),
        ("Arcadia allegedly, as they say, opposed it.", Modified.HEARSAY, ", as they say"),
        ("Arcadia allegedly opposed the cap.", Modified.HEARSAY, " opposed the cap."),
        # words inserted between commas end nothing
        (
            "Should the fund, opposed by Vesland, go, we would reject it.",
            Modified.SUPPOSED,
            "Should the fund, opposed by Vesland, go",
        ),
        (
            "Should the fund go, with Vesland, we would reject it, opposed by Ode, today.",
            Modified.SUPPOSED,
            "Should the fund go",
        ),
        # back over the clause, or the sentence
        (
            "It rains; Arcadia opposed it, according to leading experts.",
            Modified.HEARSAY,
            " Arcadia opposed it, ",
        ),
        (
            "It rains; it blows; Arcadia opposed it, according to leading experts.",
            Modified.HEARSAY,
            " Arcadia opposed it, ",
        ),
        ("They say that we oppose the cap; we left, which is false.", Modified.DENIED, None),
        # forward over the clause and with its own words
        ("We refuse to reject the cap; it stays.", Modified.NEGATED, "refuse to reject the cap"),
        ("It is not true that we oppose it, but we left.", Modified.DENIED, " we oppose it"),
        ("It is not true that we oppose it, and it rains.", Modified.DENIED, " we oppose it, and it rains."),
    ],
)
def test_a_scope_ends_where_its_rule_says(sentence: str, category: Modified, scope: str | None) -> None:
    found = scopes(sentence, category)
    if scope is None:
        assert any(each.startswith("They say") for each in found)
    else:
        assert scope in found


def test_words_that_are_quoted_modify_nothing_around_them() -> None:
    quoted = "They wrote “it is not true that we left” and we oppose the cap."
    assert [each for each in scopes(quoted, Modified.DENIED) if "oppose" in each] == []
    plain = "They wrote it is not true that we left and we oppose the cap."
    assert [each for each in scopes(plain, Modified.DENIED) if "oppose" in each]


@pytest.mark.parametrize("sentence", ["You agree?", "“You agree?”", "Vous partez ? "])
def test_a_question_reaches_over_the_sentence(sentence: str) -> None:
    (found,) = [one for one in annotate(sentence, "en").modifiers if one.category is Modified.ASKED]
    assert (found.scope_start, found.scope_end) == (0, len(sentence))
    assert (found.start, found.end) == (len(sentence) - 1, len(sentence))


@pytest.mark.parametrize("sentence", ["You agree.", "You agree? We do.", "You “agree?” indeed"])
def test_a_mark_that_does_not_end_it_asks_nothing(sentence: str) -> None:
    assert not any(one.category is Modified.ASKED for one in annotate(sentence, "en").modifiers)


def test_modifiers_are_in_the_order_of_their_words() -> None:
    found = annotate("If it rains, they say “no” and do not come, which is false?", "en").modifiers
    assert [(one.start, one.end) for one in found] == sorted((one.start, one.end) for one in found)
    assert {one.category for one in found} >= {Modified.QUOTED, Modified.ASKED}


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("He said «no» and „yes”.", ["«no»", "„yes”"]),
        ("He said «no", ["«no"]),
        ('He said "no', ['"no']),
        ("He said ‘no", ["‘no"]),
        ("He said 'not now' twice.", ["'not now'"]),
        ("He said 'no' twice.", []),  # of three letters or more, lest an apostrophe opens
        ('a 5" pipe and a 6" pipe', []),
    ],
)
def test_what_is_open_or_single(sentence: str, quoted: list[str]) -> None:
    assert [sentence[start:end] for start, end in quoted_spans(sentence)] == quoted


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("We came, we oppose it, hypothetically speaking.", " hypothetically speaking"),
        ("We came, we oppose it hypothetically speaking.", " we oppose it hypothetically speaking"),
        ("We oppose it hypothetically speaking.", "We oppose it hypothetically speaking"),
        ("We came， we went, we oppose it hypothetically speaking.", " we oppose it hypothetically speaking"),
    ],
)
def test_a_rule_may_reach_back_to_a_comma(sentence: str, scope: str) -> None:
    rule = {
        "category": "supposed",
        "phrase": "hypothetically speaking",
        "direction": "backward",
        "reach": "comma",
        "inclusive": True,
        "match": "Hypothetically speaking.",
        "other": "Speaking.",
    }
    rules = parse_modifiers("en", {**read_language("en", "modifiers"), "rule": [rule]})
    (found,) = by_rules(sentence, rules)
    assert sentence[found.scope_start : found.scope_end] == scope
