"""What is said of a source, and the form that changes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from travaux.commands.describing import FACTS, said_of
from travaux.domain.actors import Sector
from travaux.domain.sources import Source, SourceKind, Track
from travaux.domain.spans import stable_id
from travaux.views.rooms import places_for
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

SHOWN = tuple(name for name in FACTS if name != "room")
"""The facts of a form; the room stands in that which says who may see the source."""

Choices = tuple[tuple[str, str], ...]
"""Values, and what each is called."""


def _named(values: Iterable[str], *, none: bool = True) -> Choices:
    return ((("", "–"),) if none else ()) + tuple((value, value) for value in values)


_CHOICES: Mapping[str, Choices] = {
    "kind": _named((kind.value for kind in SourceKind), none=False),
    "sector": _named(sector.value for sector in Sector),
    "track": _named(track.value for track in Track),
}


@dataclass(frozen=True, slots=True)
class FactField:
    """One fact: what the form shows, and what stands where somebody else has changed it meanwhile."""

    name: str
    label: str
    value: str
    choices: Choices
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
    stands["visibility"] = stands["room"]
    given = {name: (sent or {}).get(name, stands[name]) for name in SHOWN}
    fields = tuple(
        FactField(
            name,
            LABELS[name],
            given[name],
            places_for(snapshot) if name == "visibility" else _CHOICES.get(name, ()),
            stands[name] if conflict and given[name] != stands[name] else None,
        )
        for name in SHOWN
    )
    return FactsPage(N_("What is said of a source"), found, fields, version_of(found), refused, conflict)


def said_in(sent: Mapping[str, str]) -> dict[str, str]:
    """Return what a form says of a source: who may see it is the room in which it stands."""
    said = {fact: sent[fact] for fact in SHOWN if fact in sent}
    if "visibility" in said:
        said["room"] = said.pop("visibility")
    return said


def version_of(source: Source) -> str:
    """Return what tells a source and what is said of it from the same source before a change."""
    return stable_id(repr(source))


def _paths(snapshot: Snapshot) -> Iterable[str]:
    return (f"sources/{source}/facts/" for source in snapshot.sources)


PAGES = (PageKind("sources/{source}/facts/", "facts.html", facts, _paths, "sources", live=True),)
"""The pages of this module; they need a server."""
