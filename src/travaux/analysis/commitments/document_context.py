"""What a text says of itself: its body, its session and the day it was adopted."""

import re

from travaux.analysis.commitments.moments import DocumentContext
from travaux.domain.texts import Draft, ParagraphKind
from travaux.language.numbers import read_ordinal
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase

_TOP = 8  # paragraphs in which a text says what it is
_FRONT = 80
_SYMBOL = re.compile(r"^A/(?:RES/)?(?P<session>\d{2,3})/")


def _phrase(name: str) -> Expression:
    return phrase("commitments", f"context.{name}")


def read_context(draft: Draft) -> DocumentContext:
    """Return what the text's deadlines may count from."""
    body = session = None
    for words in (paragraph.text for paragraph in draft.paragraphs[:_FRONT]):
        enacting = _phrase("enacting").search(words)
        if enacting and body is None:
            body = enacting["body"]
        named = _phrase("session").search(words)
        if named and session is None:
            session = read_ordinal(named["ordinal"].lower())
    symbol = _SYMBOL.match(draft.symbol or "")
    if session is None and symbol:
        session = int(symbol["session"])
    return DocumentContext(draft.date, body, session, ourselves=_ourselves(draft))


def _ourselves(draft: Draft) -> str | None:
    """Return who a text says that "we" are: "We, the ministers of trade,", "Pledge by Fiji"."""
    for words in (paragraph.text for paragraph in draft.paragraphs[:_TOP]):
        for name in ("ourselves", "pledged_by"):
            found = _phrase(name).match(" ".join(words.split()))
            if found and (name == "ourselves" or len(words) < _HEAD):
                return found["who"].strip(" ,")
    return None


def is_adopted(draft: Draft) -> bool:
    """Tell whether a text says of itself, by stage or in front of its paragraphs, that it was adopted.

    What its recitals tell of other texts says nothing of it, and what calls itself a draft was not.
    """
    if draft.stage and _phrase("stage_of_adoption").search(draft.stage):
        return True
    heads = [p.text for p in draft.paragraphs[:_TOP] if p.kind in _HEADS]
    named = [words for words in (draft.symbol, draft.title, *heads) if words and len(words) < _HEAD]
    staged = draft.stage and _phrase("stage_before_adoption").search(draft.stage)
    if staged or "/L." in (draft.symbol or "") or any(_phrase("draft").search(words) for words in named):
        return False
    return any(_phrase("adopted").search(words) for words in named)


def is_unadopted(draft: Draft) -> bool:
    """Tell whether a text says of itself that nobody has adopted it: by name, stage or open brackets."""
    front = [paragraph.text for paragraph in draft.paragraphs[:_TOP]]
    heads = [
        p.text for p in draft.paragraphs[:_TOP] if p.kind in (ParagraphKind.HEADING, ParagraphKind.OTHER)
    ]
    named = " ".join(part for part in (draft.symbol, draft.title) if part)
    if any(_phrase("adopted").search(words) for words in (*front, named)):
        return False
    staged = draft.stage and _phrase("stage_before_adoption").search(draft.stage)
    if staged or "/L." in (draft.symbol or ""):
        return True
    if any(_phrase("draft").search(words) for words in (*(h for h in heads if len(h) < _HEAD), named)):
        return True
    return any(
        bracket.status is None for p in draft.paragraphs if p.kind in _OPERATIVE for bracket in p.brackets
    )


_HEAD = 160  # characters: longer words are no heading
_HEADS = (ParagraphKind.HEADING, ParagraphKind.OTHER)
_OPERATIVE = (ParagraphKind.OPERATIVE, ParagraphKind.SUBPARAGRAPH)
