"""PDF pages as lines in reading order, with what their setting tells.

Columns are read one after another; running headers and footers, page and line numbers are left out;
footnotes are told apart; words broken at line ends can be joined (`flow`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

import pypdfium2 as pdfium

from travaux.domain.spans import Note
from travaux.errors import SourceTooLarge, UnreadableSource
from travaux.readers.glyphs import Glyph, Piece, Rule, Sheet, Style, read_sheet
from travaux.readers.hyphens import is_broken, mended_end, whole_words
from travaux.readers.layout import (
    edge_rows,
    find_furniture,
    find_gutters,
    footnote_start,
    in_reading_order,
    line_numbers,
)

MAX_PAGES = 3_000
"""The most pages that are read of one PDF."""


class LineRole(StrEnum):
    BODY = "body"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a line set alike. ``raised`` text is a superscript: most often a footnote's mark."""

    text: str
    x0: float
    x1: float
    style: Style
    raised: bool = False
    struck: bool = False
    underlined: bool = False

    @property
    def bold(self) -> bool:
        return self.style.bold

    @property
    def italic(self) -> bool:
        return self.style.italic


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed: ``page`` from 1, ``column`` from 0, ``left``/``right`` the column's edges.

    ``y`` is the baseline in points from the page's foot. ``gap_above`` is the distance to the baseline
    before it in its column, None at a column's top.
    """

    runs: tuple[Run, ...]
    page: int
    column: int
    y: float
    size: float
    left: float
    right: float
    role: LineRole = LineRole.BODY
    gap_above: float | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def x0(self) -> float:
        return self.runs[0].x0 if self.runs[0].x0 <= self.runs[-1].x0 else min(run.x0 for run in self.runs)

    @property
    def x1(self) -> float:
        return max(run.x1 for run in self.runs)


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF as lines in reading order; ``furniture`` holds what was left out of ``lines``.

    ``rules`` maps a page to its thin lines that neither underline nor strike; ``size`` is the body's.
    """

    lines: tuple[Line, ...] = field(repr=False)
    furniture: tuple[Line, ...] = field(repr=False)
    page_count: int
    size: float
    title: str | None = None
    notes: tuple[Note, ...] = ()

    @property
    def body(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.role is LineRole.BODY)

    @property
    def footnotes(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.role is LineRole.FOOTNOTE)


def read_pages(data: bytes, where: str) -> Pages:
    """Return the lines of a PDF.

    Raises:
        UnreadableSource: if it is damaged, encrypted, or holds pictures of text only.
        SourceTooLarge: if it has more than ``MAX_PAGES`` pages.
    """
    document = _open(data, where)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise SourceTooLarge(
                f"has {count:,} pages; at most {MAX_PAGES:,} are read", where=where, remedy="split it"
            )
        sheets, damaged = _sheets(document)
        title = document.get_metadata_dict().get("Title") or None
    finally:
        document.close()
    _require_text(sheets, count, damaged, where)
    size = _body_size(sheets)
    sheets, furniture = _without_furniture(sheets, count)
    gutters = find_gutters([(sheet.pieces, sheet.width) for sheet in sheets], size)
    lines = [line for sheet, gutter in zip(sheets, gutters, strict=True) for line in _lines(sheet, gutter)]
    rules = {sheet.number: sheet.rules for sheet in sheets}
    notes = tuple(_notes(sheets, damaged))
    return Pages(tuple(_with_roles(lines, rules, size)), furniture, count, size, title, notes)


def _open(data: bytes, where: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableSource(
                "is encrypted", where=where, remedy="save it without a password"
            ) from error
        raise UnreadableSource(
            "is a damaged or truncated PDF", where=where, remedy="download it again or print it to a new PDF"
        ) from error


def _sheets(document: pdfium.PdfDocument) -> tuple[list[Sheet], list[int]]:
    """Return the pages that can be read, and the numbers of those that cannot."""
    sheets, damaged = [], []
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            damaged.append(index + 1)
            continue
        sheets.append(read_sheet(page, index + 1))
        page.close()
    return sheets, damaged


def _require_text(sheets: list[Sheet], count: int, damaged: list[int], where: str) -> None:
    if any(sheet.pieces for sheet in sheets):
        return
    if damaged or not count:
        raise UnreadableSource("has no page that can be read", where=where, remedy="download it again")
    if any(sheet.unmapped for sheet in sheets):
        raise UnreadableSource(
            "does not tell which letters it draws", where=where, remedy="recognise its text (OCR) first"
        )
    raise UnreadableSource(
        "holds no text, only pictures of pages" if any(s.images for s in sheets) else "holds no text",
        where=where,
        remedy="recognise its text (OCR) first, or ask for the original document",
    )


def _notes(sheets: list[Sheet], damaged: list[int]) -> Iterator[Note]:
    if damaged:
        yield Note("pages that could not be read", f"from page {damaged[0]}", len(damaged))
    blank = [sheet.number for sheet in sheets if not sheet.pieces and sheet.images]
    if blank:
        yield Note("pages that are pictures without text", f"from page {blank[0]}", len(blank))
    unmapped = [sheet for sheet in sheets if sheet.unmapped]
    if unmapped:
        lost = sum(sheet.unmapped for sheet in unmapped)
        yield Note(
            "characters whose meaning the PDF does not tell were left out",
            f"from page {unmapped[0].number}",
            lost,
        )


def _body_size(sheets: list[Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for piece in sheet.pieces:
            sizes[round(piece.size * 2) / 2] += len(piece.glyphs)
    return sizes.most_common(1)[0][0]


def _without_furniture(sheets: list[Sheet], count: int) -> tuple[list[Sheet], tuple[Line, ...]]:
    """Return the sheets without running heads and feet and line numbers, and the lines left out."""
    edges = [(sheet, row) for sheet in sheets for row in edge_rows(sheet)]
    printed = [(sheet.number, row[0].y / sheet.height, " ".join(p.text for p in row)) for sheet, row in edges]
    outside = find_furniture(printed, count)
    removed = {id(piece) for index in outside for piece in edges[index][1]}
    lines = tuple(
        _line(edges[index][1], edges[index][0], 0, (0.0, edges[index][0].width), None, LineRole.FURNITURE)
        for index in sorted(outside)
    )
    kept = []
    for sheet in sheets:
        gone = removed | line_numbers(sheet)
        kept.append(replace(sheet, pieces=tuple(piece for piece in sheet.pieces if id(piece) not in gone)))
    return kept, lines


def _lines(sheet: Sheet, gutter: float | None) -> Iterator[Line]:
    """Yield the page's lines in reading order, roles not yet told."""
    for column in in_reading_order(sheet.pieces, gutter):
        above: float | None = None
        for row in column.rows:
            line = _line(row, sheet, column.index, (column.left, column.right), above)
            above = line.y
            yield line


def _line(
    row: list[Piece],
    sheet: Sheet,
    column: int,
    edges: tuple[float, float],
    above: float | None,
    role: LineRole = LineRole.BODY,
) -> Line:
    main = _main(row)
    gap = above - main.y if above is not None else None
    runs = tuple(_runs(row, sheet.rules))
    return Line(runs, sheet.number, column, main.y, main.size, *edges, role, gap)


def _main(row: list[Piece]) -> Piece:
    """Return the longest piece in the size that most of a line is set in, whatever its marks are set in."""
    sizes: Counter[int] = Counter()
    for piece in row:
        sizes[round(piece.size)] += len(piece.glyphs)
    usual = max(sizes, key=lambda size: (sizes[size], size))
    return max((p for p in row if round(p.size) == usual), key=lambda piece: len(piece.glyphs))


def _runs(row: list[Piece], rules: tuple[Rule, ...]) -> Iterator[Run]:
    left, right = min(piece.x0 for piece in row), max(piece.x1 for piece in row)
    near = [
        rule
        for rule in rules
        if left - 4 <= rule.x0 and rule.x1 <= right + 4 and abs(rule.y - row[0].y) < row[0].size
    ]
    for number, piece in enumerate(row):
        if number:
            yield Run(" ", row[number - 1].x1, piece.x0, piece.glyphs[0].style)
        yield from _piece_runs(piece, near)


def _piece_runs(piece: Piece, rules: list[Rule]) -> Iterator[Run]:
    run: Run | None = None
    for glyph in piece.glyphs:
        struck, underlined = _drawn_on(glyph, piece, rules) if rules else (False, False)
        look = (glyph.style, glyph.raised, struck, underlined)
        if run and (glyph.text == " " or look == (run.style, run.raised, run.struck, run.underlined)):
            run = replace(run, text=run.text + glyph.text, x1=max(run.x1, glyph.x1), x0=min(run.x0, glyph.x0))
        else:
            if run:
                yield run
            run = Run(glyph.text, glyph.x0, glyph.x1, *look)
    if run:
        yield run


def _drawn_on(glyph: Glyph, piece: Piece, rules: list[Rule]) -> tuple[bool, bool]:
    centre = (glyph.x0 + glyph.x1) / 2
    struck = underlined = False
    for rule in rules:
        if rule.x0 - 0.5 <= centre <= rule.x1 + 0.5:
            height = (rule.y - piece.y) / piece.size
            struck = struck or 0.15 <= height <= 0.5
            underlined = underlined or -0.2 <= height <= 0.08
    return struck, underlined


def _with_roles(lines: list[Line], rules: dict[int, tuple[Rule, ...]], size: float) -> Iterator[Line]:
    for page_lines in _by_page_and_column(lines):
        printed = [(line.y, line.size, line.runs[0].raised, line.text, line.left) for line in page_lines]
        start = footnote_start(printed, rules[page_lines[0].page], size)
        for index, line in enumerate(page_lines):
            yield replace(line, role=LineRole.FOOTNOTE) if index >= start else line


def _by_page_and_column(lines: Iterable[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and (line.page, line.column) != (group[-1].page, group[-1].column):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


@dataclass(frozen=True, slots=True)
class Flow:
    """A paragraph put together from lines: ``runs`` with broken words joined, ``lines`` as printed."""

    runs: tuple[Run, ...]
    lines: tuple[Line, ...] = field(repr=False)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def flow(lines: Iterable[Line], begins: Callable[[Line, Line], bool] | None = None) -> tuple[Flow, ...]:
    """Return ``lines`` put together into paragraphs, in order.

    ``begins`` tells of two neighbours whether the second begins a paragraph by what it says.
    """
    lines = list(lines)
    known = whole_words(line.text for line in lines)
    return tuple(_joined(group, known) for group in _paragraphs(lines, begins))


def _paragraphs(lines: list[Line], begins: Callable[[Line, Line], bool] | None) -> Iterator[list[Line]]:
    leading = _leadings(lines)
    group: list[Line] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        told = begins is not None and bool(group) and begins(group[-1], line)
        if group and (told or _starts_paragraph(group, line, following, leading)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _leadings(lines: list[Line]) -> dict[float, float]:
    """Return the usual distance between baselines for each size of type that has lines enough to tell."""
    gaps: dict[float, Counter[float]] = {}
    for line in lines:
        if line.gap_above and 0 < line.gap_above < 3 * line.size:
            gaps.setdefault(round(line.size), Counter())[round(line.gap_above * 2) / 2] += 1
    return {
        size: min(g for g, n in counted.items() if n >= max(counted.values()) / 2)
        for size, counted in gaps.items()
        if counted.total() > 2
    }


def _starts_paragraph(
    group: list[Line], line: Line, following: Line | None, leading: dict[float, float]
) -> bool:
    last = group[-1]
    if line.role is not last.role or abs(line.size - last.size) > 1.5:
        return True
    same_column = (line.page, line.column) == (last.page, last.column)
    usual = leading.get(round(line.size), 1.3 * line.size)
    if same_column and line.gap_above and line.gap_above > 1.25 * usual:
        return True
    if _unfinished(last.text, line.text):
        return False
    return _has_room(last, line) or _first_line_indent(group, line, following)


def _unfinished(text: str, following: str) -> bool:
    """Return whether a sentence plainly runs on: no closing mark, and a small letter after it."""
    return text[-1] not in ".;:!?…。؟”\"'»)]" and following[:1].islower()


def _has_room(last: Line, line: Line) -> bool:
    """Return whether the first word of ``line`` would have fitted on ``last``: the break was meant."""
    first = line.text.split(" ", 1)[0]
    width = len(first) * (line.x1 - line.x0) / max(len(line.text), 1)
    space = (last.right - last.x1) if not _right_to_left(last.text) else (last.x0 - last.left)
    return space > width + 0.8 * line.size


def _first_line_indent(group: list[Line], line: Line, following: Line | None) -> bool:
    hanging = any(abs(run.x0 - line.x0) < 3 for run in group[-1].runs[1:])
    if _right_to_left(line.text) or following is None or hanging:
        return False
    indent = 0.8 * line.size
    returns = following.x0 < line.x0 - indent and (following.page, following.column) == (
        line.page,
        line.column,
    )
    return returns and line.x0 > line.left + indent and (len(group) == 1 or group[-1].x0 < line.x0 - indent)


def _right_to_left(text: str) -> bool:
    return sum("\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufefc" for c in text) > len(text) / 3


def _joined(lines: list[Line], known: Counter[str]) -> Flow:
    runs: list[Run] = []
    for line in lines:
        if runs:
            runs[-1] = replace(runs[-1], text=_line_end(runs[-1].text, line.text, known))
        runs.extend(line.runs)
    return Flow(tuple(run for run in runs if run.text), tuple(lines))


def _line_end(text: str, following: str, known: Counter[str]) -> str:
    """Return a line's end ready for ``following``: a space, or the word's halves joined."""
    if is_broken(text, following):
        return mended_end(text, following, known)
    tight = text.endswith(("-", "/", "—", "–")) and not text.endswith((" -", " –", " —"))
    return text if tight else _spaced(text, following)


def _spaced(text: str, following: str) -> str:
    """Return ``text`` with a space after it, unless the script writes none."""
    wide = "\u2e80" <= text[-1:] <= "\uffef" and "\u2e80" <= following[:1] <= "\uffef"
    return text if wide or text.endswith(" ") else text + " "
