"""Two versions compared as people read them: every paragraph, with what was kept, came and went."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.analysis.text.places import place
from travaux.domain.lineage import Comparison, Link
from travaux.domain.messages import Text, message
from travaux.reports.comparison import blocks_at_a_glance, revise, section_of
from travaux.reports.page import Page, Section
from travaux.reports.revisions import KINDS, Revision, Revisions
from travaux.views.documents import Document
from travaux.views.snapshot import Snapshot
from travaux.views.text.documents import COMPARISON, in_form
from travaux.views.text.labels import heading_words
from travaux.views.text.paragraphs import ParagraphViews, compared, is_heading, paragraph_views
from travaux.views.text.parts import TreeEntry, part_bounds, part_holding, rows_of_part

_FRAME = 420  # bytes of a row without its words: its header, its keys, the line that says what changed
_COPIES = 2.4  # words stand in both columns, with elements around what came and went


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """A section of a comparison: its name, the anchor and part of its first row, and what became of it."""

    name: Text
    anchor: str
    part: int
    counts: tuple[tuple[Text, int], ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two versions as one text, in parts where it is long, with its headings and its sections."""

    names: tuple[str, str]
    rows: tuple[Revision, ...]
    bounds: tuple[int, ...]
    tree: tuple[TreeEntry, ...]
    sections: tuple[ComparedSection, ...]

    def document(self, part: int) -> Document:
        """Return one part as a document; the first says at a glance what became of the whole.

        Raises:
            NotFound: if there is no such part.
        """
        shown = rows_of_part(self.rows, self.bounds, part)
        caption = message("Every paragraph of both versions")
        block = Revisions(caption, shown, self.names, filtered=True, whole=self.rows)
        glanced = Section("glance", message("At a glance"), tuple(blocks_at_a_glance(self.rows)))
        changes = Section("changes", message("Paragraph by paragraph"), (block,) if shown else ())
        sections = (glanced, changes) if part == 1 else (changes,)
        title = f"{self.names[0]} → {self.names[1]}"
        return Document(Page(message("Comparison of two versions"), title, (), sections))


def comparison_view(snapshot: Snapshot, old: int, new: int) -> ComparisonView:
    """Return two versions as one text in the order of the newer one, counted first what became of it."""
    return snapshot.cached(("comparison", old, new), lambda: _view(snapshot, old, new))


def _view(snapshot: Snapshot, old: int, new: int) -> ComparisonView:
    text = paragraph_views(snapshot)
    after = text.lineage.versions[new]
    sections = text.sections(old), text.sections(new)
    links = compared(snapshot, old, new)
    rows = tuple(_row(text, old, new, link, section_of(sections, link)) for link in links)
    bounds = part_bounds([_weight(row) for row in rows], [row.section for row in rows])
    tree = (
        TreeEntry(row.id, heading_words(heading), heading.level, part_holding(bounds, number))
        for number, (row, link) in enumerate(zip(rows, links, strict=True))
        if link.new and is_heading(heading := after.paragraphs[link.new[0]])
    )
    named = (text.name(old), text.name(new))
    return ComparisonView(named, rows, bounds, tuple(tree), tuple(_by_section(rows, bounds)))


def _weight(row: Revision) -> int:
    """Return how many bytes a row is on a page, as estimated."""
    return (
        _FRAME
        + int(_COPIES * sum(len(run.text) for run in row.runs))
        + sum(len(str(line)) for line in row.lines)
    )


def _by_section(rows: Sequence[Revision], bounds: Sequence[int]) -> Iterator[ComparedSection]:
    """Yield the sections in their order, each once, with what became of its paragraphs, counted."""
    numbered: dict[Text, list[int]] = {}
    for number, row in enumerate(rows):
        numbered.setdefault(row.section, []).append(number)
    for name, own in numbered.items():
        counts = Counter(rows[number].kinds[0] for number in own)
        said = tuple((KINDS[kind], counts[kind]) for kind in KINDS if counts[kind])
        yield ComparedSection(name, rows[own[0]].id, part_holding(bounds, own[0]), said)


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
