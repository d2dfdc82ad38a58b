"""Who stands where, as the reading room shows it: by paragraph and by actor."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from travaux.domain.positions import Position, Register
from travaux.views.delegations import slug
from travaux.views.snapshot import Snapshot


@dataclass(frozen=True)
class PositionIndexes:
    """Positions with their indexes: by the thread they are about, and by whose they are (see ``slug``)."""

    register: Register
    by_thread: Mapping[str, tuple[Position, ...]] = field(repr=False)
    by_holder: Mapping[str, tuple[Position, ...]] = field(repr=False)

    def on_thread(self, thread: str | None) -> tuple[Position, ...]:
        """Return what is held now on a thread, each act once: nothing withdrawn, superseded or told again."""
        held = {one.id for one in self.register.held}
        return tuple(one for one in self.by_thread.get(thread or "", ()) if one.id in held)


def positions_by(snapshot: Snapshot) -> PositionIndexes:
    """Return the register of positions; an empty one where there is none."""
    return snapshot.cached("standing", lambda: _gathered(snapshot))


def _gathered(snapshot: Snapshot) -> PositionIndexes:
    register = snapshot.result(Register) if snapshot.has(Register) else Register(())
    by_thread: dict[str, list[Position]] = defaultdict(list)
    by_holder: dict[str, list[Position]] = defaultdict(list)
    for position in register.positions:
        by_holder[slug(position.holder)].append(position)
        if position.speaking_for:
            by_holder[slug(position.actor)].append(position)
        for thread in {target.thread for target in position.targets if target.thread}:
            by_thread[thread].append(position)
    return PositionIndexes(register, _fixed(by_thread), _fixed(by_holder))


def _fixed(found: Mapping[str, list[Position]]) -> dict[str, tuple[Position, ...]]:
    return {name: tuple(positions) for name, positions in found.items()}


def positions_of(snapshot: Snapshot) -> tuple[Position, ...]:
    """Return every position that the record shows, in the order of its sources."""
    return snapshot.result(Register).held if snapshot.has(Register) else ()
