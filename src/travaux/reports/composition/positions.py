"""The register of positions, put together from what was said and what reports tell."""

from collections.abc import Sequence
from dataclasses import replace

from travaux.analysis.consultation.authors import is_input, names_of_author, speaks_throughout
from travaux.analysis.consultation.contributions import read_contribution
from travaux.analysis.positions.register import gather
from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.positions.target_resolution import ground
from travaux.analysis.positions.writers import is_dispatch, with_author
from travaux.domain.actors import ActorKind, Speaker
from travaux.domain.consultation import Contribution
from travaux.domain.lineage import Lineage
from travaux.domain.messages import message
from travaux.domain.positions import Membership, Register, Unresolved
from travaux.domain.readings import Reading, WrittenPositions
from travaux.domain.sources import SourceKind
from travaux.domain.texts import Draft
from travaux.reference.registry import Registry


def with_members(register: Register, registry: Registry) -> Register:
    """Return ``register`` with the members of every group that it gives a position to."""
    holders = [position.holder for position in register.positions]
    groups = {holder.code: holder for holder in holders if holder.kind is ActorKind.GROUP}
    known = (
        Membership(groups[code], tuple(actor.name for actor in registry.members(code)))
        for code in sorted(groups)
    )
    return replace(register, memberships=tuple(each for each in known if each.members))


def register_of_record(
    readings: Sequence[Reading],
    written: Sequence[WrittenPositions],
    lineage: Lineage | None,
    registry: Registry,
) -> Register:
    """Return the register of a workspace: what was said, reported and written, held against the versions."""
    spoken = [Register(reading.positions, reading.unresolved) for reading in readings]
    register = gather([*spoken, *(each.register for each in written)])
    return with_members(ground(register, lineage) if lineage else register, registry)


def positions_written(
    draft: Draft, kind: SourceKind, contribution: Contribution | None, registry: Registry
) -> WrittenPositions:
    """Return the positions of one report, text of no known kind, or input with its author."""
    if contribution is not None:
        register = written_register(contribution, registry)
    elif kind is SourceKind.REPORT:
        register = find_reported(draft.source, registry, date=draft.date)
    else:
        register = register_of_document(draft, registry)
    return WrittenPositions(draft.source.id, register)


def written_register(found: Contribution, registry: Registry) -> Register:
    """Return what an input holds: its author's positions, with the words that say whose it is.

    Where nobody is named as its author, what it asks for is nobody's, and listed as such.
    """
    turns = found.meeting.interventions
    speaker = turns[0].speaker if turns else Speaker("")
    known = with_author(registry, names_of_author(found, speaker), speaker.actor)
    register = find_spoken(found.meeting, known)
    return replace(
        register,
        positions=tuple(
            replace(one, author=found.citation) if one.reported_by is None else one
            for one in register.positions
        ),
        unresolved=register.unresolved if found.author else tuple(map(_unsigned, register.unresolved)),
    )


def _unsigned(one: Unresolved) -> Unresolved:
    nobody = one.reason == message("nobody is named as the speaker")
    return replace(one, reason=message("nobody is named as the author")) if nobody else one


def register_of_document(draft: Draft, registry: Registry) -> Register:
    """Return the positions in a text of no known kind: its author's, else those that it tells of."""
    found = read_contribution(draft, registry)
    dispatch = is_dispatch(draft.source.text, draft.title, "en")
    if is_input(found) and not dispatch:
        return written_register(found, registry)
    told = find_reported(draft.source, registry, date=draft.date, title=draft.title)
    if found.author or told.positions or dispatch or not speaks_throughout(draft.source.text):
        return told
    return gather([told, Register((), written_register(found, registry).unresolved)])
