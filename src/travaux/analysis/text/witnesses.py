"""What beside likeness speaks for two paragraphs being one: the stream of words, references, sections."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import log

from travaux.analysis.text.assignment import Pair
from travaux.analysis.text.likeness import WeightedParagraph
from travaux.analysis.text.sections import OTHER_PARAGRAPHS, ROOT, Sections, WeightedVersion
from travaux.analysis.text.sequences import common_runs

STREAM = 0.1  # what it counts that all words of the shorter are carried over in the order of the whole texts
REFERENCES = 0.12  # what it counts that both name the same places in the same instruments
SECTION = 0.1  # what it counts that they stand in sections that became each other

_PINPOINT = re.compile(r"\b(\d+)\s?((?:\([a-z\d]{1,5}(?:[-–][a-z\d]{1,5})?\))+)", re.IGNORECASE)


@dataclass(frozen=True)
class Witnesses:
    """Two versions as they speak for pairs of their paragraphs, once for all pairs."""

    old: WeightedVersion
    new: WeightedVersion
    carried: Mapping[Pair, float] = field(repr=False)
    references: tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]] = field(repr=False)
    rarity: Mapping[str, float] = field(repr=False)

    def weigh(self, pair: Pair, sections: Sections) -> float:
        """Return what is to be added to the likeness of a pair, from 0 to the sum of all witnesses."""
        above = self._pair_above(pair)
        place = sections.share(above) if above != (ROOT, ROOT) else 0.0
        return STREAM * self.carried.get(pair, 0.0) + REFERENCES * self._referring(pair) + SECTION * place

    def is_apart(self, pair: Pair, sections: Sections, chosen: Mapping[int, int]) -> bool:
        """Tell whether two paragraphs stand in sections of which each is known to have become another.

        A pair that is chosen itself does not speak for its sections. Headings go where theirs did.
        """
        above, (i, j) = self._pair_above(pair), pair
        if self.old.is_heading(i) or self.new.is_heading(j):
            return False
        own = min(self.old.masses[i], self.new.masses[j]) if chosen.get(i) == j else 0.0
        return sections.is_known(above) and sections.share(above, own) < OTHER_PARAGRAPHS / 2

    def _pair_above(self, pair: Pair) -> Pair:
        return self.old.heading(pair[0]), self.new.heading(pair[1])

    def _referring(self, pair: Pair) -> float:
        """Return the share of the places named by either that both name, rare ones first."""
        one, other = self.references[0][pair[0]], self.references[1][pair[1]]
        either = sum(self.rarity[name] for name in one | other)
        return sum(self.rarity[name] for name in one & other) / either if either else 0.0


def call_witnesses(
    old: WeightedVersion,
    new: WeightedVersion,
    units: tuple[Sequence[WeightedParagraph], Sequence[WeightedParagraph]],
) -> Witnesses:
    """Return the witnesses of two versions, whose paragraphs are ``units`` in words."""
    references = tuple([find_pinpoints(p.text) for p in version.paragraphs] for version in (old, new))
    counted = Counter(name for found in references for names in found for name in names)
    total = sum(map(len, units))
    rarity = {name: log(1 + total / count) for name, count in counted.items()}
    return Witnesses(old, new, _carried(*units), (references[0], references[1]), rarity)


def find_pinpoints(words: str) -> frozenset[str]:
    """Return the places in an instrument that words name by more than a number: "18(c)", "4(b)(ii)"."""
    return frozenset(f"{found[1]}{found[2].casefold()}" for found in _PINPOINT.finditer(words))


def _carried(old: Sequence[WeightedParagraph], new: Sequence[WeightedParagraph]) -> dict[Pair, float]:
    """Return the share of the shorter of two paragraphs that a comparison of the whole texts carries over."""
    one, other = _stream(old), _stream(new)
    ends = _paragraph_ends(old), _paragraph_ends(new)
    words: dict[Pair, int] = defaultdict(int)
    for start, there, size in common_runs(one, other):
        i, j = bisect_right(ends[0], start), bisect_right(ends[1], there)
        while size:
            step = min(size, ends[0][i] - start, ends[1][j] - there)
            words[i, j] += step
            start, there, size = start + step, there + step, size - step
            i, j = i + (start == ends[0][i]), j + (there == ends[1][j])
    return {(i, j): n / min(len(old[i].keys), len(new[j].keys)) for (i, j), n in words.items() if n}


def _stream(units: Sequence[WeightedParagraph]) -> tuple[int, ...]:
    return tuple(key for unit in units for key in unit.keys)


def _paragraph_ends(units: Sequence[WeightedParagraph]) -> list[int]:
    """Return where each paragraph ends in the stream of words."""
    return list(accumulate(len(unit.keys) for unit in units))
