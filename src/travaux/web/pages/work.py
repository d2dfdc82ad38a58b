"""Work: sending files, and how far the runs in the background are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from travaux.commands.adding import Added
from travaux.commands.background import Progress
from travaux.commands.uploading import MOST_BYTES, MOST_FILES
from travaux.domain.actors import Sector
from travaux.domain.messages import Text
from travaux.domain.sources import SourceKind
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind, path_alone

COUNTS = {
    "paragraphs": N_("paragraphs"),
    "brackets": N_("brackets"),
    "lost": N_("losses in reading"),
    "interventions": N_("interventions"),
    "speakers": N_("speakers"),
    "words": N_("words"),
    "times": N_("times"),
    "unattributed": N_("passages without a speaker"),
}
"""What a reading counts, in the words of a page."""


@dataclass(frozen=True, slots=True)
class Adding:
    """The form for files; ``done`` is what became of those that were sent, ``refused`` why none was taken.

    ``versions`` are the ids and names of the versions that a file may return.
    """

    heading: str
    kinds: tuple[SourceKind, ...]
    sectors: tuple[str, ...] = tuple(sector.value for sector in Sector)
    versions: tuple[tuple[str, str], ...] = ()
    most_files: int = MOST_FILES
    most_megabytes: int = MOST_BYTES // (1024 * 1024)
    done: tuple[Added, ...] = ()
    counts: Mapping[str, str] = field(default_factory=lambda: COUNTS)
    refused: Text = ""


@dataclass(frozen=True, slots=True)
class Work:
    heading: str
    runs: tuple[Progress, ...] = ()


def adding(snapshot: Snapshot, done: tuple[Added, ...] = (), refused: Text = "") -> Adding:
    """Return the form for files."""
    kinds = tuple(kind for kind in SourceKind if kind is not SourceKind.RETURNED)
    versions = tuple((one.id, snapshot.names[one.id]) for one in snapshot.of_kind(SourceKind.DRAFT))
    return Adding(N_("Add sources"), kinds, versions=versions[::-1], done=done, refused=refused)


def work(_: Snapshot, runs: tuple[Progress, ...] = ()) -> Work:
    """Return the last runs."""
    return Work(N_("Runs"), runs)


ADDING = PageKind("add/", "add.html", adding, path_alone("add/"), "add", live=True)
WORK = PageKind("work/", "work.html", work, path_alone("work/"), "sources", live=True)
PAGES = (ADDING, WORK)
"""The pages of this module; they need a server."""
