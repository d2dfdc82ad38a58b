"""Speakers' words put in the third person, without adding anything to them.

Where a sentence cannot be turned safely it is quoted instead.
"""

import re

from travaux.analysis.meeting.stance import demands
from travaux.reference.patterns import load_pattern

_LONGEST = 45
_ELLIPSIS = "…"


def strip_lead_in(sentence: str) -> str:
    """Return ``sentence`` without an opening that only orders it: "First,", "In this regard,"."""
    rest = load_pattern("phrasing", "lead_in").sub("", " ".join(sentence.split()))
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


def by(claim: str, owner: str) -> str:
    """Return ``claim`` for several actors: what is only ``owner``'s quoted words, as such."""
    spoken = _SPOKEN.match(claim)
    return f"{spoken['words']} ({owner})." if spoken else claim


_SPOKEN = re.compile(r"^[^“]{1,90}: (?P<words>“[^”]+”)\W*$")


def hold(subject: str, claim: str, owner: str, vocabulary: frozenset[str]) -> str:
    """Return that ``subject`` (several actors) holds what ``claim``, in the third person, says for ``owner``.

    ``vocabulary`` holds words seen in small letters, so that no name loses its capital.
    """
    if load_pattern("phrasing", "own").search(claim) or _names(owner, claim) or demands(claim):
        return f"{subject} make the same point: {by(claim, owner)}"
    core = claim.rstrip(".")
    return f"{subject} hold that {lowered(core, vocabulary)} (in the words of {owner})."


def _names(owner: str, claim: str) -> bool:
    """Tell whether the speaker is the subject under its own name: "The Group reiterates …"."""
    opening = " ".join(claim.split()[:5]).lower()
    own = {owner.lower(), *(word for word in owner.lower().split() if len(word) > 3)}
    return any(name in opening for name in own) or bool(load_pattern("phrasing", "own_group").match(opening))


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
