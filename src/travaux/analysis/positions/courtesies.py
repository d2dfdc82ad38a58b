"""Courtesies, which take no stand: "We welcome you, Madam Chair, and thank your team"."""

import re

from travaux.analysis.positions.clauses import Clause
from travaux.analysis.positions.cues import Cue, CueKind
from travaux.domain.positions import Stance
from travaux.reference.phrases import clause_pattern
from travaux.reference.stances import StanceLexicon

_JOINED = re.compile(r",|\b(?:and|et|y)\b", re.IGNORECASE)
_KIND = (Stance.WELCOME, Stance.CALL_FOR, Stance.SUPPORT)
"""Stances whose verbs serve courtesies too."""


def is_courtesy(sentence: str, clause: Clause, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether ``cue`` is a courtesy; thanks that are joined to a stand leave it one.

    "We support paragraph 3 and thank its authors" supports, "We welcome and thank the delegates" is polite.
    """
    if cue.stance not in _KIND:
        return False
    if is_courteous(sentence, cue, lexicon):
        return True
    before = sentence[clause.start : cue.start]
    beside = _JOINED.split(before)[-1] if cue.kind is CueKind.PERSONAL else before
    after = sentence[cue.start : clause.end]
    thanks = clause_pattern(lexicon.language, "joined_thanks").search(after, cue.end - cue.start)
    if thanks and (cue.stance is Stance.SUPPORT or any(map(str.isdigit, after[: thanks.start()]))):
        after = after[: thanks.start()]
    words = (beside + after).lower()
    return any(phrase in words for phrase in lexicon.words.get("courtesies", ()))


def is_courteous(sentence: str, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether words of a stand greet persons or tell of an act: "welcomed the new Chair to her session".

    "Supported its statement with slides" is no support of anything, "accepted the gavel" no acceptance.
    """
    if cue.stance not in _KIND:
        return False
    return bool(clause_pattern(lexicon.language, "courteous").match(sentence, cue.start))


def praises_nothing(words: str, clause: Clause, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether nothing but a thing pointed at, or the meeting, is called important, as in thanks."""
    if cue.kind is not CueKind.IMPERSONAL or cue.stance is not Stance.SUPPORT:
        return False
    language = lexicon.language
    if clause_pattern(language, "to_the_speaker").search(words[clause.start : cue.end]):
        return False
    rest = words[cue.end : clause.end].strip(" .,;!")
    return not rest and bool(clause_pattern(language, "pointed_at").search(words[clause.start : cue.start]))
