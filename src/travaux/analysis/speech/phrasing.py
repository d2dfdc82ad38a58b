"""Speakers' words put in the third person, without adding anything to them.

Where a sentence cannot be turned safely it is quoted instead.
"""

import re
from functools import cache

from travaux.analysis.speech.stance import demands
from travaux.reference.lexicons import load_lexicon

_LONGEST = 45
_ELLIPSIS = "…"


def _alternatives(key: str) -> str:
    items = sorted(load_lexicon("phrasing")[key], key=len, reverse=True)
    return "|".join(re.escape(item) for item in items)


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{_alternatives('lead_ins')})\b[.,:]?\s+)+", re.IGNORECASE)


@cache
def _saying() -> re.Pattern[str]:
    """Match "we believe that", "the Group reaffirmed that", "my delegation is of the view that"."""
    return re.compile(
        rf"^(?P<who>(?:[\w.'’-]+\s+){{1,6}}?)(?:(?:{_alternatives('adverbs')})\s+)*"
        rf"(?:{_alternatives('saying_verbs')})\s+(?:once again\s+)?that\s+(?P<rest>.+)$",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _standing() -> re.Pattern[str]:
    """Match "we fully support X", "my delegation does not support X"."""
    return re.compile(
        rf"^(?:we|i|my delegation|our delegation)\s+(?P<adverbs>(?:(?:{_alternatives('adverbs')})\s+)*)"
        rf"(?P<negation>(?:do|does)\s+not\s+|cannot\s+|can\s+not\s+)?(?P<verb>{_alternatives('stand_verbs')})\s+(?P<rest>.+)$",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{_alternatives('first_person')})(?![\w.])", re.IGNORECASE)


def strip_lead_in(sentence: str) -> str:
    """Return ``sentence`` without an opening that only orders it: "First,", "In this regard,"."""
    rest = _lead_in().sub("", " ".join(sentence.split()))
    return rest or sentence


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Return ``text`` cut at a clause where it is longer than ``longest`` words, marked with an ellipsis."""
    words = text.split()
    if len(words) <= longest:
        return text
    kept = " ".join(words[:longest])
    comma = max(kept.rfind(mark) for mark in (", ", "; ", ": ", " – "))
    return (kept[:comma] if comma > len(kept) // 2 else kept) + _ELLIPSIS


def quoted(sentence: str) -> str:
    """Return ``sentence`` in quotation marks, shortened, without its closing stop."""
    return f"“{shorten(sentence.strip().rstrip('.;,:'))}”"


def hold(subject: str, sentence: str, owner: str, vocabulary: frozenset[str]) -> str:
    """Return that ``subject`` (several actors) holds what ``sentence`` says in the words of ``owner``.

    ``vocabulary`` holds words seen in small letters, so that no name loses its capital.
    """
    core = strip_lead_in(sentence).rstrip(".;,: ")
    said = _saying().match(core)
    if said and not _first_person().search(said["rest"]):
        return _closed(f"{subject} hold that {lowered(said['rest'], vocabulary)}", owner)
    stood = _standing().match(core)
    if stood and not _first_person().search(stood["rest"]):
        negation = "do not " if stood["negation"] else ""
        return _closed(f"{subject} {negation}{stood['verb'].lower()} {stood['rest']}", owner)
    if said is None and not _first_person().search(core) and not demands(core) and not _own_name(core, owner):
        return _closed(f"{subject} hold that {lowered(core, vocabulary)}", owner)
    return f"{subject} make the same point; {owner}: {quoted(core)}."


def _own_name(sentence: str, owner: str) -> bool:
    """Tell whether the speaker is the subject under its own name: "The Group reiterates …"."""
    opening = " ".join(sentence.split()[:4]).lower()
    own = {owner.lower(), *(word for word in owner.lower().split() if len(word) > 3)}
    return any(name in opening for name in own) or bool(_GROUPS.match(opening))


_GROUPS = re.compile(
    r"(?:the|our|this|my)\s+(?:\w+\s+)?(?:group|delegation|union|community|forum|country)\b|[a-z]*\d+\b"
)


def _closed(text: str, owner: str) -> str:
    return f"{shorten(text)} (in the words of {owner})."


def lowered(text: str, vocabulary: frozenset[str]) -> str:
    """Return ``text`` with a small first letter where its first word is an ordinary one."""
    first, _, rest = text.partition(" ")
    ordinary = first[:1].isupper() and first.lower().strip(",") in vocabulary
    return f"{first.lower()} {rest}" if ordinary else text


def report(sentence: str) -> str:
    """Return a sentence of the record itself, without what only leads over to it."""
    core = shorten(strip_lead_in(sentence).strip())
    core = core[:1].upper() + core[1:]
    return core if core[-1:] in ".!?…" else f"{core.rstrip(';,: ')}."
