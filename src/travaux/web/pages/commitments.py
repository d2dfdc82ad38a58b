"""Commitments: the register of the latest version, with what is due, overdue or without a date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from travaux.domain.commitments import Commitments as Found
from travaux.domain.sources import SourceKind
from travaux.errors import NotFound
from travaux.reports.commitments import commitments_page
from travaux.reports.page import Page
from travaux.service.commitments import Promises, give_commitments
from travaux.service.reading_room import Snapshot
from travaux.service.register import promises
from travaux.web.languages import N_
from travaux.web.pages.kind import FileKind, PageKind

_FORMS = {
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class Commitments:
    heading: str
    source: str
    report: Page
    forms: tuple[str, ...] = tuple(_FORMS)


def commitments(room: Snapshot) -> Commitments:
    """Return the register as it stands today.

    Raises:
        NotFound: if no version of the text commits anybody.
    """
    found = _today(room)
    report = commitments_page(found.draft, found.items, found.as_of, found.notes)
    return Commitments(N_("Commitments"), found.draft.source.id, report)


def _today(room: Snapshot) -> Promises:
    found = promises(room, date.today())
    if found is None:
        raise NotFound("no version of the text commits anybody")
    return found


def _any(room: Snapshot) -> bool:
    sources = room.of_kind(SourceKind.DRAFT)
    return any(room.has(Found, source.id) and room.result(Found, source.id).commitments for source in sources)


def _file(room: Snapshot, form: str) -> bytes:
    found = _today(room)
    return give_commitments(found, found.items, form)


def _file_kind(form: str, media_type: str) -> FileKind:
    path = f"commitments/commitments.{form}"
    return FileKind(path, media_type, partial(_file, form=form), lambda room: (path,) if _any(room) else ())


def _paths(room: Snapshot) -> Iterable[str]:
    return ("commitments/",) if _any(room) else ()


PAGES = (PageKind("commitments/", "commitments.html", commitments, _paths, "commitments"),)
"""The pages of this module."""

FILES = tuple(_file_kind(form, media_type) for form, media_type in _FORMS.items())
"""What can be taken away."""
