"""The text of a Word document in the making: paragraphs of runs, and tables, in WordprocessingML.

It is written as markup at once (ISO/IEC 29500, part 1, 17.3 and 17.4): building it element by element takes
most of the time that a large document needs.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from travaux.domain.exchange import without_unwritable

LONGEST_PROPERTY = 255
"""Characters that a property of a document, or the author of a change, may have."""

_BREAKS = {"\n": "<w:br/>", "\r": "<w:br/>", "\t": "<w:tab/>"}
_BREAK = re.compile("\r\n|[\n\r\t]")


@dataclass(frozen=True, slots=True)
class StyledWords:
    """Words set in one way; ``size`` is in points and ``colour`` in six hexadecimal digits."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    size: float | None = None
    colour: str | None = None


class WordText:
    """Paragraphs and tables in order. Styles are named as Word shows them, such as "List Bullet"."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._styles: Mapping[str, str] = {
            style.name: style.style_id for style in document.styles if style.name
        }
        self._parts: list[str] = []

    def paragraph(self, *runs: StyledWords, style: str | None = None) -> None:
        """Add a paragraph."""
        self._parts.append(self._paragraph(runs, style))

    def table(
        self, rows: Iterable[Sequence[str]], widths: Sequence[int], style: str, size: float | None = None
    ) -> None:
        """Add a table whose first row is printed again on each page; ``widths`` are in twips."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        body = "".join(self._row(row, widths, size, first=not number) for number, row in enumerate(rows))
        self._parts.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._styles[style]}"/><w:tblW w:w="0" w:type="auto"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" '
            'w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
        )

    def finish(self) -> None:
        """Put everything into the document."""
        body = self._document.element.body
        place = body.index(body.sectPr)
        for element in parse_xml(f"<w:body {nsdecls('w')}>{''.join(self._parts)}</w:body>"):
            body.insert(place, element)
            place += 1

    def _paragraph(self, runs: Iterable[StyledWords], style: str | None = None) -> str:
        look = f'<w:pPr><w:pStyle w:val="{self._styles[style]}"/></w:pPr>' if style else ""
        return f"<w:p>{look}{''.join(map(_run_xml, runs))}</w:p>"

    def _row(self, row: Sequence[str], widths: Sequence[int], size: float | None, *, first: bool) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{self._paragraph([StyledWords(value, size=size)] if value else [])}</w:tc>"
            for value, width in zip(row, widths, strict=True)
        )
        return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if first else ''}{cells}</w:tr>"


def _run_xml(words: StyledWords) -> str:
    look = "".join(
        mark
        for mark, wanted in (
            ("<w:b/>", words.bold),
            ("<w:i/>", words.italic),
            ("<w:strike/>", words.strike),
            (f'<w:color w:val="{words.colour}"/>', words.colour),
            (f'<w:sz w:val="{round((words.size or 0) * 2)}"/>', words.size),
            ('<w:u w:val="single"/>', words.underline),
        )
        if wanted
    )
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{written_words(words.text)}</w:r>"


def written_words(text: str, *, deleted: bool = False) -> str:
    """Return text as the elements of a run, its tabs and ends of lines among them."""
    parts, place, plain = [], 0, clean(text)
    for match in _BREAK.finditer(plain):
        parts += [_text_xml(plain[place : match.start()], deleted), _BREAKS[match.group()[-1]]]
        place = match.end()
    return "".join((*parts, _text_xml(plain[place:], deleted)))


def _text_xml(text: str, deleted: bool) -> str:
    name = "w:delText" if deleted else "w:t"
    return f'<{name} xml:space="preserve">{escape(text)}</{name}>' if text else ""


def clean(text: str) -> str:
    """Return text without what XML cannot hold."""
    return without_unwritable(text)
