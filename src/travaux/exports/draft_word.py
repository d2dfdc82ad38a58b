"""A draft as a Word document that delegations can edit: its words as printed, its changes as tracked ones.

Each paragraph stands in a content control of its own (ECMA-376 part 1, 17.5.2) whose tag is its id. What
Word has no place for goes with it as a custom XML part (15.2.5), so that it reads back as the same draft.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import count, pairwise
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from travaux.domain.exchange import (
    Ink,
    carried_text,
    in_pieces,
    joined_inks,
    seen_digest,
    shown,
    shown_label,
)  # fmt: skip
from travaux.domain.texts import Comment, Draft, Mark, MarkKind, Paragraph, ParagraphKind
from travaux.exports.word_text import LONGEST_PROPERTY, clean, written_words
from travaux.release import __version__

_OURS = "urn:x-travaux:text:1"
_HEADINGS = frozenset({ParagraphKind.HEADING, ParagraphKind.ANNEX})
_DEEPEST_HEADING = 9  # Word has styles for nine levels
_INDENT, _DEEPEST = 510, 8  # twentieths of a point for each level of sub-paragraphs, and the levels set apart
_CHANGES = {
    MarkKind.INSERTED: "ins",
    MarkKind.MOVED_HERE: "ins",
    MarkKind.DELETED: "del",
    MarkKind.MOVED_AWAY: "del",
    MarkKind.END_INSERTED: "ins",
    MarkKind.END_DELETED: "del",
}
_ENDS = frozenset({MarkKind.END_INSERTED, MarkKind.END_DELETED})
_LOOKS = {
    MarkKind.BOLD: ("b", "<w:b/>"),
    MarkKind.STRUCK: ("s", "<w:strike/>"),
    MarkKind.UNDERLINED: ("u", '<w:u w:val="single"/>'),
}
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?")
_Placed = tuple[int, int, int]  # a comment's number, and where the words begin and end that it stands beside


@dataclass(frozen=True, slots=True)
class _FormattedStretch:
    """Where words begin and end that are set alike, the tracked change they stand in, and their looks.

    ``within`` is the insertion around a deletion.
    """

    start: int
    end: int
    change: Mark | None
    looks: frozenset[MarkKind]
    within: Mark | None = None


def write_draft(draft: Draft) -> bytes:
    """Return a draft as the bytes of a .docx file."""
    document = Document()
    document.core_properties.title = clean(draft.title or "")[:LONGEST_PROPERTY]
    document.core_properties.author = f"Travaux {__version__}"
    styles = {style.name: style.style_id for style in document.styles if style.name}
    writer = _DraftWriter(styles, draft.comments)
    parts = [writer.control(paragraph) for paragraph in draft.paragraphs]
    body = document.element.body
    place = body.index(body.sectPr)
    for element in parse_xml(f"<w:body {nsdecls('w')}>{''.join(parts)}</w:body>"):
        body.insert(place, element)
        place += 1
    if draft.comments:
        blob = _comments(draft.comments)
        _add_part(document.part, "/word/comments.xml", (CONTENT_TYPE.WML_COMMENTS, _COMMENTS), blob)
    carried = carried_text(draft, seen_digest((*writer.seen, *map(_seen_comment, draft.comments))))
    if carried is not None:
        kind = (CONTENT_TYPE.XML, RELATIONSHIP_TYPE.CUSTOM_XML)
        _add_part(document.part, "/customXml/item2.xml", kind, _carried(carried))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


_COMMENTS = RELATIONSHIP_TYPE.COMMENTS


def _add_part(holder: Part, name: str, kind: tuple[str, str], blob: bytes) -> None:
    content, relation = kind
    holder.relate_to(Part(PackURI(name), content, blob, holder.package), relation)


def _carried(carried: str) -> bytes:
    pieces = "".join(f"<t:piece>{escape(piece)}</t:piece>" for piece in in_pieces(carried))
    return f'<t:carried xmlns:t="{_OURS}">{pieces}</t:carried>'.encode()


class _DraftWriter:
    """Writes paragraphs, numbering their controls and changes; ``seen`` is what each shows."""

    def __init__(self, styles: dict[str, str], comments: Sequence[Comment]) -> None:
        self._styles = styles
        self._numbers = count(1)
        self._comments: dict[int, list[tuple[int, Comment]]] = {}
        for number, comment in enumerate(comments):
            if comment.paragraph is not None:
                self._comments.setdefault(comment.paragraph, []).append((number, comment))
        self.seen: list[tuple[str, ...]] = []

    def control(self, paragraph: Paragraph) -> str:
        """Return a paragraph in its content control."""
        tag = f"para_{paragraph.index}"
        label = shown_label(paragraph) if paragraph.label_apart else ""
        placed = [
            _placed_comment(number, one, paragraph) for number, one in self._comments.get(paragraph.index, ())
        ]
        stretches = list(_stretches(paragraph, placed))
        end = _change_of_end(paragraph, stretches)
        inks = [(shown(label), "", "", ""), *(_ink(paragraph, each) for each in stretches)]
        if any(ink[0] for ink in inks):
            self.seen.append((tag, *joined_inks(inks), *((_CHANGES[end.kind],) if end else ())))
        return (
            f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="{next(self._numbers)}"/></w:sdtPr>'
            f"<w:sdtContent><w:p>{self._look_of_end(paragraph, end)}{_run_xml(label)}"
            f"{''.join(self._words(paragraph, stretches, placed))}</w:p></w:sdtContent></w:sdt>"
        )

    def _look_of_end(self, paragraph: Paragraph, end: Mark | None) -> str:
        look = f"<w:rPr>{self._change_xml(end, '')}</w:rPr>" if end else ""
        if paragraph.kind in _HEADINGS:
            style = self._styles[f"Heading {min(paragraph.level + 1, _DEEPEST_HEADING)}"]
            return f'<w:pPr><w:pStyle w:val="{style}"/>{look}</w:pPr>'
        level = min(paragraph.level, _DEEPEST)
        indent = f'<w:ind w:left="{_INDENT * level}"/>' if level else ""
        return f"<w:pPr>{indent}{look}</w:pPr>"

    def _words(
        self, paragraph: Paragraph, stretches: Sequence[_FormattedStretch], placed: Sequence[_Placed]
    ) -> Iterator[str]:
        opening, closing = _by_place(placed, 1), _by_place(placed, 2)
        for each in stretches:
            yield from (f'<w:commentRangeStart w:id="{n}"/>' for n in opening.get(each.start, ()))
            deleted = each.change is not None and _CHANGES[each.change.kind] == "del"
            run = _run_xml(paragraph.text[each.start : each.end], each.looks, deleted=deleted)
            for change in (each.change, each.within):
                run = self._change_xml(change, run) if change else run
            yield run
            yield from map(_comment_end, closing.get(each.end, ()))

    def _change_xml(self, mark: Mark, inner: str) -> str:
        name = f"w:{_CHANGES[mark.kind]}"
        date = _DATE.match(mark.when or "")
        when = f' w:date="{date.group()}"' if date else ""
        return f'<{name} w:id="{next(self._numbers)}" w:author={_name(mark.author)}{when}>{inner}</{name}>'


def _name(author: str | None) -> str:
    return quoteattr(clean(author or "")[:LONGEST_PROPERTY])


def _comment_end(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def _placed_comment(number: int, comment: Comment, paragraph: Paragraph) -> _Placed:
    """Return where a comment's words stand in its paragraph, the whole of it where they are not found."""
    found = re.search(r"\s+".join(map(re.escape, (comment.words or "").split())), paragraph.text)
    if found is None or found.start() == found.end():
        return number, 0, len(paragraph.text)
    return number, found.start(), found.end()


def _by_place(placed: Sequence[_Placed], side: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for each in placed:
        found.setdefault(each[side], []).append(each[0])
    return found


def _stretches(paragraph: Paragraph, placed: Sequence[_Placed]) -> Iterator[_FormattedStretch]:
    """Yield the stretches of a paragraph's text that are set alike; deleted words stay so if inserted too."""
    waiting = sorted(paragraph.marks, key=lambda mark: -mark.start)
    over: list[Mark] = []
    places = {0, len(paragraph.text), *(at for _, start, end in placed for at in (start, end))}
    places.update(at for mark in paragraph.marks for at in (mark.start, mark.end))
    for start, end in pairwise(sorted(places)):
        while waiting and waiting[-1].start <= start:
            over.append(waiting.pop())
        over = [mark for mark in over if mark.end > start]
        changes = [mark for mark in over if mark.kind in _CHANGES]
        deletion, insertion = (
            next((mark for mark in changes if _CHANGES[mark.kind] == sign), None) for sign in ("del", "ins")
        )
        looks = frozenset(mark.kind for mark in over if mark.kind in _LOOKS)
        yield _FormattedStretch(start, end, deletion or insertion, looks, insertion if deletion else None)


def _ink(paragraph: Paragraph, each: _FormattedStretch) -> Ink:
    """Return words as a reader sees them: bold aside, which the style of a heading gives too."""
    signs = "".join(sign for kind, (sign, _) in _LOOKS.items() if kind in each.looks and sign != "b")
    words = shown(paragraph.text[each.start : each.end])
    if each.change is None:
        return words, "", "", signs
    return words, _CHANGES[each.change.kind], clean(each.change.author or "")[:LONGEST_PROPERTY], signs


def _change_of_end(paragraph: Paragraph, stretches: Sequence[_FormattedStretch]) -> Mark | None:
    """Return the change of a paragraph's end: one of its own, else the one that all its words stand in."""
    own = [mark for mark in paragraph.marks if mark.kind in _ENDS]
    if own:
        return next((mark for mark in own if mark.kind is MarkKind.END_DELETED), own[0])
    changes = [each.change for each in stretches if paragraph.text[each.start : each.end].strip()]
    kinds = {_CHANGES[change.kind] if change else None for change in changes}
    return changes[0] if len(kinds) == 1 else None


def _run_xml(text: str, looks: frozenset[MarkKind] = frozenset(), *, deleted: bool = False) -> str:
    if not text:
        return ""
    look = "".join(markup for kind, (_, markup) in _LOOKS.items() if kind in looks)
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{written_words(text, deleted=deleted)}</w:r>"


def _seen_comment(comment: Comment) -> tuple[str, ...]:
    return ("comment", shown(comment.typist or "")[:LONGEST_PROPERTY], " ".join(shown(comment.text).split()))


def _comments(comments: Sequence[Comment]) -> bytes:
    """Return the part that holds the comments, by their number."""
    written = []
    for number, comment in enumerate(comments):
        date = _DATE.match(comment.when or "")
        when = f' w:date="{date.group()}"' if date else ""
        lines = "".join(f"<w:p>{_run_xml(line)}</w:p>" for line in comment.text.split("\n"))
        author = _name(comment.typist)
        written.append(f'<w:comment w:id="{number}" w:author={author}{when}>{lines}</w:comment>')
    return f"<w:comments {nsdecls('w')}>{''.join(written)}</w:comments>".encode()
