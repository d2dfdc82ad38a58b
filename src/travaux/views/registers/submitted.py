"""The register of what submissions proposed: whose, of which sector, what became of it, what still stands."""

from collections.abc import Iterator

from travaux.domain.lineage import TAKEN_UP, Lineage, Trace
from travaux.domain.messages import N_, Message
from travaux.domain.sources import Source, SourceKind
from travaux.domain.spans import stable_id
from travaux.views.registers.tables import Cell, RegisterColumn, RegisterRow, RegisterTable, Value, told_in
from travaux.views.snapshot import Snapshot
from travaux.views.submissions import traces_by_submission
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views, thread_of

COLUMNS = (
    RegisterColumn("who", N_("Who"), facet=True),
    RegisterColumn("sector", N_("Sector"), facet=True),
    RegisterColumn("date", N_("Date")),
    RegisterColumn("outcome", N_("Outcome"), facet=True),
    RegisterColumn("about", N_("Paragraph"), facet=True),
    RegisterColumn("stands", N_("In the latest version"), facet=True),
)


def submitted(snapshot: Snapshot) -> RegisterTable:
    """Return every proposal of every submission, by date."""
    text = paragraph_views(snapshot) if snapshot.has(Lineage) else None
    return told_in(COLUMNS, _rows(snapshot, text))


def _rows(snapshot: Snapshot, text: ParagraphViews | None) -> Iterator[RegisterRow]:
    traces = traces_by_submission(snapshot)
    for source in snapshot.of_kind(SourceKind.INPUT):
        for trace in traces.get(source.id, ()):
            yield _row(source, trace, text)


def _row(source: Source, trace: Trace, text: ParagraphViews | None) -> RegisterRow:
    facts, cited = source.facts, trace.proposal.citation
    assert cited is not None  # traces_by_submission keeps only those that have one
    return RegisterRow(
        stable_id("proposal", cited.source, str(cited.start), str(cited.end)),
        (
            (Value(facts.author or source.title, f"inputs/{source.id}/"),),
            (Value(Message(facts.sector.value)),) if facts.sector else (),
            (Value(facts.date),) if facts.date else (),
            (Value(Message(trace.verdict.value)),),
            _met_cell(trace, text),
            _stands_cell(trace, text),
        ),
        (cited,),
    )


def _stands_cell(trace: Trace, text: ParagraphViews | None) -> Cell:
    """Return whether the words stand in the latest version; nothing where the trace does not tell."""
    if text is None:
        return ()
    if trace.verdict not in TAKEN_UP:
        return (Value(Message(N_("no"))),)
    if trace.last is None:
        return ()
    return (Value(Message(N_("yes") if trace.last == text.sources[-1].id else N_("no"))),)


def _met_cell(trace: Trace, text: ParagraphViews | None) -> Cell:
    """Return the paragraph that the words entered."""
    if text is None or trace.verdict not in TAKEN_UP or not trace.matches:
        return ()
    target = trace.matches[0].target
    numbers = {draft.source.id: number for number, draft in enumerate(text.lineage.versions)}
    thread = thread_of(trace.matches[0], text.at, numbers)
    if thread is None or target.paragraph is None:
        return ()
    label = text.called(numbers[target.draft or ""], (target.paragraph,))
    return (Value(label, f"paragraphs/{thread}/", label),)
