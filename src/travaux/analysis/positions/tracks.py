"""The track of the negotiation in which a position was taken: that of the meeting where it was said."""

from collections.abc import Mapping
from dataclasses import replace

from travaux.domain.positions import Position, Register, Via


def with_tracks(register: Register, tracks: Mapping[str, str]) -> Register:
    """Return a register whose positions say in which track they were taken, by the id of their source.

    What is merely reported was taken elsewhere: a report on record in one track may tell of the other.
    """
    if not tracks:
        return register
    return replace(
        register,
        positions=tuple(_tracked(one, tracks) for one in register.positions),
        unnamed=tuple(_tracked(one, tracks) for one in register.unnamed),
    )


def _tracked(one: Position, tracks: Mapping[str, str]) -> Position:
    track = tracks.get(one.citations[0].source)
    return one if track is None or one.via is Via.REPORT else replace(one, track=track)
