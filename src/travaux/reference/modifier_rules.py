"""The rules by which a language modifies what is said: category, direction and scope as data.

The form is that of ConText (Harkema and others, 2009): words, what they do, which way, and how far.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from travaux.domain.annotations import Modified
from travaux.reference.expressions import Expression, Family
from travaux.reference.language_data import read_language
from travaux.reference.phrases import in_either_case, spaced

_CLASS = re.compile(r"\{([a-z_]+)\}")


class Direction(StrEnum):
    """Which way from its words a modifier reaches; ``inside`` over its own words alone."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"
    INSIDE = "inside"


class Reach(StrEnum):
    """Where the scope of a modifier ends."""

    NEAR = "near"  # a few words on, in the same clause
    COMMA = "comma"
    CLAUSE = "clause"
    TURN = "turn"  # where the sentence turns to what is the case: ", but we"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class ModifierRule:
    """One rule, with a sentence that it must match and one that it must not.

    ``inclusive`` takes the rule's own words into the scope. A group ``by`` in the pattern is whoever reports;
    a ``dated`` rule of the past takes effect on verbs in the past alone, and in speech of one's own alone
    unless it is ``distant``.
    """

    category: Modified
    pattern: Expression
    direction: Direction
    reach: Reach
    inclusive: bool
    match: str
    other: str
    dated: bool = False
    distant: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class ModifierRules:
    """The rules of one language, and what ends its clauses; ``unnamed`` reporters are nobody known.

    What is ``inserted`` after a subject ends no clause: "if X, opposed by Y, proposed it".
    """

    language: str
    rules: tuple[ModifierRule, ...]
    clause_end: Expression
    clause_start: Expression
    past_forms: Expression
    modal: Expression
    turn: Expression
    unnamed: Expression
    precondition: Expression
    inserted: Expression

    def within(self, sentence: str) -> Iterator[ModifierRule]:
        """Yield the rules that may match in ``sentence``."""
        return (self.rules[place] for place in _family(self).within(sentence))


@cache
def _family(rules: ModifierRules) -> Family:
    return Family(rule.pattern for rule in rules.rules)


_PATTERNS = ("modal", "turn", "unnamed", "precondition", "inserted")


@cache
def load_modifiers(language: str) -> ModifierRules:
    """Return the rules of ``language``; none where it has no file."""
    return parse_modifiers(language, read_language(language, "modifiers"))


def parse_modifiers(language: str, parsed: Mapping[str, Any]) -> ModifierRules:
    """Return the rules that a parsed file describes.

    Raises:
        ValueError: if a rule names a category, direction or reach that does not exist.
    """
    classes: Mapping[str, str] = parsed.get("classes", {})
    rules = tuple(_rule(entry, classes) for entry in parsed.get("rule", ()))
    end, start, past = (parsed.get(key, "(?!)") for key in ("clause_end", "clause_start", "past_forms"))
    return ModifierRules(
        language,
        rules,
        compiled(end, classes),
        compiled(f"{end}|{start}", classes),
        compiled(past, classes),
        *(compiled(parsed.get(key, "(?!)"), classes) for key in _PATTERNS),
    )


def _rule(entry: Mapping[str, Any], classes: Mapping[str, str]) -> ModifierRule:
    return ModifierRule(
        Modified(entry["category"]),
        compiled(entry["phrase"], classes),
        Direction(entry.get("direction", "forward")),
        Reach(entry.get("reach", "clause")),
        bool(entry.get("inclusive", False)),
        entry["match"],
        entry["other"],
        bool(entry.get("dated", False)),
        bool(entry.get("distant", False)),
    )


def compiled(phrase: str, classes: Mapping[str, str] | None = None) -> Expression:
    """Return the expression of a phrase: ``{class}`` spelt out, either apostrophe, any white space."""
    while _CLASS.search(phrase):
        phrase = _CLASS.sub(lambda found: f"(?:{(classes or {})[found.group(1)]})", phrase)
    return in_either_case(spaced(phrase))
