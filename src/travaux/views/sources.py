"""Sources: every original, how it was read, and its text with an anchor for every cited span."""

from dataclasses import dataclass

from travaux.domain.coverage import Coverage
from travaux.domain.meetings import Transcript
from travaux.domain.messages import Text
from travaux.domain.record import ResultHead, StoredSource
from travaux.domain.sources import Source
from travaux.domain.spans import Note
from travaux.domain.texts import Draft
from travaux.exports.html.anchors import mark_up
from travaux.exports.text_tables import write_table
from travaux.reports.accounts import describe_coverage
from travaux.views.citation_targets import home_of, spans_cited
from travaux.views.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source, the format it was read as, how much of it was lost, and whether a stage failed on it."""

    source: Source
    format: str | None
    lost: int
    failed: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source: ``words`` is its text as HTML, with anchors; ``shown_at`` the page that shows it best."""

    source: Source
    stored: StoredSource
    format: str | None
    words: str | None
    cited: int
    notes: tuple[Note, ...]
    lost: tuple[Note, ...]
    coverage: Coverage | None
    account: Text | None
    failures: tuple[ResultHead, ...]
    shown_at: str | None


def _row(snapshot: Snapshot, source: Source) -> SourceRow:
    reading = _reading(snapshot, source.id)
    lost = sum(note.count for note in reading.lost) if reading else 0
    failed = any(head.subject == source.id for head in snapshot.failed)
    return SourceRow(source, reading.format if reading else None, lost, failed)


def _source(snapshot: Snapshot, identifier: str) -> SourceView:
    found, reading = snapshot.source(identifier), _reading(snapshot, identifier)
    spans = spans_cited(snapshot, identifier) if reading else frozenset()
    best = home_of(snapshot, found)
    return SourceView(
        found,
        snapshot.stored[identifier],
        reading.format if reading else None,
        mark_up(snapshot.text(identifier).text, 0, spans) if reading else None,
        len(spans),
        reading.notes if reading else (),
        reading.lost if reading else (),
        reading.coverage if reading else None,
        describe_coverage(reading.coverage) if reading and reading.coverage else None,
        tuple(head for head in snapshot.failed if head.subject == identifier),
        None if best.startswith("sources/") else best,
    )


def _reading(snapshot: Snapshot, source: str) -> Transcript | Draft | None:
    if snapshot.has(Draft, source):
        return snapshot.result(Draft, source)
    return snapshot.result(Transcript, source) if snapshot.has(Transcript, source) else None


def sources_csv(snapshot: Snapshot) -> bytes:
    """Return the list of sources as a table."""
    header = ("id", "date", "title", "kind", "author", "symbol", "stage", "format", "lost", "visibility")
    return write_table(header, (_cells(row) for row in source_rows(snapshot)))


def _cells(row: SourceRow) -> tuple[str | int | None, ...]:
    facts = row.source.facts
    said = (facts.author, facts.symbol, facts.stage, row.format)
    date = facts.date.isoformat() if facts.date else None
    return row.source.id, date, row.source.title, facts.kind.value, *said, row.lost, facts.stands_in


def source_rows(snapshot: Snapshot) -> tuple[SourceRow, ...]:
    """Return every source with how it was read, by date."""
    ordered = sorted(snapshot.sources.values(), key=lambda source: source.dated)
    return snapshot.cached("sources", lambda: tuple(_row(snapshot, each) for each in ordered))


def source_view(snapshot: Snapshot, source: str) -> SourceView:
    """Return one source and its text.

    Raises:
        NotFound: if there is none that this viewer may see.
    """
    return snapshot.cached(("source", source), lambda: _source(snapshot, source))
