"""The words in which bodies bind themselves and move others, read once from their data file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from travaux.reference.language_data import read_language


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive verb. ``ours`` binds those who speak; ``nominal`` takes no addressee."""

    strength: str
    third: tuple[str, ...]
    bare: tuple[str, ...]
    ours: bool = False
    nominal: bool = False


@dataclass(frozen=True, slots=True)
class AddresseeTerms:
    """What can be asked to act, and what stands around it."""

    nouns: frozenset[str]
    papers: re.Pattern[str]
    whole: tuple[str, ...]
    joined: re.Pattern[str]
    inserts: re.Pattern[str]
    unacting: frozenset[str]
    governing: frozenset[str]


@dataclass(frozen=True, slots=True)
class UndertakingTerms:
    """How texts bind somebody without a verb of their body, and what looks like it and is no duty."""

    pledges: tuple[str, ...]
    stative: tuple[str, ...]
    acts: re.Pattern[str]
    telling: re.Pattern[str]
    named: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class CommitmentTerms:
    """All word lists of ``languages/en/commitments.toml``."""

    directives: tuple[Directive, ...]
    other_third: tuple[str, ...]
    other_bare: tuple[str, ...]
    adverbs: tuple[str, ...]
    subordinating: frozenset[str]
    addressees: AddresseeTerms
    reporting: re.Pattern[str]
    existing: re.Pattern[str]
    named: re.Pattern[str]
    beneficiaries: re.Pattern[str]
    feeds: re.Pattern[str]
    feed_ends: re.Pattern[str]
    feeding: re.Pattern[str]
    recurring: tuple[tuple[re.Pattern[str], str], ...]
    events: tuple[str, ...]
    undertakings: UndertakingTerms


@cache
def load_commitment_terms() -> CommitmentTerms:
    """Return the words of ``languages/en/commitments.toml``."""
    data = read_language("en", "commitments")
    return CommitmentTerms(
        directives=tuple(_directive(entry) for entry in data["directive"]),
        other_third=tuple(data["other"]["third"]),
        other_bare=tuple(data["other"]["bare"]),
        adverbs=tuple(data["adverbs"]["words"]),
        subordinating=frozenset(data["adverbs"]["subordinating"]),
        addressees=_addressees(data["addressees"]),
        reporting=_any(data["reporting"]["patterns"]),
        existing=_any(data["means"]["existing"]),
        named=_any(data["means"]["named"]),
        beneficiaries=_any(data["beneficiaries"]["patterns"]),
        feeds=_any(data["feeds"]["patterns"]),
        feeding=re.compile(
            rf"\b(?:{'|'.join(data['feeds']['into'])})\s+(?:(?:the|its|his|her|their|an?)\s+)?(?:\w+\s+)?$"
        ),
        feed_ends=re.compile(rf"\s(?:{'|'.join(data['feeds']['ends'])})\b"),
        recurring=tuple(
            (re.compile(rf"\b(?:{words})\b"), period) for words, period in data["deadlines"]["recurring"]
        ),
        events=tuple(data["deadlines"]["events"]),
        undertakings=_undertakings(data["undertakings"]),
    )


def _undertakings(data: Mapping[str, Any]) -> UndertakingTerms:
    patterns = {name: re.compile(data[name]) for name in ("acts", "telling", "named")}
    return UndertakingTerms(tuple(data["pledges"]), tuple(data["stative"]), **patterns)


def _directive(entry: Mapping[str, object]) -> Directive:
    third, bare = entry["third"], entry["bare"]
    assert isinstance(third, list)
    assert isinstance(bare, list)
    return Directive(
        str(entry["strength"]),
        tuple(third),
        tuple(bare),
        bool(entry.get("ours")),
        bool(entry.get("nominal")),
    )


def _addressees(data: Mapping[str, Sequence[str]]) -> AddresseeTerms:
    return AddresseeTerms(
        nouns=frozenset(data["nouns"]),
        papers=re.compile(rf"\b(?:{'|'.join(data['papers'])})$"),
        whole=tuple(data["whole"]),
        joined=re.compile(rf"(?:{'|'.join(data['joined'])})\b"),
        inserts=re.compile(rf"(?:{'|'.join(sorted(data['inserts'], key=len, reverse=True))})\b"),
        unacting=frozenset(data["unacting"]),
        governing=frozenset(data["governing"]),
    )


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})")
