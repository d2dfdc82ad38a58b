"""Acts on a provision as what a stand is about: to oppose the deletion of a paragraph is not to oppose it."""

from collections.abc import Iterator, Sequence

from travaux.analysis.positions.cues import Cue
from travaux.analysis.positions.terms import Seen
from travaux.domain.positions import Stance, Target, TargetKind
from travaux.reference.phrases import clause_pattern

_REWORDING = frozenset({Stance.AMEND, Stance.DELETE, Stance.PROPOSE, Stance.CALL_FOR})
CHANGES = frozenset({Stance.DELETE, Stance.AMEND, Stance.PROPOSE})
"""Stances that propose to do something to a text."""
OBJECTIONS = frozenset({Stance.OPPOSE, Stance.RESERVE, Stance.DISSOCIATE})
_PROVISIONS = frozenset({TargetKind.PARAGRAPH, TargetKind.SECTION, TargetKind.AMENDMENT, TargetKind.TERM})


def directed(clause: str, seen: Sequence[Seen], stance: Stance, language: str) -> tuple[Seen, ...]:
    """Return ``seen`` with a provision that an act is done to as that act: "deletion of paragraph 15".

    Where the stand is itself the act ("proposed deleting paragraph 15") the provision is its target.
    """
    return tuple(seen) if stance in _REWORDING else acts(clause, seen, language)


def done(
    clause: str, cue: Cue, named: Sequence[Target], seen: Sequence[Seen], language: str
) -> tuple[Target, ...]:
    """Return what a clause proposes to do to the text, as what others support or oppose.

    ``named`` are the targets of the proposal, ``seen`` what the clause names outright.
    """
    if cue.stance not in CHANGES:
        return tuple(named)
    found = acts(clause, seen, language)
    changes = tuple(dict.fromkeys(one.target for one in found if one.target.kind is TargetKind.PROPOSAL))
    if changes or cue.stance is Stance.PROPOSE:
        return changes or tuple(named)
    return tuple(_target_as_act(target, cue.stance) for target in named)


def contested(targets: Sequence[Target], stance: Stance) -> tuple[Target, ...]:
    """Return what those oppose who oppose somebody's stand: where that is an objection, the objection.

    "X, opposed by Y, rejected paragraph 15": Y is not against paragraph 15.
    """
    if stance not in OBJECTIONS:
        return tuple(targets)
    named = (f"paragraph {one.label}" if one.label[:1].isdigit() else one.label for one in targets)
    return tuple(Target(TargetKind.PROPOSAL, f"objection to {label}") for label in named)


def _target_as_act(target: Target, stance: Stance) -> Target:
    """Return a paragraph that somebody proposes to delete or amend as that act."""
    if target.kind is not TargetKind.PARAGRAPH:
        return target
    act = "deletion" if stance is Stance.DELETE else "amendment"  # the record's own words for either act
    label = target.label if target.label[:1].isalpha() else f"paragraph {target.label}"
    return Target(TargetKind.PROPOSAL, f"{act} of {label}")


def acts(clause: str, seen: Sequence[Seen], language: str) -> tuple[Seen, ...]:
    """Return ``seen`` with every provision that the clause deletes, moves or rewords as that act."""
    return tuple(dict.fromkeys(_acts(clause, seen, language)))


def _acts(clause: str, seen: Sequence[Seen], language: str) -> Iterator[Seen]:
    pattern = clause_pattern(language, "act_on_text")
    for one in seen:
        if one.target.kind not in _PROVISIONS:
            yield one
        elif done := pattern.search(clause[: one.start]):
            label = " ".join(clause[done.start() : one.end].split()).strip(' “”"‘’«»').removeprefix("to ")
            yield Seen(Target(TargetKind.PROPOSAL, label), done.start(), one.end)
        else:
            yield _done_after(clause, one, language)


def _done_after(clause: str, one: Seen, language: str) -> Seen:
    """Return a provision of which the words after it tell what is done to it as that act."""
    after = clause_pattern(language, "done_to_text").match(clause, one.end)
    if after is None:
        return one
    act = after.group("act") or after.group("goes")
    removed = clause_pattern(language, "removed").match(act)
    return Seen(
        _target_as_act(one.target, Stance.DELETE if removed else Stance.AMEND), one.start, after.end()
    )
