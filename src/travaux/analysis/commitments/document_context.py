"""What a text says of itself: its body, its session and the day it was adopted."""

import re

from travaux.analysis.commitments.deadlines import Setting
from travaux.analysis.commitments.ordinals import ORDINAL, read_ordinal
from travaux.domain.texts import Draft

_ENACTING = re.compile(
    r"^\s*The (?P<body>[A-Z][\w’-]*(?:\s+(?:of|the|on|for|and|to|in|[A-Z][\w’-]*))*),?\s*$", re.MULTILINE
)
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
