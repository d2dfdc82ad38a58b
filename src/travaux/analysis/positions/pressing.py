"""What presses for an act: a demand put as a question, which asks nothing, and an act that is bidden."""

import re
from collections.abc import Iterator

from travaux.analysis.positions.cues import Cue, CueKind
from travaux.domain.positions import Stance
from travaux.reference.phrases import clause_pattern
from travaux.reference.stances import StanceLexicon

_KINDS = (("pressing_act", Stance.CALL_FOR), ("pressing_proposal", Stance.PROPOSE))
_DONE = (("delete", Stance.DELETE), ("amend", Stance.AMEND), ("support", Stance.SUPPORT))


def pressed_for(words: str, language: str) -> Cue | None:
    """Return what a question asks somebody to do, hedged as a question is; None where it asks what is so."""
    opening = re.match(r"\W*", words)
    start = opening.end() if opening else 0
    found = clause_pattern(language, "asked_of_text").match(words)
    bidden = clause_pattern(language, "bidden_of_text").match(words[found.end() :]) if found else None
    if found and bidden:
        stance = _bidden(bidden)
        return Cue(stance, CueKind.IMPERSONAL, start, found.end(), 0, stance, hedged=True)
    for pattern, stance in _KINDS:
        found = clause_pattern(language, pattern).match(words)
        if found and not clause_pattern(language, "asks_to_be_told").match(words[found.end() :]):
            return Cue(stance, CueKind.IMPERSONAL, start, found.end(), 0, stance, hedged=True)
    return None


def bidden(words: str, lexicon: StanceLexicon) -> Iterator[Cue]:
    """Yield what is bidden to be done to a named part of a text: "Please delete OP8"."""
    found = clause_pattern(lexicon.language, "bidden_of_text").match(words)
    if found is not None:
        stance = Stance.OPPOSE if found.group("not") else _bidden(found)
        start, end = found.span(next(name for name, _ in _DONE if found.group(name)))
        start = found.start("not") if found.group("not") else start
        yield Cue(stance, CueKind.IMPERSONAL, start, end, lexicon.rank(stance), stance)


def _bidden(found: re.Match[str]) -> Stance:
    return next(stance for name, stance in _DONE if found.group(name))
