"""Statistics: who was heard, who wrote and whose words came through, over the whole record."""

from dataclasses import dataclass

from travaux.views.documents import Document
from travaux.views.participation import in_form, participation_document, participation_tables, speakers_csv
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.menu import has_speech
from travaux.web.pages.kind import FileKind, PageKind, in_forms

_FORMS = ("json", "docx")


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    heading: str
    report: Document
    forms: tuple[str, ...] = _FORMS


def statistics(snapshot: Snapshot) -> StatisticsPage:
    """Return every table of participation, with charts, and the figures of each meeting."""
    return StatisticsPage(N_("Statistics"), participation_document(snapshot))


def _file(snapshot: Snapshot, form: str) -> bytes:
    return in_form(participation_tables(snapshot), form, snapshot.title)


PAGES = (
    PageKind(
        "statistics/",
        "statistics.html",
        statistics,
        lambda snapshot: ("statistics/",) if has_speech(snapshot) else (),
        "statistics",
    ),
)
"""The pages of this module."""

FILES = (
    FileKind(
        "statistics/speakers.csv",
        "text/csv; charset=utf-8",
        speakers_csv,
        lambda snapshot: ("statistics/speakers.csv",) if has_speech(snapshot) else (),
    ),
    *in_forms(
        "statistics/statistics",
        _FORMS,
        _file,
        lambda snapshot: ("statistics/statistics",) if has_speech(snapshot) else (),
    ),
)
"""What can be taken away."""
