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
    lists = ("nouns", "whole", "unacting", "governing")
    return CommitmentTerms(
        directives=tuple(_directive(entry) for entry in verbs.values()),
        others=frozenset((*other["bare"], *other["third"])),
        subordinating=frozenset(data["directives"]["subordinating"]),
        addressees=AddresseeTerms(**{name: frozenset(data["addressees"][name]) for name in lists}),
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
