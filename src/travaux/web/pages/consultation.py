"""The consultation: what stakeholders put forward by issue, what was promised them, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.domain.consultation import Consultation as Found
from travaux.views.consultation import consultation_document, in_form
from travaux.views.documents import Document
from travaux.views.review.backing import backing_in
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind, in_forms

_FORMS = ("docx", "md", "json")


@dataclass(frozen=True, slots=True)
class Consultation:
    heading: str
    report: Document
    forms: tuple[str, ...] = _FORMS


def consultation(room: Snapshot) -> Consultation:
    """Return what the inputs were concerned about, called for and proposed."""
    report = consultation_document(room)
    return Consultation(N_("What stakeholders put forward"), report)


def is_known(room: Snapshot) -> bool:
    """Say whether anybody put anything forward that the viewer may see."""
    return room.has(Found) and bool(room.result(Found).participants)


def _paths(room: Snapshot) -> Iterable[str]:
    return ("consultation/",) if is_known(room) else ()


def _file(room: Snapshot, form: str) -> bytes:
    return in_form(room.result(Found), form, backing_in(room))


PAGES = (PageKind("consultation/", "consultation.html", consultation, _paths, "inputs", steady=True),)
"""The pages of this module."""

FILES = in_forms(
    "consultation/consultation",
    _FORMS,
    _file,
    lambda room: ("consultation/consultation",) if is_known(room) else (),
)
"""What can be taken away."""
