"""Arguments by where their words stand, found without going through all of them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from travaux.domain.findings import Argument
from travaux.domain.meetings import Meeting
from travaux.domain.spans import Citation


class PlacedArguments:
    """The arguments of one meeting, for which the words that they rest on are asked."""

    def __init__(self, meeting: Meeting, arguments: Sequence[Argument]) -> None:
        self._meeting = meeting
        self._spans = sorted(
            (citation.start, citation.end, place)
            for place, argument in enumerate(arguments)
            for citation in (*argument.citations, *argument.explanation_citations)
        )
        self._reach = list(accumulate((end for _, end, _ in self._spans), max))
        turns: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, argument in enumerate(arguments):
            turns[argument.intervention].append((argument.citations[0].start, place))
        self._turns = {turn: sorted(rows) for turn, rows in turns.items()}

    def at(self, citation: Citation) -> int | None:
        """Return the place of the argument in which words stand, else of the nearest of the same turn."""
        inside = self._argument_around(citation)
        if inside is not None:
            return inside
        turn = self._meeting.turn_at(citation.start)
        return _nearest(self._turns.get(turn.id, []), citation.start) if turn else None

    def _argument_around(self, citation: Citation) -> int | None:
        """Return the first argument that words stand in, looking back only while a span may reach them."""
        found: list[int] = []
        at = bisect_right(self._spans, (citation.start, float("inf"))) - 1
        while at >= 0 and self._reach[at] >= citation.end:
            if self._spans[at][1] >= citation.end:
                found.append(self._spans[at][2])
            at -= 1
        return min(found, default=None)


def _nearest(rows: Sequence[tuple[int, int]], start: int) -> int | None:
    """Return the argument that begins nearest to ``start``, the first of several; ``rows`` are in order."""
    at = bisect_left(rows, (start, -1))
    near = list(rows[at : at + 1])
    if at:
        near.append(rows[bisect_left(rows, (rows[at - 1][0], -1))])
    return min(near, key=lambda row: (abs(row[0] - start), row[1]))[1] if near else None
