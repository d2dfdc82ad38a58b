"""The proposals of an input: its sentences, and the wording that it puts in quotation marks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from travaux.analysis.speech.sentences import split_text
from travaux.analysis.text.citing import cite_words
from travaux.analysis.text.standing_text import standing_text
from travaux.analysis.text.wording import find_words
from travaux.domain.lineage import Wording
from travaux.domain.texts import Draft, Paragraph, ParagraphKind
from travaux.reference.wording import load_wording

FEWEST_WORDS = 4
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{20,})[”\"»]")


def find_proposals(draft: Draft) -> tuple[Wording, ...]:
    """Return each sentence of an input as a proposal; quoted wording stands for its sentence.

    Wording that the sentence asks to delete has it in ``old`` and nothing in ``new``.
    """
    return tuple(
        wording
        for paragraph in draft.paragraphs
        if paragraph.kind is not ParagraphKind.HEADING
        for wording in _proposals(draft, paragraph)
    )


def read_targets(draft: Draft) -> tuple[Wording, ...]:
    """Return the paragraphs of a draft as texts that proposals may have entered."""
    return tuple(
        replace(_wording(draft, paragraph, 0, len(paragraph.text)), new=standing_text(paragraph))
        for paragraph in draft.paragraphs
        if len(find_words(standing_text(paragraph))) >= FEWEST_WORDS
    )


def _proposals(draft: Draft, paragraph: Paragraph) -> Iterator[Wording]:
    for start, end in split_text(paragraph.text):
        quoted = [match.span(1) for match in _QUOTED.finditer(paragraph.text, start, end)]
        for a, b in quoted or [(start, end)]:
            if len(find_words(paragraph.text[a:b])) < FEWEST_WORDS:
                continue
            wording = _wording(draft, paragraph, a, b)
            deletes = quoted and _asks_to_delete(paragraph.text[start:a])
            yield replace(wording, new="", old=wording.new) if deletes else wording


def _asks_to_delete(lead: str) -> bool:
    words = f" {' '.join(word.form.casefold() for word in find_words(lead))} "
    return any(f" {cue} " in words for cue in load_wording().deletion_cues)


def _wording(draft: Draft, paragraph: Paragraph, start: int, end: int) -> Wording:
    return Wording(
        id=f"{draft.source.id}#{paragraph.index}",
        new=paragraph.text[start:end],
        draft=draft.source.id,
        paragraph=paragraph.index,
        citation=cite_words(draft, paragraph, start, end),
    )
