"""Two versions as one Word document whose differences are tracked changes.

ECMA-376 part 1, 17.13.5: ``w:ins``, ``w:del``, and ``w:moveFrom`` with ``w:moveTo`` for what only moved.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import count

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from travaux.domain.lineage import Comparison
from travaux.exports.word_text import LONGEST_PROPERTY, clean
from travaux.release import __version__
from travaux.reports.redline import Author, Ink, RedLine, redline
from travaux.reports.revisions import WordOutcome
from travaux.reports.versions import name_versions

_INDENT = 0.9  # centimetres for each level of sub-paragraphs
_TAGS = {WordOutcome.ADDED: "w:ins", WordOutcome.REMOVED: "w:del"}
_MOVES = {WordOutcome.ADDED: "w:moveTo", WordOutcome.REMOVED: "w:moveFrom"}
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?")


def write_redline(comparison: Comparison) -> bytes:
    """Return a .docx in which accepting all changes gives the new version, and rejecting all the old one.

    Changes are by whom the drafts say; any other is by the name and the date of the new version.
    """
    new = comparison.new
    _, name = name_versions((comparison.old, new))
    writer = _ChangeWriter((name, new.date.isoformat() if new.date else None))
    document = Document()
    document.core_properties.title = clean(new.title or name)[:LONGEST_PROPERTY]
    document.core_properties.author = f"Travaux {__version__}"
    document.styles["Normal"].font.size = Pt(11)
    for line in redline(comparison):
        _lay_out(writer.fill(document.add_paragraph(), line), line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _lay_out(paragraph: Paragraph, line: RedLine) -> None:
    if line.heading:
        paragraph.paragraph_format.keep_with_next = True
        holder: etree._Element = paragraph._p
        for run in holder.iter(qn("w:r")):
            properties = OxmlElement("w:rPr")
            properties.append(OxmlElement("w:b"))
            run.insert(0, properties)
    paragraph.paragraph_format.left_indent = Cm(_INDENT * min(line.level, 8)) if line.level else None


class _ChangeWriter:
    """Numbers the changes of one document and signs those that nobody is known to have made."""

    def __init__(self, otherwise: Author) -> None:
        self._otherwise = otherwise
        self._numbers = count(1)

    def fill(self, paragraph: Paragraph, line: RedLine) -> Paragraph:
        """Write a line's words and the fate of its end into an empty paragraph."""
        holder: etree._Element = paragraph._p
        if line.end is not WordOutcome.KEPT:
            mark = OxmlElement("w:rPr")
            author = next((ink.author for ink in line.inks if ink.outcome is line.end and ink.author), None)
            moved = any(ink.move for ink in line.inks)
            mark.append(self._change_element((_MOVES if moved else _TAGS)[line.end], author))
            look: etree._Element = paragraph._p.get_or_add_pPr()
            look.append(mark)
        for ink in line.inks:
            holder.extend(self._moved_words(ink) if ink.move else [self._ink(ink)])
        return paragraph

    def _ink(self, ink: Ink) -> etree._Element:
        run = OxmlElement("w:r")
        run.extend(_text(ink))
        if ink.outcome is WordOutcome.KEPT:
            return run
        change = self._change_element((_MOVES if ink.move else _TAGS)[ink.outcome], ink.author)
        change.append(run)
        return change

    def _moved_words(self, ink: Ink) -> Iterator[etree._Element]:
        """Yield words that moved between the bounds that tie both their places by name."""
        tag = _MOVES[ink.outcome]
        start = self._change_element(f"{tag}RangeStart", ink.author)
        start.set(qn("w:name"), f"move{ink.move}")
        end = OxmlElement(f"{tag}RangeEnd")
        end.set(qn("w:id"), str(start.get(qn("w:id"))))
        yield from (start, self._ink(ink), end)

    def _change_element(self, tag: str, author: Author | None) -> etree._Element:
        who, when = author or self._otherwise
        change = OxmlElement(tag)
        change.set(qn("w:id"), str(next(self._numbers)))
        change.set(qn("w:author"), clean(who)[:LONGEST_PROPERTY])
        if date := _DATE.match(when or ""):
            change.set(qn("w:date"), date.group() if "T" in date.group() else f"{date.group()}T00:00:00Z")
        return change


def _text(ink: Ink) -> Iterator[etree._Element]:
    """Yield the words as text elements, tabs between them."""
    for number, words in enumerate(clean(ink.text).split("\t")):
        if number:
            yield OxmlElement("w:tab")
        if words:
            text = OxmlElement("w:delText" if ink.outcome is WordOutcome.REMOVED and not ink.move else "w:t")
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            text.text = words
            yield text
