"""Sources: every original, how it was read, and its text with an anchor for every cited span."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from travaux.domain.meetings import Transcript
from travaux.domain.sources import Source as RecordSource
from travaux.domain.spans import Note
from travaux.domain.texts import Draft
from travaux.exports.html.anchors import mark_up
from travaux.exports.text_tables import write_table
from travaux.store.rows import ResultHead, StoredSource
from travaux.views.citation_targets import home_of, spans_cited
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.downloads import table
from travaux.web.pages.kind import PageKind, only


@dataclass(frozen=True, slots=True)
class Row:
    source: RecordSource
    format: str | None
    lost: int
    failed: bool


@dataclass(frozen=True, slots=True)
class Sources:
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Source:
    heading: str
    source: RecordSource
    stored: StoredSource
    format: str | None
    words: Markup | None
    cited: int
    notes: tuple[Note, ...]
    lost: tuple[Note, ...]
    failures: tuple[ResultHead, ...]
    shown_at: str | None


def sources(room: Snapshot) -> Sources:
    """Return the list of sources."""
    ordered = sorted(room.sources.values(), key=lambda source: source.dated)
    return room.kept("sources", lambda: Sources(N_("Sources"), tuple(_row(room, each) for each in ordered)))


def _row(room: Snapshot, source: RecordSource) -> Row:
    reading = _reading(room, source.id)
    lost = sum(note.count for note in reading.lost) if isinstance(reading, Draft) else 0
    failed = any(head.subject == source.id for head in room.failed)
    return Row(source, reading.format if reading else None, lost, failed)


def source(room: Snapshot, source: str) -> Source:
    """Return one source and its text."""
    return room.kept(("source", source), lambda: _source(room, source))


def _source(room: Snapshot, identifier: str) -> Source:
    found, reading = room.source(identifier), _reading(room, identifier)
    spans = spans_cited(room, identifier) if reading else frozenset()
    best = home_of(room, found)
    return Source(
        found.title,
        found,
        room.stored[identifier],
        reading.format if reading else None,
        mark_up(room.text(identifier).text, 0, spans) if reading else None,
        len(spans),
        reading.notes if reading else (),
        reading.lost if isinstance(reading, Draft) else (),
        tuple(head for head in room.failed if head.subject == identifier),
        None if best.startswith("sources/") else best,
    )


def _reading(room: Snapshot, source: str) -> Transcript | Draft | None:
    if room.has(Draft, source):
        return room.result(Draft, source)
    return room.result(Transcript, source) if room.has(Transcript, source) else None


def _paths(room: Snapshot) -> Iterable[str]:
    return (f"sources/{identifier}/" for identifier in room.sources)


def _as_csv(room: Snapshot) -> bytes:
    header = ("id", "date", "title", "kind", "author", "symbol", "stage", "format", "lost", "visibility")
    return write_table(header, (_cells(row) for row in sources(room).rows))


def _cells(row: Row) -> tuple[str | int | None, ...]:
    facts = row.source.facts
    said = (facts.author, facts.symbol, facts.stage, row.format)
    date = facts.date.isoformat() if facts.date else None
    return row.source.id, date, row.source.title, facts.kind.value, *said, row.lost, facts.visibility.value


PAGES = (
    PageKind("sources/", "sources.html", sources, only("sources/"), "sources"),
    PageKind("sources/{source}/", "source.html", source, _paths, "sources"),
)
"""The pages of this module."""

FILES = (table("sources/sources.csv", _as_csv, only("sources/")),)
"""What can be taken away."""
