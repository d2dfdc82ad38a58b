"""Which paragraphs of two versions are the same provision, whatever became of their numbers.

Pairs are found by rare words, weighed by what they share in any order and in the same order, chosen one to
one for the greatest sum, and then completed: a paragraph that is left over but whose words stand in the part
of another which its own partner does not account for is a piece of a split or of a merger.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from travaux.analysis.text.alternatives import find_alternatives
from travaux.analysis.text.assignment import Pair, choose_pairs, keep_order
from travaux.analysis.text.citing import cite_paragraph
from travaux.analysis.text.context import NEIGHBOURLY, find_landmarks, in_order, support
from travaux.analysis.text.coverage import find_pieces
from travaux.analysis.text.leftovers import Leftovers
from travaux.analysis.text.likeness import (
    Likeness,
    WeightedParagraph,
    compare_units,
    find_candidates,
    read_units,
    shared_mass,
)
from travaux.analysis.text.named import is_renumbered, name_paragraphs
from travaux.analysis.text.remains import Remains
from travaux.analysis.text.sections import Sections, WeightedVersion, follow_words, settle_headings
from travaux.analysis.text.standing_text import is_gone, standing_text
from travaux.analysis.text.witnesses import call_witnesses
from travaux.analysis.text.wording import find_words
from travaux.domain.lineage import CAME, Link, LinkKind, Trail
from travaux.domain.texts import Draft, Paragraph, ParagraphKind

SURE = 0.6  # from here a pair anchors its neighbours
VOTED = 0.1  # at most this much of it may be what other witnesses than likeness say
ENOUGH = 0.42  # a pair below, with what its neighbours add, is no link
ACROSS_KINDS = 0.8  # a heading links with what is no heading only when they are nearly the same
WORTH_COMPARING = 0.12
HELD = 0.7  # between linked neighbours, a paragraph that holds another counts for this much of what it holds
FEW_WORDS = 3
TELLING = 4  # words shared in order from which paragraphs may be one across sections that went apart
LONG_RUN = 7  # words in a row from which they may be, however much stands beside them
WHY_WORDS = 12


@dataclass(frozen=True, slots=True)
class Matching:
    """Everything that is known of two versions while they are linked."""

    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    old_units: tuple[WeightedParagraph, ...]
    new_units: tuple[WeightedParagraph, ...]
    likeness: Mapping[Pair, Likeness]
    names: tuple[Mapping[int, str], Mapping[int, str]]
    weights: Sequence[float] = field(default=(), repr=False)


def align(old: Draft, new: Draft) -> tuple[Link, ...]:
    """Return the links between two versions in the order of the new text, deletions where they stood."""
    matching = _match(old, new)
    chosen, pieces = _choose(matching)
    matching, chosen, pieces = _complete(matching, chosen, pieces)
    edges = {**dict.fromkeys(chosen.items(), True), **dict.fromkeys(pieces, False)}
    moved = _find_moved(matching, chosen)
    links = [_link(matching, olds, news, edges, moved, (old, new)) for olds, news in _groups(edges)]
    linked_old = {index for link in links for index in link.old}
    linked_new = {index for link in links for index in link.new}
    before, after = _remains(matching, (old, new))
    links += [
        lone(new, j, before.trail(matching.new_units[j])) for j in _standing(new) if j not in linked_new
    ]
    links += [lone(old, i, after.trail(matching.old_units[i])) for i in _standing(old) if i not in linked_old]
    return tuple(in_reading_order(links))


def find_remains(old: Draft, new: Draft) -> Callable[[Draft, int], Trail]:
    """Return what tells of a paragraph of either version what the other one has of its words."""
    units = read_units([comparable(p) for p in old.paragraphs], [comparable(p) for p in new.paragraphs])
    matching = Matching(old.paragraphs, new.paragraphs, *units[:2], {}, ({}, {}), units[2].weights)
    before, after = _remains(matching, (old, new))

    def trail(draft: Draft, index: int) -> Trail:
        return after.trail(units[0][index]) if draft is old else before.trail(units[1][index])

    return trail


def with_trail(link: Link, old: Draft, new: Draft, trail: Callable[[Draft, int], Trail]) -> Link:
    """Return a link with what the other version has of its words, where that has no counterpart.

    Of several paragraphs the one speaks that has most left.
    """
    if link.trail or (link.old and link.new):
        return link
    trails = [*(trail(old, index) for index in link.old), *(trail(new, index) for index in link.new)]
    return replace(link, trail=max(trails, key=lambda one: (one.share, bool(one.nearest)), default=None))


def _remains(matching: Matching, drafts: tuple[Draft, Draft]) -> tuple[Remains, Remains]:
    """Return both versions as what is searched for words of the other."""
    old, new = drafts
    return (
        Remains(old, matching.old_units, matching.weights, _standing_places(matching.old), came=True),
        Remains(new, matching.new_units, matching.weights, _standing_places(matching.new)),
    )


def comparable(paragraph: Paragraph) -> str:
    """Return the words of a paragraph without brackets and what is written beside them."""
    return paragraph.clean_text or standing_text(paragraph) or paragraph.label or ""


def _standing(draft: Draft) -> list[int]:
    """Return the places of the paragraphs that are not struck out whole."""
    return [place for place, paragraph in enumerate(draft.paragraphs) if not is_gone(paragraph)]


def _match(before: Draft, after: Draft) -> Matching:
    old, new = before.paragraphs, after.paragraphs
    old_units, new_units, vocabulary = read_units(
        [comparable(paragraph) for paragraph in old], [comparable(paragraph) for paragraph in new]
    )
    likeness = {}
    for i, j in sorted(find_candidates(old_units, new_units)):
        if is_gone(old[i]) or is_gone(new[j]):
            continue
        one, other = old_units[i], new_units[j]
        share = shared_mass(one, other, vocabulary.weights) / max(min(one.mass, other.mass), 1e-9)
        if share < 2 * WORTH_COMPARING:
            continue
        found = compare_units(one, other, vocabulary.weights)
        needed = WORTH_COMPARING if _same_kind(old[i], new[j]) else ACROSS_KINDS
        if found.score >= needed:
            likeness[i, j] = found
    names = name_paragraphs(before), name_paragraphs(after)
    return Matching(old, new, old_units, new_units, likeness, names, vocabulary.weights)


def _same_kind(one: Paragraph, other: Paragraph) -> bool:
    return (one.kind is ParagraphKind.HEADING) == (other.kind is ParagraphKind.HEADING)


def _choose(matching: Matching) -> tuple[dict[int, int], set[Pair]]:
    """Return the main pairs, and the pieces of splits and mergers beside them.

    A first choice tells which sections became which; the second knows it.
    """
    old, new = _versions(matching)
    witnesses = call_witnesses(old, new, (matching.old_units, matching.new_units))
    unknown = Sections()
    spoken = {pair: witnesses.weigh(pair, unknown) for pair in matching.likeness}
    first = _choose_by(matching, spoken)
    sections = follow_words(old, new, first[0])
    if not sections.between:
        return first
    likeness = {
        pair: found
        for pair, found in matching.likeness.items()
        if _is_telling_pair(found) or not witnesses.is_apart(pair, sections, first[0])
    }
    spoken = {pair: witnesses.weigh(pair, sections) for pair in likeness}
    return _choose_by(replace(matching, likeness=likeness), spoken)


def _is_telling_pair(found: Likeness) -> bool:
    """Tell whether two paragraphs are so alike that they may be one whatever became of their sections."""
    runs = [size for _, _, size in found.blocks]
    return max(runs, default=0) >= LONG_RUN or (found.score >= SURE and sum(runs) >= TELLING)


def _versions(matching: Matching) -> tuple[WeightedVersion, WeightedVersion]:
    return (
        WeightedVersion(matching.old, [unit.mass for unit in matching.old_units]),
        WeightedVersion(matching.new, [unit.mass for unit in matching.new_units]),
    )


def _choose_by(matching: Matching, spoken: Mapping[Pair, float]) -> tuple[dict[int, int], set[Pair]]:
    """Return the choice by likeness, place and what else is ``spoken`` for pairs."""
    scores = {pair: found.score for pair, found in matching.likeness.items()}
    likely = {pair: score for pair, score in scores.items() if score + spoken[pair] >= SURE <= score + VOTED}
    anchors = choose_pairs({pair: score + spoken[pair] for pair, score in likely.items()})
    landmarks = find_landmarks(scores, anchors)
    places = {pair: in_order(pair, landmarks) + spoken[pair] for pair in scores}
    anchors = choose_pairs({pair: score + places[pair] for pair, score in likely.items()})
    weights = {pair: _in_context(found, support(pair, anchors)) for pair, found in matching.likeness.items()}
    likely = {pair: score for pair, score in likely.items() if _is_placed(matching, pair, weights, places)}
    sure = choose_pairs({pair: weights[pair] + places[pair] for pair in likely})
    pieces = find_pieces(matching.likeness, matching.old_units, matching.new_units, sure, set())
    taken_old = set(sure) | {i for i, _ in pieces}
    taken_new = set(sure.values()) | {j for _, j in pieces}
    rest = {
        (i, j): weight + places[i, j]
        for (i, j), weight in weights.items()
        if weight >= ENOUGH and i not in taken_old and j not in taken_new
    }
    chosen = {**sure, **choose_pairs(rest)}
    return chosen, find_pieces(matching.likeness, matching.old_units, matching.new_units, chosen, pieces)


def _complete(
    matching: Matching, chosen: Mapping[int, int], pieces: set[Pair]
) -> tuple[Matching, dict[int, int], set[Pair]]:
    """Return the choice with sections by their paragraphs, and a second look at what is left over there."""
    likeness = dict(matching.likeness)

    def compared(i: int, j: int) -> Likeness:
        if (i, j) not in likeness:
            likeness[i, j] = compare_units(matching.old_units[i], matching.new_units[j], matching.weights)
        return likeness[i, j]

    old, new = _versions(matching)
    standing = _standing_places(matching.old), _standing_places(matching.new)
    settled = settle_headings(old, new, chosen)
    pieces = {
        (i, j) for i, j in pieces if settled.get(i) == chosen.get(i) and _keeps_partner(settled, chosen, j)
    }

    def left() -> Leftovers:
        return Leftovers(old, new, settled, frozenset(pieces), standing, compared)

    pieces |= left().find_twins()
    pairs, beside = left().find_collapsed()
    settled, pieces = {**settled, **pairs}, pieces | beside
    settled |= left().find_reworded()
    settled |= left().find_displaced()
    pieces |= find_alternatives(left())
    for pair in (*settled.items(), *pieces):
        compared(*pair)
    return replace(matching, likeness=likeness), settled, pieces


def _keeps_partner(settled: Mapping[int, int], chosen: Mapping[int, int], place: int) -> bool:
    """Tell whether a new paragraph has the partner that it was chosen with, or none as before."""
    partners = [{i for i, j in pairs.items() if j == place} for pairs in (settled, chosen)]
    return partners[0] == partners[1]


def _standing_places(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    return frozenset(place for place, paragraph in enumerate(paragraphs) if not is_gone(paragraph))


def _is_placed(
    matching: Matching, pair: Pair, weights: Mapping[Pair, float], places: Mapping[Pair, float]
) -> bool:
    """Tell whether a pair may be linked: few words that recur ("Option 2:") must stand in the same place."""
    if len(matching.new_units[pair[1]].keys) > FEW_WORDS:
        return True
    return places[pair] > 0 or weights[pair] > matching.likeness[pair].score


def _in_context(found: Likeness, neighbours: float) -> float:
    held = HELD * max(found.old_cover, found.new_cover) if neighbours >= 2 * NEIGHBOURLY else 0.0
    return max(found.score + neighbours, held)


def _find_moved(matching: Matching, chosen: Mapping[int, int]) -> set[Pair]:
    """Return the main pairs out of order: the sequence in order with most words stays."""
    pairs = sorted(chosen.items())
    sizes = [min(matching.old_units[i].mass, matching.new_units[j].mass) + 1e-6 for i, j in pairs]
    return set(pairs) - keep_order(pairs, sizes)


def _groups(edges: Iterable[Pair]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the old and new indexes that hang together, as sorted tuples."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while root.setdefault(node, node) != node:
            node = root[node]
        return node

    for i, j in edges:
        root[find(("old", i))] = find(("new", j))
    groups: dict[tuple[str, int], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, index in list(root):
        groups[find((side, index))][side == "new"].append(index)
    return [(tuple(sorted(olds)), tuple(sorted(news))) for olds, news in groups.values()]


def _link(
    matching: Matching,
    olds: tuple[int, ...],
    news: tuple[int, ...],
    edges: Mapping[Pair, bool],
    moved: set[Pair],
    drafts: tuple[Draft, Draft],
) -> Link:
    pairs = [(i, j) for i in olds for j in news if (i, j) in edges]
    found = [matching.likeness[pair] for pair in pairs]
    mass = sum(matching.old_units[i].mass for i in olds) + sum(matching.new_units[j].mass for j in news)
    score = (
        _reported(found[0]) if len(found) == 1 else 2 * sum(one.in_order for one in found) / max(mass, 1e-9)
    )
    main = next((pair for pair in pairs if edges[pair]), pairs[0])
    return Link(
        kind=_kind(matching, olds, news),
        old=olds,
        new=news,
        score=round(min(score, 1.0), 4),
        moved=main in moved,
        renumbered=_is_renumbered(matching, main),
        why=_weightiest_runs(matching, main),
        citations=(
            *(cite_paragraph(drafts[0], matching.old[i]) for i in olds),
            *(cite_paragraph(drafts[1], matching.new[j]) for j in news),
        ),
    )


def _reported(found: Likeness) -> float:
    """Return the score to show: a paragraph that grew and was linked by its place counts what it holds."""
    return (
        found.score
        if found.score >= ENOUGH
        else max(found.score, HELD * max(found.old_cover, found.new_cover))
    )


def _kind(matching: Matching, olds: Sequence[int], news: Sequence[int]) -> LinkKind:
    if len(olds) == len(news) == 1:
        same = matching.old_units[olds[0]].keys == matching.new_units[news[0]].keys
        return LinkKind.UNCHANGED if same else LinkKind.EDITED
    return LinkKind.SPLIT if len(news) >= len(olds) else LinkKind.MERGED


def _is_renumbered(matching: Matching, pair: Pair) -> bool:
    old, new = matching.old[pair[0]], matching.new[pair[1]]
    names = matching.names
    return is_renumbered(old, new, names[0].get(old.index), names[1].get(new.index))


def _weightiest_runs(matching: Matching, pair: Pair) -> tuple[str, ...]:
    """Return up to three of the weightiest runs of words that both hold, as the new one has them."""
    unit, text = matching.new_units[pair[1]], comparable(matching.new[pair[1]])
    words = find_words(text)
    if not words:
        return (text.strip(),)
    runs = sorted(
        (
            (unit.sums[start + size] - unit.sums[start], start, size)
            for _, start, size in matching.likeness[pair].blocks
        ),
        reverse=True,
    )[:3]
    return tuple(
        text[words[start].start : words[min(start + size, start + WHY_WORDS) - 1].end]
        for _, start, size in sorted(runs, key=lambda run: run[1])
    )


def lone(draft: Draft, index: int, trail: Trail) -> Link:
    """Return the link of a paragraph that the other version has no counterpart for."""
    came = trail.remainder in CAME
    kind, old, new = (LinkKind.INSERTED, (), (index,)) if came else (LinkKind.DELETED, (index,), ())
    return Link(kind, old, new, 0.0, citations=(cite_paragraph(draft, draft.paragraphs[index]),), trail=trail)


def in_reading_order(links: Sequence[Link]) -> list[Link]:
    """Return links by their place in the new text; a deletion follows what stood before it in the old one."""
    placed = sorted((link for link in links if link.new), key=lambda link: link.new)
    follows: dict[int, tuple[int, int]] = {}
    for link in placed:
        if not link.moved:
            follows |= dict.fromkeys(link.old, (link.new[0], 0))
    before = (-1, 0)
    for index in range(max((i for link in links for i in link.old), default=-1) + 1):
        before = follows.setdefault(index, (before[0], index + 1))
    return sorted(links, key=lambda link: (link.new[0], 0) if link.new else follows[link.old[0]])
