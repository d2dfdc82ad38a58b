"""Statistics: who was heard, who wrote and whose words came through, over the whole record."""

from dataclasses import dataclass

from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.sources import SPOKEN
from travaux.views.documents import Document
from travaux.views.participation import in_form, participation_document, participation_tables, speakers_csv
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import FileKind, PageKind, in_forms

_FORMS = ("json", "docx")


@dataclass(frozen=True, slots=True)
class Statistics:
    heading: str
    report: Document
    forms: tuple[str, ...] = _FORMS


def statistics(room: Snapshot) -> Statistics:
    """Return every table of participation, with charts, and the figures of each meeting."""
    return Statistics(N_("Statistics"), participation_document(room))


def _any(room: Snapshot) -> bool:
    return any(room.has(MeetingReport, source.id) for source in room.of_kind(*SPOKEN))


def _file(room: Snapshot, form: str) -> bytes:
    return in_form(participation_tables(room), form, room.title)


PAGES = (
    PageKind(
        "statistics/",
        "statistics.html",
        statistics,
        lambda room: ("statistics/",) if _any(room) else (),
        "statistics",
    ),
)
"""The pages of this module."""

FILES = (
    FileKind(
        "statistics/speakers.csv",
        "text/csv; charset=utf-8",
        speakers_csv,
        lambda room: ("statistics/speakers.csv",) if _any(room) else (),
    ),
    *in_forms(
        "statistics/statistics", _FORMS, _file, lambda room: ("statistics/statistics",) if _any(room) else ()
    ),
)
"""What can be taken away."""
