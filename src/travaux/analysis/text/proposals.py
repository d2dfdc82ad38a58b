"""The proposals of an input: what its sentences ask for, and the wording that it puts in quotation marks."""

from collections.abc import Iterator
from dataclasses import replace

from travaux.analysis.text.citing import cite_words
from travaux.analysis.text.named import find_named, name_paragraphs, read_label
from travaux.analysis.text.requests import FEWEST_WORDS, Asked, asks_for_something, find_requests
from travaux.analysis.text.standing_text import standing_text
from travaux.analysis.text.wording import find_words
from travaux.domain.lineage import Request, Wording
from travaux.domain.texts import Draft, Paragraph, ParagraphKind
from travaux.language.sentences import split_text

_POINTER = 8  # words of a line that does no more than name a paragraph: "Operative paragraph 4."


def find_proposals(draft: Draft) -> tuple[Wording, ...]:
    """Return what each sentence of an input asks for; quoted wording stands for its sentence.

    Sentences that ask for nothing are returned as well, with ``asks`` false. Wording that is to be deleted
    is in ``old`` with nothing in ``new``; what is to be replaced is in ``old``, what by in ``new``.
    """
    found: list[Wording] = []
    pointed: str | None = None
    for paragraph in draft.paragraphs:
        named = find_named(paragraph.text)
        if paragraph.kind is ParagraphKind.HEADING:
            pointed = named
            continue
        if len(find_words(paragraph.text)) <= _POINTER and named:
            pointed = named
        found += _proposals(draft, paragraph, _own_label(paragraph) or pointed)
    return tuple(found)


def read_targets(draft: Draft) -> tuple[Wording, ...]:
    """Return the paragraphs of a draft as texts that proposals may have entered."""
    names = name_paragraphs(draft)
    return tuple(
        replace(
            _wording(draft, paragraph, 0, len(paragraph.text)),
            new=standing_text(paragraph),
            label=names.get(paragraph.index),
        )
        for paragraph in draft.paragraphs
        if len(find_words(standing_text(paragraph))) >= FEWEST_WORDS
    )


def _own_label(paragraph: Paragraph) -> str | None:
    """Return the paragraph of the text that a paragraph of the input bears the name of: "OP7 Delete"."""
    label = (paragraph.label or "").strip().upper()
    return read_label(label) if label.startswith(("OP", "PP")) else None


def _proposals(draft: Draft, paragraph: Paragraph, pointed: str | None) -> Iterator[Wording]:
    text, named = paragraph.text, pointed
    quoted = text.lstrip()[:1] in '“"«'
    for start, end in split_text(text):
        sentence = text[start:end]
        named = find_named(sentence) or named
        for asked in find_requests(sentence):
            if (
                asked.request is Request.WORDING
                and len(find_words(_words_of_span(sentence, asked.new))) < FEWEST_WORDS
            ):
                continue
            wording = _request_wording(draft, paragraph, start, asked)
            certain = quoted or asked.quoted or asked.request is not Request.WORDING
            yield replace(wording, label=named, asks=certain or asks_for_something(sentence))


def _words_of_span(text: str, span: tuple[int, int] | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _request_wording(draft: Draft, paragraph: Paragraph, start: int, asked: Asked) -> Wording:
    """Return a request as a wording whose citation spans what is asked for, or the whole clause."""
    sentence = paragraph.text[start:]
    if asked.request is Request.WORDING and asked.new:
        wording = _wording(draft, paragraph, start + asked.new[0], start + asked.new[1])
        said = _words_of_span(sentence, asked.clause)
        return replace(wording, said=said if said != wording.new else None)
    wording = _wording(draft, paragraph, start + asked.clause[0], start + asked.clause[1])
    old = _words_of_span(sentence, asked.old) if asked.old else None
    return replace(
        wording, new=_words_of_span(sentence, asked.new), old=old, said=wording.new, request=asked.request
    )


def _wording(draft: Draft, paragraph: Paragraph, start: int, end: int) -> Wording:
    return Wording(
        id=f"{draft.source.id}#{paragraph.index}",
        new=paragraph.text[start:end],
        draft=draft.source.id,
        paragraph=paragraph.index,
        citation=cite_words(draft, paragraph, start, end),
    )
