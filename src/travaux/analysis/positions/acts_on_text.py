"""Acts on a provision as what a stand is about: to oppose the deletion of a paragraph is not to oppose it."""

from collections.abc import Iterator, Sequence

from travaux.analysis.positions.terms import Seen
from travaux.domain.positions import Stance, Target, TargetKind
from travaux.reference.clause_patterns import clause_pattern

_REWORDING = frozenset({Stance.AMEND, Stance.DELETE, Stance.PROPOSE, Stance.CALL_FOR})
_PROVISIONS = frozenset({TargetKind.PARAGRAPH, TargetKind.SECTION, TargetKind.AMENDMENT, TargetKind.TERM})


def directed(clause: str, seen: Sequence[Seen], stance: Stance, language: str) -> tuple[Seen, ...]:
    """Return ``seen`` with a provision that an act is done to as that act: "deletion of paragraph 15".

    Where the stand is itself the act ("proposed deleting paragraph 15") the provision is its target.
    """
    return tuple(seen) if stance in _REWORDING else acts(clause, seen, language)


def acts(clause: str, seen: Sequence[Seen], language: str) -> tuple[Seen, ...]:
    """Return ``seen`` with every provision that the clause deletes, moves or rewords as that act."""
    return tuple(dict.fromkeys(_acts(clause, seen, language)))


def _acts(clause: str, seen: Sequence[Seen], language: str) -> Iterator[Seen]:
    pattern = clause_pattern(language, "act_on_text")
    for one in seen:
        done = pattern.search(clause[: one.start]) if one.target.kind in _PROVISIONS else None
        if done is None:
            yield one
            continue
        label = " ".join(clause[done.start() : one.end].split()).strip(' “”"‘’«»')
        yield Seen(Target(TargetKind.PROPOSAL, label), done.start(), one.end)
