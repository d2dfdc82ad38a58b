"""The home of a negotiation: its course from the first paper to the last."""

from dataclasses import dataclass

from travaux.domain.sources import Source, SourceKind
from travaux.service.reading_room import Snapshot
from travaux.web.pages.kind import PageKind, only


@dataclass(frozen=True, slots=True)
class Step:
    """One dated source in the course of the negotiation, and the page that shows it."""

    source: Source
    path: str


@dataclass(frozen=True, slots=True)
class Home:
    heading: str
    steps: tuple[Step, ...]
    figures: tuple[tuple[str, int, str], ...]
    withheld: int


def path_of(source: Source) -> str:
    """Return the path of the page that shows a source best."""
    match source.facts.kind:
        case SourceKind.TRANSCRIPT | SourceKind.STATEMENT:
            return f"meetings/{source.id}/"
        case _:
            return f"sources/{source.id}/"


def home(room: Snapshot) -> Home:
    """Return what the first page says."""
    sources = sorted(room.sources.values(), key=lambda source: source.dated)
    kinds = (
        ("meetings", SourceKind.TRANSCRIPT, "meetings/"),
        ("drafts", SourceKind.DRAFT, "sources/"),
        ("inputs", SourceKind.INPUT, "sources/"),
    )
    figures = tuple((label, len(room.of_kind(kind)), path) for label, kind, path in kinds)
    return Home(
        room.title, tuple(Step(source, path_of(source)) for source in sources), figures, room.withheld
    )


PAGES = (PageKind("", "home.html", home, only(""), "home"),)
