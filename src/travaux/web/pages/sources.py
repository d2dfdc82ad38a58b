"""Sources: every original, how it was read, and its text with an anchor for every cited span."""

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.domain.messages import Message, Text, joined
from travaux.views.snapshot import Snapshot
from travaux.views.sources import SourceRow, SourceView, source_rows, source_view, sources_csv
from travaux.web.languages import N_
from travaux.web.pages.downloads import table
from travaux.web.pages.kind import PageKind, path_alone
from travaux.web.terms import KINDS


@dataclass(frozen=True, slots=True)
class Sources:
    heading: str
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    heading: str
    found: SourceView

    @property
    def preview(self) -> Text:
        """Return what kind of source it is, whose and of which day."""
        facts = self.found.source.facts
        return joined(
            (Message(KINDS[facts.kind]), facts.author, facts.symbol, facts.date), " · ", capital=True
        )


def sources(snapshot: Snapshot) -> Sources:
    """Return the list of sources."""
    return Sources(N_("Sources"), source_rows(snapshot))


def source(snapshot: Snapshot, source: str) -> SourcePage:
    """Return one source and its text."""
    found = source_view(snapshot, source)
    return SourcePage(found.source.title, found)


def _paths(snapshot: Snapshot) -> Iterable[str]:
    return (f"sources/{identifier}/" for identifier in snapshot.sources)


PAGES = (
    PageKind("sources/", "sources.html", sources, path_alone("sources/"), "sources"),
    PageKind("sources/{source}/", "source.html", source, _paths, "sources"),
)
"""The pages of this module."""

FILES = (table("sources/sources.csv", sources_csv, path_alone("sources/")),)
"""What can be taken away."""
