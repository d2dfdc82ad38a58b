"""The findings of a meeting held against their words: what is otherwise is shown as its quotation."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from travaux.analysis.grounding.attribution import TurnsByPlace
from travaux.analysis.grounding.contrast import opposed
from travaux.analysis.grounding.gate import hold
from travaux.analysis.grounding.lines import ComposedLine, Fault, GroundedLine, Refused
from travaux.analysis.meeting.sides import named_for
from travaux.domain.findings import Agreement, Argument, Difference, Line
from travaux.domain.meetings import Meeting
from travaux.domain.messages import Text, joined, message
from travaux.domain.spans import Citation

_FALSE = frozenset({Fault.NEGATION, Fault.HOLDER})
"""What makes an agreement none: somebody else holds it, or the contrary is held."""

_MARKS = str.maketrans({"“": "‘", "”": "’", '"': "’"})


class MeetingGrounding:
    """The gate for the findings of one meeting."""

    def __init__(self, meeting: Meeting) -> None:
        self._whose = TurnsByPlace([meeting])

    def argument(self, argument: Argument) -> Argument:
        """Return ``argument`` as composed, or with the whole quotation where that says otherwise."""
        if isinstance(self._hold_to_words(argument.claim, (), argument.citations), GroundedLine):
            return argument
        return replace(argument, claim=str(self._quotation(argument.citations[:1])), quoted=True)

    def line(self, line: Line) -> Line:
        """Return ``line`` as composed, or as the quotation of its words where that says otherwise."""
        if isinstance(self._hold_to_words(line.text, (), line.citations), GroundedLine):
            return line
        return replace(line, said=self._quotation(line.citations), quoted=True)

    def lines(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Return ``lines`` in order, each as composed or as its quotation."""
        return tuple(self.line(line) for line in lines)

    def takeaways(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Return ``lines``; those that repeat an agreement or a difference have passed with it."""
        return tuple(line if len(line.actors) > 1 else self.line(line) for line in lines)

    def agreements(
        self, points: Iterable[Agreement], spared: Set[str] = frozenset()
    ) -> tuple[list[Agreement], int]:
        """Return the agreements that their words bear out, and how many they do not.

        ``spared`` are the ids of those that a side declares itself: they are quotations with a name.
        """
        kept, dropped = [], 0
        for point in points:
            if point.id in spared:
                kept.append(point)
                continue
            found = self._hold_to_words(point.text, point.actors, point.citations)
            if isinstance(found, GroundedLine):
                kept.append(point)
            elif any(reason.fault in _FALSE for reason in found.reasons):
                dropped += 1
            else:
                kept.append(replace(point, said=self._quotation(point.citations), quoted=True))
        return kept, dropped

    def differences(
        self, points: Iterable[Difference], spared: Set[str] = frozenset()
    ) -> tuple[list[Difference], int]:
        """Return the differences whose sides do stand against one another, and how many do not.

        ``spared`` are the ids of those that a side declares itself by naming the other.
        """
        kept, dropped = [], 0
        for point in points:
            if point.kind != "partial" and point.id not in spared and not self._is_left_apart(point):
                dropped += 1
                continue
            kept.append(point)
        return kept, dropped

    def _is_left_apart(self, point: Difference) -> bool:
        one, other = point.sides[:2]
        return self._opposed(one.citations, other.citations)

    def _opposed(self, one: Sequence[Citation], other: Sequence[Citation]) -> bool:
        first, second = ([self._whose.words(each) for each in side] for side in (one, other))
        return opposed(first, second, self._whose.context(one[0]).language)

    def _hold_to_words(
        self, text: str, holders: Sequence[str], citations: Sequence[Citation]
    ) -> GroundedLine | Refused:
        words = tuple(self._whose.words(each) for each in citations)
        return hold(ComposedLine(text, tuple(holders), words), self._whose.context(citations[0]))

    def _quotation(self, citations: Sequence[Citation]) -> Text:
        """Return the words cited in quotation marks, each with its speaker before it."""
        told: list[Text] = []
        for citation in citations:
            words = self._whose.words(citation)
            quote = " ".join(citation.quote.translate(_MARKS).split())
            name = named_for(words.speaker, words.speaking_for)
            own = message("%(names)s: “%(words)s”", names=name, words=quote)
            told.append(own if words.speaker else f"“{quote}”")
        return joined(dict.fromkeys(told), " ")
