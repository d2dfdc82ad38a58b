"""The registers of a record, for whoever answers from them: positions, and commitments."""

from travaux.domain.positions import Position, Register
from travaux.service.reading_room import Snapshot


def positions_of(room: Snapshot) -> tuple[Position, ...]:
    """Return every position that the record shows, in the order of its sources."""
    return room.result(Register).held if room.has(Register) else ()
