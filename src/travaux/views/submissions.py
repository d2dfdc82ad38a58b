"""Submissions: every written input, and what became of each thing it asked for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from travaux.analysis.text.standing_text import shown_text
from travaux.domain.lineage import TAKEN_UP, Trace, Traces, Verdict
from travaux.domain.sources import Source, SourceKind
from travaux.domain.spans import Citation
from travaux.exports.text_tables import write_table
from travaux.views.citation_targets import opening
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views, thread_of

ORDER = (Verdict.VERBATIM, Verdict.SUBSTANCE, Verdict.DROPPED, Verdict.COINCIDENCE, Verdict.NOT_TAKEN_UP)


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """One input; ``ends`` counts its proposals by what became of them."""

    source: Source
    proposals: int
    ends: tuple[tuple[str, int], ...]
    taken: int


@dataclass(frozen=True, slots=True)
class Met:
    """Where a proposal met the text: the version, the paragraph and its words."""

    path: str
    name: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class SubmittedProposal:
    """What a submission asks for, what became of it, and where it met the text."""

    trace: Trace
    citation: Citation
    met: Met | None


def traces_by_submission(snapshot: Snapshot) -> dict[str, list[Trace]]:
    """Return the traces of each input's proposals, by source."""

    def gather() -> dict[str, list[Trace]]:
        found: dict[str, list[Trace]] = {source.id: [] for source in snapshot.of_kind(SourceKind.INPUT)}
        for trace in snapshot.result(Traces).proposals if snapshot.has(Traces) else ():
            if trace.proposal.citation:
                found.setdefault(trace.proposal.citation.source, []).append(trace)
        return found

    return snapshot.cached("traces by input", gather)


def _row(source: Source, traces: Sequence[Trace]) -> SubmissionRow:
    ends = Counter(trace.verdict for trace in traces)
    return SubmissionRow(
        source,
        len(traces),
        tuple((verdict.value, ends[verdict]) for verdict in ORDER if ends[verdict]),
        sum(ends[verdict] for verdict in TAKEN_UP),
    )


def _sectors(rows: Sequence[SubmissionRow]) -> Iterable[tuple[str, int, int, int]]:
    names = sorted({row.source.facts.sector.value for row in rows if row.source.facts.sector})
    for name in names:
        own = [r for r in rows if r.source.facts.sector and r.source.facts.sector.value == name]
        yield name, len(own), sum(row.proposals for row in own), sum(row.taken for row in own)


def _proposal(snapshot: Snapshot, trace: Trace) -> SubmittedProposal:
    assert trace.proposal.citation is not None  # traces_by_submission keeps only those that have one
    taken = trace.verdict in TAKEN_UP and trace.matches
    return SubmittedProposal(
        trace,
        trace.proposal.citation,
        _meeting_with_text(paragraph_views(snapshot), trace) if taken else None,
    )


def _meeting_with_text(text: ParagraphViews, trace: Trace) -> Met | None:
    target = trace.matches[0].target
    numbers = {draft.source.id: number for number, draft in enumerate(text.lineage.versions)}
    thread = thread_of(trace.matches[0], text.at, numbers)
    if target.draft not in numbers or target.paragraph is None:
        return None
    number = numbers[target.draft]
    paragraph = text.lineage.versions[number].paragraphs[target.paragraph]
    return Met(
        f"paragraphs/{thread}/" if thread else f"text/{target.draft}/#p{target.paragraph}",
        text.name(number),
        text.called(number, (target.paragraph,)),
        shown_text(paragraph),
    )


def proposals_csv(snapshot: Snapshot) -> bytes:
    """Return one row a proposal, with what became of it and where to read it."""
    columns = ("input", "author", "sector", "date", "proposal", "verdict", "confidence", "words at")
    traced = (
        (source, trace)
        for source in snapshot.of_kind(SourceKind.INPUT)
        for trace in traces_by_submission(snapshot)[source.id]
    )
    return write_table(columns, (_cells(snapshot, *one) for one in traced))


def _cells(snapshot: Snapshot, source: Source, trace: Trace) -> tuple[str | None, ...]:
    facts = source.facts
    assert trace.proposal.citation is not None  # traces_by_submission keeps only those that have one
    return (
        source.title,
        facts.author,
        facts.sector.value if facts.sector else None,
        facts.date.isoformat() if facts.date else None,
        trace.proposal.text,
        trace.verdict.value,
        f"{trace.confidence:.3f}",
        opening(snapshot, trace.proposal.citation).path,
    )


def submission_rows(snapshot: Snapshot) -> tuple[SubmissionRow, ...]:
    """Return every submission with what became of its proposals, by date."""

    def make() -> tuple[SubmissionRow, ...]:
        traces = traces_by_submission(snapshot)
        return tuple(_row(source, traces[source.id]) for source in snapshot.of_kind(SourceKind.INPUT))

    return snapshot.cached("submissions", make)


def sums_by_sector(snapshot: Snapshot) -> tuple[tuple[str, int, int, int], ...]:
    """Return (sector, submissions, proposals, proposals that entered the text) for each sector."""
    return tuple(_sectors(submission_rows(snapshot)))


def proposals_of(snapshot: Snapshot, source: str) -> tuple[tuple[str, tuple[SubmittedProposal, ...]], ...]:
    """Return the proposals of a submission by what became of them, those that entered the text first."""
    traces = traces_by_submission(snapshot).get(source, [])
    groups = (
        (verdict.value, tuple(_proposal(snapshot, trace) for trace in traces if trace.verdict is verdict))
        for verdict in ORDER
    )
    return tuple((name, items) for name, items in groups if items)
