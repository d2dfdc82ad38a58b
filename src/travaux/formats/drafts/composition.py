"""Text exposed piece by piece, with the blocks in it."""

from dataclasses import replace

from travaux.analysis.text.labels import label_first
from travaux.analysis.text.structure import TextBlock
from travaux.domain.messages import message
from travaux.domain.spans import Note
from travaux.domain.texts import Mark, ParagraphKind

CHANGED = Note(message("changed since it was exported, and read by what it shows"))
"""What is said of an export of our own whose words are no longer those that were written."""


class TextComposition:
    """Gathers the exposed text of a file whose own characters are not what a person reads."""

    def __init__(self, separator: str = "\n\n") -> None:
        self._separator = separator
        self._pieces: list[str] = []
        self._length = 0
        self.blocks: list[TextBlock] = []

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def add(
        self,
        words: str,
        *,
        label: str | None = None,
        kind: ParagraphKind | None = None,
        heading: int | None = None,
        depth: int | None = None,
        marks: tuple[Mark, ...] = (),
        notes: tuple[str, ...] = (),
        origin: int | None = None,
    ) -> None:
        """Append one block; ``marks`` span ``words``."""
        if self._pieces:
            self._pieces.append(self._separator)
            self._length += len(self._separator)
        words = label_first(words) if label is None else words
        start = self._length
        self._pieces.append(words)
        self._length += len(words)
        moved = tuple(replace(mark, start=mark.start + start, end=mark.end + start) for mark in marks)
        self.blocks.append(TextBlock(start, self._length, label, kind, heading, depth, moved, notes, origin))
