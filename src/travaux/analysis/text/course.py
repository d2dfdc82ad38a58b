"""The paragraphs of all versions, by what they are called, and what became of one in the next versions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from travaux.analysis.text.likeness import WeightedParagraph, compare_units, shared_mass
from travaux.domain.lineage import Wording

SAME = 0.3  # the likeness from which a paragraph of the next version is the same one
BROUGHT_BACK = 0.6  # and one of a later version, where the next has none


@dataclass
class Courses:
    """Every paragraph that proposals are held against. Versions are numbered in their order."""

    targets: Sequence[Wording]
    units: Sequence[WeightedParagraph] = field(repr=False)
    weights: Sequence[float] = field(repr=False)
    versions: Sequence[str]
    _after: dict[int, int | None] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        number = {version: n for n, version in enumerate(self.versions)}
        self._in: Mapping[int, list[int]] = defaultdict(list)
        self._called: dict[tuple[int, str], int] = {}
        self.version = [number.get(target.draft or "", 0) for target in self.targets]
        for place, target in enumerate(self.targets):
            self._in[self.version[place]].append(place)
            if target.label:
                self._called.setdefault((self.version[place], target.label), place)

    def called(self, version: int, label: str) -> int | None:
        """Return the paragraph that a version calls ``label``."""
        return self._called.get((version, label))

    def of(self, version: int) -> Sequence[int]:
        """Return the paragraphs of a version."""
        return self._in[version]

    def course(self, place: int) -> list[int]:
        """Return a paragraph and what became of it, version by version, as far as it can be followed."""
        found = [place]
        while (following := self._next_place(found[-1])) is not None:
            found.append(following)
        return found

    def _next_place(self, place: int) -> int | None:
        if place not in self._after:
            self._after[place] = self._find_next(place)
        return self._after[place]

    def _find_next(self, place: int) -> int | None:
        """Return the paragraph in the next version, or in the first that brings it back."""
        for version in range(self.version[place] + 1, len(self.versions)):
            score, best = self._likeliest_place(place, version)
            if score >= (SAME if version == self.version[place] + 1 else BROUGHT_BACK):
                return best
        return None

    def _likeliest_place(self, place: int, version: int) -> tuple[float, int]:
        one = self.units[place]
        likely = sorted(
            self.of(version),
            key=lambda other: (
                -shared_mass(one, self.units[other], self.weights)
                / max(one.mass + self.units[other].mass, 1e-9)
            ),
        )[:3]
        scored = [(compare_units(one, self.units[other], self.weights).score, other) for other in likely]
        return max(scored, default=(0.0, -1))
