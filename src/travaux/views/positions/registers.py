"""The registers of a record, for whoever answers from them: positions, and commitments."""

from travaux.domain.positions import Position, Register
from travaux.views.snapshot import Snapshot


def positions_of(room: Snapshot) -> tuple[Position, ...]:
    """Return every position that the record shows, in the order of its sources."""
    return room.result(Register).positions if room.has(Register) else ()
