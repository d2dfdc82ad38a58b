"""What is said of a source, and the form that changes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from travaux.commands.describing import FACTS, said_of
from travaux.domain.actors import Sector
from travaux.domain.sources import Source, SourceKind, Track, Visibility
from travaux.domain.spans import stable_id
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind

LABELS: Mapping[str, str] = {
    "kind": N_("Kind"),
    "title": N_("Title"),
    "date": N_("Date"),
    "body": N_("Body"),
    "stage": N_("Stage"),
    "symbol": N_("Symbol"),
    "sector": N_("Sector"),
    "author": N_("Author"),
    "language": N_("Language"),
    "track": N_("Track"),
    "visibility": N_("Who may see it"),
}
"""What a fact is called."""

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(kind.value for kind in SourceKind),
    "sector": ("", *(sector.value for sector in Sector)),
    "track": ("", *(track.value for track in Track)),
    "visibility": tuple(visibility.value for visibility in Visibility),
}


@dataclass(frozen=True, slots=True)
class FactField:
    """One fact: what the form shows, and what stands where somebody else has changed it meanwhile."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...]
    theirs: str | None = None


@dataclass(frozen=True, slots=True)
class FactsPage:
    """``version`` names what the form has seen; ``refused`` says why what was sent was not kept."""

    heading: str
    source: Source
    fields: tuple[FactField, ...]
    version: str
    refused: str = ""
    conflict: bool = False

    @property
    def subject(self) -> str:
        """Return what tells this page from others of its heading."""
        return self.source.title


def facts(
    snapshot: Snapshot,
    source: str,
    *,
    sent: Mapping[str, str] | None = None,
    refused: str = "",
    conflict: bool = False,
) -> FactsPage:
    """Return the form, with what was ``sent`` where that could not be kept."""
    found = snapshot.source(source)
    stands = said_of(found)
    given = {name: (sent or {}).get(name, stands[name]) for name in FACTS}
    fields = tuple(
        FactField(
            name,
            LABELS[name],
            given[name],
            _CHOICES.get(name, ()),
            stands[name] if conflict and given[name] != stands[name] else None,
        )
        for name in FACTS
    )
    return FactsPage(N_("What is said of a source"), found, fields, version_of(found), refused, conflict)


def version_of(source: Source) -> str:
    """Return what tells a source and what is said of it from the same source before a change."""
    return stable_id(repr(source))


def _paths(snapshot: Snapshot) -> Iterable[str]:
    return (f"sources/{source}/facts/" for source in snapshot.sources)


PAGES = (PageKind("sources/{source}/facts/", "facts.html", facts, _paths, "sources", live=True),)
"""The pages of this module; they need a server."""
