"""Two versions compared as people read them: every paragraph, with what was kept, came and went."""

from dataclasses import dataclass

from travaux.analysis.text.places import place
from travaux.domain.lineage import Comparison, Link
from travaux.domain.messages import message
from travaux.reports.comparison import blocks_at_a_glance, revise, section_of
from travaux.reports.page import Page, Section
from travaux.reports.revisions import Revision, Revisions
from travaux.views.documents import Document
from travaux.views.snapshot import Snapshot
from travaux.views.text.documents import COMPARISON, in_form
from travaux.views.text.labels import heading_words
from travaux.views.text.paragraphs import ParagraphViews, compared, is_heading, paragraph_views


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two versions as one text, and its headings: the anchor of each, its words and its depth."""

    document: Document
    tree: tuple[tuple[str, str, int], ...]


def comparison_view(snapshot: Snapshot, old: int, new: int) -> ComparisonView:
    """Return two versions as one text in the order of the newer one, counted first what became of it."""
    return snapshot.cached(("comparison", old, new), lambda: _view(snapshot, old, new))


def _view(snapshot: Snapshot, old: int, new: int) -> ComparisonView:
    text = paragraph_views(snapshot)
    after = text.lineage.versions[new]
    sections = text.sections(old), text.sections(new)
    links = compared(snapshot, old, new)
    rows = tuple(_row(text, old, new, link, section_of(sections, link)) for link in links)
    names = text.name(old), text.name(new)
    caption = message("Every paragraph of both versions")
    block = Revisions(caption, rows, names, filtered=True)
    glanced = Section("glance", message("At a glance"), tuple(blocks_at_a_glance(rows)))
    whole = Section("changes", message("Paragraph by paragraph"), (block,) if rows else ())
    page = Page(message("Comparison of two versions"), f"{names[0]} → {names[1]}", (), (glanced, whole))
    tree = (
        (row.id, heading_words(heading), heading.level)
        for row, link in zip(rows, links, strict=True)
        if link.new and is_heading(heading := after.paragraphs[link.new[0]])
    )
    return ComparisonView(Document(page), tuple(tree))


def _row(text: ParagraphViews, old: int, new: int, link: Link, section: str) -> Revision:
    before, after = text.lineage.versions[old], text.lineage.versions[new]
    thread = text.at.get((new, link.new[0]) if link.new else (old, link.old[0]))
    there, here = text.called(old, link.old), text.called(new, link.new)
    if place(before, link.old) == place(after, link.new):
        there = here  # a version that says in which article a label is renumbers nothing
    return revise(before, after, link, section, thread, (there, here))


def comparison_file(snapshot: Snapshot, source: str, other: str, form: str) -> bytes:
    """Return two versions compared as a file, the older one first."""
    text = paragraph_views(snapshot)
    old, new = sorted((text.number(source), text.number(other)))
    versions = text.lineage.versions
    return in_form(Comparison(versions[old], versions[new], compared(snapshot, old, new)), form, COMPARISON)
