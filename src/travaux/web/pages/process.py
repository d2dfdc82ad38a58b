"""The process: its background, timeline, documents by phase, meetings, who leads and what is next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from travaux.domain.messages import Text
from travaux.domain.review import BACKGROUND
from travaux.views.documents import Document
from travaux.views.procedure.process import background_of, process_document
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind


@dataclass(frozen=True, slots=True)
class ProcessShown:
    """The page with the form for its background.

    ``version`` counts what the form has seen; ``refused`` says why what was sent was not kept.
    """

    heading: str
    report: Document
    words: str
    version: int
    refused: Text = ""
    conflict: bool = False


def process(
    snapshot: Snapshot, *, sent: str | None = None, refused: Text = "", conflict: bool = False
) -> ProcessShown:
    """Return the process as it stands today; with what a form ``sent`` where that was not kept."""
    stands = background_of(snapshot)
    seen = sum(review.finding.kind == BACKGROUND for review in snapshot.recorded())
    words = sent if sent is not None else stands.words if stands else ""
    return ProcessShown(
        N_("Process"),
        process_document(snapshot, date.today()),
        words,
        seen,
        refused,
        conflict,
    )


def _paths(snapshot: Snapshot) -> Iterable[str]:
    return ("process/",) if snapshot.sources else ()


PAGES = (PageKind("process/", "process.html", process, _paths, "process"),)
"""The pages of this module."""
