"""The verbs by which bodies bind themselves and move others, and whom they can move, as word lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from travaux.reference.language_data import read_language


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive verb, ``third`` person and ``bare``, and as those are who are ``asked`` by it.

    ``ours`` binds those who speak; ``nominal`` takes no addressee.
    """

    strength: str
    third: tuple[str, ...]
    bare: tuple[str, ...]
    asked: tuple[str, ...] = ()
    ours: bool = False
    nominal: bool = False


@dataclass(frozen=True, slots=True)
class AddresseeTerms:
    """What can be asked to act, and what stands around it."""

    nouns: frozenset[str]
    no_agents: frozenset[str]
    whole: frozenset[str]
    unacting: frozenset[str]
    governing: frozenset[str]


@dataclass(frozen=True, slots=True)
class CommitmentTerms:
    """The word lists of ``languages/en/commitments.toml``; its expressions are in `phrases`."""

    directives: tuple[Directive, ...]
    others: frozenset[str]
    subordinating: frozenset[str]
    addressees: AddresseeTerms


@cache
def load_commitment_terms() -> CommitmentTerms:
    """Return the words of ``languages/en/commitments.toml``."""
    data = read_language("en", "commitments")
    verbs = dict(data["directive"])
    other = verbs.pop("other")
    lists = ("whole", "unacting", "governing")
    words = data["addressees"]
    acting = frozenset(form for noun in (*words["nouns"], *words["common"]) for form in _numbers(noun))
    thing = frozenset(form for noun in words["no_agents"] for form in _numbers(noun))
    return CommitmentTerms(
        directives=tuple(_directive(entry) for entry in verbs.values()),
        others=frozenset((*other["bare"], *other["third"])),
        subordinating=frozenset(data["directives"]["subordinating"]),
        addressees=AddresseeTerms(acting, thing, **{name: frozenset(words[name]) for name in lists}),
    )


def _numbers(noun: str) -> tuple[str, ...]:
    """Return a noun in the singular and the plural, and a plural whose singular is another word as it is."""
    if noun in _ONE_FORM:
        return (noun,)
    if noun.endswith("ies"):
        return noun, f"{noun[:-3]}y"
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun, noun[:-1]
    return noun, f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"


_ONE_FORM = frozenset(
    {"academia", "all", "they", "those", "everyone", "youth", "media", "business", "others"}
)


def _directive(entry: Mapping[str, Any]) -> Directive:
    return Directive(
        entry["strength"],
        tuple(entry["third"]),
        tuple(entry["bare"]),
        tuple(entry.get("asked", ())),
        bool(entry.get("ours")),
        bool(entry.get("nominal")),
    )
