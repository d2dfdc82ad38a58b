"""The house styles in which drafts show what is not agreed."""

from collections.abc import Iterable

from travaux.domain.messages import message
from travaux.domain.spans import Note
from travaux.domain.texts import CLEAN, CONTESTED, DELETIONS, TRACKED, TRACKED_CHANGES, MarkKind, Paragraph


def find_lacking(dialect: str, paragraphs: Iterable[Paragraph]) -> tuple[Note, ...]:
    """Return what a dialect that was set needs and a draft has lost."""
    kinds = {mark.kind for paragraph in paragraphs for mark in paragraph.marks}
    if dialect == DELETIONS and MarkKind.UNDERLINED not in kinds:
        return (
            Note(
                message("no underline is left, so that added words cannot be told from old ones"),
                message("whole draft"),
            ),
        )
    changes = {*TRACKED_CHANGES, MarkKind.STRUCK, MarkKind.UNDERLINED}
    if dialect == TRACKED and not kinds & changes:
        return (
            Note(
                message("no change is left, so that old words cannot be told from new ones"),
                message("whole draft"),
            ),
        )
    return ()


def detect_dialect(bracketed: bool, paragraphs: Iterable[Paragraph]) -> str:
    """Return the dialect that the marks of a draft speak."""
    kinds = {mark.kind for paragraph in paragraphs for mark in paragraph.marks}
    if kinds & {*TRACKED_CHANGES, MarkKind.STRUCK}:
        return TRACKED
    if MarkKind.UNDERLINED in kinds and bracketed:
        return DELETIONS
    return CONTESTED if bracketed else CLEAN
