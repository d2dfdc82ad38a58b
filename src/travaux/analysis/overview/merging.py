"""Claims of several actors that truly say the same, so that one sentence may stand for all of them.

A claim stands for another only if the other holds nearly all of its telling words, and all with which it
opens, takes no contrary stand on any of them, gives each of its figures and names each whose statement
it speaks of: to support what one delegation said is not to support what another did. What is merged is
told in the words of the claim that says least, so that nobody is listed for what only another said.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.meeting.stance import Signature, read_signature
from travaux.analysis.overview.claim_holders import HeldClaim
from travaux.analysis.wording import content_stems, inverse_frequencies
from travaux.ports import Embedder
from travaux.reference.phrases import load_pattern

_HELD = 0.75  # the share of a claim's telling words that another must hold
_MEANING = 0.55  # the likeness of meaning that they need as well
_POSTINGS = 40  # a word that more claims hold does not bring two of them together
_SHARED = 2  # such words that two claims need in common
_FEWEST = 4  # telling words of a claim that can stand for others
_SUBJECT = 3  # telling words with which a claim opens: what it is about
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class _Claim:
    stems: frozenset[str]
    subject: frozenset[str]
    figures: frozenset[str]
    signature: Signature
    named: frozenset[str]  # words of the names of others that it speaks of
    own: frozenset[str]  # words of its holder's name


def merge(holdings: Sequence[HeldClaim], embedder: Embedder) -> list[tuple[HeldClaim, ...]]:
    """Return ``holdings`` in groups: first the claim that stands for the group, one claim an actor."""
    if not holdings:
        return []
    names = frozenset(word for one in holdings for word in _NAME.findall(f"{one.name} {one.attribution}"))
    claims = [_claim(one, names) for one in holdings]
    weights = inverse_frequencies([claim.stems for claim in claims])
    vectors = embedder.embed([_own_words(one) for one in holdings])
    stands_for: dict[int, set[int]] = defaultdict(set)
    for first, second in _comparable_pairs(claims):
        if holdings[first].name != holdings[second].name:
            for one, other in ((first, second), (second, first)):
                if _contains_claim(claims[one], claims[other], weights) and _is_near(vectors, one, other):
                    stands_for[one].add(other)
    return _groups(holdings, stands_for)


def _claim(holding: HeldClaim, names: frozenset[str]) -> _Claim:
    words = _own_words(holding)
    stems = content_stems(holding.argument.claim.removeprefix(holding.name))
    subject = frozenset(stem for stem in stems[:_SUBJECT] if stem in content_stems(words))
    return _Claim(
        frozenset(content_stems(words)) - frozenset(content_stems(holding.name)),
        subject,
        frozenset(_FIGURE.findall(words)),
        read_signature(words),
        _named_words(words, holding, names),
        frozenset(_NAME.findall(holding.name)),
    )


def _named_words(words: str, holding: HeldClaim, names: frozenset[str]) -> frozenset[str]:
    """Return the words of the names that a claim speaks of, without its holder's own before the verb."""
    own = re.match(rf".{{0,60}}?{re.escape(holding.name)}", words, re.DOTALL)
    rest = words[own.end() :] if own else words
    by_others = {
        word
        for match in load_pattern("narration", "whose").finditer(rest)
        for word in _NAME.findall(match.group())
    }
    return frozenset(word for word in _NAME.findall(rest) if word in names or word in by_others)


def _own_words(holding: HeldClaim) -> str:
    return holding.argument.citations[0].quote


def _comparable_pairs(claims: Sequence[_Claim]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that have several words in common which few claims hold."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for stem in claim.stems:
            holders[stem].append(index)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for indices in holders.values():
        if len(indices) <= _POSTINGS:
            for place, first in enumerate(indices):
                for second in indices[place + 1 :]:
                    shared[first, second] += 1
    return (pair for pair, count in sorted(shared.items()) if count >= _SHARED)


def _contains_claim(one: _Claim, other: _Claim, weights: Mapping[str, float]) -> bool:
    """Say whether ``other`` holds what ``one`` says."""
    if len(one.stems) < _FEWEST or not (one.figures <= other.figures and one.subject <= other.stems):
        return False
    if one.named != other.named or (other.own and other.own <= one.named):
        return False  # "the statement of Aru" and "of Belmora" are two, and Aru does not support itself
    held = sum(weights[stem] for stem in one.stems & other.stems)
    if held < _HELD * sum(weights[stem] for stem in one.stems):
        return False
    mine, yours = one.signature.signs, other.signature.signs
    return all(mine[stem] == yours[stem] for stem in mine.keys() & yours.keys())


def _is_near(vectors: NDArray[np.float32], one: int, other: int) -> bool:
    return float(vectors[one] @ vectors[other]) >= _MEANING


def _groups(holdings: Sequence[HeldClaim], stands_for: Mapping[int, set[int]]) -> list[tuple[HeldClaim, ...]]:
    told: set[int] = set()
    groups: dict[int, list[int]] = {}
    for seed in sorted(stands_for, key=lambda index: (-len(stands_for[index]), index)):
        members = [seed] if seed not in told else []
        for other in sorted(stands_for[seed]) if members else ():
            if other not in told and all(holdings[other].name != holdings[one].name for one in members):
                members.append(other)
        if len(members) > 1:
            told.update(members)
            groups[min(members)] = members
    groups.update({index: [index] for index in range(len(holdings)) if index not in told})
    return [tuple(holdings[index] for index in groups[place]) for place in sorted(groups)]
