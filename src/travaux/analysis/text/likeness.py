"""How alike two paragraphs are: weighted words they share, in any order and in the same order."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from math import log

from travaux.analysis.text.sequences import common_runs
from travaux.analysis.text.wording import find_keys, is_function_word

FEWEST = 50  # below this many units the rarity of a word says little, so the units are counted as this many
COMMON = 48  # a feature found in more units than this finds no candidates: keeps the search near-linear
RAREST = 40  # features of a unit that look for candidates
NEAREST = 12  # candidates kept a unit and direction
FUNCTION_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class WeightedParagraph:
    """A paragraph as a bag and as a sequence of weighted words; ``sums`` are running sums of weights."""

    keys: tuple[int, ...]
    bag: Counter[int] = field(repr=False)
    sums: tuple[float, ...] = field(repr=False)

    @property
    def mass(self) -> float:
        """Return the weight of all words."""
        return self.sums[-1]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two units share. ``blocks`` are (start in old, start in new, length) of runs in the same order."""

    score: float
    shared: float
    in_order: float
    old_cover: float
    new_cover: float
    blocks: tuple[tuple[int, int, int], ...] = field(repr=False)


class Vocabulary:
    """Numbers words and weighs them by how rare they are among the units given."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        counted: Counter[str] = Counter()
        units = 0
        for keys in texts:
            counted.update(set(keys))
            units += 1
        self._number = {key: number for number, key in enumerate(counted)}
        total = max(units, FEWEST)
        self.weights = tuple(
            log(1 + total / count) * (FUNCTION_WEIGHT if is_function_word(key) else 1.0)
            for key, count in counted.items()
        )

    def unit(self, keys: Sequence[str]) -> WeightedParagraph:
        """Return ``keys`` as a unit; words that the vocabulary lacks are passed over."""
        numbers = tuple(self._number[key] for key in keys if key in self._number)
        weighed = accumulate((self.weights[number] for number in numbers), initial=0.0)
        return WeightedParagraph(numbers, Counter(numbers), tuple(weighed))


def read_units(
    old: Sequence[str], new: Sequence[str]
) -> tuple[tuple[WeightedParagraph, ...], tuple[WeightedParagraph, ...], Vocabulary]:
    """Return both lists of texts as units of one vocabulary."""
    keys = [find_keys(text) or (text.strip(),) for text in (*old, *new)]
    vocabulary = Vocabulary(keys)
    units = tuple(map(vocabulary.unit, keys))
    return units[: len(old)], units[len(old) :], vocabulary


def shared_mass(one: WeightedParagraph, other: WeightedParagraph, weights: Sequence[float]) -> float:
    """Return the weight of the words that both hold, in whatever order."""
    small, large = (one.bag, other.bag) if len(one.bag) <= len(other.bag) else (other.bag, one.bag)
    return sum(weights[key] * min(count, large[key]) for key, count in small.items() if key in large)


def compare_units(old: WeightedParagraph, new: WeightedParagraph, weights: Sequence[float]) -> Likeness:
    """Return what two units share; the score is the mean of the order-free and the ordered likeness."""
    if not old.keys or not new.keys:
        return Likeness(0.0, 0.0, 0.0, 0.0, 0.0, ())
    if old.keys == new.keys:
        return Likeness(1.0, old.mass, old.mass, 1.0, 1.0, ((0, 0, len(old.keys)),))
    shared = shared_mass(old, new, weights)
    blocks = tuple(common_runs(old.keys, new.keys))
    in_order = sum(old.sums[start + size] - old.sums[start] for start, _, size in blocks)
    both = old.mass + new.mass
    return Likeness(
        (shared + in_order) / both, shared, in_order, shared / old.mass, shared / new.mass, blocks
    )


def find_candidates(
    old: Sequence[WeightedParagraph], new: Sequence[WeightedParagraph]
) -> set[tuple[int, int]]:
    """Return the pairs worth comparing: those that share rare words, rare pairs of words, or all words."""
    features_old, features_new = [_features(unit) for unit in old], [_features(unit) for unit in new]
    found = {(i, j) for i, j in _nearest(features_old, features_new)}
    found |= {(i, j) for j, i in _nearest(features_new, features_old)}
    return found | set(_identical_pairs(old, new))


def _features(unit: WeightedParagraph) -> list[int]:
    pairs = (-1 - (one << 24) - other for one, other in pairwise(unit.keys))
    return list(dict.fromkeys((*unit.keys, *pairs)))


def _nearest(seeking: Sequence[Sequence[int]], sought: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    postings: dict[int, list[int]] = defaultdict(list)
    for index, features in enumerate(sought):
        for feature in features:
            postings[feature].append(index)
    for index, features in enumerate(seeking):
        known = sorted((postings[feature] for feature in features if feature in postings), key=len)
        rare = [places for places in known[:RAREST] if len(places) <= COMMON]
        if not rare:  # nothing but common words: look around the place where it would stand
            expected = index * len(sought) // len(seeking)
            rare = [_places_around(places, expected) for places in known[:RAREST]]
        votes: dict[int, float] = defaultdict(float)
        for places in rare:
            for place in places:
                votes[place] += 1 / len(places)
        for place in sorted(votes, key=lambda place: (-votes[place], place))[:NEAREST]:
            yield index, place


def _places_around(places: list[int], expected: int) -> list[int]:
    middle = bisect_left(places, expected)
    return places[max(0, middle - NEAREST // 2) : middle + NEAREST // 2]


def _identical_pairs(
    old: Sequence[WeightedParagraph], new: Sequence[WeightedParagraph]
) -> Iterator[tuple[int, int]]:
    """Yield pairs with the same words: all where there are few, else those at the same turn and beside it."""
    places: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for index, unit in enumerate(new):
        if unit.keys:
            places[unit.keys].append(index)
    turns: Counter[tuple[int, ...]] = Counter()
    for index, unit in enumerate(old):
        twins = places.get(unit.keys, [])
        turn = turns[unit.keys]
        turns[unit.keys] += 1
        for twin in twins if len(twins) <= NEAREST else twins[max(0, turn - 3) : turn + 4]:
            yield index, twin
