"""Work: sending files, and how far the runs in the background are."""

from dataclasses import dataclass

from travaux.commands.adding import Added
from travaux.commands.background import Progress
from travaux.commands.uploading import MOST_BYTES, MOST_FILES
from travaux.domain.actors import Sector
from travaux.domain.sources import SourceKind
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind, only


@dataclass(frozen=True, slots=True)
class Adding:
    """The form for files; ``done`` is what became of those that were sent, ``refused`` why none was taken."""

    heading: str
    kinds: tuple[str, ...]
    sectors: tuple[str, ...] = tuple(sector.value for sector in Sector)
    most_files: int = MOST_FILES
    most_megabytes: int = MOST_BYTES // (1024 * 1024)
    done: tuple[Added, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    heading: str
    runs: tuple[Progress, ...] = ()


def adding(_: Snapshot, done: tuple[Added, ...] = (), refused: str = "") -> Adding:
    """Return the form for files."""
    return Adding(N_("Add sources"), tuple(kind.value for kind in SourceKind), done=done, refused=refused)


def work(_: Snapshot, runs: tuple[Progress, ...] = ()) -> Work:
    """Return the last runs."""
    return Work(N_("Runs"), runs)


ADDING = PageKind("add/", "add.html", adding, only("add/"), "add", live=True)
WORK = PageKind("work/", "work.html", work, only("work/"), "sources", live=True)
PAGES = (ADDING, WORK)
"""The pages of this module; they need a server."""
