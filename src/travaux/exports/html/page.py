"""A page as one self-contained HTML file that loads nothing from anywhere."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from travaux import __version__
from travaux.domain.meetings import Intervention
from travaux.domain.spans import Citation
from travaux.exports.html.anchors import Span, anchor, mark_up
from travaux.exports.wording import clock, printed
from travaux.reports.page import Block, Bullets, Group, Matrix, Opposed, Page, Record, Table, citations_of


@dataclass(frozen=True, slots=True)
class _Link:
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class _Endnote:
    id: str
    quote: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Turn:
    id: str
    number: int
    speaker: str
    detail: str
    time: str | None
    language: str | None
    words: Markup


def write_page(page: Page) -> str:
    """Return ``page`` as one HTML document with its style, script and charts inside."""
    return (
        environment()
        .get_template("page.html")
        .render(style=Markup(_static("page.css")), script=Markup(_static("page.js")), **page_context(page))
    )


def page_context(page: Page) -> dict[str, object]:
    """Return what the templates of blocks need to know to print ``page``, within any other page too."""
    evidence = _Evidence(page)
    return {
        "page": page,
        "version": __version__,
        "counts": {section.id: sum(map(_count, section.blocks)) for section in page.sections},
        "evidence": evidence.endnotes,
        "where": evidence.where,
        "turns": evidence.turns,
        "kind_of": lambda block: type(block).__name__,
        "is_numeric": _is_numeric,
        "printed": printed,
        "as_table": _as_table,
    }


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates of pages and blocks."""
    return Environment(
        loader=PackageLoader("travaux.exports.html", "templates"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _static(name: str) -> str:
    return (files("travaux.exports.html") / "static" / name).read_text(encoding="utf-8")


class _Evidence:
    """Where each citation of a page opens: in the record on the page, else in its endnotes."""

    def __init__(self, page: Page) -> None:
        self._records = {record.meeting.source.id: record for record in _records(page)}
        self._spans: dict[str, set[Span]] = {source: set() for source in self._records}
        self._numbers: dict[tuple[str, Span], int] = {}
        self.endnotes: list[_Endnote] = []
        for citation in citations_of(page):
            self._register(citation)

    def _register(self, citation: Citation) -> None:
        span = (citation.start, citation.end)
        if citation.source in self._spans:
            self._spans[citation.source].add(span)
        elif (citation.source, span) not in self._numbers:
            number = self._numbers[citation.source, span] = len(self.endnotes) + 1
            self.endnotes.append(_Endnote(f"e{number}", citation.quote, citation.source, *span))

    def where(self, citation: Citation) -> _Link:
        """Return where ``citation`` opens, and the short label of the link."""
        span = (citation.start, citation.end)
        if citation.source not in self._records:
            number = self._numbers[citation.source, span]
            return _Link(f"e{number}", str(number))
        number = self._number_at(citation)
        time = f" · {clock(citation.start_ms)}" if citation.start_ms is not None else ""
        return _Link(anchor(span), f"¶{number}{time}")

    def _number_at(self, citation: Citation) -> int:
        interventions = self._records[citation.source].meeting.interventions
        return next((n for n, i in enumerate(interventions, 1) if citation.start < i.end), len(interventions))

    def turns(self, record: Record) -> list[_Turn]:
        """Return the interventions of ``record`` with every cited span marked up."""
        meeting = record.meeting
        spans = sorted(self._spans[meeting.source.id])
        by_turn: dict[str, list[Span]] = {i.id: [] for i in meeting.interventions}
        remaining = iter(meeting.interventions)
        current = next(remaining, None)
        for span in spans:
            while current is not None and span[0] >= current.end:
                current = next(remaining, None)
            if current is not None:
                by_turn[current.id].append(span)
        return [
            self._turn(record, number, intervention, by_turn[intervention.id])
            for number, intervention in enumerate(meeting.interventions, 1)
        ]

    def _turn(self, record: Record, number: int, intervention: Intervention, spans: list[Span]) -> _Turn:
        speaker = intervention.speaker
        groups = ", ".join(group.name for group in speaker.on_behalf_of)
        details = [
            speaker.person if speaker.actor else None,
            speaker.role,
            f"on behalf of {groups}" if groups else None,
        ]
        spoken = record.meeting.source.spoken(intervention.start, intervention.end)
        return _Turn(
            intervention.id,
            number,
            speaker.name or "Speaker not named",
            ", ".join(detail for detail in details if detail),
            clock(spoken[0]) if spoken else None,
            intervention.language,
            mark_up(record.meeting.words_of(intervention), intervention.start, spans),
        )


def _records(page: Page) -> list[Record]:
    return [block for section in page.sections for block in section.blocks if isinstance(block, Record)]


def _count(block: Block) -> int:
    match block:
        case Bullets(statements):
            return len(statements)
        case Opposed():
            return 1
        case Group(blocks=blocks):
            return sum(map(_count, blocks))
        case _:
            return 0


def _is_numeric(table: Table, column: int) -> bool:
    cells = [row[column] for row in table.rows if row[column] is not None]
    return bool(cells) and all(isinstance(cell, int | float) for cell in cells)


def _as_table(matrix: Matrix) -> Table:
    pairs = sorted((r, c) for r, c in matrix.cells if r < c)
    rows = [(matrix.labels[r], matrix.labels[c], *matrix.cells[r, c]) for r, c in pairs]
    return Table(matrix.caption, ("Actor", "Actor", "Shared points", "Opposed points"), tuple(rows))
