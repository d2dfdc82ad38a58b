"""What a file of our own carries of a draft beside the words that people see, so that it reads back whole.

A Word document or an Akoma Ntoso file shows a draft's words, labels, headings and changes. What they have no
place for goes with them as one text: kinds, levels, brackets with whose they are, notes, comments, and what
stands between the paragraphs of the source. It holds only while the words that are seen are those that were
written: a file that somebody edited is read by what it shows.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from travaux.domain.canonical import canonical, digest, dumps, restored
from travaux.domain.spans import SourceText
from travaux.domain.texts import Draft, Paragraph

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Carried:
    """A draft as a file carries it; ``blocks`` are the offsets where the source's units begin."""

    draft: Draft = field(repr=False)
    blocks: tuple[int, ...] = ()


_LONGEST_PIECE = 1_000_000
"""Characters of one text in XML: parsers that are not told otherwise refuse ten million bytes."""

Ink = tuple[str, ...]
"""Words of a Word document, and how they are set: what they are marked as, by whom, how they look."""


def without_unwritable(text: str) -> str:
    """Return text without the characters that XML 1.0 cannot hold; a hostile source may have some."""
    return _NOT_XML.sub("�", text)


def seen_digest(pieces: Iterable[Sequence[str]]) -> str:
    """Return a digest of what a file shows, piece by piece."""
    return digest(dumps([list(piece) for piece in pieces]))


def joined_inks(inks: Iterable[Ink]) -> Iterator[str]:
    """Yield words set alike as one piece, each followed by how they are set: word processors cut at will."""
    for look, alike in groupby((ink for ink in inks if ink[0]), key=lambda ink: ink[1:]):
        yield from ("".join(ink[0] for ink in alike), *look)


def in_pieces(carried: str) -> list[str]:
    """Return what a file carries in pieces that every parser of XML takes."""
    return [carried[at : at + _LONGEST_PIECE] for at in range(0, len(carried), _LONGEST_PIECE)]


def carried_text(draft: Draft, seen: str) -> str | None:
    """Return what a file carries of ``draft``, in ASCII; None where its words cannot be written in UTF-8.

    ``seen`` is the digest of what the file shows.
    """
    draft = draft.without_comments()
    source = draft.source.text
    ends = [0, *(paragraph.end for paragraph in draft.paragraphs)]
    between = [source[end : p.start] for end, p in zip(ends, draft.paragraphs, strict=False)]
    stripped = replace(
        draft,
        source=SourceText("", ""),
        paragraphs=tuple(_stripped(p, source) for p in draft.paragraphs),
        coverage=None,
    )
    try:
        told = json.loads(canonical(stripped))
    except ValueError:
        return None
    apart = [paragraph.index for paragraph in draft.paragraphs if paragraph.label_apart]
    gaps = [*between, source[ends[-1] :]]
    return json.dumps({"seen": seen, "between": gaps, "apart": apart, "draft": told})


def carried_draft(
    carried: str, seen: str, words: Sequence[str | None], *, labelled: bool = False
) -> Carried | None:
    """Return the draft that a file carries; None where it does not fit what the file shows.

    ``words`` are those that the file shows of each paragraph, ``labelled`` if behind a label that stands
    apart; ``seen`` is the digest of all that it shows.
    """
    try:
        told = json.loads(carried)
        if told["seen"] != seen:
            return None
        draft, between = restored(json.dumps(told["draft"]), Draft, _unread), told["between"]
        labels = {at: shown_label(draft.paragraphs[at]) for at in told["apart"]} if labelled else {}
        unlabelled = [said and said.removeprefix(labels.get(at, "")) for at, said in enumerate(words)]
        return _put_together(draft, between, unlabelled)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None


def shown_label(paragraph: Paragraph) -> str:
    """Return the label of a paragraph as a Word document shows it before its words, "" where it has none."""
    return f"{shown(paragraph.label)} " if paragraph.label else ""


def _unread(name: str) -> SourceText:
    return SourceText(name, "")


def _stripped(paragraph: Paragraph, source: str) -> Paragraph:
    """Return a paragraph without what its place tells, and without its words where a file shows them all."""
    whole = shown(paragraph.text) == paragraph.text
    kept = "" if whole and source[paragraph.start : paragraph.end] == paragraph.text else paragraph.text
    return replace(paragraph, text=kept, clean_text="", start=0, end=0)


def shown(text: str) -> str:
    """Return a text as a file shows it: without what XML cannot hold, with one sign for the end of a line."""
    return without_unwritable(text).replace("\r\n", "\n").replace("\r", "\n")


def _put_together(draft: Draft, between: Sequence[str], words: Sequence[str | None]) -> Carried | None:
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    blocks: list[int] = []
    length = 0
    for paragraph, gap, seen in zip(draft.paragraphs, between, words, strict=False):
        text = paragraph.text or seen
        if text is None or seen != shown(text):
            return None
        before = _told_gap(gap, paragraph.label)
        blocks.append(length + before.rfind("\n") + 1)
        start = length + len(before)
        length = start + len(text)
        pieces += [before, text]
        paragraphs.append(replace(paragraph, text=text, start=start, end=length))
    whole = len(paragraphs) == len(draft.paragraphs) == len(words) and len(between) == len(words) + 1
    if not whole or not all(_spans_fit(p, at, len(paragraphs)) for at, p in enumerate(paragraphs)):
        return None
    pieces.append(_told_gap(between[-1], None))
    source = SourceText("", "".join(pieces))
    return Carried(replace(draft, source=source, paragraphs=tuple(paragraphs)), tuple(blocks))


def _told_gap(gap: str, label: str | None) -> str:
    """Return what stood before a paragraph, where it holds no words that the file does not show."""
    if set(_WORD.findall(gap)) <= set(_WORD.findall(label or "")):
        return gap
    return f"\n\n{label} " if label else "\n\n"


def _spans_fit(paragraph: Paragraph, at: int, count: int) -> bool:
    """Tell whether the spans of a paragraph lie in its text, and its links among the paragraphs."""
    spans = [(span.start, span.end) for span in paragraph.brackets]
    spans += [(mark.start, mark.end) for mark in paragraph.marks]
    across = (place for bracket in paragraph.brackets for place in (bracket.opened_in, bracket.closed_in))
    links = (paragraph.parent, *paragraph.within, *across)
    inner = all(b.parent is None or 0 <= b.parent < len(paragraph.brackets) for b in paragraph.brackets)
    return (
        paragraph.index == at
        and inner
        and all(0 <= start <= end <= len(paragraph.text) for start, end in spans)
        and all(link is None or 0 <= link < count for link in links)
    )
