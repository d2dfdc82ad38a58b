"""What stands on a page beside its text: running heads and feet, rules, line numbers, footnotes."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from travaux.formats.glyphs import Piece, Rule, Sheet
from travaux.formats.rows import rows_of

MARGIN = 0.14
"""How much of a page's height, at top and bottom, running heads and feet are looked for in."""

_CLEAR = 2.2
"""Sizes of type between a running head and the text: more than between two paragraphs."""


def edge_rows(sheet: Sheet) -> list[tuple[list[Piece], bool]]:
    """Return the rows near the page's top and foot, and whether each stands apart from the text."""
    rows = rows_of(sheet.pieces)
    # a rule parts a running head from the text, and stands closer to it than the text does
    worded = [row for row in rows if not is_rule("".join(piece.text for piece in row))]
    clear = (
        [
            row
            for row, other in ((worded[0], worded[1]), (worded[-1], worded[-2]))
            if abs(row[0].y - other[0].y) > _CLEAR * row[0].size
        ]
        if len(worded) > 2
        else []
    )
    return [
        (row, any(row is each for each in clear))
        for row in rows
        if not MARGIN <= row[0].y / sheet.height <= 1 - MARGIN
    ]


def line_numbers(sheets: Sequence[Sheet]) -> set[int]:
    """Return the ids of pieces that number the lines of pages: figures beside the text, rising by one step.

    What a page shows of them beyond doubt holds for figures in the same place on the others.
    """
    margins = [_margin_figures(sheet) for sheet in sheets]
    sure = [
        figures if _count_lines(sheet, figures) else []
        for sheet, figures in zip(sheets, margins, strict=True)
    ]
    places = {round(piece.x1 / 4) for figures in sure for piece in figures}
    near = {place + shift for place in places for shift in (-1, 0, 1)}
    return {id(piece) for figures in margins for piece in figures if round(piece.x1 / 4) in near}


def _margin_figures(sheet: Sheet) -> list[Piece]:
    """Return the figures that stand alone beside a page's text, from top to bottom."""
    words = [piece for piece in sheet.pieces if len(piece.glyphs) > 20]
    left, right = min((p.x0 for p in words), default=0.0), max((p.x1 for p in words), default=sheet.width)
    figures = [piece for piece in sheet.pieces if re.fullmatch(r"\d{1,4}", piece.text.strip())]
    return sorted((p for p in figures if p.x1 < left or p.x0 > right), key=lambda piece: -piece.y)


def _count_lines(sheet: Sheet, figures: Sequence[Piece]) -> bool:
    """Return whether figures count a page's lines: between two of them lie as many as they differ by.

    Numbers of paragraphs in the margin rise by one too, but lines lie between them; to the right of the text
    stand none, and a column of a table there has a figure on every line.
    """
    values = [int(piece.text) for piece in figures]
    steps = {after - before for before, after in pairwise(values)}
    if len(figures) < 2 or steps not in ({1}, {2}, {5}, {10}):
        return False
    step = steps.pop()
    lines = sorted(
        (row[0].y for row in rows_of([p for p in sheet.pieces if len(p.glyphs) > 4])), reverse=True
    )
    pairs = list(pairwise(figures))
    between = [sum(lower.y - 2 < y <= upper.y - 2 for y in lines) for upper, lower in pairs]
    counted = sum(abs(count - step) <= step // 5 for count in between)
    apart = [upper.y - lower.y for upper, lower in pairs]
    text = max((piece.x1 for piece in sheet.pieces if len(piece.glyphs) > 4), default=sheet.width)
    beyond = step > 2 and min(between) > 1 and all(figure.x0 > text for figure in figures)
    if step > 2 and all(figure.x0 > text for figure in figures) and _by_leading(lines, apart, step):
        return True
    even = len(apart) > (1 if beyond else 2) and step > 1 and max(apart) - min(apart) < 0.1 * max(apart)
    return even or (counted >= 0.7 * len(pairs) and (step > 1 or len(figures) > 3))


def _by_leading(lines: Sequence[float], apart: Sequence[float], step: int) -> bool:
    """Return whether figures stand as many lines apart as they differ by, blank lines counted too."""
    gaps = [round(upper - lower, 1) for upper, lower in pairwise(lines)]
    leading = min((gap for gap in gaps if gap > 0), default=0.0)
    return leading > 0 and all(abs(distance - step * leading) < 0.3 * leading for distance in apart)


_PAGE_NUMBER = re.compile(
    r"\W*(?:page|стр\.?|página|pág\.?|الصفحة|第)?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:/|of|de|sur|из|من|共)\s*\d{1,4})?\s*页?\W*",
    re.IGNORECASE,
)
_JOB_NUMBER = re.compile(
    r"(?:\d{1,4}(?:/\d{1,4})?\s+)?"
    r"(?:(?:[A-Z]{1,4}\.\s?)?\d\d-\d{5,6}|[A-Z]{1,4}\.?\s?\d{7}|\d{6}\s+\d{6}|\*\s?[\w.-]{7,14}\s?\*)"
    r"(?:\s*\([A-Z]\))?(?:\s+\d{6}){0,3}(?:\s+\*\s?[\w.-]{7,14}\s?\*)?(?:\s+\d{1,4}(?:/\d{1,4})?)?"
)
"""The number under which a document was printed, with its language, its days and its bars."""

_RECYCLE = re.compile(
    r"\W*(?:please recycle|merci de recycler|se ruega reciclar|просьба отправить на вторичную переработку"
    r"|请回收|الرجاء إعادة الاستعمال)\W*",
    re.IGNORECASE,
)
"""What the United Nations prints beside the number of a job."""

_PAGE_NAMED = re.compile(
    r"(?:^|[\s|·–—-])(?P<word>page|página|pág\.?|стр\.?)\s*(?P<page>\d{1,4})"
    r"(?:\s*(?:/|of|de|sur|из)\s*(?P<of>\d{1,4}))?\W*$",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"\b(?:on|see|at|in|from|of|to|the|and|this|la|le|voir|véase|en|на|см)\W*$", re.IGNORECASE
)


_RULE = re.compile(r"[_\-–—=]{5,}|(?:[_–—=]\s?){5,}")
_SYMBOL = re.compile(r"\b[A-Z][A-Z.]*(?:/[\w.()-]+)+\b")
_FIGURE_AT_END = re.compile(r"^\d{1,4}\s{1,}\D|\D\s{1,}\d{1,4}(?:/\d{1,4})?$")


def is_rule(text: str) -> bool:
    """Return whether a row is a rule typed in dashes or underscores."""
    return _RULE.fullmatch(text.strip()) is not None


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A row near a page's edge: its page, its height from the foot (0 to 1), its words.

    ``apart`` tells that it is the page's first or last row and stands clear of the text.
    """

    page: int
    height: float
    text: str
    apart: bool = False


def find_furniture(rows: Sequence[EdgeRow], pages: int) -> set[int]:
    """Return the indices of running heads and feet among rows near the edges of pages.

    A row is one if the same words stand there on other pages too and no words of the text stand beyond it;
    if it is a page or job number alone; or if it stands apart on a later page and bears the document's symbol
    or a page's number.
    """
    symbols = {symbol for row in rows if row.page == 1 for symbol in _SYMBOL.findall(row.text)}
    repeated = _repeated(rows, pages)
    found = set()
    for index, row in enumerate(rows):
        alone = _is_number(row.text) and not 0.08 < row.height < 0.92
        if (
            alone
            or _is_running_head(row, symbols)
            or _names_page(row, pages)
            or index in repeated
            or _alternates(row, rows, pages)
        ):
            found.add(index)
    return found - (_behind_text(rows, found) & repeated)


def _repeated(rows: Sequence[EdgeRow], pages: int) -> set[int]:
    """Return the indices of rows that stand in the same place on other pages, each told by its keys."""
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    keys = [(_keys(row), round(row.height * 50)) for row in rows]
    for (names, place), row in zip(keys, rows, strict=True):
        for name in names:
            places[name, place].add(row.page)
    needed = max(2, min(3, pages), round(0.25 * pages))

    def pages_of(name: str, place: int) -> set[int]:
        return set().union(*(places.get((name, place + shift), ()) for shift in (-1, 0, 1)))

    return {
        index
        for index, (names, place) in enumerate(keys)
        if any(len(pages_of(name, place)) >= needed for name in names)
    }


_SAME_ROW = 0.003
"""Of a page's height: rows that stand closer are one line of type (2.5 points of 842)."""


def _behind_text(rows: Sequence[EdgeRow], found: set[int]) -> set[int]:
    """Return the indices of rows that have rows that are no furniture beyond them, at their page's edge."""
    outermost: dict[tuple[int, bool], float] = {}
    for index, row in enumerate(rows):
        if index not in found and not is_rule(row.text):
            side = (row.page, row.height > 0.5)
            outermost[side] = max(outermost.get(side, 0.0), abs(row.height - 0.5))
    return {
        index
        for index, row in enumerate(rows)
        if outermost.get((row.page, row.height > 0.5), 0.0) > abs(row.height - 0.5) + _SAME_ROW
    }


_LABELLED = re.compile(r"\W*(?:\d{1,4}|[a-z]{1,2}|[ivxlc]+)[.)]\s*\S", re.IGNORECASE)


_COUNTED = re.compile(r"[A-Z][a-z]+ \d{1,4}[.:]?")
"""A heading of one word and its number."""


def _keys(row: EdgeRow) -> set[str]:
    """Return what a row would be called on every page if it were a running head.

    Its words as they stand, and with one figure told by how far it is from the page's number. Lists have rows
    that differ in other figures ("Posts 1,200", "3. Requests a report for 2031") and headings count what
    they head ("Pledge 4"); only a row that stands apart and is neither labelled nor counted may do so.
    """
    words = row.text.strip().lower()
    keys = {words}
    if _COUNTED.fullmatch(row.text.strip()) and not _is_number(row.text):
        return keys
    for figure in re.finditer(r"\d{1,4}", words):
        shift = int(figure.group()) - row.page
        keys.add(f"{words[: figure.start()]}#{shift}{words[figure.end() :]}")
    if row.apart and not _LABELLED.match(words):
        keys.add(re.sub(r"\d+", "#", words))
    return keys


def _is_number(text: str) -> bool:
    """Return whether a row is the number of a page or of a job, with the plea to recycle beside it."""
    bare = _RECYCLE.sub(" ", text).strip()
    recycled = bare != text.strip()
    return bool((recycled and not bare) or _PAGE_NUMBER.fullmatch(bare) or _JOB_NUMBER.fullmatch(bare))


def _names_page(row: EdgeRow, pages: int) -> bool:
    """Return whether a row ends by naming its own page ("Page 2 of 3"), as no sentence does of itself."""
    found = _PAGE_NAMED.search(row.text)
    if found is None or int(found["page"]) != row.page or len(row.text) > 120:
        return False
    before = row.text[: found.start("word")].strip()
    counted = found["of"] is not None and int(found["of"]) == pages
    return counted or (found["word"][0].isupper() and not _REFERS.search(before))


def _alternates(row: EdgeRow, rows: Sequence[EdgeRow], pages: int) -> bool:
    """Return whether a row stands on every second page to the letter, as heads of left pages do."""
    if pages < 3 or len(row.text) < 4 or row.text.rstrip().endswith((".", ";", ",", ":")):
        return False
    same = {one.page for one in rows if one.text == row.text and abs(one.height - row.height) < 0.02}
    first = min(same)
    return len(same) > 1 and first <= 3 and same == set(range(first, pages + 1, 2))


def _is_running_head(row: EdgeRow, symbols: set[str]) -> bool:
    """Return whether a row that stands apart on a later page bears what running heads do."""
    if not row.apart or row.page == 1 or len(row.text) > 120:
        return False
    named = symbols & set(_SYMBOL.findall(row.text))
    ended = row.text.rstrip().endswith((".", ";", ",", ":"))
    numbered = _FIGURE_AT_END.search(row.text.strip()) and str(row.page) in re.findall(r"\d+", row.text)
    return bool(named) or bool(numbered and not ended)


def footnote_start(
    lines: Sequence[tuple[float, float, bool, str, float]], rules: Sequence[Rule], size: float
) -> int:
    """Return the index of a column's first footnote line, or how many lines there are.

    Args:
        lines: ``(baseline, size, starts raised, text, left edge)`` from top to bottom.
        rules: the page's thin lines; a short one at the left, with small type below it, parts the notes off.
        size: the size of the body's type.
    """
    start = len(lines)
    while start and lines[start - 1][1] <= 0.92 * size:
        start -= 1
    for index in range(start, len(lines)):
        y, height, raised, text, left = lines[index]
        above = lines[index - 1][0] if index else y + 6 * height
        ruled = any(
            y < rule.y < above and abs(rule.x0 - left) < 12 and 40 < rule.x1 - rule.x0 < 260 for rule in rules
        )
        if ruled or raised or re.match(r"[*†‡]|\d{1,3}\s", text):
            return index
    return len(lines)
