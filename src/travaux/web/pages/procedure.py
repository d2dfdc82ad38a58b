"""Procedure: the steps that the text went through, with inconsistencies."""

from dataclasses import dataclass

from travaux.views.documents import Document
from travaux.views.procedure.documents import in_form, procedure_document
from travaux.views.procedure.timeline import procedure_in
from travaux.views.review.backing import backing_in
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.menu import has_procedure
from travaux.web.pages.kind import PageKind, in_forms

_FORMS = ("docx", "md", "json")


@dataclass(frozen=True, slots=True)
class ProcedurePage:
    heading: str
    report: Document
    downloads: tuple[str, tuple[str, ...]] = ("procedure/procedure.", _FORMS)


def procedure(snapshot: Snapshot) -> ProcedurePage:
    """Return every step in order, with its evidence, those included that people have set down."""
    page = procedure_document(snapshot)
    return ProcedurePage(N_("Procedure"), page)


def _file(snapshot: Snapshot, form: str) -> bytes:
    return in_form(procedure_in(snapshot), form, snapshot.title, backing_in(snapshot))


PAGES = (
    PageKind(
        "procedure/",
        "report.html",
        procedure,
        lambda snapshot: ("procedure/",) if has_procedure(snapshot) else (),
        "procedure",
    ),
)
"""The pages of this module."""

FILES = in_forms(
    "procedure/procedure",
    _FORMS,
    _file,
    lambda snapshot: ("procedure/procedure",) if has_procedure(snapshot) else (),
)
"""What can be taken away."""
