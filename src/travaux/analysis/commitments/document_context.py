"""What a text says of itself: its body, its session and the day it was adopted."""

import re

from travaux.analysis.commitments.deadlines import Setting
from travaux.analysis.commitments.ordinals import ORDINAL, read_ordinal
from travaux.domain.texts import Draft, ParagraphKind

_ENACTING = re.compile(
    r"^\s*The (?P<body>[A-Z][\w’-]*(?:\s+(?:of|the|on|for|and|to|in|[A-Z][\w’-]*))*)"
    r"(?:,?\s*$|,\s+(?=(?:[A-Z][a-z]+(?:ing|ed)|Having|Mindful|Aware|Conscious)\b))",
    re.MULTILINE,
)
_DRAFT = re.compile(
    r"\b(?:draft (?:resolution|decision|agreement|treaty|convention|protocol|outcome|declaration"
    r"|text|articles|compact"
    r"|conclusions|statement|document|accord|instrument|plan|programme)|zero draft|first draft"
    r"|second draft|final draft"
    r"|(?:draft|proposal|text) (?:of|by|submitted|prepared|as of|dated)\b|non-paper|Chair[’']s "
    r"text|co-chairs[’'] text|working draft"
    r"|negotiating text|rolling text|compilation text)|^\W*draft\b|\bRev\.\s?\d|\bdraft$",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"\b(?:resolution |decision |text |treaty |as )?(?:adopted|approved|agreed|concluded|signed"
    r"|done at)\b[^.]{0,80}?"
    r"(?:\bon \d|\bby the\b|\b(?:19|20)\d\d\b)|^\W*(?:A|E|S)/RES/",
    re.IGNORECASE,
)
_STAGED = re.compile(r"draft|rev|compilation|non-paper|proposal|amendment", re.IGNORECASE)
_TOP = 8  # paragraphs in which a text says what it is
_SESSION = re.compile(rf"^\s*(?P<ordinal>{ORDINAL}) session\s*$", re.IGNORECASE | re.MULTILINE)
_FRONT = 80
_SYMBOL = re.compile(r"^A/(?:RES/)?(?P<session>\d{2,3})/")


def read_setting(draft: Draft) -> Setting:
    """Return what the text's deadlines may count from."""
    body = session = None
    for words in (paragraph.text for paragraph in draft.paragraphs[:_FRONT]):
        enacting = _ENACTING.search(words)
        if enacting and body is None:
            body = enacting["body"]
        named = _SESSION.search(words)
        if named and session is None:
            session = read_ordinal(named["ordinal"].lower())
    symbol = _SYMBOL.match(draft.symbol or "")
    if session is None and symbol:
        session = int(symbol["session"])
    return Setting(draft.date, body, session)


def is_unadopted(draft: Draft) -> bool:
    """Tell whether a text says of itself that nobody has adopted it: by name, stage or open brackets."""
    front = [paragraph.text for paragraph in draft.paragraphs[:_TOP]]
    heads = [
        p.text for p in draft.paragraphs[:_TOP] if p.kind in (ParagraphKind.HEADING, ParagraphKind.OTHER)
    ]
    named = " ".join(part for part in (draft.symbol, draft.title) if part)
    if any(_ADOPTED.search(words) for words in (*front, named)):
        return False
    if (draft.stage and _STAGED.search(draft.stage)) or "/L." in (draft.symbol or ""):
        return True
    if any(_DRAFT.search(words) for words in (*(h for h in heads if len(h) < _HEAD), named)):
        return True
    return any(
        bracket.status is None for p in draft.paragraphs if p.kind in _OPERATIVE for bracket in p.brackets
    )


_HEAD = 160  # characters: longer words are no heading
_OPERATIVE = (ParagraphKind.OPERATIVE, ParagraphKind.SUBPARAGRAPH)
