"""What delegations change in the versions that they send back, as their positions on the same threads."""

from collections.abc import Sequence
from dataclasses import replace

from travaux.analysis.text.places import place
from travaux.analysis.text.returned import Edit, Returned, find_edits, still_applying
from travaux.domain.actors import Actor
from travaux.domain.lineage import Lineage
from travaux.domain.messages import Text, message
from travaux.domain.positions import Moment, Position, Register, Stance, Target, TargetKind, Unresolved, Via
from travaux.domain.spans import stable_id
from travaux.domain.texts import Draft
from travaux.reference.registry import Registry

_TRACKED, _COMPARED = 0.99, 0.7  # how surely a change is one: the word processor says so, or words differ


def with_returned(
    register: Register, returned: Sequence[Draft], lineage: Lineage | None, registry: Registry
) -> Register:
    """Return a register with what each returned draft changes, held by whom it came from.

    Changes that bear the name of another delegation are nobody's, and told.
    """
    if lineage is None:
        return register
    found = [_register(one, lineage, registry) for one in returned]
    return replace(
        register,
        positions=(*register.positions, *(p for one in found for p in one.positions)),
        unresolved=(*register.unresolved, *(u for one in found for u in one.unresolved)),
    )


def read_returned(returned: Draft, lineage: Lineage) -> tuple[Draft, Returned] | None:
    """Return the version that a draft returns and its changes; None where that is no version of the text."""
    version = next((one for one in lineage.versions if one.source.id == returned.returns), None)
    if version is None:
        return None
    return version, still_applying(find_edits(returned, version), version, lineage)


def _register(returned: Draft, lineage: Lineage, registry: Registry) -> Register:
    found = read_returned(returned, lineage)
    holder = registry.resolve(returned.author or "").actor
    if found is None or holder is None:
        return Register(())
    version, changes = found
    threads = _threads(version, lineage)
    positions: list[Position] = []
    unresolved: list[Unresolved] = []
    for edit in changes.edits:
        other = other_hand(edit, holder, registry)
        if other is not None:
            cited = (returned.source.cite(edit.start, edit.end),)
            why = message(
                "a change by %(other)s in what %(sender)s sent", other=other.name, sender=holder.name
            )
            unresolved.append(Unresolved(why, cited))
        else:
            positions.append(_position(edit, returned, version, holder, threads))
    return Register(tuple(positions), tuple(unresolved))


def other_hand(edit: Edit, holder: Actor, registry: Registry) -> Actor | None:
    """Return the delegation whose name a change bears, None where it is the holder's or a person's."""
    by = registry.resolve_exactly(edit.by or "").actor
    return by if by is not None and by.code != holder.code else None


def _threads(version: Draft, lineage: Lineage) -> dict[int, str]:
    number = next(n for n, one in enumerate(lineage.versions) if one.source.id == version.source.id)
    return {
        at: thread.id
        for thread in lineage.threads
        for here in thread.places
        if here.version == number
        for at in here.paragraphs
    }


def _position(
    edit: Edit, returned: Draft, version: Draft, holder: Actor, threads: dict[int, str]
) -> Position:
    citation = returned.source.cite(edit.start, edit.end)
    stance = _stance(edit)
    return Position(
        id=stable_id(returned.source.id, holder.code, stance.value, str(edit.start), str(edit.end), edit.old),
        actor=holder,
        stance=stance,
        targets=(_target(edit, version, threads),),
        moment=Moment.BEFORE,
        via=Via.OWN_WORDS,
        confidence=_TRACKED if edit.tracked else _COMPARED,
        citations=(citation,),
        date=returned.date.isoformat() if returned.date else None,
    )


def _stance(edit: Edit) -> Stance:
    if edit.added:
        return Stance.PROPOSE
    if edit.bracketed:
        return Stance.RESERVE  # words in brackets are not agreed
    return Stance.DELETE if edit.whole else Stance.AMEND


def name_place(edit: Edit, version: Draft) -> Text:
    """Return where a change stands in the version: "OP7", "new paragraph after OP7"."""
    if edit.paragraph is None:
        return message("new first paragraph")
    label = place(version, (edit.paragraph,))
    return message("new paragraph after %(label)s", label=label) if edit.added else label


def _target(edit: Edit, version: Draft, threads: dict[int, str]) -> Target:
    label, source = str(name_place(edit, version)), version.source.id
    if edit.added or edit.paragraph is None:
        return Target(TargetKind.PROPOSAL, label, version=source, overtaken=edit.why_not)
    return Target(
        TargetKind.PARAGRAPH,
        label,
        threads.get(edit.paragraph),
        edit.paragraph,
        version=source,
        words=edit.old or None,
        overtaken=edit.why_not,
    )
