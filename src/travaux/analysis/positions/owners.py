"""Stands that a sentence gives to others than its subject: owners of proposals, agents of the passive."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from travaux.analysis.positions.attributions import Holder, NamedHolders
from travaux.analysis.positions.represented import adjectival
from travaux.domain.actors import Actor
from travaux.domain.annotations import Modified
from travaux.domain.positions import Stance
from travaux.language.modifiers import annotate
from travaux.reference.expressions import Family
from travaux.reference.phrases import clause_pattern
from travaux.reference.registry import Mention, Registry

_REACH = 60  # characters before a name in which its noun and preposition stand
_NEGATION = re.compile(r"\b(?:not|never|n[’']t|pas|no)\b[^,;]*$", re.IGNORECASE)
_NOT_OWNED = (
    Modified.HEARSAY,
    Modified.PAST,
)  # what is denied or supposed of a proposal leaves it whose it is
_NOT_HELD = (
    Modified.QUOTED,
    Modified.DENIED,
    Modified.HEARSAY,
    Modified.SUPPOSED,
    Modified.ASKED,
    Modified.PAST,
    Modified.CONDITIONAL,
)


@dataclass(frozen=True, slots=True)
class Given:
    """A stand and those to whom a sentence gives it beside its subject; the span counts in the sentence."""

    holders: tuple[Holder, ...]
    stance: Stance
    start: int
    end: int


_OWNING = ("owner_before", "owner_after", "as_proposed", "adjective_owned")


def may_own(words: str, *languages: str) -> bool:
    """Tell whether ``words`` hold any by which somebody may own a proposal: most sentences hold none."""
    return not _owning(languages).is_idle(words)


@cache
def _owning(languages: tuple[str, ...]) -> Family:
    return Family(clause_pattern(language, name) for language in languages for name in _OWNING)


def find_owners(
    words: str, named: Sequence[NamedHolders], registry: Registry, language: str
) -> Iterator[Given]:
    """Yield who owns the proposals that ``words`` speak of: "as proposed by X", "Y’s amendment"."""
    if not may_own(words, language):
        return
    yield from _named_owners(words, named, language)
    owned = adjectival(words, registry, clause_pattern(language, "adjective_owned"))
    for mention in (*owned, *_joined_adjectives(words, owned, registry, language)):
        start, end = mention.start, mention.end
        holder = Holder(mention.resolution.actor, None, words[start:end])
        yield Given((holder,), _act(words, start, end, language), start, end)


def _named_owners(words: str, named: Sequence[NamedHolders], language: str) -> Iterator[Given]:
    if not named:
        return  # most sentences name nobody: they need not be annotated for that
    annotations = annotate(words, language)
    for one in named:
        if _is_attributive(words, one, language) and not annotations.over(one.start, *_NOT_HELD):
            yield Given(one.holders, _act(words, one.start, one.end, language), one.start, one.end)
        if one.part == "subject" and not _is_possessed(words, one, language):
            continue
        if _owns_provision(words, one, language) and not annotations.over(one.start, *_NOT_OWNED):
            yield Given(one.holders, _act(words, one.start, one.end, language), one.start, one.end)


def _joined_adjectives(
    words: str, owned: Sequence[Mention], registry: Registry, language: str
) -> list[Mention]:
    """Return the adjectives joined to those that own a proposal: "the Soviet and Chinese proposals"."""
    joined = clause_pattern(language, "adjective_joined")
    found: list[Mention] = []
    for one in owned:
        before = joined.search(words, 0, one.start)
        while before is not None:
            meant = registry.resolve_addressed(before["adjective"])
            if meant.actor is None or meant.how != "name":
                break
            found.append(Mention(*before.span("adjective"), meant))
            before = joined.search(words, 0, before.start("adjective"))
    return found


def find_agents(words: str, named: Sequence[NamedHolders], language: str) -> Iterator[Given]:
    """Yield who supports or opposes in the passive: "the text was supported only by X"."""
    if not named:
        return
    annotations = annotate(words, language)
    last: Given | None = None
    for one in named:
        before = words[max(0, one.start - _REACH) : one.start]
        if last and _repeats(words, one, named):
            yield Given(one.holders, last.stance, one.start, one.end)
            continue
        for pattern, stance in _SIDES:
            agent = clause_pattern(language, pattern).search(before)
            if agent is None or annotations.over(one.start, *_NOT_HELD):
                continue
            denied = _NEGATION.search(words[: one.start][-_REACH:])
            if not denied:
                last = Given(one.holders, stance, one.start, one.end)
                yield last
            elif stance is Stance.SUPPORT:
                yield Given(one.holders, Stance.OPPOSE, one.start, one.end)
            break


def find_beside(words: str, named: Sequence[NamedHolders], language: str) -> Iterator[Given]:
    """Yield who supports or opposes where no verb is told: "Proposal for a fund, opposed by X"."""
    if not named:
        return
    annotations = annotate(words, language)
    for one in named:
        if one.part in ("supported", "opposed") and not annotations.over(one.start, *_NOT_HELD):
            stance = Stance.SUPPORT if one.part == "supported" else Stance.OPPOSE
            yield Given(one.holders, stance, one.start, one.end)


def find_own(words: str, writer: Actor, language: str) -> Iterator[Given]:
    """Yield the proposals that the delegation which writes a telegram calls its own: "our resolution"."""
    for match in clause_pattern(language, "our_proposal").finditer(words):
        start, end = match.start(), match.start() + len("our")
        yield Given((Holder(writer),), _act(words, start, end, language), start, match.end())


def _repeats(words: str, one: NamedHolders, named: Sequence[NamedHolders]) -> bool:
    """Tell whether a passive is said again without its verb: "X was supported by A, Y by B"."""
    by = _BY.search(words, 0, one.start)
    return by is not None and any(other.end == by.start() for other in named)


_BY = re.compile(r"\s+by\s+(?:the\s+)?$")
_SIDES = (
    ("supported_by", Stance.SUPPORT),
    ("welcomed_by", Stance.WELCOME),
    ("opposed_by", Stance.OPPOSE),
)


def around(words: str, one: Given, others: Sequence[Given], language: str) -> tuple[int, int]:
    """Return the span that gives a stand: its clause between semicolons, up to the next act that is told.

    An act told before is whoever else’s stands there too: "took up X’s amendment to 6, and deleted 9, as Y
    proposed".
    """
    begin = words.rfind(";", 0, one.start) + 1
    end = words.find(";", one.end)
    end = end if end >= 0 else len(words)
    relative = clause_pattern(language, "relative")
    acts = [
        act
        for act in clause_pattern(language, "another_act").finditer(words, begin, end)
        if not relative.search(words, begin, act.start())
    ]
    end = next((act.start() for act in acts if act.start() >= one.end), end)
    taken = [act.end() for act in acts if any(begin <= each.start < act.start() for each in others)]
    return max((place for place in taken if place <= one.start), default=begin), end


def _owns_provision(words: str, one: NamedHolders, language: str) -> bool:
    before = words[max(0, one.start - _REACH) : one.start]
    if clause_pattern(language, "owner_before").search(before):
        return True
    if _is_possessed(words, one, language):
        return True
    said = clause_pattern(language, "as_proposed").search(before)
    return bool(said and clause_pattern(language, "as_proposed_after").match(words[one.end :]))


def _is_attributive(words: str, one: NamedHolders, language: str) -> bool:
    """Tell whether a name that has no adjective stands for one: "the New Zealand amendment".

    Other names beside such a noun may say what it is about: "the Iceland plan".
    """
    if not clause_pattern(language, "own_adjective").fullmatch(words[one.start : one.end]):
        return False
    return bool(clause_pattern(language, "adjective_owned").match(words[one.end :]))


def _is_possessed(words: str, one: NamedHolders, language: str) -> bool:
    said = clause_pattern(language, "as_proposed").search(words[: one.start][-_REACH:])
    if said and clause_pattern(language, "as_proposed_after").match(words[one.end :]):
        return True
    return bool(clause_pattern(language, "owner_after").match(words[one.end :])) and words[
        one.end : one.end + 1
    ] in ("'", "’")


def _act(words: str, start: int, end: int, language: str) -> Stance:
    """Return what an owned proposal does, by the words of its clause: delete, amend, else propose."""
    begin = max(words.rfind(mark, 0, start) for mark in (";", ".")) + 1
    beside = re.split(r" (?:which|that|and|but) |,", words[end:])[0]
    around = words[max(begin, start - _REACH) : start] + " " + re.split(r"[;.]", beside)[0]
    if clause_pattern(language, "deletes").search(around):
        return Stance.DELETE
    return Stance.AMEND if clause_pattern(language, "amends").search(around) else Stance.PROPOSE
