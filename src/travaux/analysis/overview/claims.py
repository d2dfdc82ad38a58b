"""What an overview is made from: meetings with what was argued in them and who stood where."""

from dataclasses import dataclass

from travaux.domain.findings import Argument, Difference
from travaux.domain.meetings import Meeting
from travaux.domain.positions import Position


@dataclass(frozen=True, slots=True)
class ArguedMeeting:
    """A meeting, what was argued in it, where sides parted, and who took which stand in so many words.

    ``is_told`` says that nobody speaks in the record: it tells who held what, as a bulletin does.
    """

    meeting: Meeting
    arguments: tuple[Argument, ...]
    differences: tuple[Difference, ...] = ()
    positions: tuple[Position, ...] = ()
    is_told: bool = False
