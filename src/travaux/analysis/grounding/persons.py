"""Whoever speaks, put in one form: "we", "my delegation" and the speaker's own name are one word."""

import re
from collections.abc import Sequence
from functools import lru_cache

from travaux.analysis.grounding.rules import Rules
from travaux.analysis.grounding.words import MARK, MARK_I, MARK_WE
from travaux.reference.expressions import Expression
from travaux.reference.phrases import load_pattern

_SEVERAL = 2


def with_own(text: str, names: Sequence[str], rules: Rules, first_person: bool) -> str:
    """Return ``text`` with a mark for whoever speaks, by one of ``names`` or in the ``first_person``."""
    known = tuple(name for name in names if name)
    if known:
        text = _name_pattern(known, rules).sub(MARK, text)
    text = _speaker_with_group(rules).sub(MARK, text)
    own = rules.sets["persons.own"]
    text = _possessed(rules).sub(lambda each: MARK_I if each[0].split()[0].lower() in own else MARK, text)
    if not first_person:
        return text
    text = _first_person_pattern(rules, "persons.plural").sub(MARK_WE, text)
    return _first_person_pattern(rules, "persons.subjects").sub(MARK_I, text)


def listed_as_one(text: str, names: Sequence[str], name: str, rules: Rules) -> str:
    """Return ``text`` with every list of several of ``names`` replaced by ``name`` alone."""
    if len(names) < _SEVERAL:
        return text
    beside = "|".join([*rules.sets["lists.and"], *rules.sets["leads.together"]])
    text = load_pattern("gate", "aside").sub("", text)
    listed = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    one = rf"{load_pattern('gate', 'article').pattern}(?:{listed})"
    several = rf"(?<!\w){one}(?:(?:\s*,\s*|\s*,?\s+(?:{beside})\s+){one})+(?!\w)"
    return re.sub(several, name, text, flags=re.IGNORECASE)


@lru_cache(maxsize=1024)
def _name_pattern(names: tuple[str, ...], rules: Rules) -> Expression:
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return Expression(rf"(?:{_office(rules)}\s+)?(?:[Tt]he\s+)?(?<!\w)(?:{listed})(?:['’]s?)?(?!\w)")


@lru_cache(maxsize=8)
def _speaker_with_group(rules: Rules) -> Expression:
    """Match a speaker with the group that it speaks for, both marked."""
    between = "|".join(sorted(rules.sets["capacity.between"], key=len, reverse=True))
    return Expression(rf"{MARK}\W{{0,3}}(?:{between})\s+(?:[Tt]he\s+)?{MARK}\)?,?")


@lru_cache(maxsize=8)
def _office(rules: Rules) -> str:
    nouns = "|".join(sorted(rules.sets["persons.delegation"]))
    return rf"(?:[Tt]he\s+)?(?:{nouns})\s+{'(?:' + '|'.join(sorted(rules.sets['persons.of'])) + ')'}"


@lru_cache(maxsize=8)
def _possessed(rules: Rules) -> Expression:
    """Match "my delegation", "his Government": the speaker, of whatever it speaks as its own."""
    owners = "|".join(sorted(rules.sets["persons.owners"]))
    nouns = "|".join(sorted(rules.sets["persons.delegation"]))
    return Expression(rf"(?<!\w)(?:{owners})\s+(?:{nouns})(?:['’]s?)?(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _first_person_pattern(rules: Rules, path: str) -> Expression:
    own = "|".join(sorted(rules.sets[path]))
    return Expression(rf"(?<!\w)(?!(?<=\()\w\))(?:{own})(?!\w)", re.IGNORECASE)  # "(i)" labels a paragraph
