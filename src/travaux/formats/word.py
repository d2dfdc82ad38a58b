"""Word documents opened safely: paragraphs, tracked changes, comments, numbers, tables, notes.

Nothing outside the file is ever fetched, no macro is run, and what a file unpacks to is limited.
"""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from travaux.domain.messages import message
from travaux.domain.spans import Note
from travaux.errors import UnreadableSource
from travaux.formats.numbering import Numbering
from travaux.formats.unseen import name_unseen, unseen_apart
from travaux.formats.word_parts import Parts
from travaux.formats.word_values import TrackedChange, WordComment, WordDocument, WordParagraph, WordRun
from travaux.formats.word_visibility import RunVisibility
from travaux.formats.word_walk import Walk, boxes
from travaux.formats.word_words import words_of_parts

__all__ = ["TrackedChange", "WordComment", "WordDocument", "WordParagraph", "WordRun", "open_word"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CARRIED = "{urn:x-travaux:text:1}carried"


@lru_cache(maxsize=1)  # a file is looked at as a transcript and as a draft, one after the other
def open_word(data: bytes, where: str) -> WordDocument:
    """Return the content of a DOCX.

    Raises:
        UnreadableSource: if it is damaged, encrypted, no Word document, or declares entities.
        SourceTooLarge: if it unpacks to more than the limits (a zip bomb).
    """
    parts = Parts(data, where)
    root = parts.xml("word/document.xml")
    if root is None:
        raise UnreadableSource(
            message("has no Word document inside"), where=where, remedy=message("save it again as DOCX")
        )
    body = root.find(f"{W}body")
    if body is None:
        raise UnreadableSource(
            message("has an empty Word document inside"), where=where, remedy=message("save it again as DOCX")
        )
    styles = parts.xml("word/styles.xml")
    visibility = RunVisibility(styles, root)
    walk = Walk(Numbering(parts.xml("word/numbering.xml"), styles), visibility)
    paragraphs = tuple(walk.blocks(body))
    below = Walk(None, visibility)
    footnotes = {**_footnotes(parts, "footnote", below), **_footnotes(parts, "endnote", below)}
    return WordDocument(
        paragraphs,
        footnotes,
        _comments(parts),
        tuple(_headers(parts)),
        _title(parts),
        (*_notes(parts, root), *name_unseen((*walk.unseen, *below.unseen))),
        _carried(parts),
        tuple(words_of_parts(parts)),
        tuple(unseen_apart((*walk.unseen, *below.unseen))),
    )


def _carried(parts: Parts) -> str:
    """Return what a document that we exported carries of its draft."""
    for name in sorted(parts.names):
        if name.startswith("customXml/item") and name.endswith(".xml"):
            root = parts.xml(name)
            if root is not None and root.tag == _CARRIED:
                return "".join(piece.text or "" for piece in root)
    return ""


def _footnotes(parts: Parts, kind: str, walk: Walk) -> dict[str, tuple[WordParagraph, ...]]:
    root = parts.xml(f"word/{kind}s.xml")
    if root is None:
        return {}
    prefix = "" if kind == "footnote" else "e"
    return {
        prefix + str(note.get(f"{W}id")): tuple(walk.blocks(note))
        for note in root.findall(f"{W}{kind}")
        if note.get(f"{W}type") not in ("separator", "continuationSeparator", "continuationNotice")
    }


def _comments(parts: Parts) -> dict[str, WordComment]:
    root = parts.xml("word/comments.xml")
    found = root.findall(f"{W}comment") if root is not None else []
    return {
        str(comment.get(f"{W}id")): WordComment(
            str(comment.get(f"{W}id")),
            comment.get(f"{W}author"),
            comment.get(f"{W}date"),
            "\n".join(paragraph.text for paragraph in Walk(None).blocks(comment)),
        )
        for comment in found
    }


def _headers(parts: Parts) -> Iterator[str]:
    for name in sorted(parts.names):
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            root = parts.xml(name)
            if root is not None:
                yield from (p.text.strip() for p in Walk(None).blocks(root) if p.text.strip())


def _title(parts: Parts) -> str | None:
    core = parts.xml("docProps/core.xml")
    title = core.find("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    return (title.text or "").strip() or None if title is not None else None


def _notes(parts: Parts, root: etree._Element) -> Iterator[Note]:
    if any(name.lower().endswith("vbaproject.bin") for name in parts.names):
        yield Note(message("holds macros, which were not looked at"), "word/vbaProject.bin")
    pictures = sum(1 for one in root.iter(f"{W}drawing", f"{W}pict") if not any(True for _ in boxes(one)))
    if pictures:
        yield Note(message("pictures and drawings without text were left out"), count=pictures)
