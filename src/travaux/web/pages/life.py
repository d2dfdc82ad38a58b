"""The life of the text as a picture: its diagram, with sections opened at will, and its proposals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from travaux.domain.messages import Text, joined, message
from travaux.views.amendments_drawn import amendments_drawn
from travaux.views.documents import Document
from travaux.views.proposals_drawn import ProposalPhase, proposals_drawn
from travaux.views.snapshot import Snapshot
from travaux.views.text.documents import LINEAGE, in_form
from travaux.views.text.life_diagram import LifeDiagram, diagram_paths, life_diagram
from travaux.views.text.paragraphs import paragraph_views
from travaux.views.text.report import river_document
from travaux.views.text.versions import version_ids
from travaux.web.languages import N_
from travaux.web.pages.kind import MEDIA_TYPES, FileKind, PageKind

LIVES = ("docx", "csv", "json")
"""The forms in which the life of the text can be taken away."""


@dataclass(frozen=True, slots=True)
class LifePage:
    """``one`` is the diagram where only one section can be opened at a time, as in a published site."""

    heading: str
    report: Document
    diagram: LifeDiagram
    one: LifeDiagram
    proposals: tuple[ProposalPhase, ...]
    amendments: tuple[ProposalPhase, ...]
    opened: str | None = None
    downloads: tuple[str, tuple[str, ...]] = ("text/river/lineage.", LIVES)

    @property
    def subject(self) -> Text | None:
        """Return what is opened, so that titles tell the pages apart."""
        if self.opened is None:
            return None
        if self.opened == "all":
            return message("every paragraph")
        return joined(self.diagram.opened, ", ") if self.diagram.opened else message("by section")

    @property
    def preview(self) -> Text:
        """Return how many versions and paragraphs are drawn."""
        return message(
            "What became of each paragraph of the text through %(versions)s versions, as a diagram and as a "
            "table.",
            versions=len(self.diagram.river.versions),
        )


def life(snapshot: Snapshot, opened: str | None = None) -> LifePage:
    """Return the life of the whole text as a picture, and in words."""
    return LifePage(
        N_("The life of the text"),
        river_document(snapshot).without("river"),
        life_diagram(snapshot, opened),
        life_diagram(snapshot, opened, several=False),
        () if opened else proposals_drawn(snapshot),
        () if opened else amendments_drawn(snapshot),
        opened,
    )


def _first(snapshot: Snapshot) -> Iterable[str]:
    return ("text/river/",) if len(version_ids(snapshot)) > 1 else ()


def _opened(snapshot: Snapshot) -> Iterator[str]:
    if len(version_ids(snapshot)) > 1:
        yield from diagram_paths(snapshot)


def _file(snapshot: Snapshot, form: str) -> bytes:
    return in_form(paragraph_views(snapshot).lineage, form, LINEAGE)


def _file_kind(form: str) -> FileKind:
    return FileKind(
        f"text/river/lineage.{form}",
        MEDIA_TYPES[form],
        partial(_file, form=form),
        lambda snapshot: (f"{path}lineage.{form}" for path in _first(snapshot)),
    )


PAGES = (
    PageKind("text/river/", "river.html", life, _first, "text", steady=True),
    PageKind("text/river/{opened}/", "river.html", life, _opened, "text"),
)
"""The pages of this module."""

FILES = tuple(map(_file_kind, LIVES))
"""What can be taken away."""
