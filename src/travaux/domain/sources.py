"""Sources of the record: what each is, what is said of it, and who may read it."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field is called date
from enum import StrEnum

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


class Viewer(StrEnum):
    """Who reads: the keeper of the workspace sees everything, the public what is public."""

    KEEPER = "keeper"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What the keeper says of a source, else what it said of itself when it was added; None where nobody did.

    ``body`` is where it belongs (a committee, a conference), ``stage`` the step in the life of a text
    ("Rev.1"), ``author`` whose input or statement it is, as written; ``language`` an ISO 639-1 code;
    ``returns`` the id of the version that a returned draft edits; ``speakers`` who is down to speak in a
    recording, one entry a line.
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
