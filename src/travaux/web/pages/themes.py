"""Themes: the topics of the negotiation across its meetings, with who holds what on each."""

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.domain.overview import Overview
from travaux.views.delegations import delegations
from travaux.views.documents import Document
from travaux.views.overview import in_form, overview_document
from travaux.views.registry import tools_for
from travaux.views.review.backing import backing_in
from travaux.views.snapshot import Snapshot
from travaux.views.themes import ThemeRow, ThemeView, holders_by_topic, theme_dossier, theme_of, theme_rows
from travaux.web.languages import N_
from travaux.web.pages.downloads import dossiers
from travaux.web.pages.kind import PageKind, in_forms


@dataclass(frozen=True, slots=True)
class Themes:
    heading: str
    taxonomy: str
    rows: tuple[ThemeRow, ...]
    untold: int
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemePage:
    heading: str
    found: ThemeView


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The overview of all meetings, theme by theme."""

    heading: str
    report: Document
    forms: tuple[str, ...]


def themes(snapshot: Snapshot) -> Themes:
    """Return the list of topics with how much was said on each."""
    rows = theme_rows(snapshot)
    untold = sum(
        not held.argument.topics for each in delegations(snapshot).values() for held in each.arguments
    )
    forms = _FORMS if _is_told(snapshot) else ()
    return Themes(N_("Themes"), tools_for(snapshot).taxonomy.label, rows, untold, forms)


def theme(snapshot: Snapshot, code: str) -> ThemePage:
    """Return what was held on one topic, by actor."""
    found = theme_of(snapshot, code)
    return ThemePage(found.topic.label, found)


def overview(snapshot: Snapshot) -> OverviewPage:
    """Return what was said in all meetings, every sentence attributed."""
    report = overview_document(snapshot)
    return OverviewPage(N_("Overview of all meetings"), report, _FORMS)


def _paths(snapshot: Snapshot) -> Iterable[str]:
    return (f"themes/{row.topic.code}/" for row in theme_rows(snapshot))


PAGES = (
    PageKind(
        "themes/", "themes.html", themes, lambda r: ("themes/",) if holders_by_topic(r) else (), "themes"
    ),
    PageKind(
        "themes/overview/",
        "overview.html",
        overview,
        lambda r: ("themes/overview/",) if _is_told(r) else (),
        "themes",
    ),
    PageKind("themes/{code}/", "theme.html", theme, _paths, "themes"),
)
"""The pages of this module."""

_FORMS = ("docx", "md", "json")


def _file(snapshot: Snapshot, form: str) -> bytes:
    """Return the overview of every meeting, for people to take away."""
    return in_form(snapshot.result(Overview), form, backing_in(snapshot))


def _is_told(snapshot: Snapshot) -> bool:
    return snapshot.has(Overview) and bool(snapshot.result(Overview).themes)


FILES = (
    *in_forms(
        "themes/overview", _FORMS, _file, lambda snapshot: ("themes/overview",) if _is_told(snapshot) else ()
    ),
    *dossiers("themes/{code}/", "theme", theme_dossier, _paths),
)
"""What can be taken away."""
