"""A Word document's paragraphs in order: what holds across them, which tracked changes they are in."""

from collections.abc import Iterator, Mapping

from lxml import etree

from travaux.domain.coverage import Apart
from travaux.domain.figures import character, decimal, whole
from travaux.formats.numbering import Numbering
from travaux.formats.word_values import TrackedChange, WordParagraph, WordRun, holding_change
from travaux.formats.word_visibility import Ground, RunVisibility

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHANGES = (f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom")
_WRAPPERS = (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag")
_INLINE_WRAPPERS = (*_WRAPPERS, f"{W}hyperlink", f"{W}fldSimple")
_OFF = ("0", "false", "off", "none")
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings")
_BOX = f"{W}txbxContent"
_DEEPEST = 50  # tables, boxes and controls within one another: word processors refuse more


class Walk:
    """Goes through the blocks of a part, keeping what holds across them: fields, comments, numbers."""

    def __init__(self, numbering: Numbering | None, visibility: RunVisibility | None = None) -> None:
        self.numbering = numbering
        self.visibility = visibility or RunVisibility(None)
        self.unseen: list[Apart] = []
        self.ground = self.visibility.page
        self.properties: etree._Element | None = None  # of the paragraph that is being read
        self.open_comments: list[str] = []
        self.fields: list[bool] = []  # for each open field, whether its code is still being read
        self.control: str | None = None  # the tag of the content control that is being read
        self.tables = 0
        self.depth = 0

    def blocks(
        self,
        parent: etree._Element,
        cell: tuple[int, int, int] | None = None,
        change: TrackedChange | None = None,
    ) -> Iterator[WordParagraph]:
        """Yield the paragraphs of ``parent``, those of tables with their cell, boxes after their anchor."""
        if self.depth >= _DEEPEST:
            return  # the words within are missed by the account of what was read
        self.depth += 1
        for child in parent:
            if child.tag == f"{W}p":
                yield self._paragraph(child, cell, change)
                for box in boxes(child):
                    yield from self._paragraphs_on_ground(
                        Ground(None), box, cell, holding_change(change, _changed_at(box))
                    )
            elif child.tag == f"{W}tbl":
                yield from self._table(child, change)
            elif child.tag == f"{W}sdt":
                before, self.control = self.control, _value(child.find(f"{W}sdtPr"), "tag") or self.control
                yield from self.blocks(child, cell, change)
                self.control = before
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child, cell, change)
            elif child.tag in _CHANGES:
                yield from self.blocks(child, cell, holding_change(change, _change_of_element(child)))
        self.depth -= 1

    def _paragraphs_on_ground(
        self,
        ground: Ground,
        parent: etree._Element,
        cell: tuple[int, int, int] | None,
        change: TrackedChange | None,
    ) -> Iterator[WordParagraph]:
        """Yield the paragraphs of what stands on a ground of its own: a cell, a text box."""
        before, self.ground = self.ground, ground
        yield from self.blocks(parent, cell, change)
        self.ground = before

    def _table(self, table: etree._Element, change: TrackedChange | None) -> Iterator[WordParagraph]:
        self.tables += 1
        number = self.tables - 1
        ground = self.visibility.behind_table(table, self.ground)
        for row_index, row in enumerate(_rows_or_cells(table, f"{W}tr")):
            in_row = holding_change(change, _change_marked(row.find(f"{W}trPr")))
            for column, cell in enumerate(_rows_or_cells(row, f"{W}tc")):
                properties = cell.find(f"{W}tcPr")
                place = (number, row_index, column)
                behind = self.visibility.behind_cell(cell, ground)
                yield from self._paragraphs_on_ground(
                    behind, cell, place, holding_change(in_row, _change_marked(properties))
                )

    def _paragraph(
        self, element: etree._Element, cell: tuple[int, int, int] | None, change: TrackedChange | None
    ) -> WordParagraph:
        properties = element.find(f"{W}pPr")
        style = self.numbering.style_of(properties) if self.numbering else None
        label = self.numbering.label(properties) if self.numbering else None
        ended = _change_marked(properties.find(f"{W}rPr")) if properties is not None else None
        base = style.looks if style else {}
        self.properties = properties
        outside, self.ground = self.ground, self.visibility.behind_paragraph(properties, self.ground)
        runs = tuple(_merged_runs(self._runs(element, change, base)))
        self.ground = outside
        return WordParagraph(
            runs=runs,
            number=label.text if label else None,
            level=label.level if label else 0,
            style=style.name if style else "",
            heading=_heading(properties, style.heading if style else None),
            indent=_indent(properties),
            centred=_value(properties, "jc") == "center",
            cell=cell,
            mark_change=ended or change,
            control=self.control,
        )

    def _runs(
        self, parent: etree._Element, change: TrackedChange | None, base: Mapping[str, bool]
    ) -> Iterator[WordRun]:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                yield from self._runs_of_element(child, change, base)
            elif tag in _CHANGES:
                yield from self._runs(child, holding_change(change, _change_of_element(child)), base)
            elif tag == f"{W}commentRangeStart":
                self.open_comments.append(str(child.get(f"{W}id")))
            elif tag == f"{W}commentRangeEnd":
                self.open_comments = [c for c in self.open_comments if c != child.get(f"{W}id")]
            elif tag in _INLINE_WRAPPERS:
                yield from self._runs(child, change, base)

    def _runs_of_element(
        self, run: etree._Element, change: TrackedChange | None, base: Mapping[str, bool]
    ) -> Iterator[WordRun]:
        properties = run.find(f"{W}rPr")
        looks = _looks_of_run(properties, base)
        colour = _value(properties, "color")
        why = self.visibility.why_unseen(properties, self.properties, self.ground)
        for child in run:
            if child.tag == f"{W}fldChar":
                self._field(child)
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference") and not why:
                prefix = "" if child.tag == f"{W}footnoteReference" else "e"
                yield WordRun("", change=change, note=prefix + str(child.get(f"{W}id")), raised=True)
            elif child.tag == f"{W}commentReference":
                yield WordRun("", change=change, comments=(str(child.get(f"{W}id")),))
            elif not any(self.fields):
                text = _text_of(child)
                if text and why:
                    self.unseen.append(Apart(text, why))
                elif text:
                    yield WordRun(text, *looks, colour, change, tuple(self.open_comments))

    def _field(self, mark: etree._Element) -> None:
        """Follow a field's marks, so that its code is left out and its result kept."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(True)
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()


def boxes(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes anchored in an element, each once although files hold a second form of it."""
    for child in parent:
        if child.tag == _BOX:
            yield child
        elif str(child.tag).endswith("}AlternateContent"):
            forms = [list(boxes(form)) for form in child]
            yield from next((found for found in forms if found), ())
        elif len(child):
            yield from boxes(child)


def _rows_or_cells(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield a table's rows or a row's cells, those in content controls and tracked changes too."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS or child.tag in _CHANGES:
            yield from _rows_or_cells(child, tag)


def _change_marked(properties: etree._Element | None) -> TrackedChange | None:
    """Return the tracked change that properties say of a row, a cell or a paragraph's end."""
    if properties is None:
        return None
    names = (*_CHANGES, f"{W}cellIns", f"{W}cellDel")
    held: TrackedChange | None = None
    for child in properties:
        if child.tag in names:
            held = holding_change(held, _change_of_element(child))
    return held


def _changed_at(element: etree._Element) -> TrackedChange | None:
    """Return the tracked change of the run that anchors a text box."""
    for above in element.iterancestors():
        if above.tag == f"{W}p":
            return None
        if above.tag in _CHANGES:
            return _change_of_element(above)
    return None


def _text_of(element: etree._Element) -> str:
    tag = element.tag
    if tag in (f"{W}t", f"{W}delText"):
        return element.text or ""
    if tag in (f"{W}tab", f"{W}ptab"):
        return "\t"
    if tag in (f"{W}br", f"{W}cr"):
        return "\n"
    if tag == f"{W}noBreakHyphen":
        return "-"
    if tag == f"{W}sym":
        font = (element.get(f"{W}font") or "").lower()
        code = whole(element.get(f"{W}char"), 0xFFFD, 16)
        return "•" if font in _SYMBOL_FONTS or 0xF000 <= code < 0xFFFD else character(code)
    return ""


def _change_of_element(element: etree._Element) -> TrackedChange:
    inserted = element.tag in (f"{W}ins", f"{W}moveTo", f"{W}cellIns")
    moved = element.tag in (f"{W}moveTo", f"{W}moveFrom")
    return TrackedChange(inserted, element.get(f"{W}author"), element.get(f"{W}date"), moved)


def _switch(properties: etree._Element | None, name: str) -> bool | None:
    """Return a toggle's state, None where nothing is said."""
    element = properties.find(f"{W}{name}") if properties is not None else None
    return None if element is None else (element.get(f"{W}val") or "true").lower() not in _OFF


def _value(properties: etree._Element | None, name: str) -> str | None:
    element = properties.find(f"{W}{name}") if properties is not None else None
    return element.get(f"{W}val") if element is not None else None


def _looks_of_run(
    properties: etree._Element | None, base: Mapping[str, bool]
) -> tuple[bool, bool, bool, bool, bool]:
    """Return (bold, italic, struck, underlined, raised) of a run on top of its paragraph's style."""

    def look(*names: str) -> bool:
        states = [_switch(properties, name) for name in names]
        stated = [state for state in states if state is not None]
        return any(stated) if stated else any(base.get(name, False) for name in names)

    raised = _value(properties, "vertAlign") == "superscript"
    return look("b"), look("i"), look("strike", "dstrike"), look("u"), raised


def _merged_runs(runs: Iterator[WordRun]) -> Iterator[WordRun]:
    """Yield runs with neighbours of the same look put together."""
    last: WordRun | None = None
    for run in runs:
        if last and _look_of_run(last) == _look_of_run(run) and not run.note and not last.note:
            last = WordRun(last.text + run.text, *_look_of_run(last))
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _look_of_run(
    run: WordRun,
) -> tuple[bool, bool, bool, bool, bool, str | None, TrackedChange | None, tuple[str, ...]]:
    return (
        run.bold, run.italic, run.struck, run.underlined, run.raised, run.colour, run.change, run.comments,
    )  # fmt: skip


def _heading(properties: etree._Element | None, styled: int | None) -> int | None:
    level = whole(_value(properties, "outlineLvl"), -1)
    return level + 1 if 0 <= level < 9 else styled


def _indent(properties: etree._Element | None) -> int:
    """Return the left indent in twentieths of a point."""
    element = properties.find(f"{W}ind") if properties is not None else None
    value = (element.get(f"{W}left") or element.get(f"{W}start") or "0") if element is not None else "0"
    return int(decimal(value))
