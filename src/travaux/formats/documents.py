"""Word, PDF and HTML documents as manuscripts: their paragraphs one a line, with the bold lines known."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from travaux.domain.coverage import Apart
from travaux.domain.messages import message
from travaux.domain.spans import Note
from travaux.errors import UnreadableSource
from travaux.formats.flow import flow
from travaux.formats.labels import is_strong
from travaux.formats.manuscript import Manuscript
from travaux.formats.opening import clean
from travaux.formats.pages import Pages, PrintedLine, PrintedRun, read_pages
from travaux.formats.unseen import name_unseen, unseen_apart
from travaux.formats.web_parsing import parse_page
from travaux.formats.web_visibility import take_unseen
from travaux.formats.web_words import words_of_page
from travaux.formats.word import WordDocument, WordParagraph, open_word
from travaux.formats.wrapping import opening_label

_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "br", "hr", "section", "article", "header"}
    | {
        "footer",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "blockquote",
        "pre",
        "main",
        "aside",
        "figure",
        "body",
    }
)
_UNSHOWN = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "nav", "form", "iframe", "object"}
)
_PRINTED = frozenset({"pre", "xmp", "listing", "plaintext"})
"""Elements in which a page shows its lines as they are written."""

Piece = tuple[str, bool]
"""Characters, and whether they are bold."""


def from_word(data: bytes, where: str) -> Manuscript:
    """Return a DOCX as a manuscript, tracked changes taken, a table's row on one line with tabs between."""
    return from_document(open_word(data, where), where)


def from_document(document: WordDocument, where: str) -> Manuscript:
    """Return a word processor's document as a manuscript, whatever form it came in."""
    lines = list(_word_lines(document))
    found = _manuscript(lines, where, document.title, document.notes + tuple(_word_notes(document)))
    return replace(found, written=document.written, apart=tuple(_word_apart(document)))


def _word_lines(document: WordDocument) -> Iterator[list[Piece]]:
    row: tuple[int, int] | None = None
    cell: tuple[int, int, int] | None = None
    pending: list[Piece] = []
    joined: list[Piece] = []  # words whose paragraph's end is deleted: they run on
    for paragraph in document.paragraphs:
        if paragraph.cell is None and not pending and (joined or _runs_on(paragraph)):
            joined = [*joined, *_word_pieces(paragraph)]
            if not _runs_on(paragraph):
                yield joined
                joined = []
            continue
        here = paragraph.cell[:2] if paragraph.cell else None
        if pending and here != row:
            yield pending
            pending = []
        if here is None:
            yield _word_pieces(paragraph)
        elif pending:
            pending = [*pending, ("\t" if paragraph.cell != cell else " ", False), *_word_pieces(paragraph)]
        else:
            pending = _word_pieces(paragraph)
        row, cell = here, paragraph.cell
    if pending or joined:
        yield pending or joined


def _runs_on(paragraph: WordParagraph) -> bool:
    """Return whether a paragraph's end is deleted, so that the next one goes on with it."""
    return paragraph.mark_change is not None and not paragraph.mark_change.inserted


def _word_pieces(paragraph: WordParagraph) -> list[Piece]:
    label = [(f"{paragraph.number} ", False)] if paragraph.number and paragraph.text.strip() else []
    kept = [run for run in paragraph.runs if not (run.change and not run.change.inserted)]
    return label + [(run.text, run.bold) for run in kept if not (run.raised and run.text.strip().isdigit())]


def _word_notes(document: WordDocument) -> Iterator[Note]:
    if document.tracked:
        yield Note(message("has tracked changes: read with all of them accepted"))
    if document.footnotes:
        yield Note(message("footnotes left out"), count=len(document.footnotes))
    if document.comments:
        yield Note(message("comments left out"), count=len(document.comments))


def _word_apart(document: WordDocument) -> Iterator[Apart]:
    """Yield what of a document is no part of what was said."""
    yield from document.unseen
    for head in document.headers:
        yield Apart(head, message("running heads and feet"))
    for paragraphs in document.footnotes.values():
        yield from (Apart(one.full_text, message("footnotes")) for one in paragraphs)
    for comment in document.comments.values():
        yield Apart(comment.text, message("comments"))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if run.change and not run.change.inserted:
                yield Apart(run.text, message("words deleted by tracked changes"))
            elif run.raised and run.text.strip().isdigit():
                yield Apart(run.text, message("marks of footnotes"))


def from_pdf(data: bytes, where: str) -> Manuscript:
    """Return a PDF as a manuscript: columns and broken lines put together, page marks and notes left out."""
    pages = read_pages(data, where)
    lines = [
        [(run.text, run.bold) for run in paragraph.runs if not _is_note_mark(run)]
        for paragraph in flow(pages.body, _begins_turn)
    ]
    title = pages.title if pages.title and "microsoft word" not in pages.title.lower() else None
    found = _manuscript(lines, where, title, (*pages.notes, *pages.lost, *_page_notes(pages)))
    return replace(found, written=pages.written, apart=(*pages.apart, *_page_apart(pages)))


def _page_apart(pages: Pages) -> Iterator[Apart]:
    for line in pages.footnotes:
        yield Apart(line.text, message("footnotes"), f"page {line.page}")
    for line in pages.body:
        for run in line.runs:
            if _is_note_mark(run):
                yield Apart(run.text, message("marks of footnotes"), f"page {line.page}")


_ENDED = re.compile(r"[.!?…:;)\]”\"’»。！？؟]\s*$")


def _begins_turn(last: PrintedLine, line: PrintedLine) -> bool:
    """Return whether a line opens with the name of a speaker: it is then a paragraph, wherever it stands.

    Titles and offices suffice where a clause ended; other names where a sentence did, or the line early.
    """
    label = opening_label(line.text)
    if label is None or not _ENDED.search(last.text):
        return False
    room = last.right - last.x1 > 2 * line.size
    return room or is_strong(label) or bool(re.search(r"[.!?…”]\s*$", last.text))


def _is_note_mark(run: PrintedRun) -> bool:
    return run.raised and run.text.strip(" ,*").isdigit()


def _page_notes(pages: Pages) -> Iterator[Note]:
    if pages.furniture:
        yield Note(message("running heads, feet and page numbers left out"), count=len(pages.furniture))
    if pages.footnotes:
        yield Note(message("lines of footnotes left out"), count=len(pages.footnotes))
    if pages.annotations:
        yield Note(message("comments left out"), count=len(pages.annotations))


def from_html(text: str, where: str) -> Manuscript:
    """Return a page of HTML as a manuscript; nothing it refers to is fetched, and no script is run.

    Raises:
        UnreadableSource: if it cannot be parsed or shows no text.
    """
    root = parse_page(text.encode("utf-8"), where, "utf-8")
    title = root.findtext(".//title")
    unseen = take_unseen(root)
    named = title.strip() if title else None
    found = _manuscript(_html_lines(root), where, named, tuple(name_unseen(unseen)))
    return replace(found, written=tuple(words_of_page(root)), apart=tuple(unseen_apart(unseen)))


def _html_lines(root: etree._Element) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for text, bold, ends in _html_walk(root):
        if text:
            line.append((text, bold))
        if ends and line:
            yield line
            line = []
    if line:
        yield line


def _html_walk(root: etree._Element) -> Iterator[tuple[str, bool, bool]]:
    """Yield text in order with whether it is bold, and a mark where a block begins or ends.

    White space is as shown: lines are kept where the page keeps them.
    """
    bold = printed = 0
    hidden: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag).lower()
        if event == "start":
            if hidden is None and tag in _UNSHOWN:
                hidden = element
            bold += tag in ("b", "strong")
            printed += tag in _PRINTED
            yield "" if hidden is not None else _shown_words(element.text, printed), bold > 0, False
            continue
        if hidden is None and tag in ("td", "th"):
            yield "\t", False, False
        bold -= tag in ("b", "strong")
        printed -= tag in _PRINTED
        hidden = None if hidden is element else hidden
        yield "", False, tag in _BLOCKS
        yield "" if hidden is not None else _shown_words(element.tail, printed), bold > 0, False


def _shown_words(text: str | None, printed: int) -> str:
    return re.sub(r"[^\S\n]+" if printed else r"\s+", " ", text or "")


def _manuscript(
    lines: Iterable[list[Piece]], where: str, title: str | None, notes: tuple[Note, ...]
) -> Manuscript:
    """Return lines of pieces as one text; a line whose every letter is bold counts as bold."""
    parts: list[str] = []
    bold: list[tuple[int, int]] = []
    length = 0
    for pieces in lines:
        for inner, is_bold in _split(pieces):
            if is_bold:
                bold.append((length, length + len(inner)))
            parts.append(inner + "\n")
            length += len(inner) + 1
    text = "".join(parts)
    if not text.strip():
        raise UnreadableSource(
            message("holds no text"), where=where, remedy=message("check that it is the right file")
        )
    return Manuscript(text, tuple(bold), title, notes)


def _split(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the lines within a paragraph, cleaned, each with whether it is bold throughout."""
    line: list[Piece] = []
    for text, bold in pieces:
        cleaned, _ = clean(text)
        first, *rest = cleaned.split("\n")
        line.append((first, bold))
        for part in rest:
            yield _whole_line(line)
            line = [(part, bold)]
    yield _whole_line(line)


def _whole_line(line: list[Piece]) -> Piece:
    text = re.sub(r" {2,}(?!\d)", " ", "".join(part for part, _ in line)).strip()
    lettered = [bold for part, bold in line if any(c.isalnum() for c in part)]
    return text, bool(lettered) and all(lettered)
