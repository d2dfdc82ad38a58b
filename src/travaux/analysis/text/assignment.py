"""The best one-to-one choice among weighted pairs, and the order that the chosen pairs keep."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

Pair = tuple[int, int]
LARGEST = 60  # units of a tangle solved exactly; a larger one is solved greedily, best pair first


def choose_pairs(weights: Mapping[Pair, float]) -> dict[int, int]:
    """Return old -> new, each used once at most, with the greatest sum of ``weights`` (all positive)."""
    chosen: dict[int, int] = {}
    for tangle in _tangles(weights):
        size = len({i for i, _ in tangle}) + len({j for _, j in tangle})
        solve = _greedy if size > LARGEST else _optimal_pairs
        chosen.update(solve({pair: weights[pair] for pair in tangle}))
    return chosen


def _tangles(weights: Mapping[Pair, float]) -> Iterator[list[Pair]]:
    """Yield the pairs in groups that share no old and no new index."""
    by_old: dict[int, list[Pair]] = defaultdict(list)
    by_new: dict[int, list[Pair]] = defaultdict(list)
    for pair in sorted(weights):
        by_old[pair[0]].append(pair)
        by_new[pair[1]].append(pair)
    seen: set[Pair] = set()
    for first in sorted(weights):
        if first in seen:
            continue
        seen.add(first)
        tangle, waiting = [], [first]
        while waiting:
            pair = waiting.pop()
            tangle.append(pair)
            touching = [p for p in (*by_old[pair[0]], *by_new[pair[1]]) if p not in seen]
            seen.update(touching)
            waiting.extend(dict.fromkeys(touching))
        yield tangle


def _greedy(weights: Mapping[Pair, float]) -> dict[int, int]:
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return chosen


def _optimal_pairs(weights: Mapping[Pair, float]) -> dict[int, int]:
    """Solve by shortest augmenting paths (Jonker and Volgenant); leaving a unit out costs nothing."""
    rows, columns = sorted({i for i, _ in weights}), sorted({j for _, j in weights})
    if len(rows) == 1 or len(columns) == 1:
        return _greedy(weights)
    cost = [[-weights.get((i, j), 0.0) for j in columns] + [0.0] * len(rows) for i in rows]
    places = _cheapest(cost)
    found = {rows[r]: columns[c] for r, c in enumerate(places) if c < len(columns)}
    return {i: j for i, j in found.items() if (i, j) in weights}


def _cheapest(cost: Sequence[Sequence[float]]) -> list[int]:
    """Return for each row its column in the cheapest assignment; there are no fewer columns than rows."""
    width = len(cost[0])
    row_price, column_price = [0.0] * (len(cost) + 1), [0.0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, len(cost) + 1):
        owner[0] = row
        column, slack, way, done = 0, [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while owner[column]:
            done[column] = True
            here, least, following = owner[column], float("inf"), 0
            for k in range(1, width + 1):
                if done[k]:
                    continue
                reduced = cost[here - 1][k - 1] - row_price[here] - column_price[k]
                if reduced < slack[k]:
                    slack[k], way[k] = reduced, column
                if slack[k] < least:
                    least, following = slack[k], k
            for k in range(width + 1):
                if done[k]:
                    row_price[owner[k]] += least
                    column_price[k] -= least
                else:
                    slack[k] -= least
            column = following
        while column:
            owner[column], column = owner[way[column]], way[column]
    places = [0] * len(cost)
    for k in range(1, width + 1):
        if owner[k]:
            places[owner[k] - 1] = k - 1
    return places


def keep_order(pairs: Sequence[Pair], sizes: Sequence[float]) -> set[Pair]:
    """Return the pairs that stay in place: the rising sequence of new indexes with the greatest total size.

    ``pairs`` are sorted by old index, ``sizes`` go with them; whatever is left out has moved.
    """
    targets = sorted({j for _, j in pairs})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(targets) + 1)  # a Fenwick tree of maxima
    previous = [-1] * len(pairs)
    totals = [0.0] * len(pairs)
    for index, ((_, j), size) in enumerate(zip(pairs, sizes, strict=True)):
        rank = bisect_left(targets, j)
        total, before = _maximum(best, rank)
        previous[index], totals[index] = before, total + size
        _raise_value(best, rank + 1, (totals[index], index))
    kept: set[Pair] = set()
    index = max(range(len(pairs)), key=totals.__getitem__, default=-1)
    while index >= 0:
        kept.add(pairs[index])
        index = previous[index]
    return kept


def _maximum(tree: Sequence[tuple[float, int]], count: int) -> tuple[float, int]:
    found = (0.0, -1)
    while count:
        found = max(found, tree[count])
        count &= count - 1
    return found


def _raise_value(tree: list[tuple[float, int]], position: int, value: tuple[float, int]) -> None:
    while position < len(tree):
        tree[position] = max(tree[position], value)
        position += position & -position
