"""How near a meeting came to consensus, computed, and how it was computed."""

from collections.abc import Sequence

from travaux.analysis.meeting.sides import Room
from travaux.domain.findings import Agreement, Difference
from travaux.domain.meeting_reports import Consensus

_HIGH = 0.75
_MODERATE = 0.4
_WIDE = 0.5
_RECIPE = (
    "The level is high where at least three quarters of these points are shared and at least half of the "
    "sides take part in them, moderate from two fifths, low below, and none where no point is shared. "
    "It measures what was said in this meeting, not a decision."
)


def weigh_consensus(
    agreements: Sequence[Agreement], differences: Sequence[Difference], room: Room
) -> Consensus:
    """Return the level of consensus: how many points are shared, how many opposed, by how many sides."""
    opposed = [difference for difference in differences if difference.kind != "partial"]
    sides = len(set(room.side_of.values()))
    agreeing = len({name for agreement in agreements for name in agreement.actors})
    level = _level(len(agreements), len(opposed), agreeing, sides)
    figures = (
        f"{len(agreements)} points are made by more than one side and {len(opposed)} are opposed; "
        f"{agreeing} of {sides} sides share at least one point."
    )
    text = f"{level.capitalize()}: {figures} {_RECIPE}"
    return Consensus(level, len(agreements), len(opposed), agreeing, sides, text)


def _level(shared: int, opposed: int, agreeing: int, sides: int) -> str:
    if not shared or sides < 2:
        return "none"
    share = shared / (shared + opposed)
    if share >= _HIGH and agreeing >= _WIDE * sides:
        return "high"
    return "moderate" if share >= _MODERATE else "low"
