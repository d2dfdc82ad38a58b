"""What another version has of a paragraph without a counterpart: nothing, some words, most, or all."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from travaux.analysis.text.citing import cite_paragraph
from travaux.analysis.text.likeness import COMMON, WeightedParagraph, compare_units
from travaux.domain.lineage import Remainder, Trail
from travaux.domain.texts import Draft

WHOLE = 4  # words: fewer stand within other sentences by chance, and count only as a paragraph of their own
RUN = 3  # words in a row, fewer prove nothing
TAKEN = 0.5  # the share of a paragraph that must stand in runs in another to be taken into it
TRACE = 0.25  # the share that must stand in runs anywhere for there to be a trace of it
NEAR = 0.25  # the likeness from which a paragraph is near enough to be shown, and the other not gone
LOOKED_AT = 4  # paragraphs that share the rarest words, compared word by word

_OF_OLD = (Remainder.ELSEWHERE, Remainder.TAKEN_INTO, Remainder.UNMATCHED, Remainder.GONE)
_OF_NEW = (Remainder.STOOD_ELSEWHERE, Remainder.TAKEN_FROM, Remainder.UNTRACED, Remainder.NEW)


@dataclass(frozen=True)
class Remains:
    """A version to be searched for the words of paragraphs of another one.

    ``standing`` are the places of its paragraphs that are not struck out whole; ``came`` where the other
    version is the newer one.
    """

    draft: Draft
    units: Sequence[WeightedParagraph] = field(repr=False)
    weights: Sequence[float] = field(repr=False)
    standing: frozenset[int] = field(repr=False)
    came: bool = False

    def trail(self, unit: WeightedParagraph) -> Trail:
        """Return what there is of a paragraph's words."""
        whole, taken, some, none = _OF_NEW if self.came else _OF_OLD
        if places := self._verbatim_places(unit.keys):
            return self._trail_of_remainder(whole, places, 1.0)
        near, runs, score = self._nearest(unit)
        if near is not None and runs >= TAKEN and len(unit.keys) >= WHOLE:
            return self._trail_of_remainder(taken, (near,), runs)
        if score >= NEAR or self._traced(unit) >= TRACE:
            return self._trail_of_remainder(some, (near,) if near is not None else (), runs)
        return Trail(none)

    def _trail_of_remainder(self, remainder: Remainder, places: tuple[int, ...], share: float) -> Trail:
        citations = tuple(cite_paragraph(self.draft, self.draft.paragraphs[place]) for place in places)
        return Trail(remainder, places, round(share, 4), citations)

    def _verbatim_places(self, keys: tuple[int, ...]) -> tuple[int, ...]:
        """Return the paragraphs over which words stand to the letter, in order; none where they do not."""
        if not keys:
            return ()
        for start in self._starts.get(keys[: min(WHOLE, len(keys))], ()):
            end = start + len(keys)
            if self._stream[start:end] != keys:
                continue
            places = tuple(dict.fromkeys(self._places[start:end]))
            if len(keys) >= WHOLE or self.units[places[0]].keys == keys:
                return places
        return ()

    def _nearest(self, unit: WeightedParagraph) -> tuple[int | None, float, float]:
        """Return the paragraph with most of a paragraph's words, the share in runs, and their likeness."""
        votes: dict[int, float] = defaultdict(float)
        for key in unit.bag:
            places = self._postings.get(key, ())
            if len(places) <= COMMON:
                for place in places:
                    votes[place] += self.weights[key] / len(places)
        best: tuple[float, float, float, int] | None = None
        for place in sorted(votes, key=lambda place: (-votes[place], place))[:LOOKED_AT]:
            found = compare_units(unit, self.units[place], self.weights)
            held = sum(unit.sums[a + size] - unit.sums[a] for a, _, size in found.blocks if size >= RUN)
            share = held / max(unit.mass, 1e-9)
            best = max(best or (-1.0, 0.0, 0.0, -1), (max(found.score, share), share, found.score, place))
        return (None, 0.0, 0.0) if best is None else (best[3], best[1], best[2])

    def _traced(self, unit: WeightedParagraph) -> float:
        """Return the share of a paragraph's words that stand in runs anywhere; of a few words, one by one."""
        keys = unit.keys
        covered: set[int] = set()
        for start in range(len(keys) - WHOLE + 1):
            if keys[start : start + WHOLE] in self._starts:
                covered.update(range(start, start + WHOLE))
        if len(keys) < WHOLE:
            covered.update(at for at, key in enumerate(keys) if key in self._postings)
        return sum(unit.sums[at + 1] - unit.sums[at] for at in covered) / max(unit.mass, 1e-9)

    @cached_property
    def _stream(self) -> tuple[int, ...]:
        return tuple(key for place in sorted(self.standing) for key in self.units[place].keys)

    @cached_property
    def _places(self) -> Sequence[int]:
        return [place for place in sorted(self.standing) for _ in self.units[place].keys]

    @cached_property
    def _starts(self) -> Mapping[tuple[int, ...], Sequence[int]]:
        """Return where runs of up to ``WHOLE`` words start; shorter ones only where a paragraph does."""
        found: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for start in range(len(self._stream) - WHOLE + 1):
            found[self._stream[start : start + WHOLE]].append(start)
        for start, keys in self._short():
            found[keys].append(start)
        return found

    def _short(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield where each paragraph of fewer words stands in the stream, and its words."""
        at = 0
        for place in sorted(self.standing):
            keys = self.units[place].keys
            if 0 < len(keys) < WHOLE:
                yield at, keys
            at += len(keys)

    @cached_property
    def _postings(self) -> Mapping[int, Sequence[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for place in self.standing:
            for key in Counter(self.units[place].keys):
                found[key].append(place)
        return found
