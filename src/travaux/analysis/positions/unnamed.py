"""Stands of holders whom the words do not name: "some parties opposed it", "one delegation said that"."""

import re
from collections.abc import Iterator, Sequence

from travaux.analysis.positions.clauses import Clause, is_bridge
from travaux.analysis.positions.cues import Cue, CueKind
from travaux.analysis.positions.polarity import BARRED
from travaux.analysis.positions.stances import words_of
from travaux.domain.annotations import Modified
from travaux.reference.phrases import clause_pattern
from travaux.reference.stances import StanceLexicon, saying_of

_TELLING_WORDS = 4  # between the subject and its verb of saying: "many of them have also said"
_TOLD = re.compile(r"\b(?:that|que|said|says|noted)\s+(?!that\b)", re.IGNORECASE)
"""After which a report tells whose stand it is: "she said that some delegations"."""
_STANDS = frozenset({"", BARRED[Modified.REPORTED]})


def held_by_nobody_named(
    words: str, clause: Clause, names: Sequence[tuple[int, int]], lexicon: StanceLexicon
) -> Cue | None:
    """Return the stand of a clause whose subject is told by number only, None where it has another.

    ``names`` are the spans of actors' names: "many, including A and B" is A's and B's.
    """
    subject = next(_subjects(words, clause.start, clause.end, lexicon), None)
    if subject is None or any(subject.start() <= start < clause.end for start, _ in names):
        return None
    for cue in clause.cues:
        between = words[subject.end() : cue.start]
        if (
            cue.barred in _STANDS
            and cue.start >= subject.end()
            and _subject_takes_stand(between, cue, lexicon)
        ):
            return cue
    return None


def tells_of_some(between: str, lexicon: StanceLexicon) -> bool:
    """Tell whether words after a name go over to holders told by number: "said that some delegations"."""
    return any(one.start() > 0 for one in _subjects(between, 0, len(between), lexicon))


def others_told_of(ahead: str, cue: Cue, language: str) -> re.Match[str] | None:
    """Return which others, not named, are told to hold what follows: "said that a union had asked that".

    The group ``who`` of what is found is the subject. An impersonal cue needs others who ask for it.
    """
    told = clause_pattern(language, "another_holds").search(ahead)
    return told if told and (cue.kind is CueKind.PERSONAL or told["verb"]) else None


def _subjects(words: str, start: int, end: int, lexicon: StanceLexicon) -> Iterator[re.Match[str]]:
    """Yield the subjects told by number that open a clause, or what is told in it."""
    pattern = clause_pattern(lexicon.language, "unnamed_holder")
    for place in (start, *(told.end() for told in _TOLD.finditer(words, start, end))):
        if found := pattern.match(words, place, end):
            yield found


def _subject_takes_stand(between: str, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether what follows an unnamed subject makes a cue its own stand, or what it says."""
    if cue.kind is CueKind.PERSONAL:
        return is_bridge(between, lexicon)
    saying = saying_of(lexicon)
    return any(word in saying for word in words_of(between)[:_TELLING_WORDS])
