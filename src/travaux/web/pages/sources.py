"""Sources: every original, how it was read, and its text with an anchor for every cited span."""

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.domain.sources import Source as RecordSource
from travaux.domain.spans import SourceText
from travaux.service.reading_room import Snapshot
from travaux.web.pages.kind import PageKind, only


@dataclass(frozen=True, slots=True)
class Sources:
    heading: str
    sources: tuple[RecordSource, ...]
    withheld: int


@dataclass(frozen=True, slots=True)
class Source:
    heading: str
    source: RecordSource
    text: SourceText


def sources(room: Snapshot) -> Sources:
    """Return the list of sources."""
    ordered = sorted(room.sources.values(), key=lambda source: source.dated)
    return Sources("Sources", tuple(ordered), room.withheld)


def source(room: Snapshot, source: str) -> Source:
    """Return one source and its text."""
    found = room.source(source)
    return Source(found.title, found, room.text(source))


def _paths(room: Snapshot) -> Iterable[str]:
    return (f"sources/{identifier}/" for identifier in room.sources)


PAGES = (
    PageKind("sources/", "sources.html", sources, only("sources/"), "sources"),
    PageKind("sources/{source}/", "source.html", source, _paths, "sources"),
)
"""The pages of this module."""
