"""A section as a model writes it: proved, sent back once, and else as composed.

A composed line gives way only where sentences that hold cite every word that it rests on. What a model
leaves out, invents or says otherwise therefore changes nothing but its own sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from travaux.analysis.grounding.lines import Fault, GroundedLine, Reason, Refused
from travaux.analysis.grounding.written import hold_written
from travaux.analysis.writing.sections import AskedSection, sections_of
from travaux.domain.findings import Line
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.spans import Citation, stable_id
from travaux.domain.writings import WritingCounts, WrittenLine, WrittenReport, WrittenSection
from travaux.errors import UnusableAnswer
from travaux.ports import Writer, WritingTask, Written
from travaux.reference.writing import writing_rules

MOST = 40  # sentences of one answer that are weighed: twice those of the longest section composed so far

_WHY = {
    Fault.HOLDER: "it must name the holders of the sentences it cites, exactly as given, and nobody else: {}",
    Fault.CAPACITY: "the holder did not speak in that capacity: {}",
    Fault.NEGATION: "it denies what is not denied, or the other way round: {}",
    Fault.CITATION: "there is no sentence with the id “{}”",
    Fault.FORM: "it must be one plain sentence with one statement: {}",
    Fault.LANGUAGE: "it is in another language than the record",
}
_OTHERWISE = "the cited sentences do not say this ({fault}): {at}"


@dataclass(frozen=True, slots=True)
class _Held:
    """A sentence that its words prove, with them."""

    text: str
    citations: tuple[Citation, ...]
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an answer came to; ``unusable`` says why it was none, ``written`` what it cost."""

    held: tuple[_Held, ...] = ()
    refused: tuple[Refused, ...] = ()
    unusable: str | None = None
    written: Written | None = None

    @property
    def faults(self) -> int:
        """Return how many sentences do not hold; an answer that is none counts as one."""
        return len(self.refused) + (self.unusable is not None)


def write_report(report: MeetingReport, writer: Writer) -> WrittenReport:
    """Return the summary, key points and full report of a meeting as ``writer`` puts them, where proved.

    Raises:
        TravauxError: if the writer cannot be reached, or its budget is spent.
    """
    sections: list[WrittenSection] = []
    costs: list[Written] = []
    for asked in sections_of(report):
        section, cost = write_section(asked, writer)
        sections.append(section)
        costs.extend(cost)
    sent, received = (
        sum(each) for each in ([c.tokens_sent for c in costs], [c.tokens_received for c in costs])
    )
    return WrittenReport(writer.identity, tuple(sections), sent, received)


def write_section(asked: AskedSection, writer: Writer) -> tuple[WrittenSection, tuple[Written, ...]]:
    """Return one section as written, and what was written for it, proved or not."""
    if not asked.open:
        composed = tuple(WrittenLine(line, False) for line in asked.composed)
        return WrittenSection(asked.kind, asked.matter, composed, WritingCounts()), ()
    first = _answer(asked, asked.task, writer)
    second = _answer(asked, corrected(asked.task, first), writer) if first.faults else _Answer()
    most = MOST if first.unusable else len(first.refused)
    mended = tuple(each for each in second.held if each not in first.held)[:most]
    held = tuple(dict.fromkeys((*first.held, *mended)))
    lines, shown = _put_in(asked, held)
    counts = WritingCounts(
        passed=sum(each in shown for each in first.held),
        mended=sum(each in shown for each in mended),
        dropped=max(first.faults - len(mended), second.faults if first.unusable else 0),
        spare=len(held) - len(shown),
    )
    paid = tuple(each.written for each in (first, second) if each.written)
    return WrittenSection(asked.kind, asked.matter, lines, counts), paid


def _answer(asked: AskedSection, task: WritingTask, writer: Writer) -> _Answer:
    try:
        written = writer.write(task)
    except UnusableAnswer as error:
        return _Answer(unusable=error.message)
    found = [(each, hold_written(each, asked.given)) for each in written.sentences[:MOST]]
    held = tuple(_held(result) for each, result in found if isinstance(result, GroundedLine))
    refused = tuple(result for _, result in found if isinstance(result, Refused))
    empty = None if written.sentences else "it holds no sentence"
    return _Answer(tuple(dict.fromkeys(held)), refused, empty, written)


def _held(result: GroundedLine) -> _Held:
    citations = tuple(each.citation for each in result.line.words)
    return _Held(result.line.text, citations, result.line.holders)


def corrected(task: WritingTask, answer: _Answer) -> WritingTask:
    """Return the task as it is sent back: each refused sentence with the reasons."""
    if answer.unusable:
        return replace(task, correction=f"Your last answer could not be used: {answer.unusable}.")
    told = [
        f"- {each.line.text[:400]}\n  " + "; ".join(map(_why, each.reasons[:3])) for each in answer.refused
    ]
    return replace(task, correction="\n".join((writing_rules().correction, *told)))


def _why(reason: Reason) -> str:
    said = _WHY.get(reason.fault, _OTHERWISE)
    return said.format(reason.at, fault=reason.fault.value, at=reason.at)


def _put_in(asked: AskedSection, held: Sequence[_Held]) -> tuple[tuple[WrittenLine, ...], set[_Held]]:
    """Return the section with composed lines replaced by the sentences that tell them whole.

    A sentence stands where the first line that it helps to tell stood; one that helps to tell none is spare.
    """
    told = {citation for each in held for citation in each.citations}
    given_way = [line for line in asked.open if set(line.citations) <= told]
    lines: list[WrittenLine] = []
    shown: dict[_Held, None] = {}
    for line in asked.composed:
        if line not in given_way:
            lines.append(WrittenLine(line, False))
            continue
        for each in held:
            if each not in shown and not set(each.citations).isdisjoint(line.citations):
                shown[each] = None
                lines.append(WrittenLine(_line(line.kind, each), True))
    return tuple(lines), set(shown)


def _line(kind: str, held: _Held) -> Line:
    places = (f"{each.source} {each.start}" for each in held.citations)
    return Line(stable_id("written", held.text, *places), kind, held.text, held.citations, held.holders)
