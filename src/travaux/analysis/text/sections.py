"""Sections aligned by what their paragraphs became, and a second look at what is left over inside them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from travaux.analysis.text.assignment import Pair, choose_pairs
from travaux.analysis.text.wording import find_keys, is_function_word
from travaux.domain.texts import Paragraph, ParagraphKind

HEADINGS = frozenset({ParagraphKind.HEADING, ParagraphKind.ANNEX})
ROOT = -1  # what stands under no heading
SAME_PARAGRAPHS = (
    0.5  # the share of two sections' linked words that is linked between them and suffices alone
)
ALL_PARAGRAPHS = 0.9  # the same where the headings differ in more than their number
LEAST = 0.01  # what a pair counts that nothing but likeness of words speaks for
OTHER_PARAGRAPHS = 0.2  # below this share, sections are two, however alike their numbers
ALIKE = 0.5  # the share of a title's words, its number aside, that makes it the same title
TITLE, LEVEL, NUMBER = (
    0.5,
    0.1,
    0.3,
)  # what an alike title, the same level and the same number add to the share
WORDS = (
    1.0  # what the same words add where they are a title: a heading that stands to the letter is that heading
)

_NUMBER = re.compile(
    r"^[\[*\s]*(?:[^\W\d_]+\s+)?(?:\d+|[IVXLC]+|[A-Z])(?:\s?(?:bis|ter|quater))?(?=\W|$)[.):]*"
)


@dataclass(frozen=True, slots=True)
class WeightedVersion:
    """A version's paragraphs, the weight of the words of each, and the headings each stands under."""

    paragraphs: Sequence[Paragraph]
    masses: Sequence[float]
    above: tuple[tuple[int, ...], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "above", tuple(_headings_above(self.paragraphs)))

    def is_heading(self, place: int) -> bool:
        return self.paragraphs[place].kind in HEADINGS

    def heading(self, place: int) -> int:
        """Return the innermost heading that a paragraph stands under, ``ROOT`` for none."""
        return self.above[place][-1] if self.above[place] else ROOT

    def members(self, heading: int) -> list[int]:
        """Return the paragraphs that stand right under a heading, or under none."""
        return [
            place
            for place, above in enumerate(self.above)
            if (above[-1] if above else ROOT) == heading and not self.is_heading(place)
        ]


def _headings_above(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, ...]]:
    """Yield the headings above each paragraph, outermost first."""
    stack: list[int] = []
    for place, paragraph in enumerate(paragraphs):
        if paragraph.kind in HEADINGS:
            while stack and paragraphs[stack[-1]].level >= paragraph.level:
                stack.pop()
            yield tuple(stack)
            stack.append(place)
        else:
            yield tuple(stack)


def follow_words(old: WeightedVersion, new: WeightedVersion, chosen: Mapping[int, int]) -> "Sections":
    """Return how many words went from which section to which, as far as their paragraphs are chosen.

    A paragraph counts for the innermost heading above it alone: outer ones hold what went anywhere.
    """
    sections = Sections()
    for i, j in chosen.items():
        if not old.is_heading(i):
            sections.add(min(old.masses[i], new.masses[j]), [old.heading(i)], [new.heading(j)])
    return sections


def settle_headings(old: WeightedVersion, new: WeightedVersion, chosen: Mapping[int, int]) -> dict[int, int]:
    """Return the chosen pairs with headings linked to those under which their paragraphs now stand."""
    fixed = {i: j for i, j in chosen.items() if not (old.is_heading(i) and new.is_heading(j))}
    flow = _follow(old, new, fixed)
    taken_old, taken_new = set(fixed), set(fixed.values())
    weights = {
        (i, j): weight
        for i, j in {*flow.between, *(pair for pair in chosen.items() if pair[0] not in fixed)}
        if i not in taken_old
        and j not in taken_new
        and (weight := _weight(old.paragraphs[i], new.paragraphs[j], flow, (i, j), chosen.get(i) == j))
    }
    return {**fixed, **choose_pairs(weights)}


@dataclass(slots=True)
class Sections:
    """How many words of sections went where, as far as their paragraphs are linked."""

    between: dict[Pair, float] = field(default_factory=lambda: defaultdict(float))
    left: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    came: dict[int, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, mass: float, old: Sequence[int], new: Sequence[int]) -> None:
        """Count words that went from each of some sections to each of others."""
        for heading in old:
            self.left[heading] += mass
            for other in new:
                self.between[heading, other] += mass
        for other in new:
            self.came[other] += mass

    def share(self, pair: Pair, without: float = 0.0) -> float:
        """Return the share of the words of two sections that is linked between them, by their headings.

        ``without`` is the weight of words linked between them that are not to speak for themselves.
        """
        both = self.left.get(pair[0], 0.0) + self.came.get(pair[1], 0.0)
        return 2 * (self.between.get(pair, 0.0) - without) / both if both else 0.0

    def is_known(self, pair: Pair) -> bool:
        """Tell whether anything in either of two sections is linked at all."""
        return self.left.get(pair[0], 0.0) > 0 and self.came.get(pair[1], 0.0) > 0


def _follow(old: WeightedVersion, new: WeightedVersion, linked: Mapping[int, int]) -> Sections:
    flow = Sections()
    for i, j in linked.items():
        flow.add(min(old.masses[i], new.masses[j]), old.above[i], new.above[j])
    return flow


def _weight(one: Paragraph, other: Paragraph, flow: Sections, pair: Pair, alike: bool) -> float:
    """Return what speaks for two headings being one, 0 where too little does."""
    share, title = flow.share(pair), _same_title(one.text, other.text)
    contradicted = flow.is_known(pair) and share < OTHER_PARAGRAPHS
    needed = SAME_PARAGRAPHS if _names_alike(one.text, other.text) else ALL_PARAGRAPHS
    if (contradicted or not alike) and share < needed and title < ALIKE:
        return 0.0
    if one.kind is not other.kind and not alike:
        return 0.0
    same = find_keys(one.text) == find_keys(other.text)
    words = WORDS if title == 1 else NUMBER * same
    return share + TITLE * title + LEVEL * (one.level == other.level) + words + LEAST


def _names_alike(one: str, other: str) -> bool:
    """Tell whether headings name parts of one kind, without two titles: "Article 3", "Article 4 (aim)"."""
    first, second = (_NUMBER.match(text) for text in (one, other))
    kinds = [find_keys(found.group())[:-1] if found else None for found in (first, second)]
    titled = all(find_keys(_NUMBER.sub("", text)) for text in (one, other))
    return bool(kinds[0]) and kinds[0] == kinds[1] and not titled


def _same_title(one: str, other: str) -> float:
    """Return how alike two titles are, their numbers aside; 0 where either has a number alone."""
    first, second = (
        {key for key in find_keys(_NUMBER.sub("", text)) if not is_function_word(key)}
        for text in (one, other)
    )
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0
