"""Questions that press for an act: a demand put as a question, and no open question for what is so."""

import re

from travaux.analysis.positions.cues import Cue, CueKind
from travaux.domain.positions import Stance
from travaux.reference.phrases import clause_pattern

_KINDS = (("pressing_act", Stance.CALL_FOR), ("pressing_proposal", Stance.PROPOSE))


def pressed_for(words: str, language: str) -> Cue | None:
    """Return what a question asks somebody to do, hedged as a question is; None where it asks what is so."""
    for pattern, stance in _KINDS:
        found = clause_pattern(language, pattern).match(words)
        if found and not clause_pattern(language, "asks_to_be_told").match(words[found.end() :]):
            opening = re.match(r"\W*", words)
            start = opening.end() if opening else 0
            return Cue(stance, CueKind.IMPERSONAL, start, found.end(), 0, stance, hedged=True)
    return None
