"""Which words an expression cannot do without, and that no letter which it takes for another is missed."""

import re
import sys

import pytest

from travaux.reference.literals import folded, required


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("support", (("support",),)),
        (r"(?:fully )?supports? the", (("support",), ("the",))),
        (r"(?:welcome|regret)s? (?:this|that)", (("regret", "welcome"), ("that", "this"))),
        (r"oppos(?:e|ed)\b", (("oppos",),)),
        (r"organi[sz]ation", (("organi",), ("ation",))),
        (r"(?<=we )propose(?!d)", (("propose",), ("we",))),
        (r"(?P<who>Chair|President) says{2}", (("chair", "president"), ("says",))),
        (r"(?i:État|Año)", (("año", "état"),)),
        (r"ab+c", (("ab",),)),
        (r"(?:abc)+", (("abc",),)),
        (r"(?:abc){0,2}de", (("de",),)),
        (r"\x41bc", (("bc",),)),
        (r"(?:object|oppose|objection)", (("object", "oppose"),)),
    ],
)
def test_what_every_match_holds_is_required(expression: str, words: tuple[tuple[str, ...], ...]) -> None:
    assert required(expression) == words


@pytest.mark.parametrize(
    "expression",
    [
        r"\w+",
        "a|b",
        r"(?:support)?",
        r"(?:support)*",
        r"(?:support){0,3}",
        r"(?:support){,3}",
        r"support|\d+",
        "support|",
        "(?!support)",
        "(?<!support)",
        "[support]",
        r"(a)?(?(1)support|oppose)",
        "(?x) support # that",
        "(?#support)",
    ],
)
def test_what_a_match_can_do_without_is_not(expression: str) -> None:
    assert required(expression) == ()


def test_letters_that_an_expression_takes_for_one_another_fold_to_the_same() -> None:
    cased = [
        letter
        for letter in map(chr, range(sys.maxunicode + 1))
        if letter.isalnum() and len({letter, letter.lower(), letter.upper(), letter.casefold()}) > 1
    ]
    every = "".join(cased)
    for letter in cased:
        for other in re.compile(letter, re.IGNORECASE).findall(every):
            assert folded(letter) == folded(other), (letter, other)
