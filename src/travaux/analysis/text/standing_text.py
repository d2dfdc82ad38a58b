"""The text of a paragraph as it stands: without words that are struck out or deleted as a tracked change."""

from collections.abc import Iterator

from travaux.analysis.text.wording import KeyedWord, find_words
from travaux.domain.texts import ALL_OUT, Mark, MarkKind, Paragraph

GONE = frozenset({MarkKind.DELETED, MarkKind.STRUCK, MarkKind.MOVED_AWAY})
COME = frozenset({MarkKind.INSERTED, MarkKind.MOVED_HERE})
Span = tuple[int, int]


def standing_text(paragraph: Paragraph) -> str:
    """Return the printed text without what is struck out, brackets and what is beside them included."""
    text = paragraph.text
    return "".join(text[start:end] for start, end in _standing(paragraph))


def shown_text(paragraph: Paragraph) -> str:
    """Return the words to show of a paragraph, alternatives in their brackets; those struck if all are."""
    return standing_text(paragraph) or paragraph.text


def refused_marks(paragraph: Paragraph, choice: str) -> Iterator[Mark]:
    """Yield the marks around words that a choice leaves out.

    ``all out`` refuses tracked changes: what they insert goes, what they delete stays. Words struck by hand
    are gone either way.
    """
    kinds = COME | {MarkKind.STRUCK} if choice == ALL_OUT else GONE
    return (mark for mark in paragraph.marks if mark.kind in kinds)


def is_gone(paragraph: Paragraph) -> bool:
    """Tell whether all words of a paragraph are struck out: it is printed, but no part of the version."""
    return bool(paragraph.text.strip()) and not standing_text(paragraph).strip(" \n\t[](),;.")


def printed_span(paragraph: Paragraph, start: int, end: int) -> Span:
    """Return where ``standing_text(paragraph)[start:end]`` stands in the printed text."""
    return _printed(paragraph, start), _printed(paragraph, end - 1) + 1


def find_struck(paragraph: Paragraph) -> Iterator[tuple[KeyedWord, Mark]]:
    """Yield the words that are struck out, each with its mark."""
    for mark in paragraph.marks:
        if mark.kind in GONE:
            yield from ((word, mark) for word in find_words(paragraph.text[mark.start : mark.end]))


def _standing(paragraph: Paragraph) -> Iterator[Span]:
    position = 0
    for mark in sorted(paragraph.marks, key=lambda mark: mark.start):
        if mark.kind in GONE:
            if mark.start > position:
                yield position, mark.start
            position = max(position, mark.end)
    if position < len(paragraph.text):
        yield position, len(paragraph.text)


def _printed(paragraph: Paragraph, position: int) -> int:
    passed = 0
    for start, end in _standing(paragraph):
        if position < passed + end - start:
            return start + position - passed
        passed += end - start
    return position - passed + len(paragraph.text)
