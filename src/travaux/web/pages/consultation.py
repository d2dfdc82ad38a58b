"""The consultation: what stakeholders put forward by issue, what was promised them, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.domain.consultation import Consultation
from travaux.views.consultation import consultation_document, in_form
from travaux.views.documents import Document
from travaux.views.review.backing import backing_in
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind, in_forms

_FORMS = ("docx", "md", "json")


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    heading: str
    report: Document
    forms: tuple[str, ...] = _FORMS


def consultation(snapshot: Snapshot) -> ConsultationPage:
    """Return what the inputs were concerned about, called for and proposed."""
    report = consultation_document(snapshot)
    return ConsultationPage(N_("What stakeholders put forward"), report)


def is_known(snapshot: Snapshot) -> bool:
    """Say whether anybody put anything forward that the viewer may see."""
    return snapshot.has(Consultation) and bool(snapshot.result(Consultation).participants)


def _paths(snapshot: Snapshot) -> Iterable[str]:
    return ("consultation/",) if is_known(snapshot) else ()


def _file(snapshot: Snapshot, form: str) -> bytes:
    return in_form(snapshot.result(Consultation), form, backing_in(snapshot))


PAGES = (PageKind("consultation/", "consultation.html", consultation, _paths, "inputs", steady=True),)
"""The pages of this module."""

FILES = in_forms(
    "consultation/consultation",
    _FORMS,
    _file,
    lambda snapshot: ("consultation/consultation",) if is_known(snapshot) else (),
)
"""What can be taken away."""
