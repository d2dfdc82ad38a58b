"""Where the sides of a meeting stand, counted by matter, with the recipe of the count."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from travaux.analysis.meeting.sides import MeetingSides
from travaux.domain.meeting_reports import Balance, Consensus
from travaux.domain.messages import Text
from travaux.domain.voices import Voice

_MOST = 12  # matters that are counted out; a longer list is the tables of positions
_RECIPE = (
    "A side is counted once on each matter, where its own words take a stand on it; the rest are silent, as "
    "far as this record shows. This counts what was said in this meeting. It is no decision."
)


class StandTaken(Protocol):
    """What sides took a stand on."""

    @property
    def words(self) -> str: ...
    @property
    def supporters(self) -> tuple[Voice, ...]: ...
    @property
    def opponents(self) -> tuple[Voice, ...]: ...
    @property
    def conditional(self) -> tuple[Voice, ...]: ...
    @property
    def said(self) -> Text | None: ...


def weigh_consensus(points: Sequence[StandTaken], room: MeetingSides) -> Consensus:
    """Return how many sides are for, against, for on a condition and silent, by matter."""
    sides = len(set(room.side_of.values()))
    balances = tuple(_balance(each, sides) for each in points[:_MOST])
    told = "; ".join(_counts_of(each) for each in balances)
    text = f"{told}. {_RECIPE}" if told else f"No matter was found on which two sides take a stand. {_RECIPE}"
    return Consensus(sides, balances, text)


def _balance(point: StandTaken, sides: int) -> Balance:
    supporters, opponents, bound = map(_names, (point.supporters, point.opponents, point.conditional))
    silent = sides - len({*supporters, *opponents, *bound})
    return Balance(point.words, supporters, opponents, bound, silent, point.said)


def _names(voices: Iterable[Voice]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(voice.name for voice in voices))


def _counts_of(balance: Balance) -> str:
    counts = [
        f"{len(camp)} {where}"
        for camp, where in (
            (balance.supporters, "for"),
            (balance.opponents, "against"),
            (balance.conditional, "on a condition"),
        )
        if camp
    ]
    return f"{balance.matter}: {', '.join(counts)}, {balance.silent} silent"
