"""Stands that the same sentence tells as left behind: "which had rejected it in May, now supported it"."""

from collections.abc import Sequence

from travaux.analysis.positions.polarity import HELD_IN_THE_PAST
from travaux.domain.positions import Position, Stance, Unresolved, side
from travaux.reference.phrases import clause_pattern

_Found = Position | Unresolved


def without_overtaken(found: Sequence[_Found], language: str) -> list[_Found]:
    """Return ``found``, what a sentence tells in order, the stands that it has turned from told as past.

    A report puts all that was said in the past; what came before that is in the pluperfect. It is past where
    the same holder goes on to the other side of the same thing without it.
    """
    positions = [one for one in found if isinstance(one, Position)]
    return [
        Unresolved(HELD_IN_THE_PAST, one.citations)
        if isinstance(one, Position) and any(_turns(one, other, language) for other in positions)
        else one
        for one in found
    ]


def stands_of(found: Sequence[_Found]) -> set[tuple[str, Stance]]:
    """Return who takes which stance in ``found``."""
    return {(one.holder.code, one.stance) for one in found if isinstance(one, Position)}


def _turns(one: Position, other: Position, language: str) -> bool:
    """Tell whether ``other`` is to the other side of what ``one`` was before it."""
    if one.holder.code != other.holder.code or side(one.stance) * side(other.stance) >= 0:
        return False
    labels = {target.label.lower() for target in one.targets}
    before = clause_pattern(language, "pluperfect")
    return (
        bool(labels & {target.label.lower() for target in other.targets})
        and before.search(one.citations[0].quote) is not None
        and before.search(other.citations[0].quote) is None
    )
