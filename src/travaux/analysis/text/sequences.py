"""What two sequences of words have in common, in order; long ones are cut at landmarks first."""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence

from rapidfuzz.distance import Indel

Run = tuple[int, int, int]  # start in old, start in new, length
LARGEST = 50_000_000  # pairs of words compared exactly: about 6 MB of working memory
LANDMARK = 6  # words in a row that stand once in each sequence


def common_runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    """Return the runs of a longest common subsequence; of an approximate one where both are very long."""
    if len(old) * len(new) <= LARGEST:
        return list(_exact_runs(old, new))
    runs: list[Run] = []
    i = j = 0
    for a, b in (*_landmarks(old, new), (len(old), len(new))):
        if (a - i) * (b - j) <= LARGEST:
            runs += [(i + start, j + there, size) for start, there, size in _exact_runs(old[i:a], new[j:b])]
        i, j = a, b
    return _joined_runs(runs)


def _exact_runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Run]:
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            yield code.src_start, code.dest_start, code.src_end - code.src_start


def _landmarks(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return places where rows of words start that stand once in each sequence, in the order of both."""
    here, there = _unique_words(old), _unique_words(new)
    pairs = [(place, there[words]) for words, place in here.items() if words in there]
    return _rising(sorted(pairs))


def _unique_words(words: Sequence[Hashable]) -> dict[tuple[Hashable, ...], int]:
    places: dict[tuple[Hashable, ...], int] = {}
    words = tuple(words)
    for place in range(len(words) - LANDMARK + 1):
        row = words[place : place + LANDMARK]
        places[row] = -1 if row in places else place
    return {row: place for row, place in places.items() if place >= 0}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of ``pairs`` whose second places rise (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, (_, place) in enumerate(pairs):
        pile = bisect_left(tails, place)
        previous.append(ends[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [place]
        ends[pile : pile + 1] = [index]
    kept, index = [], ends[-1] if ends else -1
    while index >= 0:
        kept.append(pairs[index])
        index = previous[index]
    return kept[::-1]


def _joined_runs(runs: Sequence[Run]) -> list[Run]:
    joined: list[Run] = []
    for start, there, size in runs:
        if joined and (joined[-1][0] + joined[-1][2], joined[-1][1] + joined[-1][2]) == (start, there):
            start, there, size = joined[-1][0], joined[-1][1], joined[-1][2] + size
            joined.pop()
        joined.append((start, there, size))
    return joined
