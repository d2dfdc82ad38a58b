"""What the place of two paragraphs says about them: linked neighbours, and landmarks before and after."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from travaux.analysis.text.assignment import Pair, keep_order

CLEARLY = 0.12  # a landmark is this much more alike than whatever else either paragraph is like
IN_ORDER = 0.1  # what lying between the same landmarks counts for where several pairs are alike
CLOSE = 0.06  # what lying exactly where one would expect it adds to that
NEIGHBOURLY = 0.08  # what each neighbour that is linked alongside adds


def support(pair: Pair, anchors: Mapping[int, int]) -> float:
    """Return what linked neighbours on either side add to a pair."""
    i, j = pair
    sides = ((-1, -2), (1, 2))
    return NEIGHBOURLY * sum(
        any(i + a in anchors and 0 < (anchors[i + a] - j) * (1 if a > 0 else -1) <= 2 for a in side)
        for side in sides
    )


def find_landmarks(scores: Mapping[Pair, float], chosen: Mapping[int, int]) -> list[Pair]:
    """Return the chosen pairs that nothing else comes near, as far as they keep their order."""
    by_old: dict[int, list[float]] = defaultdict(list)
    by_new: dict[int, list[float]] = defaultdict(list)
    for (i, j), score in scores.items():
        by_old[i].append(score)
        by_new[j].append(score)
    clear = [
        (i, j)
        for i, j in sorted(chosen.items())
        if sum(score > scores[i, j] - CLEARLY for score in by_old[i]) == 1
        and sum(score > scores[i, j] - CLEARLY for score in by_new[j]) == 1
    ]
    return sorted(keep_order(clear, [1.0] * len(clear)))


def in_order(pair: Pair, landmarks: Sequence[Pair]) -> float:
    """Return what the place of a pair between landmarks adds to it where it has rivals."""
    i, j = pair
    place = bisect_left(landmarks, (i, -1))
    before = landmarks[place - 1] if place else (-1, -1)
    after = next((mark for mark in landmarks[place : place + 2] if mark[0] > i), None)
    if j <= before[1] or (after and j >= after[1]):
        return IN_ORDER if (i, j) == (landmarks[place] if place < len(landmarks) else None) else 0.0
    expected = float(before[1] + i - before[0])
    if after:
        expected = before[1] + (i - before[0]) * (after[1] - before[1]) / (after[0] - before[0])
    return IN_ORDER + CLOSE / (1 + abs(j - expected))
