"""Who stands where and who promised what, as the reading room shows them: by paragraph and by actor."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from travaux.analysis.standing.follow_up import Item, follow_up
from travaux.domain.commitments import Commitments
from travaux.domain.lineage import Lineage
from travaux.domain.positions import Position, Register
from travaux.domain.sources import SourceKind
from travaux.domain.texts import Draft
from travaux.service.delegations import slug
from travaux.service.provisions import provisions
from travaux.service.reading_room import Snapshot
from travaux.service.register import entries_among


@dataclass(frozen=True)
class Standing:
    """Positions with their indexes: by the thread they are about, and by whose they are (see ``slug``)."""

    register: Register
    by_thread: Mapping[str, tuple[Position, ...]] = field(repr=False)
    by_holder: Mapping[str, tuple[Position, ...]] = field(repr=False)


def standing(room: Snapshot) -> Standing:
    """Return the register of positions; an empty one where there is none."""
    return room.kept("standing", lambda: _gathered(room))


def _gathered(room: Snapshot) -> Standing:
    register = room.result(Register) if room.has(Register) else Register(())
    by_thread: dict[str, list[Position]] = defaultdict(list)
    by_holder: dict[str, list[Position]] = defaultdict(list)
    for position in register.positions:
        by_holder[slug(position.holder)].append(position)
        if position.speaking_for:
            by_holder[slug(position.actor)].append(position)
        for thread in {target.thread for target in position.targets if target.thread}:
            by_thread[thread].append(position)
    return Standing(register, _fixed(by_thread), _fixed(by_holder))


def _fixed(found: Mapping[str, list[Position]]) -> dict[str, tuple[Position, ...]]:
    return {name: tuple(positions) for name, positions in found.items()}


@dataclass(frozen=True)
class Promises:
    """The commitments of the latest version that has any, as they stand on a day."""

    draft: Draft
    items: tuple[Item, ...]
    as_of: date
    by_thread: Mapping[str, tuple[Item, ...]] = field(repr=False)


def promises(room: Snapshot, as_of: date) -> Promises | None:
    """Return what the latest version commits to, None where no version does."""
    return room.kept(("promises", as_of), lambda: _promises(room, as_of))


def _promises(room: Snapshot, as_of: date) -> Promises | None:
    for source, found in reversed(room.results(Commitments, SourceKind.DRAFT)):
        if not found.commitments:
            continue
        items = follow_up(found.commitments, as_of, entries_among(room.set_down(), found))
        by_thread: dict[str, list[Item]] = defaultdict(list)
        for item in items if room.has(Lineage) else ():
            if thread := provisions(room).thread_at(source.id, item.commitment.index):
                by_thread[thread].append(item)
        return Promises(
            room.result(Draft, source.id),
            items,
            as_of,
            {thread: tuple(own) for thread, own in by_thread.items()},
        )
    return None
