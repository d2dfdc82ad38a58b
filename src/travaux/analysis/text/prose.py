"""How much speaks for a paragraph having taken up what a sentence asks for in words of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, log1p

from travaux.analysis.text.likeness import Likeness, Vocabulary, WeightedParagraph, compare_units
from travaux.analysis.text.wording import find_keys, stem
from travaux.domain.lineage import Wording
from travaux.reference.tracing import ProseCurve

VERBATIM = 0.9  # the share of the words, by weight, that stand close together in the same order
CLOSE = 1.5  # how many times as long as the wording the stretch that holds them may be
NOTES = 6  # words that brackets and notes may add to it


@dataclass(frozen=True, slots=True)
class Resembling:
    """What a request has in common with a paragraph: shares from 0 to 1, and weights of words."""

    cover: float  # of the request's words, what the paragraph has
    order: float  # of the request's words, what stands there in the same order
    run: float  # weight of the longest row of shared words
    shared: float  # weight of all shared words
    named: bool  # the request speaks of this paragraph
    arrived: float  # of what the request adds to that paragraph, what it has gained since
    likeness: Likeness = field(repr=False)

    @property
    def features(self) -> tuple[float, ...]:
        """Return what the curve of confidence weighs."""
        return self.cover, self.order, log1p(self.run), log1p(self.shared), float(self.named), self.arrived

    def confidence(self, curve: ProseCurve) -> float:
        """Return the probability that the paragraph took the request up."""
        weighed = sum(weight * value for weight, value in zip(curve.weights, self.features, strict=True))
        return 1 / (1 + exp(-(curve.bias + weighed)))


def stems_of(text: str) -> tuple[str, ...]:
    """Return the words of a text less their endings, in order."""
    return tuple(map(stem, find_keys(text)))


def read_stems(wordings: Iterable[Wording]) -> Vocabulary:
    """Return the words of all wordings less their endings, weighed by how rare they are."""
    return Vocabulary(stems_of(f"{wording.new} {wording.old or ''}") for wording in wordings)


def resemble_prose(
    asked: WeightedParagraph,
    text: WeightedParagraph,
    weights: Sequence[float],
    named: bool = False,
    before: WeightedParagraph | None = None,
) -> Resembling:
    """Return what a request and a paragraph share; ``before`` is that paragraph as the request found it."""
    likeness = compare_units(asked, text, weights)
    mass = asked.mass or 1.0
    runs = [text.sums[there + size] - text.sums[there] for _, there, size in likeness.blocks]
    return Resembling(
        likeness.shared / mass,
        likeness.in_order / mass,
        max(runs, default=0.0),
        likeness.shared,
        named,
        _arrived(asked, text, before, weights) if before else 0.0,
        likeness,
    )


def _arrived(
    asked: WeightedParagraph, text: WeightedParagraph, before: WeightedParagraph, weights: Sequence[float]
) -> float:
    wanted = asked.bag - before.bag
    gained = wanted & (text.bag - before.bag)
    mass = sum(weights[key] * count for key, count in wanted.items())
    return sum(weights[key] * count for key, count in gained.items()) / mass if mass else 0.0


def is_verbatim(asked: WeightedParagraph, found: Likeness) -> bool:
    """Tell whether wording stands in a paragraph word for word, as good as whole and close together."""
    blocks = [block for block in found.blocks if block[2] > 1 or len(asked.keys) == 1]
    if not blocks:
        return False
    held = sum(asked.sums[start + size] - asked.sums[start] for start, _, size in blocks)
    stretch = blocks[-1][1] + blocks[-1][2] - blocks[0][1]
    return held >= VERBATIM * asked.mass and stretch <= CLOSE * len(asked.keys) + NOTES
