"""Meetings and what was said in them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - the field is called date
from enum import StrEnum

from travaux.domain.actors import Speaker
from travaux.domain.attribution import Capacity, SpeakerEvidence
from travaux.domain.coverage import Coverage
from travaux.domain.hearing import Hearing
from travaux.domain.messages import Text
from travaux.domain.review import ReviewNote
from travaux.domain.spans import Note, SourceText


class Manner(StrEnum):
    """Whether a record gives the speaker's own words or reports them."""

    DIRECT = "direct"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn as a reader finds it: ``start``/``end`` span what was said, without the label.

    ``label`` is the name as written, None where the source names nobody.
    """

    label: str | None
    start: int
    end: int
    manner: Manner = Manner.DIRECT
    language: str | None = None  # "spoke in Arabic": what the source states, as an ISO 639-1 code


WRITTEN = "input"
"""The format of a text that is read as what its author says: nobody presides over it."""


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What a source or its user says of the meeting as a whole; None where it is silent."""

    title: str | None = None
    body: str | None = None
    number: str | None = None
    date: Date | None = None
    chair: str | None = None
    track: str | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """A source read as a meeting, before anybody is identified."""

    source: SourceText
    format: str
    facts: MeetingFacts
    turns: tuple[Turn, ...] = field(repr=False)
    unattributed: tuple[tuple[int, int], ...] = ()
    notes: tuple[Note, ...] = ()
    coverage: Coverage | None = None

    @property
    def lost(self) -> tuple[Note, ...]:
        """Return where words of the source's file are missing in its text."""
        return self.coverage.missing if self.coverage else ()


@dataclass(frozen=True, slots=True)
class Intervention:
    """One identified speaker's turn. ``words`` counts words of any script.

    ``review`` is what a person said of who spoke, None where nobody did. ``evidence`` is what tells who
    speaks; ``inferred`` says that a single witness does, who is not the label. ``reason`` says why a turn
    is nobody's.
    """

    id: str
    speaker: Speaker
    start: int
    end: int
    words: int
    manner: Manner = Manner.DIRECT
    language: str | None = None
    review: ReviewNote | None = None
    capacity: Capacity = Capacity.OWN
    evidence: tuple[SpeakerEvidence, ...] = ()
    inferred: bool = False
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its speakers identified: what all analysis of speech starts from.

    ``held_back`` are the words that were not heard surely; their sentences are no part of interventions, so
    that nothing is found in them, until a person has listened.
    """

    source: SourceText
    format: str
    facts: MeetingFacts
    interventions: tuple[Intervention, ...] = field(repr=False)
    unattributed: tuple[tuple[int, int], ...] = ()
    notes: tuple[Note, ...] = ()
    held_back: tuple[Hearing, ...] = ()

    @property
    def unsure(self) -> tuple[Hearing, ...]:
        """Return the words for which sentences are held back: those that nobody has confirmed."""
        return tuple(one for one in self.held_back if not one.is_confirmed)

    def words_of(self, intervention: Intervention) -> str:
        """Return what was said in ``intervention``."""
        return self.source.text[intervention.start : intervention.end]

    def turn_at(self, place: int) -> Intervention | None:
        """Return the turn in which ``place`` stands, None where none does; turns stand in order."""
        return turn_at(self.interventions, place)


def turn_at(turns: Sequence[Intervention], place: int) -> Intervention | None:
    """Return the one of ``turns``, in order, in which ``place`` stands, None where none does."""
    before = bisect_right(turns, place, key=lambda turn: turn.start)
    return turns[before - 1] if before and place < turns[before - 1].end else None
