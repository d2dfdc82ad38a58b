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
    track: Literal["open", "closed"] | None
    sha256: str
    size: int
    added: datetime


class SourceText(Shape):
    source: str
    characters: int
    start: int
    end: int
    text: str


class Record(Shape):
    """What there is. ``withheld`` counts the sources that you may not see, ``counts`` rows of every kind."""

    title: str
    sources: dict[str, int]
    withheld: int
    failed: int
    counts: dict[str, int]


class Meeting(Shape):
    source: str
    title: str
    date: date | None
    interventions: int
    words: int
    arguments: int
    agreements: int
    differences: int


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


class Agreement(Cited):
    meeting: str
    text: str
    actors: list[str]
    arguments: list[str]


class Side(Shape):
    actors: list[str]
    citations: list[Citation] = Field(min_length=1)


class Difference(Shape):
    id: str
    meeting: str
    text: str
    sides: list[Side]


class Draft(Shape):
    source: str
    title: str | None
    symbol: str | None
    stage: str | None
    date: date | None
    paragraphs: int
    brackets: int


class Paragraph(Shape):
    """A paragraph of a version; ``index`` counts from 0 in reading order."""

    id: str
    draft: str
    thread: str | None
    index: int
    label: str | None
    kind: str
    section: str
    text: str
    brackets: list[Finding]


class Thread(Shape):
    id: str
    places: list[Finding]


class Life(Thread):
    """A provision's whole life."""

    paragraphs: list[Paragraph]
    positions: list["Position"]
    commitments: list["Commitment"]
    proposals: list[Finding]


class Link(Cited):
    older: str
    newer: str
    kind: str
    old: list[int]
    new: list[int]
    score: float


class Compared(Shape):
    old: str
    new: str
    links: list[Finding]


class Input(Shape):
    """A submission; ``ends`` counts its proposals by what became of them."""

    id: str
    title: str
    author: str | None
    sector: str | None
    date: date | None
    proposals: int
    ends: dict[str, int]


class Proposal(Shape):
    id: str
    input: str | None
    paragraph: int | None
    text: str
    verdict: str
    confidence: float
    citations: list[Citation]
    matches: list[Finding]


class InputWhole(Input):
    traced: list[Proposal]


class Origin(Shape):
    """A phrase of a version with its sources, the best first; ``common`` wording explains nothing."""

    id: str
    draft: str
    paragraph: int
    quote: str
    sources: list[Finding]
    common: bool
    citations: list[Citation] = Field(min_length=1)


class Terms(Shape):
    counts: list[Finding]


class Actor(Shape):
    """An actor; ``id`` names it in addresses, the rest counts what the record has of it."""

    id: str
    code: str
    name: str
    kind: str
    sector: str | None
    region: str | None
    groups: list[str]
    interventions: int
    words: int
    spoken_for: int
    arguments: int
    positions: int
    wishes: int
    inputs: int


class ActorWhole(Actor):
    turns: list[Finding]
    turns_for_it: list[Finding]
    held: list[Finding]
    stands: list["Position"]
    shares: list[Finding]
    opposes: list[Finding]
    wants: list[Finding]
    sent: list[str]


class Members(Shape):
    actor: str
    members: list[dict[str, str]]
    how: str


class Position(Cited):
    actor: str
    actor_code: str
    speaking_for: str | None
    stance: str
    targets: list[Finding]
    moment: str
    via: str
    confidence: float
    contested: str | None


class Unresolved(Cited):
    reason: str


class Deadline(Shape):
    text: str | None
    date: date | None
    rule: str


class Commitment(Cited):
    paragraph: str
    thread: str | None
    addressees: list[str]
    kind: str
    strength: str
    duty: str
    deadline: Deadline
    status: str
    entries: list[Finding]
    due_in_days: int | None


class Step(Shape):
    """A step with its evidence, or the name of who set it down ``by_hand``."""

    id: str
    kind: str
    what: str
    date: date | None
    by: list[Finding]
    paragraphs: list[str]
    by_hand: str | None
    citations: list[Citation]


class Procedure(Shape):
    steps: list[Step]
    budgets: list[Finding]
    doubts: list[Finding]


class Sentence(Cited):
    theme: str
    text: str
    actors: list[str]
    divergent: bool


class TableOf(Shape):
    name: str
    columns: list[str]
    rows: list[list[Any]]
    recipe: str | None


class Statistics(Shape):
    tables: list[TableOf]


class Hits(Shape):
    query: str
    hits: list[Finding]
    facets: Finding


class Completed(Shape):
    facet: str
    values: list[str]


class Answers(Shape):
    """Answers in the record's own words; ``outcome`` is answered, nothing (in the record) or refused."""

    question: str
    understood: str
    outcome: str
    counted: str | None
    answers: list[Finding]
    left_out: int
    abstained: bool
    examples: list[str]
