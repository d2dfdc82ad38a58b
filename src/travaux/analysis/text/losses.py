"""Signs that a draft's marks were lost on the way: letters run together, verbs side by side, glued notes."""

import re
from collections.abc import Iterator, Sequence

from travaux.domain.spans import Note
from travaux.domain.texts import TRACKED_CHANGES, MarkKind, Paragraph, ParagraphKind
from travaux.reference.structure_terms import load_structure_terms

_DOUBLED = re.compile(r"(?<![\w’'-])(?P<one>[A-Z])(?P<other>[a-z])(?P<rest>[a-z]{3,})\b")
_NOTED_WORD = re.compile(r"\b(?P<word>[A-Za-z][a-z]{3,})(?P<mark>\d{1,2})(?P<next>[A-Z][a-z]{2,})")


def find_losses(paragraphs: Sequence[Paragraph]) -> tuple[Note, ...]:
    """Return where strike-through, additions or footnote marks were flattened into the words.

    Nothing is reported of a draft that still has its struck, inserted or deleted words.
    """
    kept = {mark.kind for paragraph in paragraphs for mark in paragraph.marks}
    found: list[Note] = []
    if not kept & {MarkKind.STRUCK, *TRACKED_CHANGES}:
        for paragraph in paragraphs:
            found += _flattened(paragraph)
    for paragraph in paragraphs:
        found += _glued(paragraph)
    return tuple(found)


def _flattened(paragraph: Paragraph) -> Iterator[Note]:
    """Yield old and new words that stand side by side because what told them apart was lost."""
    where = place_of(paragraph)
    for found in _DOUBLED.finditer(paragraph.text):
        if found["one"].casefold() == found["other"] and not _is_word(found.group()):
            yield Note(f"struck and added letters run together: “{found.group()}”", where)
    for found in _verbs().finditer(paragraph.text):
        if found["one"].casefold() != found["other"].casefold():
            yield Note(f"struck and added words run together: “{found.group()}”", where)


def _is_word(word: str) -> bool:
    """Tell whether a capital and its small twin open a real word: Aaron, Eel, Llama, Ooze."""
    return word[:2].casefold() in ("aa", "ee", "oo", "ll") and len(word) < 8


def _verbs() -> re.Pattern[str]:
    verbs = "|".join(sorted(load_structure_terms().modal_verbs, key=len, reverse=True))
    return re.compile(rf"\b(?P<one>{verbs}) (?P<other>{verbs})\b", re.IGNORECASE)


def _glued(paragraph: Paragraph) -> Iterator[Note]:
    if paragraph.kind is ParagraphKind.FOOTNOTE:
        return
    for found in _NOTED_WORD.finditer(paragraph.text):
        yield Note(f"a footnote's mark is glued to a word: “{found.group()}”", place_of(paragraph))


def place_of(paragraph: Paragraph) -> str:
    """Return where a paragraph stands, for a person: its innermost heading and its label."""
    name = (
        f"paragraph {paragraph.label}"
        if paragraph.label
        else f"unnumbered paragraph (index {paragraph.index})"
    )
    return f"{paragraph.section[-1]}, {name}" if paragraph.section else name
