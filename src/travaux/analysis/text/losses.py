"""Signs that a draft's marks were lost on the way: letters run together, verbs side by side, glued notes."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from travaux.domain.messages import Text, joined, message
from travaux.domain.spans import Note
from travaux.domain.texts import TRACKED_CHANGES, MarkKind, Paragraph, ParagraphKind
from travaux.reference.expressions import Expression
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
        found += _glued_words(paragraph)
    return tuple(found)


def _flattened(paragraph: Paragraph) -> Iterator[Note]:
    """Yield old and new words that stand side by side because what told them apart was lost."""
    for found in _DOUBLED.finditer(paragraph.text):
        if found["one"].casefold() == found["other"] and not _is_word(found.group()):
            yield Note(
                message("struck and added letters run together: “%(words)s”", words=found.group()),
                place_of(paragraph),
            )
    for found in chain.from_iterable(verbs.finditer(paragraph.text) for verbs in _verbs()):
        if not _is_plain(paragraph.text[: found.start()], found):
            yield Note(
                message("struck and added words run together: “%(words)s”", words=found.group()),
                place_of(paragraph),
            )


def _is_word(word: str) -> bool:
    """Tell whether a capital and its small twin open a real word: Aaron, Eel, Llama, Ooze."""
    return word[:2].casefold() in ("aa", "ee", "oo", "ll") and len(word) < 8


_MONTH = re.compile(
    r"(?:\d|\b(?:in|of|by|until|since|from|last|next|this|early|late|mid))[\s-]*$", re.IGNORECASE
)
_WISH = re.compile(
    r"\b(?:political|good|free|common|collective|popular|people|the|its|their|that)\s+$", re.IGNORECASE
)
_CLAUSE = re.compile(r"\b(?:who|that|which|they|it|we|as|best|if|where)\s+$", re.IGNORECASE)


def _is_plain(before: str, found: re.Match[str]) -> bool:
    """Tell whether two verbs side by side are plain English: a month, a noun, the end of a clause."""
    one, other = found["one"], found["other"]
    if one.casefold() == other.casefold():
        return True
    if one == "May" and _MONTH.search(before):
        return True
    if one.casefold() == "will" and _WISH.search(before):
        return True
    return one.casefold() in ("can", "could") and _CLAUSE.search(before) is not None


@cache
def _verbs() -> tuple[Expression, ...]:
    """Return what finds two verbs of one kind side by side: an old and a new one."""
    terms = load_structure_terms()
    kinds = (
        "|".join(sorted(listed, key=len, reverse=True)) for listed in (terms.modal_verbs, terms.acting_verbs)
    )
    return tuple(Expression(rf"\b(?P<one>{verbs}) (?P<other>{verbs})\b", re.IGNORECASE) for verbs in kinds)


def _glued_words(paragraph: Paragraph) -> Iterator[Note]:
    if paragraph.kind is ParagraphKind.FOOTNOTE:
        return
    for found in _NOTED_WORD.finditer(paragraph.text):
        yield Note(
            message("a footnote's mark is glued to a word: “%(words)s”", words=found.group()),
            place_of(paragraph),
        )


def place_of(paragraph: Paragraph) -> Text:
    """Return where a paragraph stands, for a person: its innermost heading and its label."""
    name = (
        message("paragraph %(label)s", label=paragraph.label)
        if paragraph.label
        else message("unnumbered paragraph (index %(index)s)", index=str(paragraph.index))
    )
    return joined((paragraph.section[-1], name)) if paragraph.section else name
