"""PDF pages as lines in reading order, with what their setting tells.

Columns are read one after another; running headers and footers, page and line numbers are left out;
footnotes are told apart.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from travaux.domain.coverage import Apart
from travaux.domain.messages import Text, counted, message
from travaux.domain.spans import Note
from travaux.errors import SourceTooLarge, UnreadableSource
from travaux.formats.annotations import Annotation
from travaux.formats.columns import Gutters, find_gutters, in_reading_order
from travaux.formats.glyphs import Glyph, Piece, Rule, Sheet, Style
from travaux.formats.layout import (
    EdgeRow,
    edge_rows,
    find_furniture,
    footnote_start,
    is_rule,
    line_numbers,
)
from travaux.formats.page_process import PdfPages, picture_pages, read_document
from travaux.formats.recognised_pages import MAX_RECOGNISED, Recognition, recognise_sheet
from travaux.formats.unseen import name_unseen, unseen_apart
from travaux.ports import PageRecogniser


class LineRole(StrEnum):
    BODY = "body"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class PrintedRun:
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
class PrintedLine:
    """One line as printed: ``page`` from 1, ``column`` from 0, ``left``/``right`` the column's edges.

    ``y`` is the baseline in points from the page's foot. ``gap_above`` is the distance to the baseline
    before it in its column, None at a column's top.
    """

    runs: tuple[PrintedRun, ...]
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
    ``written`` is the text of each page as the PDF library strings it together, ``apart`` what of it is
    not in ``lines``. ``annotations`` are the remarks on the pages, with the words that each marks.
    """

    lines: tuple[PrintedLine, ...] = field(repr=False)
    furniture: tuple[PrintedLine, ...] = field(repr=False)
    page_count: int
    size: float
    title: str | None = None
    notes: tuple[Note, ...] = ()
    lost: tuple[Note, ...] = ()
    written: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    apart: tuple[Apart, ...] = field(default=(), repr=False)
    annotations: tuple[tuple[Annotation, str | None], ...] = field(default=(), repr=False)

    @property
    def body(self) -> tuple[PrintedLine, ...]:
        return tuple(line for line in self.lines if line.role is LineRole.BODY)

    @property
    def footnotes(self) -> tuple[PrintedLine, ...]:
        return tuple(line for line in self.lines if line.role is LineRole.FOOTNOTE)


def read_pages(data: bytes, where: str, recogniser: PageRecogniser | None = None) -> Pages:
    """Return the lines of a PDF; pages that are pictures are read by ``recogniser`` where there is one.

    Raises:
        UnreadableSource: if it is damaged, encrypted, or holds pictures of text only and none is recognised.
        SourceTooLarge: if it has more than ``MAX_PAGES`` pages, or too many that are pictures.
    """
    document = read_document(data, where)
    sheets, count, damaged = list(document.sheets), document.count, list(document.damaged)
    seen = _recognised(data, sheets, recogniser, where)
    sheets = [seen[sheet.number].sheet if sheet.number in seen else sheet for sheet in sheets]
    _require_text(sheets, count, damaged, where, recogniser)
    title = document.title
    remarks = tuple(_with_words(document.annotations, sheets))
    size = _body_size(sheets)
    written = tuple((f"page {sheet.number}", sheet.written) for sheet in sheets)
    sheets, furniture, numbers = _without_furniture(sheets, count)
    gutters = find_gutters([(sheet.pieces, sheet.width) for sheet in sheets], size)
    lines = [line for sheet, own in zip(sheets, gutters, strict=True) for line in _lines(sheet, own)]
    rules = {sheet.number: sheet.rules for sheet in sheets}
    notes = (*name_unseen(one for sheet in sheets for one in sheet.unseen), *_doubts(seen))
    lost = (*_missing(document, sheets), *_unread(sheets, damaged), *_notes_of_losses(seen, recogniser))
    apart = (
        *_notes_of_furniture(furniture),
        *numbers,
        *unseen_apart(one for sheet in sheets for one in sheet.unseen),
    )
    lines = list(_with_roles(lines, rules, size))
    return Pages(tuple(lines), furniture, count, size, title, notes, lost, written, apart, remarks)


def _with_words(
    annotations: Iterable[Annotation], sheets: Iterable[Sheet]
) -> Iterator[tuple[Annotation, str | None]]:
    pieces = {sheet.number: sheet.pieces for sheet in sheets}
    return ((one, one.words(pieces.get(one.page, ()))) for one in annotations)


def _notes_of_furniture(furniture: Sequence[PrintedLine]) -> Iterator[Apart]:
    return (
        Apart(line.text, message("running heads, feet and page numbers"), f"page {line.page}")
        for line in furniture
    )


def _recognised(
    data: bytes, sheets: list[Sheet], recogniser: PageRecogniser | None, where: str
) -> dict[int, Recognition]:
    """Return what is seen in the pages that are pictures, by page."""
    pictures = [sheet for sheet in sheets if (sheet.images and not sheet.pieces) or _is_unreadable(sheet)]
    if recogniser is None or not pictures:
        return {}
    if len(pictures) > MAX_RECOGNISED:
        raise SourceTooLarge(
            message(
                "has %(n)s pages that are pictures; at most %(most)s are recognised",
                n=len(pictures),
                most=MAX_RECOGNISED,
            ),
            where=where,
            remedy=message("split it"),
        )
    seen: dict[int, Recognition] = {}
    by_number = {sheet.number: sheet for sheet in pictures}
    for number, picture in picture_pages(data, list(by_number)):
        if found := recognise_sheet(picture, by_number[number], recogniser):
            seen[number] = found
    return seen


_UNREADABLE = 0.5  # of a page's characters without a meaning: what is left of its words is no text


def _is_unreadable(sheet: Sheet) -> bool:
    """Return whether a page's fonts do not tell most of its letters, so that only its picture does."""
    told = sum(len(piece.glyphs) for piece in sheet.pieces)
    return sheet.unmapped > _UNREADABLE * (told + sheet.unmapped)


def _doubts(seen: Mapping[int, Recognition]) -> Iterator[Note]:
    doubtful = {number: one.doubtful for number, one in seen.items() if one.doubtful}
    if doubtful:
        yield Note(
            message("words recognised with little confidence"),
            name_pages(sorted(doubtful)),
            sum(doubtful.values()),
        )


def _missing(document: PdfPages, sheets: Sequence[Sheet]) -> Iterator[Note]:
    """Yield what of the file's words is not in its text."""
    unmapped = [sheet for sheet in sheets if sheet.unmapped]
    if unmapped:
        lost = sum(sheet.unmapped for sheet in unmapped)
        yield Note(
            message("characters whose meaning the PDF does not tell were left out"),
            message("from page %(number)s", number=str(unmapped[0].number)),
            lost,
        )
    turned = [sheet.number for sheet in sheets if sheet.turned]
    if turned:
        count = sum(sheet.turned for sheet in sheets)
        yield Note(message("characters set aslant or upright were left out"), name_pages(turned), count)
    if document.heavy:
        yield Note(
            message("pages that take more memory or time than a page may were left out"),
            name_pages(document.heavy),
            len(document.heavy),
        )


def _notes_of_losses(seen: Mapping[int, Recognition], recogniser: PageRecogniser | None) -> Iterator[Note]:
    if seen and recogniser:
        yield Note(
            message(
                "strike-through, underline and bold: text recognised from pictures by %(recogniser)s",
                recogniser=recogniser.identity,
            ),
            name_pages(sorted(seen)),
        )


def name_pages(numbers: Sequence[int]) -> Text:
    """Return pages as a person names them: "page 3", "pages 1–4, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    named = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
    return counted("page %(pages)s", "pages %(pages)s", len(numbers), pages=named)


_OCR = message(
    "pip install 'travaux[ocr]' to have pictures of pages recognised, or ask for the original document"
)


def _require_text(
    sheets: list[Sheet], count: int, damaged: list[int], where: str, recogniser: PageRecogniser | None
) -> None:
    if any(sheet.pieces for sheet in sheets):
        return
    if damaged or not count:
        raise UnreadableSource(
            message("has no page that can be read"), where=where, remedy=message("download it again")
        )
    if any(sheet.unmapped for sheet in sheets):
        raise UnreadableSource(
            message("does not tell which letters it draws"),
            where=where,
            remedy=message("print it to pictures of pages and have these recognised (OCR)"),
        )
    pictures = any(sheet.images for sheet in sheets)
    if pictures and recogniser is not None:
        raise UnreadableSource(
            message(
                "holds only pictures, in which %(recogniser)s sees no text with confidence",
                recogniser=recogniser.identity,
            ),
            where=where,
            remedy=message("name a folder with its language's data in TESSDATA_PREFIX"),
        )
    raise UnreadableSource(
        message("holds no text, only pictures of pages") if pictures else message("holds no text"),
        where=where,
        remedy=_OCR if pictures else message("check that the right file was given"),
    )


def _unread(sheets: list[Sheet], damaged: list[int]) -> Iterator[Note]:
    """Yield the pages whose words nobody could count."""
    if damaged:
        yield Note(
            message("pages that could not be read"),
            message("from page %(number)s", number=str(damaged[0])),
            len(damaged),
        )
    blank = [sheet.number for sheet in sheets if not sheet.pieces and sheet.images]
    if blank:
        yield Note(message("pages that are pictures were left out"), name_pages(blank), len(blank))


def _body_size(sheets: list[Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for piece in sheet.pieces:
            sizes[round(piece.size * 2) / 2] += len(piece.glyphs)
    return sizes.most_common(1)[0][0]


def _without_furniture(
    sheets: list[Sheet], count: int
) -> tuple[list[Sheet], tuple[PrintedLine, ...], tuple[Apart, ...]]:
    """Return the sheets without running heads and feet and line numbers, and what was left out."""
    edges = [(sheet, row, apart) for sheet in sheets for row, apart in edge_rows(sheet)]
    outside = find_furniture(
        [
            EdgeRow(sheet.number, row[0].y / sheet.height, " ".join(p.text for p in row), apart)
            for sheet, row, apart in edges
        ],
        count,
    )
    heads = [edges[index][:2] for index in sorted(outside)]
    rules = [(sheet, [piece]) for sheet in sheets for piece in sheet.pieces if is_rule(piece.text)]
    counted = line_numbers(sheets)
    gone = {id(piece) for _, row in (*heads, *rules) for piece in row} | counted
    lines = tuple(_line(row, sheet, 0, (0.0, sheet.width), None, LineRole.FURNITURE) for sheet, row in heads)
    kept = [
        replace(sheet, pieces=tuple(piece for piece in sheet.pieces if id(piece) not in gone))
        for sheet in sheets
    ]
    numbers = (
        Apart(piece.text, message("numbers of lines"), f"page {sheet.number}")
        for sheet in sheets
        for piece in sheet.pieces
        if id(piece) in counted
    )
    return kept, lines, tuple(numbers)


def _lines(sheet: Sheet, gutters: Gutters) -> Iterator[PrintedLine]:
    """Yield the page's lines in reading order, roles not yet told."""
    for column in in_reading_order(sheet.pieces, gutters):
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
) -> PrintedLine:
    main = _main_piece(row)
    gap = above - main.y if above is not None else None
    runs = tuple(_runs(row, sheet.rules))
    return PrintedLine(runs, sheet.number, column, main.y, main.size, *edges, role, gap)


def _main_piece(row: list[Piece]) -> Piece:
    """Return the longest piece in the size that most of a line is set in, whatever its marks are set in."""
    sizes: Counter[int] = Counter()
    for piece in row:
        sizes[round(piece.size)] += len(piece.glyphs)
    usual = max(sizes, key=lambda size: (sizes[size], size))
    return max((p for p in row if round(p.size) == usual), key=lambda piece: len(piece.glyphs))


def _runs(row: list[Piece], rules: tuple[Rule, ...]) -> Iterator[PrintedRun]:
    left, right = min(piece.x0 for piece in row), max(piece.x1 for piece in row)
    near = [
        rule
        for rule in rules
        if left - 4 <= rule.x0 and rule.x1 <= right + 4 and abs(rule.y - row[0].y) < row[0].size
    ]
    for number, piece in enumerate(row):
        if number:
            yield PrintedRun(" ", row[number - 1].x1, piece.x0, piece.glyphs[0].style)
        yield from _piece_runs(piece, near)


def _piece_runs(piece: Piece, rules: list[Rule]) -> Iterator[PrintedRun]:
    held: list[Glyph] = []
    look: _Look | None = None
    for glyph in piece.glyphs:
        struck, underlined = _drawn_on(glyph, piece, rules) if rules else (False, False)
        own = (glyph.style, glyph.raised, struck, underlined)
        if held and look and glyph.text != " " and own != look:
            yield _printed_run(held, look)
            held = []
        look = look if held else own
        held.append(glyph)
    if held and look:
        yield _printed_run(held, look)


_Look = tuple[Style, bool, bool, bool]


def _printed_run(glyphs: list[Glyph], look: _Look) -> PrintedRun:
    words = "".join([glyph.text for glyph in glyphs])
    return PrintedRun(words, min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs), *look)


def _drawn_on(glyph: Glyph, piece: Piece, rules: list[Rule]) -> tuple[bool, bool]:
    centre = (glyph.x0 + glyph.x1) / 2
    struck = underlined = False
    for rule in rules:
        if rule.x0 - 0.5 <= centre <= rule.x1 + 0.5:
            height = (rule.y - piece.y) / piece.size
            struck = struck or 0.15 <= height <= 0.5
            underlined = underlined or -0.2 <= height <= 0.08
    return struck, underlined


def _with_roles(
    lines: list[PrintedLine], rules: dict[int, tuple[Rule, ...]], size: float
) -> Iterator[PrintedLine]:
    for page_lines in _by_page_and_column(lines):
        printed = [(line.y, line.size, line.runs[0].raised, line.text, line.left) for line in page_lines]
        start = footnote_start(printed, rules[page_lines[0].page], size)
        for index, line in enumerate(page_lines):
            yield replace(line, role=LineRole.FOOTNOTE) if index >= start else line


def _by_page_and_column(lines: Iterable[PrintedLine]) -> Iterator[list[PrintedLine]]:
    group: list[PrintedLine] = []
    for line in lines:
        if group and (line.page, line.column) != (group[-1].page, group[-1].column):
            yield group
            group = []
        group.append(line)
    if group:
        yield group
