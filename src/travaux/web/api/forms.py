"""The shapes of work on the record: what is sent to change it, and what the answer says of it."""

from datetime import date as Date  # noqa: N812 - the field is called date
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from travaux.domain.actors import Sector
from travaux.domain.commitments import CommitmentStatus
from travaux.domain.process import StepKind
from travaux.domain.sources import SourceKind, Track, Visibility
from travaux.web.api.shapes import CitationShape, Shape

_ROOM = "A room that you are in: whoever is in it sees this, and nobody else."


class ReviewShape(Shape):
    finding: str
    verdict: Literal["confirm", "edit", "reject", "withdraw"]
    who: str
    when: datetime | None
    reason: str
    machine: str
    instead: str | None


class ReviewedShape(Shape):
    finding: str
    kind: str
    subject: str
    id: str
    what: str
    where: str
    now: str
    machine: str
    needs: list[str]
    pending: bool
    version: int
    standing: ReviewShape | None
    reviews: list[ReviewShape]
    citations: list[CitationShape]


class EntryShape(Shape):
    number: int
    when: datetime
    who: str
    action: str
    subject: str
    detail: str


class Judgement(BaseModel):
    """A verdict on a finding; ``instead`` says what stands in its place and belongs to an edit alone."""

    model_config = ConfigDict(extra="forbid")

    verdict: Literal["confirm", "edit", "reject", "withdraw"]
    reason: str = Field("", max_length=2000)
    instead: dict[str, str] = Field(
        default_factory=dict,
        description=(
            "intervention: actor, person, on_behalf_of; position: actor, stance, targets; "
            "argument: topics; link: old, new. Lists are parted by “;”."
        ),
    )
    alike: bool = Field(False, description="Say the same of every turn under the same label.")


class FactsForm(BaseModel):
    """What to say of a source; what is left out stays, null takes a fact back."""

    model_config = ConfigDict(extra="forbid")

    kind: SourceKind | None = None
    title: str | None = Field(None, max_length=300)
    date: Date | None = None
    body: str | None = Field(None, max_length=300)
    stage: str | None = Field(None, max_length=100)
    symbol: str | None = Field(None, max_length=100)
    sector: Sector | None = None
    author: str | None = Field(None, max_length=300)
    language: str | None = Field(None, max_length=20)
    track: Track | None = None
    visibility: Visibility | None = None
    room: str | None = Field(None, max_length=40, description=_ROOM)


class NoteForm(BaseModel):
    """How a commitment stands: a status, what shows it and where from, when to look again."""

    model_config = ConfigDict(extra="forbid")

    status: CommitmentStatus | None = None
    note: str | None = Field(None, max_length=2000)
    evidence: str | None = Field(None, max_length=2000)
    source: str | None = Field(None, max_length=300)
    dated: Date | None = None
    next_review: Date | None = None
    room: str | None = Field(None, max_length=40, description=_ROOM)


class RecordedStep(BaseModel):
    """A step that no source tells. ``source`` is SOURCE, or SOURCE:START-END for its words."""

    model_config = ConfigDict(extra="forbid")

    kind: StepKind
    date: Date | None = None
    until: Date | None = None
    by: list[str] = Field(default_factory=list, max_length=50)
    paragraphs: str = Field("", max_length=300, description="As “PP3, 7, 24-30”.")
    what: str = Field("", max_length=2000)
    source: str | None = Field(None, max_length=100)
    room: str | None = Field(None, max_length=40, description=_ROOM)


class RunShape(Shape):
    """One run. ``stage``, ``number``, ``total`` and ``about`` say where it is."""

    id: int
    state: Literal["running", "done", "failed"]
    started: datetime
    finished: datetime | None
    stage: str
    number: int
    total: int
    about: str
    done: int
    skipped: int
    failures: list[dict[str, str]]
    error: str | None


class UploadedShape(Shape):
    name: str
    status: Literal["added", "updated", "unchanged", "failed"]
    source: str | None
    kind: str | None
    notes: list[str]
    error: str | None


class UploadsShape(Shape):
    files: list[UploadedShape]
    run: int | None
