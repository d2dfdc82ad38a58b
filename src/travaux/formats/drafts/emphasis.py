"""Inline Markdown read into plain words and the marks that carry meaning."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from travaux.domain.texts import Mark, MarkKind

_INLINE = re.compile(
    r"(?P<escape>\\(?P<escaped>[!-/:-@\[-`{-~]))"
    r"|(?P<footnote>\[\^(?P<note>[^\[\]\s]{1,40})\])"
    r"|(?P<link>!?\[(?P<words>[^\[\]]{1,400})\]\((?P<url>(?:https?://|mailto:|#|/|\.)[^()\s]*)(?:\s+\"[^\"]*\")?\))"
    r"|(?P<reference>\[(?P<shown>[^\[\]]{1,200})\]\[(?P<name>[^\[\]^]{1,80})\])"
    r"|(?P<tag></?(?P<element>[A-Za-z][\w-]*)(?:\s[^<>]{0,400})?/?>)"
    r"|(?P<attribute>\{:[^{}\n]{0,200}\})"
    r"|(?P<run>\*{1,3}|~~|(?<![^\W_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![^\W_]))"
)
_TAGS = {
    "del": MarkKind.STRUCK, "s": MarkKind.STRUCK, "strike": MarkKind.STRUCK, "u": MarkKind.UNDERLINED,
    "ins": MarkKind.UNDERLINED, "b": MarkKind.BOLD, "strong": MarkKind.BOLD,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plain:
    words: str
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Delimiter:
    index: int  # among the pieces
    mark: str
    opens: bool
    closes: bool


def strip_emphasis(text: str, links: Set[str] = frozenset()) -> Plain:
    """Return the words of inline Markdown, with struck, underlined and bold spans as marks.

    ``links`` are the names that reference links may use, lower case: other brackets
    that adjoin are the draft's own.
    """
    pieces: list[str] = []
    delimiters: list[_Delimiter] = []
    edges: list[tuple[int, str]] = []
    notes: list[str] = []
    at = 0
    for found in _INLINE.finditer(text):
        pieces.append(text[at : found.start()])
        at = found.end()
        kind = found.lastgroup if found.lastgroup in ("run", "attribute") else _kind(found)
        if kind == "run":
            delimiters.append(_delimiter(text, found, len(pieces)))
            pieces.append(found.group())
        elif kind == "footnote":
            notes.append(f"footnote {found['note']}")
        elif kind == "tag":
            edges.append((len(pieces), found.group().lower()))
        elif kind != "attribute":
            pieces.append(_shown_mark(found, kind, links))
    pieces.append(text[at:])
    spans = [*_paired_runs(pieces, delimiters), *_tagged(edges)]
    return _plain_text(pieces, spans, tuple(notes))


def _kind(found: re.Match[str]) -> str:
    names = ("escape", "footnote", "link", "reference", "tag", "attribute", "run")
    return next(name for name in names if found[name] is not None)


def _shown_mark(found: re.Match[str], kind: str, links: Set[str]) -> str:
    if kind == "escape":
        return found["escaped"]
    if kind == "link":
        return found["words"]
    return found["shown"] if found["name"].casefold() in links else found.group()


def _delimiter(text: str, found: re.Match[str], index: int) -> _Delimiter:
    """Tell whether a run opens or closes emphasis, by what flanks it (CommonMark 0.31, section 6.2)."""
    before = text[found.start() - 1 : found.start()] or " "
    after = text[found.end() : found.end() + 1] or " "
    return _Delimiter(index, found.group(), not after.isspace(), not before.isspace())


def _paired_runs(
    pieces: list[str], delimiters: list[_Delimiter]
) -> Iterator[tuple[int, int, MarkKind | None]]:
    """Yield paired runs as spans of pieces, emptying them; lone ones stay as printed."""
    waiting: list[_Delimiter] = []
    for delimiter in delimiters:
        match = next(
            (
                at
                for at in range(len(waiting) - 1, max(-1, len(waiting) - 8), -1)
                if waiting[at].mark == delimiter.mark
            ),
            None,
        )
        if delimiter.closes and match is not None:
            opened = waiting[match]
            pieces[opened.index] = pieces[delimiter.index] = ""
            del waiting[match:]
            yield opened.index, delimiter.index, _meaning(delimiter.mark)
        elif delimiter.opens:
            waiting.append(delimiter)
    for lone in waiting:
        if lone.mark in ("*", "**") and not pieces[lone.index - 1][-1:].isalnum():
            pieces[lone.index] = ""


def _meaning(mark: str) -> MarkKind | None:
    if mark == "~~":
        return MarkKind.STRUCK
    return MarkKind.BOLD if len(mark) >= 2 else None


def _tagged(edges: list[tuple[int, str]]) -> Iterator[tuple[int, int, MarkKind | None]]:
    opened: list[tuple[int, str]] = []
    for index, tag in edges:
        name = re.sub(r"[^a-z].*", "", tag.strip("</>"))
        if name not in _TAGS:
            continue
        if not tag.startswith("</"):
            opened.append((index, name))
        elif opened and opened[-1][1] == name:
            yield opened.pop()[0], index, _TAGS[name]


def _plain_text(
    pieces: list[str], spans: list[tuple[int, int, MarkKind | None]], notes: tuple[str, ...]
) -> Plain:
    offsets = [0]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    words = "".join(pieces)
    stripped = words.rstrip()
    lead = len(words) - len(words.lstrip())
    marks = tuple(
        Mark(kind, max(0, offsets[start] - lead), min(offsets[end], len(stripped)) - lead)
        for start, end, kind in sorted(spans, key=lambda span: span[:2])
        if kind is not None and offsets[start] < min(offsets[end], len(stripped))
    )
    return Plain(words.strip(), marks, notes)
