"""HTML drafts: blocks, list numbers as browsers show them, inserted, deleted, struck and underlined words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html

from travaux.analysis.text.assembly import Exposed
from travaux.analysis.text.labels import find_label
from travaux.domain.figures import whole
from travaux.domain.messages import message
from travaux.domain.spans import Note
from travaux.domain.texts import Mark, MarkKind, ParagraphKind
from travaux.formats.drafts.composition import TextComposition
from travaux.formats.opening import without_unseen
from travaux.formats.unseen import name_unseen, unseen_apart
from travaux.formats.web_parsing import parse_page
from travaux.formats.web_visibility import take_unseen
from travaux.formats.web_words import BLOCKS, SKIPPED, words_of_page

_MARKS = {
    "del": MarkKind.DELETED, "ins": MarkKind.INSERTED, "s": MarkKind.STRUCK, "strike": MarkKind.STRUCK,
    "u": MarkKind.UNDERLINED, "b": MarkKind.BOLD, "strong": MarkKind.BOLD,
}  # fmt: skip
_STYLED = (("line-through", MarkKind.STRUCK), ("underline", MarkKind.UNDERLINED))
DEEPEST = 200  # nested elements


@dataclass(slots=True)
class _Words:
    """Inline text being gathered, and what marks it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        if not text:
            return
        text = re.sub(r"[ \t\r\n\f]+", " ", without_unseen(text))
        if text.startswith(" ") and (not self.pieces or self.pieces[-1].endswith(" ")):
            text = text[1:]
        if text:
            self.pieces.append(text)
            self.length += len(text)


@dataclass(slots=True)
class _Item:
    label: str | None
    depth: int


def read_html(data: bytes, where: str) -> Exposed:
    """Return the blocks of an HTML page; menus, scripts, heads and feet are left out.

    Raises:
        UnreadableSource: if there is no text in it.
        SourceTooLarge: if it is over a limit.
    """
    root = parse_page(data, where, _encoding(data))
    unseen = take_unseen(root)
    page = TextComposition()
    _PageWalk(page).block(root, None, 0)
    heading = root.find(".//h1")
    title = heading if heading is not None else root.find(".//title")
    named = " ".join("".join(map(str, title.itertext())).split()) if title is not None else None
    pictures = (Note(message("images were left out")),) if root.find(".//img") is not None else ()
    notes = (*pictures, *name_unseen(unseen))
    return Exposed(
        page.text,
        tuple(page.blocks),
        "html",
        named or None,
        notes=notes,
        written=tuple(words_of_page(root)),
        apart=tuple(unseen_apart(unseen)),
    )


def _encoding(data: bytes) -> str | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


class _PageWalk:
    """Goes through a page's blocks in order."""

    def __init__(self, page: TextComposition) -> None:
        self.page = page

    def block(self, element: html.HtmlElement, item: _Item | None, depth: int) -> None:
        """Add the blocks of ``element``: runs of inline content between its block children."""
        words = _Words()
        words.add(element.text)
        counter = _counter(element)
        for child in element:
            if not isinstance(child.tag, str) or child.tag in SKIPPED:
                words.add(child.tail)
                continue
            if child.tag == "br" and len("".join(words.pieces)) > 0:
                item = self._add_block(words, element, item)
                words = _Words()
            elif child.tag in BLOCKS and depth < DEEPEST:
                item = self._add_block(words, element, item)
                words = _Words()
                inner = next(counter, None) if child.tag == "li" else item
                self.block(child, inner, depth + 1)
                item = None if child.tag != "li" else item
            else:
                _inline(child, words, depth)
            words.add(child.tail)
        self._add_block(words, element, item)

    def _add_block(self, words: _Words, element: html.HtmlElement, item: _Item | None) -> _Item | None:
        """Add what was gathered as one block; return the item label that is still to be used."""
        text = "".join(words.pieces)
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        if not text:
            return item
        marks = tuple(
            Mark(
                mark.kind, max(0, mark.start - lead), min(mark.end - lead, len(text)), mark.author, mark.when
            )
            for mark in words.marks
            if mark.start - lead < len(text)
        )
        level = _level(element, text, words)
        kind = ParagraphKind.FOOTNOTE if _is_footnote(element) else None
        depth = item.depth if item else None
        label = item.label if item and not find_label(text) else None
        if item and item.label == "":
            text, label = f"• {text}", None
            marks = tuple(Mark(m.kind, m.start + 2, m.end + 2, m.author, m.when) for m in marks)
        self.page.add(
            text, label=label, heading=level, kind=kind, depth=depth, marks=marks, notes=tuple(words.notes)
        )
        return None


def _level(element: html.HtmlElement, text: str, words: _Words) -> int | None:
    tag = str(element.tag)
    if re.fullmatch(r"h[1-6]", tag):
        return int(tag[1])
    bold = sum(mark.end - mark.start for mark in words.marks if mark.kind is MarkKind.BOLD)
    label = find_label(text)
    if label and (label.is_option or label.style in ("pp", "op", "-")):
        return None
    ended = text.rstrip("] ").endswith((".", ";", ",", ":"))
    named = re.match(
        r"\[?(?:article|annexe?|chapter|section|part)\s+(?:\d{1,3}|[IVXL]+|[A-Z])\b", text, re.IGNORECASE
    )
    if len(text) <= 120 and not ended and (named or (bold >= 0.9 * len(text) and label is None)):
        return 3
    return None


def _is_footnote(element: html.HtmlElement) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".casefold()
    return "footnote" in named or "endnote" in named


def _counter(element: html.HtmlElement) -> Iterator[_Item]:
    """Yield the labels of a list's items as a browser shows them."""
    depth = sum(1 for above in element.iterancestors("ol", "ul"))
    if element.tag == "ul":
        while True:
            yield _Item("", depth)
    number = whole(element.get("start"), 1)
    style = element.get("type") or "1"
    for item in element.iterchildren("li"):
        number = whole(item.get("value"), number)
        yield _Item(_numbered(number, style), depth)
        number += 1


def _numbered(number: int, style: str) -> str:
    if style in ("a", "A") and 1 <= number <= 26:
        return chr(ord(style) + number - 1) + "."
    if style in ("i", "I") and 1 <= number <= 39:
        roman = (
            "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        )
        return (roman if style == "i" else roman.upper()) + "."
    return f"{number}."


def _inline(element: html.HtmlElement, words: _Words, depth: int) -> None:
    start = words.length
    if element.tag == "sup" and _refers(element):
        words.notes.append(f"footnote {''.join(map(str, element.itertext())).strip('[] ')}")
        return
    words.add(element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SKIPPED and depth < DEEPEST:
            _inline(child, words, depth + 1)
        words.add(child.tail)
    kind = _kind(element)
    if kind is not None and words.length > start:
        author = element.get("data-author") or element.get("title") or element.get("cite")
        words.marks.append(Mark(kind, start, words.length, author, element.get("datetime")))


def _refers(element: html.HtmlElement) -> bool:
    text = "".join(map(str, element.itertext())).strip("[] ")
    return bool(re.fullmatch(r"\d{1,3}|\*{1,3}|[a-z]", text)) and element.find(".//a") is not None


def _kind(element: html.HtmlElement) -> MarkKind | None:
    style = (element.get("style") or "").casefold()
    for named, kind in _STYLED:
        if named in style:
            return kind
    return _MARKS.get(str(element.tag))
