"""Alternatives of one provision travel as a set: what stood in several options and became one text."""

from collections.abc import Iterator

from travaux.analysis.text.assignment import Pair
from travaux.analysis.text.leftovers import Leftovers, is_option
from travaux.analysis.text.sections import HEADINGS, WeightedVersion
from travaux.domain.texts import ParagraphKind

ALIKE = 0.45  # the likeness from which another option's text is an alternative of what became of the first
HELD = 0.5  # the share of the words of either that the other must hold beside that
PLACED = frozenset({ParagraphKind.OPERATIVE, ParagraphKind.SUBPARAGRAPH, ParagraphKind.PREAMBULAR})


def find_alternatives(left: Leftovers) -> set[Pair]:
    """Return paragraphs left over below options, each with the text that an alternative of it became.

    The text must stand in the section that theirs became, below no option itself, and its partner outside of
    their own option: what stands in one option side by side is no alternative of each other.
    """
    options, still = list(_options(left.old)), list(_options(left.new))
    back = {j: i for i, j in left.chosen.items()}
    found: set[Pair] = set()
    for i in sorted(left.free_old):
        if options[i] is None or left.old.paragraphs[i].kind not in PLACED:
            continue
        members = left.became(left.old.heading(i))
        rivals = [j for j in members if still[j] is None and j in back and options[back[j]] != options[i]]
        best = max(rivals, key=lambda j: left.compare(i, j).score, default=None)
        if best is not None and _is_alternative(left, i, best):
            found.add((i, best))
    return found


def _is_alternative(left: Leftovers, i: int, j: int) -> bool:
    likeness = left.compare(i, j)
    return likeness.score >= ALIKE and max(likeness.old_cover, likeness.new_cover) >= HELD


def _options(version: WeightedVersion) -> Iterator[int | None]:
    """Yield the option that each paragraph stands in: the last one named under the same heading."""
    option: int | None = None
    for place, paragraph in enumerate(version.paragraphs):
        if paragraph.kind in HEADINGS:
            option = None
        elif is_option(paragraph):
            option = place
        yield option
