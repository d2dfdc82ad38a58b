"""Names that take a stand and that nobody known bears."""

import re

from travaux.analysis.positions.clauses import Clause
from travaux.analysis.positions.cues import Cue, CueKind
from travaux.analysis.positions.stances import words_of
from travaux.reference.stances import StanceLexicon

_REPRESENTED = re.compile(
    r"\b(?:delegates?|delegation|representatives?|observers?|ambassador|minister)\s+(?:of|for|from)\s+"
    r"(?:the\s+)?((?:[A-ZÀ-Þ][\w’'-]*\s*){1,5})$"
)
_NAMED = re.compile(r"^\W*(?:the\s+|The\s+)?((?:[A-ZÀ-Þ][\w’'-]*\s+){0,4}[A-ZÀ-Þ][\w’'-]*)\s*$")
_SHORTEST = 3


def stranger(words: str, clause: Clause, cue: Cue, lexicon: StanceLexicon) -> str | None:
    """Return the name before a cue where it is written as somebody's, None where it may be a common word.

    At the start of a sentence every word has a capital: there a lone word counts only where the sentence
    says nothing else that such words do, as "delegates" and "discussions" would.
    """
    if cue.kind is not CueKind.PERSONAL:
        return None
    before = _without_bridge(words[clause.start : cue.start], lexicon)
    found = _REPRESENTED.search(before) or _NAMED.match(before)
    if found is None:
        return None
    name = found.group(1).strip()
    plain = words_of(name)
    common = {*lexicon.words.get("outsiders", ()), *lexicon.words.get("not_names", ())}
    if len(name) < _SHORTEST or any(word in common for word in plain):
        return None
    return None if len(plain) == 1 and plain[0].endswith(("ing", "ions", "ers", "ed")) else name


def _without_bridge(before: str, lexicon: StanceLexicon) -> str:
    """Return words before a cue without the auxiliaries and adverbs that lead to it."""
    words = before.split()
    bridge = lexicon.words["bridge"]
    while words and (words[-1].lower() in bridge or words[-1].endswith(lexicon.adverbs)):
        words.pop()
    return " ".join(words)
