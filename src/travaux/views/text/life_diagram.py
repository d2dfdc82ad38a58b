"""The diagram of a text's history as a page shows it: which sections are opened, and how to open others."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from travaux.domain.messages import Text, message
from travaux.errors import NotFound
from travaux.reports.page import Page, Table
from travaux.reports.revisions import River
from travaux.reports.river_sections import fold_sections, section_table
from travaux.views.snapshot import Snapshot
from travaux.views.text.report import river_document

FEW = 24  # paragraphs that still have room for a name on a screen of 900 pixels, when all are drawn
MOST = 700  # blocks: with a ribbon, one takes about 400 bytes, and a page is to stay under 300 kB


@dataclass(frozen=True, slots=True)
class DiagramSection:
    """A section of the diagram, and where the diagram is with this one opened, or folded if it is open."""

    number: int
    name: Text
    paragraphs: int
    opened: bool
    path: str


@dataclass(frozen=True, slots=True)
class LifeDiagram:
    """The diagram with some sections opened; ``all`` and ``none`` lead to it with every section or none so.

    ``all`` is None where that would be too much for a page; ``sections`` is empty where the text has none.
    """

    page: Page = field(repr=False)
    river: River = field(repr=False)
    sections: tuple[DiagramSection, ...]
    table: Table = field(repr=False)
    all: str | None
    none: str

    @property
    def opened(self) -> tuple[Text, ...]:
        """Return the names of the sections that are opened."""
        return tuple(section.name for section in self.sections if section.opened)


def life_diagram(snapshot: Snapshot, opened: str | None = None, *, several: bool = True) -> LifeDiagram:
    """Return the diagram with sections ``opened``: "all", "none", or numbers from 1, "2-5".

    None leaves it to the length of the text. Where ``several`` is false, paths lead to one opened section.

    Raises:
        NotFound: if there is no such section, or if that is too much for a page.
    """
    page = river_document(snapshot).report
    (river,) = (block for block in page.sections[0].blocks if isinstance(block, River))
    wanted = _opened(river, opened)
    return LifeDiagram(
        page,
        river if len(wanted) == len(river.sections) else fold_sections(river, wanted),
        tuple(_sections(river, wanted, several=several)) if len(river.sections) > 1 else (),
        section_table(river),
        "text/river/all/" if len(river.blocks) <= MOST else None,
        "text/river/none/",
    )


def diagram_paths(snapshot: Snapshot) -> Iterator[str]:
    """Yield the paths of the diagram but for its first: all or none opened, and each section alone."""
    river = next(iter(river_document(snapshot).report.sections[0].blocks))
    assert isinstance(river, River)
    if len(river.sections) < 2:
        return
    yield "text/river/none/"
    if len(river.blocks) <= MOST:
        yield "text/river/all/"
    yield from (f"text/river/{number}/" for number in range(1, len(river.sections) + 1))


def _opened(river: River, opened: str | None) -> frozenset[int]:
    every = frozenset(range(len(river.sections)))
    if opened is None:
        longest = max(
            (sum(b.at[0] == n for b in river.blocks) for n in range(len(river.versions))), default=0
        )
        return every if longest <= FEW or len(every) == 1 else frozenset()
    if opened == "none":
        return frozenset()
    found = every if opened == "all" else _numbers(opened)
    drawn = sum(block.section in found for block in river.blocks)
    if not found <= every or drawn > MOST:
        raise NotFound(message("there is no diagram of the sections “%(opened)s”", opened=opened))
    return found


def _numbers(opened: str) -> frozenset[int]:
    parts = opened.split("-")
    if not all(part.isascii() and part.isdecimal() and len(part) < 4 for part in parts):
        return frozenset({-1})  # a section that there never is
    return frozenset(int(part) - 1 for part in parts)


def _sections(river: River, opened: frozenset[int], *, several: bool) -> Iterator[DiagramSection]:
    for number, name in enumerate(river.sections):
        paragraphs = len({block.thread for block in river.blocks if block.section == number})
        others = opened - {number} if several else frozenset()
        wanted = others if number in opened else others | {number}
        parts = "-".join(str(each + 1) for each in sorted(wanted)) or "none"
        yield DiagramSection(number, name, paragraphs, number in opened, f"text/river/{parts}/")
