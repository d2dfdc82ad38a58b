"""The registers of a record, for whoever answers from them: positions, and commitments."""

from travaux.analysis.standing.commitments import find_commitments
from travaux.domain.commitments import Commitment, Commitments
from travaux.domain.meetings import Transcript
from travaux.domain.positions import Position, Register
from travaux.domain.sources import Source, SourceKind
from travaux.domain.texts import Draft
from travaux.reference.registry import Registry
from travaux.service.positions import reported_register, spoken_register
from travaux.service.reading_room import Snapshot
from travaux.service.stages import STAGES

_REPORTED = (SourceKind.REPORT, SourceKind.LETTER)
_SPOKEN = (SourceKind.TRANSCRIPT, SourceKind.STATEMENT)


def positions_of(room: Snapshot, registry: Registry) -> tuple[Position, ...]:
    """Return every position that the record shows, in the order of its sources."""

    def gather() -> tuple[Position, ...]:
        if _given(Register):
            subjects = ["", *room.sources]
            return tuple(
                p for s in subjects if room.has(Register, s) for p in room.result(Register, s).positions
            )
        spoken = [spoken_register(said, registry) for _, said in room.results(Transcript, *_SPOKEN)]
        told = [reported_register(draft.source, registry) for _, draft in room.results(Draft, *_REPORTED)]
        return tuple(position for register in (*spoken, *told) for position in register.positions)

    return room.kept("positions", gather)


def commitments_of(room: Snapshot) -> tuple[tuple[Source, Commitment], ...]:
    """Return every commitment of the newest version of the text that holds any, with that version."""

    def gather() -> tuple[tuple[Source, Commitment], ...]:
        for source, draft in reversed(room.results(Draft, SourceKind.DRAFT)):
            held = room.has(Commitments, source.id) if _given(Commitments) else False
            found = room.result(Commitments, source.id) if held else find_commitments(draft)
            if found.commitments:
                return tuple((source, commitment) for commitment in found.commitments)
        return ()

    return room.kept("commitments", gather)


def _given(form: type) -> bool:
    return any(form in stage.returns for stage in STAGES)
