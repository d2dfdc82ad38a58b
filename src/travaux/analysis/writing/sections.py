"""What a model is asked to write of one meeting: parts of its report, with the sentences they rest on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.analysis.grounding.attribution import TurnsByPlace
from travaux.analysis.grounding.lines import CitedWords, Context
from travaux.analysis.grounding.rules import load_rules
from travaux.analysis.grounding.written import Citable
from travaux.analysis.meeting.sides import find_sides
from travaux.domain.findings import Line
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Meeting
from travaux.ports import NumberedSentence, WritingTask
from travaux.reference.writing import writing_rules


@dataclass(frozen=True, slots=True)
class AskedSection:
    """A part of a report as composed, and what is asked for it.

    ``open`` are the lines that a model may write anew; the others stand. ``given`` are the words by their
    ids. Where nothing is open nothing is asked.
    """

    kind: str
    matter: str | None
    composed: tuple[Line, ...]
    open: tuple[Line, ...]
    task: WritingTask
    given: Citable


def sections_of(report: MeetingReport) -> Iterator[AskedSection]:
    """Yield the summary, the key points and the full report, matter by matter, as they are asked for."""
    asked = _MeetingSections(report.meeting)
    yield asked.section("summary", None, report.summary)
    yield asked.section("points", None, report.points)
    for account in report.accounts:
        yield asked.section("account", account.matter, account.lines)


class _MeetingSections:
    """The turns of one meeting, and who takes part."""

    def __init__(self, meeting: Meeting) -> None:
        self._turns = TurnsByPlace([meeting])
        self._names = frozenset(_names_in(meeting))
        self._sides = len(set(find_sides(meeting).side_of.values()))

    def section(self, kind: str, matter: str | None, composed: Sequence[Line]) -> AskedSection:
        """Return one section with the sentences that its lines rest on, each once and in their order."""
        language = self._language(composed)
        lines = tuple(line for line in composed if self._is_open(line, language))
        cited = dict.fromkeys(each for line in lines for each in line.citations)
        words = {f"s{number}": self._turns.words(each) for number, each in enumerate(cited, 1)}
        sentences = tuple(
            NumberedSentence(name, " ".join(each.citation.quote.split()), _holder(each))
            for name, each in words.items()
        )
        instruction = writing_rules().instructions[kind]
        task = WritingTask(
            f"{instruction} The matter: {matter}." if matter else instruction, sentences, language
        )
        context = Context(language, self._sides)
        return AskedSection(kind, matter, tuple(composed), lines, task, Citable(words, self._names, context))

    def _language(self, lines: Sequence[Line]) -> str:
        found = [self._turns.context(each).language for line in lines for each in line.citations]
        return max(sorted(set(found)), key=found.count, default="en")

    def _is_open(self, line: Line, language: str) -> bool:
        """Say whether a line rests on speakers' words alone, all in a language that the gate has rules of."""
        spoken = all(self._turns.words(each).speaker for each in line.citations)
        same = all(self._turns.context(each).language == language for each in line.citations)
        return spoken and same and bool(load_rules(language))


def _holder(words: CitedWords) -> str:
    """Return whose words they are as a sentence should name it."""
    return f"{words.speaker}, for {' and '.join(words.speaking_for)}" if words.speaking_for else words.speaker


def _names_in(meeting: Meeting) -> Iterator[str]:
    """Yield all names by which those who spoke, and those for whom they spoke, go."""
    for turn in meeting.interventions:
        speaker = turn.speaker
        groups = [group.name for group in speaker.on_behalf_of]
        actor = [speaker.actor.name] if speaker.actor else []
        for name in (speaker.name, speaker.person or "", speaker.label, *actor, *groups):
            if len(name) > 1:
                yield name
