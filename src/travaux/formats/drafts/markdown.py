"""Markdown drafts: headings, nested lists, emphasis, footnotes, struck and inserted words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.analysis.text.assembly import Exposed
from travaux.domain.coverage import Apart
from travaux.domain.messages import message
from travaux.domain.spans import Note
from travaux.domain.texts import ParagraphKind
from travaux.formats.drafts.composition import TextComposition
from travaux.formats.drafts.emphasis import strip_emphasis
from travaux.formats.drafts.markdown_html import as_lines
from travaux.formats.drafts.markdown_words import words_of_markdown

_FRONT_MATTER = re.compile(r"\A﻿?---[ \t]*\n(?P<fields>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:\s*[\"']?(?P<title>.+?)[\"']?\s*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.+?)\s*#*$")
_FOOTNOTE = re.compile(r"^ {0,3}\[\^(?P<name>[^\]\s]+)\]:\s*(?P<words>.*)$")
_LINK = re.compile(r"^ {0,3}\[(?P<name>[^\]^]+)\]:\s*<?(?:https?://|mailto:|/|\.|#)\S*>?.*$")
_FURNITURE = re.compile(
    r"^\s*(?:\{:[^}]*\}|[*-]\s+TOC|\[TOC\]|<!--.*-->|[-*_](?:\s*[-*_]){2,}|\|[\s|:-]*-[\s|:-]*)\s*$"
)
_ITEM = re.compile(r"^(?P<indent>\s*)(?P<mark>(?:[-+]|\*(?!\*)|\d{1,4}[.)])\s+)(?=\S)")


@dataclass(slots=True)
class _Chunk:
    """Lines that belong together, before their emphasis is read."""

    lines: list[str]
    indent: int
    kind: str = "text"
    level: int = 0
    name: str = ""
    ended: bool = False  # a blank line came: only indented lines still belong to a footnote


def read_markdown(text: str, where: str) -> Exposed:
    """Return the words of a Markdown draft without its marks, one block a paragraph, item or heading."""
    del where
    front = _FRONT_MATTER.match(text)
    body = as_lines(text[front.end() :] if front else text)
    titled = _TITLE.search(front["fields"]) if front else None
    links = {found["name"].casefold() for line in body.splitlines() if (found := _LINK.match(line))}
    page = TextComposition()
    for chunk in _chunks(body.expandtabs(4).splitlines()):
        _add(page, chunk, links)
    notes = (Note(message("front matter left out of the text"), message("top")),) if front else ()
    return Exposed(
        page.text,
        tuple(page.blocks),
        "markdown",
        titled["title"] if titled else None,
        notes=notes,
        written=tuple(words_of_markdown(text, frozenset(links))),
        apart=(Apart(front["fields"], message("front matter"), "from line 1"),) if front else (),
    )


def _chunks(lines: list[str]) -> Iterator[_Chunk]:
    chunk: _Chunk | None = None
    for line in lines:
        if chunk is not None and chunk.kind == "footnote" and (not line.strip() or _indent(line) >= 2):
            chunk.lines += [line.strip()] if line.strip() else []
            chunk.ended = not line.strip()
            continue
        opened = _chunk_opened(line, chunk)
        if opened is None:
            if _goes_on(line, chunk) and chunk is not None:
                chunk.lines.append(line.strip())
                continue
            if chunk is not None:
                yield chunk
            chunk = None
            if line.strip() and not _FURNITURE.match(line) and not _LINK.match(line):
                chunk = _Chunk([line.strip()], _indent(line))
            continue
        if chunk is not None:
            yield chunk
        chunk = opened
        if chunk.kind == "heading":
            yield chunk
            chunk = None
    if chunk is not None:
        yield chunk


def _goes_on(line: str, chunk: _Chunk | None) -> bool:
    """Tell whether a line belongs to the chunk above although it says nothing of it."""
    if chunk is None or chunk.ended or not line.strip():
        return False
    return not _FURNITURE.match(line) and not _LINK.match(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _chunk_opened(line: str, chunk: _Chunk | None) -> _Chunk | None:
    """Return the chunk that a line begins on its own, whatever stood before it."""
    heading = _HEADING.match(line)
    if heading:
        return _Chunk([heading[2]], 0, "heading", len(heading[1]))
    footnote = _FOOTNOTE.match(line)
    if footnote:
        return _Chunk([footnote["words"]], 0, "footnote", name=footnote["name"])
    item = _ITEM.match(line)
    if item and not _FURNITURE.match(line):
        return _Chunk([line.strip()], _indent(line), "item")
    if line.lstrip().startswith("|") and not _FURNITURE.match(line):
        return _Chunk([line.strip()], _indent(line), "row")
    if chunk is not None and chunk.kind != "footnote" and _starts_afresh(line):
        return _Chunk([line.strip()], _indent(line))
    return None


_AFRESH = re.compile(
    r"^\s*(?:>\s*)?(?:\*\*option\s|\[placeholder\b|\d{1,3}\s?(?:bis|ter|quat)\b|\((?:[a-z]|[ivx]+)\)\s)",
    re.IGNORECASE,
)


def _starts_afresh(line: str) -> bool:
    return _AFRESH.match(line) is not None


def _add(page: TextComposition, chunk: _Chunk, links: set[str]) -> None:
    words = " ".join(line.lstrip("> ") if chunk.kind == "text" else line for line in chunk.lines)
    plain = strip_emphasis(words.strip(), links)
    if not plain.words:
        return
    if chunk.kind == "heading":
        page.add(plain.words, heading=chunk.level, marks=plain.marks, notes=plain.notes)
    elif chunk.kind == "footnote":
        page.add(plain.words, kind=ParagraphKind.FOOTNOTE, label=chunk.name, marks=plain.marks)
    elif words.lstrip().startswith("\\*"):
        page.add(plain.words.lstrip("* "), kind=ParagraphKind.FOOTNOTE, label="*", marks=plain.marks)
    else:
        page.add(plain.words, depth=chunk.indent // 2, marks=plain.marks, notes=plain.notes)
