"""What a proposal and a text that may have taken it up have in common, above all in what both change."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, log1p

from travaux.analysis.text.likeness import Likeness, Vocabulary, WeightedParagraph, compare_units
from travaux.analysis.text.sequences import common_runs
from travaux.analysis.text.wording import find_keys
from travaux.domain.lineage import Wording
from travaux.reference.tracing import Curve

RUN = 4  # fewer shared words in a row prove nothing
Bag = Counter[int]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A wording as weighted words: all of them, those that it adds and those that it takes out.

    Where nothing is known of what stood before, everything counts as added.
    """

    unit: WeightedParagraph
    added: Bag = field(repr=False)
    taken: Bag = field(repr=False)
    amends: bool = False
    came: tuple[int, ...] = field(
        default=(), repr=False
    )  # added words in order, runs apart by a negative number
    went: tuple[int, ...] = field(default=(), repr=False)


def sketch(wordings: Iterable[Wording], vocabulary: Vocabulary) -> list[Sketch]:
    """Return each wording as a sketch."""
    return [_sketch(wording, vocabulary) for wording in wordings]


def read_vocabulary(wordings: Iterable[Wording]) -> Vocabulary:
    """Return the words of all wordings, weighed by how rare they are."""
    return Vocabulary(find_keys(f"{wording.new} {wording.old or ''}") for wording in wordings)


def _sketch(wording: Wording, vocabulary: Vocabulary) -> Sketch:
    unit = vocabulary.unit(find_keys(wording.new))
    if wording.old is None:
        return Sketch(unit, unit.bag, Counter(), came=unit.keys)
    before = vocabulary.unit(find_keys(wording.old))
    came, went = _runs(before.keys, unit.keys)
    return Sketch(unit, unit.bag - before.bag, before.bag - unit.bag, True, came, went)


def _runs(old: Sequence[int], new: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    came: list[int] = []
    went: list[int] = []
    i = j = 0
    for start, there, size in (*common_runs(old, new), (len(old), len(new), 0)):
        came += [*new[j:there], -1] if there > j else []
        went += [*old[i:start], -2] if start > i else []
        i, j = start + size, there + size
    return tuple(came), tuple(went)


@dataclass(frozen=True, slots=True)
class Resemblance:
    """What two sketches share. The first three are shares from 0 to 1."""

    taken_up: float  # of what the proposal changes, what the text changes too
    nothing_else: float  # of what the text changes, what the proposal changes too; 1 where it is no amendment
    held: float  # of the proposal's whole wording, what stands in the text in the same order
    likeness: Likeness = field(repr=False)
    run_mass: float = 0.0  # weight of the runs of changed words that both have

    @property
    def evidence(self) -> float:
        """Return how much speaks for the one being taken from the other, from 0 to about 2.

        Half is how much of the change is shared both ways, half how much wording is shared in whole runs:
        few words can agree by chance, many rare words in a row cannot.
        """
        both = self.taken_up + self.nothing_else
        shared = 2 * self.taken_up * self.nothing_else / both if both else 0.0
        return shared + log1p(self.run_mass) / 5

    def confidence(self, curve: Curve) -> float:
        """Return the probability that the text took the proposal up."""
        return 1 / (1 + exp(-(curve.bias + curve.slope * self.evidence)))


def resemble(proposal: Sketch, text: Sketch, weights: Sequence[float]) -> Resemblance:
    """Return what a proposal and a text share."""
    likeness = compare_units(proposal.unit, text.unit, weights)
    taken_up, nothing_else = _shares(proposal, text, likeness, weights)
    mass = proposal.unit.mass
    emptied = proposal.amends and text.amends and not proposal.unit.keys and not text.unit.keys
    both = proposal.amends and text.amends
    offered = (text.came, text.went) if both else (text.unit.keys, ())
    run_mass = sum(
        _runs_shared(ours, theirs, weights)
        for ours, theirs in zip((proposal.came, proposal.went), offered, strict=True)
    )
    return Resemblance(
        taken_up, nothing_else, likeness.in_order / mass if mass else float(emptied), likeness, run_mass
    )


def _shares(
    proposal: Sketch, text: Sketch, likeness: Likeness, weights: Sequence[float]
) -> tuple[float, float]:
    """Return how much of the proposal's change the text makes, and of the text's the proposal."""
    added, taken = _mass(proposal.added, weights), _mass(proposal.taken, weights)
    if proposal.amends and text.amends:
        shared = _mass(proposal.added & text.added, weights) + _mass(proposal.taken & text.taken, weights)
        other = _mass(text.added, weights) + _mass(text.taken, weights)
        return shared / (added + taken) if added + taken else 0.0, shared / other if other else 0.0
    if proposal.amends and not added and taken:  # it only takes words out: the text does so if it lacks them
        gone = taken - _mass(proposal.taken & text.unit.bag, weights)
        return likeness.score * gone / taken, 1.0
    return _mass(proposal.added & text.unit.bag, weights) / added if added else 0.0, 1.0


def _mass(bag: Bag, weights: Sequence[float]) -> float:
    return sum(weights[key] * count for key, count in bag.items())


def _runs_shared(one: Sequence[int], other: Sequence[int], weights: Sequence[float]) -> float:
    """Return the weight of the runs that both have; a run does not cross the end of a change."""
    total = 0.0
    for start, _, size in common_runs(one, other):
        run: list[float] = []
        for key in (*one[start : start + size], -1):
            if key >= 0:
                run.append(weights[key])
            else:
                total += sum(run) if len(run) >= RUN else 0.0
                run = []
    return total
