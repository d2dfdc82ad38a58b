"""Names that a recogniser was told may be said: they make words unsure, and put none in their place."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from travaux.domain.recordings import HeardWord

AT_ONCE_MS = 1_000
"""Two passes may time one word so far apart: recognisers place words to within some half a second."""

SAME_PLACE = 0.5
"""Of the shorter of two words so much falls into the other where they are two hearings of one."""

UNCONFIRMED = 0.0
"""How sure a word is in whose place a listed name is heard where the recogniser is told to expect it."""

_TOKEN = re.compile(r"[^\W_]+")
_SHORTEST = 3  # letters: shorter ones are "Mr", "of", "la"


def tokens(text: str) -> tuple[str, ...]:
    """Return the words and figures of ``text`` in small letters, without marks."""
    return tuple(_TOKEN.findall(text.casefold()))


def told_names(expected: Sequence[str]) -> frozenset[str]:
    """Return the words of names and symbols among what was told: what has a capital or a figure."""
    found = (word for entry in expected for word in _TOKEN.findall(entry))
    return frozenset(
        word.casefold()
        for word in found
        if any(sign.isdigit() for sign in word) or (len(word) >= _SHORTEST and not word[0].islower())
    )


def with_two_witnesses(
    plain: Sequence[HeardWord], primed: Sequence[HeardWord], expected: Sequence[str]
) -> tuple[HeardWord, ...]:
    """Return the ``plain`` words, unsure where a pass that was told names hears one of them otherwise.

    Nothing is taken from the primed pass alone: told a list, a recogniser hears what is on it, and leaves
    out what is not. Where both hear a listed name it is as sure as the less sure of them.
    """
    names = told_names(expected)
    told = [word for word in primed if names & set(tokens(word.text))]
    return tuple(_weighed(word, told, names) for word in plain)


def _weighed(word: HeardWord, told: Sequence[HeardWord], names: frozenset[str]) -> HeardWord:
    first = bisect_left(told, word.start_ms - AT_ONCE_MS, key=lambda each: each.start_ms)
    last = bisect_left(told, word.end_ms + AT_ONCE_MS, key=lambda each: each.start_ms)
    near = told[first:last]
    own = names & set(tokens(word.text))
    if own:
        alike = [each for each in near if own <= set(tokens(each.text))]
        sure = [each.probability for each in (word, *alike) if each.probability is not None]
        return replace(word, probability=min(sure, default=None))
    rivals = [each for each in near if _share(each, word) >= SAME_PLACE]
    return replace(word, probability=UNCONFIRMED) if rivals else word


def _share(one: HeardWord, other: HeardWord) -> float:
    """Return how much of the shorter of two words falls into the other."""
    shared = min(one.end_ms, other.end_ms) - max(one.start_ms, other.start_ms)
    return shared / max(min(one.end_ms - one.start_ms, other.end_ms - other.start_ms), 1)
