"""What the modifiers over a cue leave of its stand: the stance that is held, or why none is held now."""

from dataclasses import replace

from travaux.analysis.positions.cues import Cue, CueKind
from travaux.domain.annotations import Annotations, Modified, Modifier
from travaux.domain.messages import message
from travaux.domain.positions import Stance, Time
from travaux.reference.modifier_rules import load_modifiers

DENIED = message("denied: the words say that it is not so")
HELD_IN_THE_PAST = message("held in the past, and not said to be held now")
BARRED = {
    Modified.QUOTED: message("quoted, not said as the speaker’s own"),
    Modified.DENIED: DENIED,
    Modified.ASKED: message("asked, or not yet decided"),
    Modified.HEARSAY: message("hearsay: told by nobody who holds it"),
    Modified.SUPPOSED: message("supposed, not held"),
    Modified.PAST: HELD_IN_THE_PAST,
    Modified.REPORTED: message("said of others"),
    Modified.CONCEDED: message("conceded before the stand that is taken"),
    Modified.CONDITIONAL: message("said under a condition"),
}
"""Why words that name a stand give none, by the modifier over them."""
_GRAVE = frozenset({Stance.OPPOSE, Stance.RESERVE, Stance.DISSOCIATE, Stance.REGRET})
_GIVEN = frozenset(
    {Stance.SUPPORT, Stance.WELCOME, Stance.NOT_BLOCKING, Stance.ALIGN, Stance.CONDITIONAL, Stance.COMMIT}
)
_OPEN = frozenset({Stance.UNDECIDED, Stance.NOT_BLOCKING, Stance.CONDITIONAL})
_ASKED_FOR = frozenset({Stance.CALL_FOR, Stance.PROPOSE, Stance.AMEND, Stance.DELETE})
_BARRING = (
    Modified.QUOTED, Modified.DENIED, Modified.ASKED, Modified.HEARSAY, Modified.SUPPOSED, Modified.CONCEDED
)  # fmt: skip
_BEFORE = 30  # characters before a cue in which its auxiliary stands


def modified(cue: Cue, sentence: str, annotations: Annotations, *, direct: bool) -> Cue | None:
    """Return ``cue`` as its modifiers leave it, ``barred`` where it is no present stand; None for courtesy.

    ``direct`` is speech of one's own, where "he said that we oppose" is told of another and a past tense
    tells of the past; in a report both are its ordinary way of telling.
    """
    over = [one for one in annotations.over(cue.start) if _is_apart(one, cue)]
    over += _modifiers_within(cue, annotations)
    categories = {one.category for one in over}
    if Modified.IDLE in categories:
        return None
    for category in _BARRING:
        if category in categories and (direct or category is not Modified.QUOTED):
            return replace(cue, barred=BARRED[category])
    if any(_is_overtaken(one, cue, sentence, annotations.language, direct) for one in over):
        return replace(cue, barred=BARRED[Modified.PAST])
    unnamed = load_modifiers(annotations.language).unnamed
    if any(one.category is Modified.REPORTED and (direct or unnamed.match(one.by)) for one in over):
        return replace(cue, barred=BARRED[Modified.REPORTED])
    found = _conditional(cue, over, sentence, annotations.language)
    return replace(
        found,
        hedged=Modified.HEDGED in categories,
        time=Time.ANNOUNCED if Modified.ANNOUNCED in categories else Time.NOW,
    )


def _is_apart(one: Modifier, cue: Cue) -> bool:
    """Tell whether a modifier is not merely part of the cue’s own words: "neither supports nor opposes"."""
    inside = cue.start <= one.start and one.end <= cue.end
    return not inside or (one.category is Modified.IDLE and one.start <= cue.start)


def _modifiers_within(cue: Cue, annotations: Annotations) -> list[Modifier]:
    """Return what modifies the end of a cue from among its words: "has yet to decide whether to regret"."""
    if cue.kind is not CueKind.PERSONAL or cue.raw in _OPEN:
        return []
    barring = annotations.over(
        cue.end - 1, Modified.ASKED, Modified.HEARSAY, Modified.SUPPOSED, Modified.PAST
    )
    return [one for one in barring if cue.start <= one.start and one.scope_start < cue.end]


def _is_overtaken(one: Modifier, cue: Cue, sentence: str, language: str, direct: bool) -> bool:
    """Tell whether a mark of the past makes a stand one of the past.

    "In 2019" does so in one’s own speech with a verb in the past, "decades ago" in a report too; "initially"
    does in any.
    """
    if one.category is not Modified.PAST:
        return False
    if not one.dated:
        return True
    if cue.closes:
        return False  # what was withdrawn last year stands no more
    words = sentence[max(0, cue.start - 12) : cue.end]
    return (direct or one.distant) and bool(load_modifiers(language).past_forms.search(words))


def _conditional(cue: Cue, over: list[Modifier], sentence: str, language: str) -> Cue:
    """Return a stand that is held only where a condition is met as conditional.

    A refusal or a demand in the conditional or the future ("would oppose it if …") is not held now, but
    with "unless" it says what is asked for; a reservation "until capital has answered" is held.
    """
    conditions = [one for one in over if one.category is Modified.CONDITIONAL]
    if not conditions or cue.kind is CueKind.NOMINAL:
        return cue
    if cue.raw in _GIVEN:
        return replace(cue, stance=Stance.CONDITIONAL)
    if cue.raw not in _GRAVE and not (cue.raw in _ASKED_FOR and cue.kind is CueKind.PERSONAL):
        return cue
    words = sentence[max(0, cue.start - _BEFORE) : cue.end]
    rules = load_modifiers(language)
    required = any(rules.precondition.search(sentence, one.start, one.end) for one in conditions)
    if rules.modal.search(words) and not (required and cue.raw is Stance.OPPOSE):
        return replace(cue, barred=BARRED[Modified.CONDITIONAL])
    return replace(cue, stance=Stance.CONDITIONAL) if cue.raw is Stance.OPPOSE else cue


def negated(cue: Cue, annotations: Annotations, turned: Stance | None) -> Cue | None:
    """Return ``cue`` under a rule of negation: ``turned``, a demand as its refusal, None for nothing."""
    inside = [one for one in annotations.modifiers if cue.start < one.start < cue.end]
    if cue.raw in _GIVEN and any(one.category is Modified.NEGATED for one in inside):
        return replace(cue, stance=Stance.OPPOSE)  # "can scarcely support"
    if not [one for one in annotations.over(cue.start, Modified.NEGATED) if _is_apart(one, cue)]:
        return cue
    if cue.closes:
        return replace(cue, stance=cue.closes, closes=None)
    if cue.stance in (Stance.NOT_BLOCKING, Stance.UNDECIDED):
        return cue
    if cue.kind is CueKind.IMPERSONAL and cue.stance in _ASKED_FOR:
        return replace(cue, stance=Stance.OPPOSE)
    return replace(cue, stance=turned) if turned else None
