"""Procedure: the steps that the text went through, with what cannot be so."""

from dataclasses import dataclass

from travaux.domain.process import Procedure as Found
from travaux.reports.page import Page
from travaux.reports.procedure import procedure_page
from travaux.service.reading_room import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind


@dataclass(frozen=True, slots=True)
class Procedure:
    heading: str
    report: Page


def procedure(room: Snapshot) -> Procedure:
    """Return every step in order, with its evidence."""
    page = room.kept("procedure", lambda: procedure_page(room.result(Found), room.title))
    return Procedure(N_("Procedure"), page)


PAGES = (
    PageKind(
        "procedure/",
        "report.html",
        procedure,
        lambda room: ("procedure/",) if room.has(Found) and room.result(Found).steps else (),
        "procedure",
    ),
)
"""The pages of this module."""
