"""Speakers' words put in the third person, without adding anything to them.

Where a sentence cannot be turned safely it is quoted instead.
"""

import re

from travaux.reference.phrases import load_pattern

_LONGEST = 45
_ELLIPSIS = "…"
_BEGUN = 3  # words of a sentence that is cut off just after it began


_LISTED = 4  # commas before a decision, from which what stands there is a list of names


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
    begun = kept.rsplit(". ", 1)  # a sentence of which only the first words are left says nothing
    if len(begun) > 1 and len(begun[1].split()) <= _BEGUN and len(begun[0].split()) > longest // 2:
        return f"{begun[0]}.{_ELLIPSIS}"
    return (kept[:comma] if comma > len(kept) // 2 else kept) + _ELLIPSIS


def quoted(sentence: str) -> str:
    """Return ``sentence`` in quotation marks, shortened, without its closing stop."""
    return f"“{shorten(sentence.strip().rstrip('.;,:'))}”"


def claim_for_several(claim: str, owner: str) -> str:
    """Return ``claim`` for several actors: what is only ``owner``'s quoted words, as such."""
    spoken = _SPOKEN.match(claim)
    return f"{spoken['words']} ({owner})." if spoken else claim


_SPOKEN = re.compile(r"^[^“]{1,90}: (?P<words>“[^”]+”)\W*$")


def report(sentence: str) -> str:
    """Return a sentence of the record itself, without what only leads over to it."""
    core = shorten(strip_lead_in(sentence).strip())
    core = core[:1].upper() + core[1:]
    return core if core[-1:] in ".!?…" else f"{core.rstrip(';,: ')}."


def without_voters(words: str) -> str:
    """Return a decision without the list of who voted how that the record prints before it."""
    found = load_pattern("outcomes", "after_voters").match(words)
    return words[found.start("act") :] if found and found["names"].count(",") >= _LISTED else words
