"""Sources of the record: what each is, what is said of it, and who may read it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812 - the field is called date
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar

from travaux.domain.actors import Sector


class SourceKind(StrEnum):
    """What a source is in the negotiation, which decides how it is read and what is sought in it."""

    TRANSCRIPT = "transcript"
    RECORDING = "recording"  # sound or film of a meeting, which is transcribed and then read as a transcript
    STATEMENT = "statement"
    DRAFT = "draft"
    INPUT = "input"
    REPORT = "report"
    AGREED = "agreed"  # an earlier adopted text, against which agreed language is found
    ADOPTED = "adopted"  # an adopted text whose commitments are followed beside those of the negotiated one
    LETTER = "letter"  # circulates a text, sets a deadline, breaks the silence
    RETURNED = "returned draft"  # a version that a delegation edited and sent back
    DOCUMENT = "document"


MEETINGS = (SourceKind.TRANSCRIPT, SourceKind.RECORDING)
"""Whole meetings, in words or in sound."""

SPOKEN = (*MEETINGS, SourceKind.STATEMENT)
"""What was said in a room."""


class Visibility(StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"


class Track(StrEnum):
    """The track of a negotiation that a source belongs to: open consultation, or negotiation behind doors.

    It says who could be in the room, and nothing of who may read the source.
    """

    OPEN = "open"
    CLOSED = "closed"


PUBLIC_ROOM = Visibility.PUBLIC.value
"""The room that everybody is in, whoever reads a published site too."""
OWNERS_ROOM = Visibility.PRIVATE.value
"""The room of the owners alone: what is private and stands in no other room."""
BUILT_IN_ROOMS = frozenset({PUBLIC_ROOM, OWNERS_ROOM})


@dataclass(frozen=True, slots=True)
class Room:
    """A part of the record with readers of its own: a closed negotiation, a delegation's own notes."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who reads, as far as the record needs to know: the rooms that they are in, None for all of them."""

    rooms: frozenset[str] | None = None

    KEEPER: ClassVar["Viewer"]
    """Sees everything."""
    PUBLIC: ClassVar["Viewer"]
    """Sees what is public."""

    @classmethod
    def of_rooms(cls, rooms: Iterable[str]) -> "Viewer":
        """Return whoever is in ``rooms``, and in the public one as everybody is."""
        return cls(frozenset(rooms) | {PUBLIC_ROOM})

    def sees(self, room: str) -> bool:
        """Tell whether what stands in ``room`` exists for this viewer."""
        return self.rooms is None or room in self.rooms

    @property
    def name(self) -> str:
        """Return what tells this viewer from others, fit for a file's name; it says nothing of rooms."""
        if self == Viewer.KEEPER:
            return "keeper"
        return "public" if self == Viewer.PUBLIC else f"rooms-{rooms_digest(self.rooms or ())}"


def rooms_digest(rooms: Iterable[str]) -> str:
    """Return eleven hexadecimal digits that tell one set of rooms from another."""
    return sha256("\n".join(sorted(rooms)).encode()).hexdigest()[:11]


Viewer.KEEPER = Viewer()
Viewer.PUBLIC = Viewer.of_rooms(())
VIEWERS = {viewer.name: viewer for viewer in (Viewer.KEEPER, Viewer.PUBLIC)}
"""The viewers that every record has, by their names."""


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What the keeper says of a source, else what it said of itself when it was added; None where nobody did.

    ``body`` is where it belongs (a committee, a conference), ``stage`` the step in the life of a text
    ("Rev.1"), ``author`` whose input or statement it is, as written; ``language`` an ISO 639-1 code;
    ``returns`` the id of the version that a returned draft edits; ``speakers`` who is down to speak in a
    recording, one entry a line; ``sound`` the address of the bytes in which the words
    of a transcript are heard. ``room`` names the room in which a private source stands, None for the owners'.
    """

    kind: SourceKind
    title: str | None = None
    date: Date | None = None
    body: str | None = None
    stage: str | None = None
    sector: Sector | None = None
    author: str | None = None
    symbol: str | None = None
    language: str | None = None
    visibility: Visibility = Visibility.PUBLIC
    returns: str | None = None
    track: Track | None = None
    speakers: str | None = None
    sound: str | None = None
    room: str | None = None

    def __post_init__(self) -> None:
        if self.room in BUILT_IN_ROOMS or (self.room and self.visibility is Visibility.PUBLIC):
            raise ValueError(f"a source in the room “{self.room}” is private")

    @property
    def stands_in(self) -> str:
        """Return the room in which the source stands: who is in it may read the source, nobody else."""
        return self.room or self.visibility.value

    def moved_to(self, room: str) -> "SourceFacts":
        """Return what is said of the source once it stands in ``room``."""
        public = room == PUBLIC_ROOM
        return replace(
            self,
            visibility=Visibility.PUBLIC if public else Visibility.PRIVATE,
            room=None if room in BUILT_IN_ROOMS else room,
        )


def twins_of(address: str, rooms: Iterable[str]) -> set[str]:
    """Return the ids that sources of the same bytes have which were handed in by somebody who may not see
    the one that has the bytes' own id: one for each of the rooms that they were handed in to."""
    return {sha256(f"{address} {room}".encode()).hexdigest()[:12] for room in rooms}


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a workspace. ``id`` is its short content address, ``name`` its file's name."""

    id: str
    name: str
    facts: SourceFacts

    @property
    def title(self) -> str:
        """Return what to call it: the title it was given, else its file's name."""
        return self.facts.title or self.name

    @property
    def dated(self) -> str:
        """Return its date so that dates sort: in ISO 8601, and what is undated last."""
        return self.facts.date.isoformat() if self.facts.date else "9999"
