"""Pieces of splits and mergers: left-over paragraphs whose words nothing else accounts for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from travaux.analysis.text.assignment import Pair
from travaux.analysis.text.likeness import Likeness, WeightedParagraph

RUN = 3  # shorter runs of shared words prove nothing about where a piece comes from
OWN_WORDS = 0.5  # the share of a piece that must stand in its owner, where no other piece stands
OWN_WORDS_BESIDE = 0.4  # the same where the piece stands beside another piece of its owner
TWO_PIECES = 0.6  # the share of an owner without a partner that its pieces must make up together
LEAST_WORDS = 4

Spans = list[tuple[int, int]]


def find_pieces(
    likeness: Mapping[Pair, Likeness],
    old: Sequence[WeightedParagraph],
    new: Sequence[WeightedParagraph],
    chosen: Mapping[int, int],
    known: set[Pair],
) -> set[Pair]:
    """Return the pairs that complete ``chosen`` to splits and mergers, ``known`` ones included."""
    back = {j: i for i, j in chosen.items()}
    splits = _CoverageSide(likeness, old, new, chosen, {pair for pair in known if pair[1] not in back})
    mirrored = {(j, i): _mirror(found) for (i, j), found in likeness.items()}
    mergers = _CoverageSide(mirrored, new, old, back, {(j, i) for i, j in known if i not in chosen})
    found_splits = splits.find()
    taken = {i for i, _ in found_splits}
    found_mergers = {(i, j) for j, i in mergers.find() if i not in taken and i not in chosen}
    return found_splits | found_mergers


def _mirror(found: Likeness) -> Likeness:
    blocks = tuple((there, here, size) for here, there, size in found.blocks)
    return Likeness(found.score, found.shared, found.in_order, found.new_cover, found.old_cover, blocks)


class _CoverageSide:
    """One direction: owners on one side, pieces on the other."""

    def __init__(
        self,
        likeness: Mapping[Pair, Likeness],
        owners: Sequence[WeightedParagraph],
        pieces: Sequence[WeightedParagraph],
        partner: Mapping[int, int],
        known: set[Pair],
    ) -> None:
        self._likeness, self._owners, self._pieces, self._partner = likeness, owners, pieces, partner
        self._known = known
        self._linked = set(partner.values())

    def find(self) -> set[Pair]:
        """Return owner-piece pairs, the weightiest first choice; a piece has one owner."""
        covered: dict[int, Spans] = defaultdict(list)
        members: dict[int, set[int]] = defaultdict(set)
        for owner, piece in (*self._partner.items(), *self._known):
            covered[owner] += self._spans((owner, piece))
            members[owner].add(piece)
        found = set(self._known)
        placed = {piece for _, piece in found}
        orphans: dict[int, list[int]] = defaultdict(list)
        for owner, piece in self._hopeful():
            beside = {piece - 1, piece + 1} & members[owner]
            needed = OWN_WORDS_BESIDE if beside else OWN_WORDS
            if piece in placed or self._own_share(owner, piece, covered[owner]) < needed:
                continue
            members[owner].add(piece)
            covered[owner] += self._spans((owner, piece))
            if owner in self._partner:
                placed.add(piece)
                found.add((owner, piece))
            else:
                orphans[owner].append(piece)
        return found | self._fully_covered(orphans, placed)

    def _hopeful(self) -> list[Pair]:
        open_pairs = [pair for pair in self._likeness if pair[1] not in self._linked]
        return sorted(open_pairs, key=lambda pair: (-self._likeness[pair].in_order, pair))

    def _spans(self, pair: Pair) -> Spans:
        return [(start, start + size) for start, _, size in self._likeness[pair].blocks if size >= RUN]

    def _own_share(self, owner: int, piece: int, covered: Spans) -> float:
        """Return how much of a piece stands in the part of its owner that is not covered yet."""
        unit, sums = self._pieces[piece], self._owners[owner].sums
        if len(unit.keys) < LEAST_WORDS or unit.mass > self._owners[owner].mass:
            return 0.0
        free = sum(
            sums[end] - sums[start]
            for span in self._spans((owner, piece))
            for start, end in _without(span, covered)
        )
        return free / unit.mass

    def _fully_covered(self, orphans: Mapping[int, list[int]], placed: set[int]) -> set[Pair]:
        found = set()
        for owner, pieces in orphans.items():
            free = [piece for piece in pieces if piece not in placed]
            sums = self._owners[owner].sums
            mass = sum(
                sums[end] - sums[start] for piece in free for start, end in self._spans((owner, piece))
            )
            if len(free) > 1 and mass >= TWO_PIECES * self._owners[owner].mass:
                found |= {(owner, piece) for piece in free}
                placed.update(free)
        return found


def _without(span: tuple[int, int], covered: Spans) -> Spans:
    """Return what is left of ``span`` outside ``covered``."""
    left = [span]
    for start, end in covered:
        left = [part for a, b in left for part in ((a, min(b, start)), (max(a, end), b)) if part[0] < part[1]]
    return left
