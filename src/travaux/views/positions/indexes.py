"""Who stands where, as the reading room shows it: by paragraph and by actor."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from travaux.domain.positions import Position, Register
from travaux.views.delegations import slug
from travaux.views.snapshot import Snapshot


@dataclass(frozen=True)
class PositionIndexes:
    """Positions with their indexes: by the thread they are about, and by whose they are (see ``slug``).

    ``held`` are those that are held now, each act once; ``held_on`` the same by thread.
    """

    register: Register
    held: tuple[Position, ...] = field(repr=False)
    held_on: Mapping[str, tuple[Position, ...]] = field(repr=False)
    by_thread: Mapping[str, tuple[Position, ...]] = field(repr=False)
    by_holder: Mapping[str, tuple[Position, ...]] = field(repr=False)


def positions_by(snapshot: Snapshot) -> PositionIndexes:
    """Return the register of positions; an empty one where there is none."""
    return snapshot.cached("standing", lambda: _gathered(snapshot))


def _gathered(snapshot: Snapshot) -> PositionIndexes:
    register = snapshot.result(Register) if snapshot.has(Register) else Register(())
    by_holder: dict[str, list[Position]] = defaultdict(list)
    for position in register.positions:
        by_holder[slug(position.holder)].append(position)
        if position.speaking_for:
            by_holder[slug(position.actor)].append(position)
    held = register.held
    return PositionIndexes(
        register, held, _by_thread(held), _by_thread(register.positions), _frozen_index(by_holder)
    )


def _by_thread(positions: Iterable[Position]) -> dict[str, tuple[Position, ...]]:
    found: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        for thread in {target.thread for target in position.targets if target.thread}:
            found[thread].append(position)
    return _frozen_index(found)


def _frozen_index(found: Mapping[str, list[Position]]) -> dict[str, tuple[Position, ...]]:
    return {name: tuple(positions) for name, positions in found.items()}


def positions_of(snapshot: Snapshot) -> tuple[Position, ...]:
    """Return every position that the record shows as held, in the order of its sources."""
    return positions_by(snapshot).held
