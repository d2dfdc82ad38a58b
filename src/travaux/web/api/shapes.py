"""The shapes of what the programming interface answers, as its OpenAPI document gives them."""

from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")
Finding = dict[str, Any]
"""A finding as `--json` prints it on the command line; the reference names its fields."""


class Shape(BaseModel):
    """A shape that may gain fields."""

    model_config = ConfigDict(extra="allow")


class Page(BaseModel, Generic[T]):
    """Part of a list. ``next`` is the cursor of the part that follows, null at the end."""

    items: list[T]
    total: int
    next: str | None


class Problem(Shape):
    """What went wrong (RFC 9457), in one shape on every route."""

    type: str
    title: str
    status: int
    detail: str
    remedy: str | None = None
    errors: list[dict[str, str]] | None = None


class Citation(Shape):
    source: str
    start: int
    end: int
    quote: str
    start_s: float | None = None
    end_s: float | None = None


class Health(Shape):
    status: Literal["ready"]
    version: str


class Source(Shape):
    id: str
    name: str
    kind: str
    title: str
    date: date | None
    body: str | None
    stage: str | None
    symbol: str | None
    sector: str | None
    author: str | None
    language: str | None
    visibility: Literal["public", "private"]
    sha256: str
    size: int
    added: datetime


class SourceText(Shape):
    source: str
    characters: int
    start: int
    end: int
    text: str


class Meeting(Shape):
    source: str
    title: str
    date: date | None
    interventions: int
    words: int
    arguments: int


class Cited(Shape):
    id: str
    citations: list[Citation] = Field(min_length=1)


class Intervention(Shape):
    id: str
    meeting: str
    actor: str | None
    label: str
    start: int
    end: int
    words: int
    text: str


class Argument(Cited):
    meeting: str
    intervention: str
    actor: str | None
    claim: str
    topics: list[str]


class Draft(Shape):
    source: str
    title: str | None
    symbol: str | None
    stage: str | None
    date: date | None
    paragraphs: int


class Thread(Shape):
    id: str
    places: list[Finding]


class Link(Cited):
    older: str
    newer: str
    kind: str
    old: list[int]
    new: list[int]
    score: float


class Position(Cited):
    actor: str
    stance: str
    targets: list[Finding]


class Review(Shape):
    finding: str
    verdict: Literal["confirm", "edit", "reject", "withdraw"]
    who: str
    when: datetime | None
    reason: str
    machine: str
    instead: str | None


class Reviewed(Shape):
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
    standing: Review | None
    reviews: list[Review]
    citations: list[Citation]


class Entry(Shape):
    number: int
    when: datetime
    who: str
    action: str
    subject: str
    detail: str


class Verdict(BaseModel):
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


class Run(Shape):
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


class Uploaded(Shape):
    name: str
    status: Literal["added", "updated", "unchanged", "failed"]
    source: str | None
    kind: str | None
    notes: list[str]
    error: str | None


class Uploads(Shape):
    files: list[Uploaded]
    run: int | None


class Hits(Shape):
    query: str
    hits: list[Finding]
    facets: Finding
