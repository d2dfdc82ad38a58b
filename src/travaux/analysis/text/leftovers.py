"""Paragraphs that no likeness links: reworded in their place, twins, and options that became one text."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise

from travaux.analysis.text.assignment import Pair, choose_pairs
from travaux.analysis.text.labels import find_label
from travaux.analysis.text.likeness import Likeness
from travaux.analysis.text.named import plain_label
from travaux.analysis.text.openings import is_preambular, opens_with
from travaux.analysis.text.sections import OTHER_PARAGRAPHS, ROOT, WeightedVersion, follow_words
from travaux.analysis.text.wording import find_keys, is_function_word, stem
from travaux.domain.texts import Paragraph, ParagraphKind
from travaux.reference.structure_terms import load_structure_terms

REWORDED = 0.2  # likeness that suffices for the only paragraphs left over between linked neighbours
DISPLACED = 0.42  # likeness that suffices for paragraphs left over elsewhere in linked sections
ITEM = 0.28  # what the same first word adds to it for items of one list
HELD = 0.7  # what it counts there that one paragraph holds the other, in order
TWIN = 0.6  # likeness from which the copy that is linked still is what stood twice
FEWEST = 6  # words of a twin: shorter lines recur by design
OF_THE_OPTION = 0.3  # the share of an option's words that the text has which the options became
HARDLY = 2  # paragraphs of a version that a word may stand in and still tell one by
SHORTEST_TELLING = 4  # letters of a stem: of fewer, many are joined by chance
LONGER = 2.5  # how many times as long as the other a paragraph reworded throughout may be

Compare = Callable[[int, int], Likeness]


@dataclass(frozen=True)
class Leftovers:
    """Two versions with what is linked already, and what is not."""

    old: WeightedVersion
    new: WeightedVersion
    chosen: Mapping[int, int]
    pieces: frozenset[Pair]
    standing: tuple[frozenset[int], frozenset[int]]  # the places that are not struck out whole
    compare: Compare = field(repr=False)

    @cached_property
    def free_old(self) -> frozenset[int]:
        return self.standing[0] - set(self.chosen) - {i for i, _ in self.pieces}

    @cached_property
    def free_new(self) -> frozenset[int]:
        return self.standing[1] - set(self.chosen.values()) - {j for _, j in self.pieces}

    def became(self, heading: int) -> Sequence[int]:
        """Return the paragraphs of what a section became, by its heading and by where its words went."""
        return [j for there in self._sections.get(heading, ()) for j in self.new.members(there)]

    @cached_property
    def _sections(self) -> Mapping[int, Sequence[int]]:
        words = follow_words(self.old, self.new, self.chosen)
        found: dict[int, set[int]] = defaultdict(set)
        for i, j in self.chosen.items():
            if self.old.is_heading(i) and self.new.is_heading(j):
                found[i].add(j)
        for i, j in words.between:
            if words.share((i, j)) >= OTHER_PARAGRAPHS:
                found[i].add(j)
        return {heading: sorted(there) for heading, there in found.items()}

    def find_reworded(self) -> dict[int, int]:
        """Return pairs of paragraphs left over at one place of two linked sections."""
        found: dict[int, int] = {}
        sections = [
            (i, j) for i, j in self.chosen.items() if self.old.is_heading(i) and self.new.is_heading(j)
        ]
        for heading, other in (*sections, (ROOT, ROOT)):
            ours, theirs = self.old.members(heading), self.new.members(other)
            if any(self.chosen.get(i) in theirs for i in ours):
                for olds, news, numbered in self._gaps_between_links(ours, theirs):
                    pairs = self._pair_up(olds, news)
                    olds = [i for i in olds if i not in pairs]
                    news = [j for j in news if j not in pairs.values()]
                    found |= pairs | (self._pair_by_number(olds, news) if numbered else {})
        return found

    def find_displaced(self) -> dict[int, int]:
        """Return pairs of paragraphs left over in two linked sections, whatever their order there.

        Items of one list that begin with the same telling word need less likeness.
        """
        scores: dict[Pair, float] = {}
        for i in self.free_old:
            members = self.became(self.old.heading(i))
            for j in (j for j in members if j in self.free_new and self._may_be_one(i, j)):
                score = self._likeness_of_grown(i, j) + ITEM * self._is_same_item(i, j)
                if score >= DISPLACED:
                    scores[i, j] = score
        return choose_pairs(scores)

    def _may_be_one(self, i: int, j: int) -> bool:
        """Tell whether two paragraphs are of one kind, or one of them became an option."""
        return self._is_like_kind(i, j) or ParagraphKind.OPTION in (
            self.old.paragraphs[i].kind,
            self.new.paragraphs[j].kind,
        )

    def _likeness_of_grown(self, i: int, j: int) -> float:
        """Return the likeness of two paragraphs, or for the most part what of one the other holds."""
        found = self.compare(i, j)
        mass, words = min(
            (self.old.masses[i], len(_keys(self.old.paragraphs[i]))),
            (self.new.masses[j], len(_keys(self.new.paragraphs[j]))),
        )
        return max(found.score, HELD * found.in_order / mass) if words >= FEWEST else found.score

    def _is_same_item(self, i: int, j: int) -> bool:
        """Tell whether two paragraphs stand in lists that are linked and begin with the same word."""
        one, other = self.old.paragraphs[i], self.new.paragraphs[j]
        if one.parent is None or self.chosen.get(one.parent) != other.parent:
            return False
        first, second = (
            next((key for key in _keys(each) if not is_function_word(key)), None) for each in (one, other)
        )
        return first is not None and first == second

    def _gaps_between_links(
        self, ours: Sequence[int], theirs: Sequence[int]
    ) -> Iterator[tuple[list[int], list[int], bool]]:
        """Yield what is left over between each two linked neighbours of a section, and at its ends.

        With it goes whether those neighbours keep their numbers.
        """
        loose = [n for n in ours if n in self.free_old], [n for n in theirs if n in self.free_new]
        if not all(loose):
            return
        there = set(theirs)
        anchors = [(i, self.chosen[i]) for i in ours if self.chosen.get(i) in there]
        furthest = accumulate((j for _, j in anchors), max, initial=-1)
        kept = [pair for pair, before in zip(anchors, furthest, strict=False) if pair[1] > before]
        ends = [(-1, -1), *kept, (len(self.old.paragraphs), len(self.new.paragraphs))]
        for (i, j), (k, m) in pairwise(ends):
            olds = [n for n in loose[0] if i < n < k]
            news = [n for n in loose[1] if j < n < m]
            if olds and news:
                beside = {(i, j), (k, m)} & set(kept)
                yield olds, news, bool(beside) and all(self._has_one_label(*pair) for pair in beside)

    def _pair_by_number(self, olds: Sequence[int], news: Sequence[int]) -> dict[int, int]:
        """Return as many paragraphs as were left over on both sides, where each keeps its number and matter.

        Nothing is too much there, so that a provision that shares a telling word is the other one, reworded.
        """
        pairs = dict(zip(olds, news, strict=False))
        placed = len(olds) == len(news) and all(self._is_at_one_number(i, j) for i, j in pairs.items())
        return pairs if placed and all(self._share_telling_word(i, j) for i, j in pairs.items()) else {}

    def _pair_up(self, olds: Sequence[int], news: Sequence[int]) -> dict[int, int]:
        scores = {
            (i, j): found.score
            for i in olds
            for j in news
            if (found := self.compare(i, j)).score >= REWORDED and self._is_like_kind(i, j)
        }
        pairs = choose_pairs(scores)
        olds = [i for i in olds if i not in pairs]
        news = [j for j in news if j not in pairs.values()]
        if len(olds) == len(news) == 1 and self._is_rewritten(olds[0], news[0]):
            pairs[olds[0]] = news[0]
        return pairs

    def _is_like_kind(self, i: int, j: int) -> bool:
        return self.old.paragraphs[i].kind is self.new.paragraphs[j].kind

    def _is_rewritten(self, i: int, j: int) -> bool:
        """Tell whether paragraphs with other words are one provision: same number, force, kind of actor."""
        one, other = self.old.paragraphs[i], self.new.paragraphs[j]
        if not self._is_at_one_number(i, j) or max(map(_opens_as_resolution, (one, other))):
            return False
        first, second = _BindingRule.of(one), _BindingRule.of(other)
        same_force = first.force is not None and first.force == second.force
        other_actor = first.actors and second.actors and not first.actors & second.actors
        return same_force and not other_actor

    def _is_at_one_number(self, i: int, j: int) -> bool:
        """Tell whether paragraphs of like kind and length have one label, below what became one."""
        one, other = self.old.paragraphs[i], self.new.paragraphs[j]
        if not (self._is_like_kind(i, j) and self._has_one_label(i, j)):
            return False
        parent = self.chosen.get(one.parent) if one.parent is not None else None
        short, long = sorted(len(_keys(each)) for each in (one, other))
        return parent == other.parent and 0 < long <= LONGER * short

    def _share_telling_word(self, i: int, j: int) -> bool:
        """Tell whether two paragraphs share a word that hardly another of either version has."""
        old, new = self._stems
        shared = old[i] & new[j]
        return any(max(counted[word] for counted in self._counted_stems) <= HARDLY for word in shared)

    @cached_property
    def _stems(self) -> tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]]:
        old, new = ([_telling_stems(each) for each in one.paragraphs] for one in (self.old, self.new))
        return old, new

    @cached_property
    def _counted_stems(self) -> tuple[Counter[str], Counter[str]]:
        """Return in how many paragraphs of the old and of the new version each stem stands."""
        old, new = (Counter(word for stems in found for word in stems) for found in self._stems)
        return old, new

    def _has_one_label(self, i: int, j: int) -> bool:
        one, other = self.old.paragraphs[i], self.new.paragraphs[j]
        return bool(one.label) and plain_label(one) == plain_label(other)

    def find_twins(self) -> set[Pair]:
        """Return what stood twice and stands once, or the reverse, with the place that is linked already."""
        found: set[Pair] = set()
        by_old: dict[tuple[str, ...], int] = {}
        by_new: dict[tuple[str, ...], int] = {}
        for i, j in self.chosen.items():
            by_old.setdefault(_keys(self.old.paragraphs[i]), j)
            by_new.setdefault(_keys(self.new.paragraphs[j]), i)
        for i in self.free_old:
            keys = _keys(self.old.paragraphs[i])
            if keys in by_old and self._is_twin(keys, i, by_old[keys]):
                found.add((i, by_old[keys]))
        for j in self.free_new:
            keys = _keys(self.new.paragraphs[j])
            if keys in by_new and self._is_twin(keys, by_new[keys], j):
                found.add((by_new[keys], j))
        return found

    def _is_twin(self, keys: Sequence[str], i: int, j: int) -> bool:
        """Tell whether a paragraph is one whose copy is linked already, in whatever section."""
        if len(keys) < FEWEST or self.compare(i, j).score < TWIN:
            return False
        # options repeat one another by design
        return not (_is_below_option(self.old.paragraphs, i) or _is_below_option(self.new.paragraphs, j))

    def find_collapsed(self) -> tuple[dict[int, int], set[Pair]]:
        """Return options that became one text: the pair that is most alike, and the others beside it."""
        pairs: dict[int, int] = {}
        beside: set[Pair] = set()
        for group in _option_sets(self.old.paragraphs):
            linked = [self.chosen[i] for i in group if i in self.chosen]
            linked += [j for i, j in self.pieces if i in group]
            free = [i for i in group if i in self.free_old]
            if not free or any(_is_one_of_several(self.new.paragraphs[j]) for j in linked):
                continue
            became = linked[:1] or self._outcome_of_options(group)
            if not became:
                continue
            held = [i for i in free if self.compare(i, became[0]).old_cover >= OF_THE_OPTION]
            if held and not linked:
                best = max(held, key=lambda i: self.compare(i, became[0]).score)
                pairs[best] = became[0]
                held.remove(best)
            beside |= {(i, became[0]) for i in held}
        return pairs, beside

    def _outcome_of_options(self, group: Sequence[int]) -> list[int]:
        """Return the text left over that has most of the options' words, if two at least went into it."""
        counted = {
            j: sum(self.compare(i, j).old_cover >= OF_THE_OPTION for i in group)
            for j in self.free_new
            if self.new.paragraphs[j].kind is not ParagraphKind.HEADING
            and not _is_one_of_several(self.new.paragraphs[j])
        }
        best = max(
            counted, key=lambda j: (counted[j], sum(self.compare(i, j).shared for i in group)), default=None
        )
        return [best] if best is not None and counted[best] > 1 else []


def _keys(paragraph: Paragraph) -> tuple[str, ...]:
    return find_keys(paragraph.clean_text)


def _telling_stems(paragraph: Paragraph) -> frozenset[str]:
    keys = (key for key in _keys(paragraph) if not is_function_word(key))
    return frozenset(word for word in map(stem, keys) if len(word) >= SHORTEST_TELLING)


def is_option(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is an option, or names one."""
    if paragraph.kind is ParagraphKind.OPTION:
        return True
    label = find_label(paragraph.text)
    return label is not None and label.is_option


def _is_one_of_several(paragraph: Paragraph) -> bool:
    return is_option(paragraph) or is_alternative(paragraph)


def _is_below_option(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Tell whether a paragraph is an option or stands below one."""
    at: int | None = place
    while at is not None:
        if is_option(paragraphs[at]):
            return True
        at = paragraphs[at].parent
    return False


def _option_sets(paragraphs: Sequence[Paragraph]) -> Iterator[list[int]]:
    """Yield the options that stand beside one another, two at least, what is numbered below them between."""
    yield from _alternative_sets(paragraphs)
    group: list[int] = []
    for place, paragraph in enumerate(paragraphs):
        if is_option(paragraph) and not is_alternative(paragraph):
            group.append(place)
        elif group and paragraph.level <= paragraphs[group[-1]].level:
            if len(group) > 1:
                yield group
            group = []
    if len(group) > 1:
        yield group


def is_alternative(paragraph: Paragraph) -> bool:
    """Tell whether a label makes a paragraph another wording of a numbered one: "12 alt.", "PP4 alt 2."."""
    return _base_of_alternative(paragraph.label or "") is not None


def _base_of_alternative(label: str) -> str | None:
    base, mark, _ = label.casefold().partition("alt")
    numbered = re.match(r"\D{0,4}\d", base)  # "PP4", "new 4"; a longer word names an option
    return _bare(base) if mark and numbered else None


def _alternative_sets(paragraphs: Sequence[Paragraph]) -> Iterator[list[int]]:
    """Yield a numbered paragraph with those that follow it and are labelled as its alternatives."""
    group: list[int] = []
    base = ""
    for place, paragraph in enumerate(paragraphs):
        found = _base_of_alternative(paragraph.label or "")
        if found is not None and group and found == base:
            group.append(place)
        elif paragraph.label and (not group or paragraph.level <= paragraphs[group[0]].level):
            if len(group) > 1:
                yield group
            group, base = [place], found or _bare(paragraph.label)
    if len(group) > 1:
        yield group


def _bare(label: str) -> str:
    return re.sub(r"\W+", "", label).casefold()


def _opens_as_resolution(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph opens with what a body does: only its words can tell which it is then."""
    words = paragraph.clean_text
    return opens_with(words.casefold(), load_structure_terms().operative) or is_preambular(words)


@dataclass(frozen=True, slots=True)
class _BindingRule:
    """Who is bound by a provision, and how firmly."""

    actors: frozenset[str]
    force: str | None

    @classmethod
    def of(cls, paragraph: Paragraph) -> "_BindingRule":
        """Return the rule of a paragraph: the actors before its first modal verb, and the class of that."""
        terms = load_structure_terms()
        keys = find_keys(paragraph.clean_text)
        for at, key in enumerate(keys):
            if key in terms.forces:
                return cls(frozenset(terms.actors) & frozenset(keys[:at]), terms.forces[key])
        return cls(frozenset(), None)
