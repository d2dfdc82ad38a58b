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


class PageShape(BaseModel, Generic[T]):
    """Part of a list. ``next`` is the cursor of the part that follows, null at the end."""

    items: list[T]
    total: int
    next: str | None


class ProblemShape(Shape):
    """What went wrong (RFC 9457), in one shape on every route."""

    type: str
    title: str
    status: int
    detail: str
    remedy: str | None = None
    errors: list[dict[str, str]] | None = None


class CitationShape(Shape):
    source: str
    start: int
    end: int
    quote: str
    start_s: float | None = None
    end_s: float | None = None


class HealthShape(Shape):
    status: Literal["ready"]
    version: str


class SourceShape(Shape):
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
    room: str | None
    track: Literal["open", "closed"] | None
    sha256: str
    size: int
    added: datetime


class SourceTextShape(Shape):
    source: str
    characters: int
    start: int
    end: int
    text: str


class RecordShape(Shape):
    """What there is. ``counts`` are rows of every kind; nothing tells of what you may not see."""

    title: str
    sources: dict[str, int]
    withheld: int
    failed: int
    counts: dict[str, int]


class MeetingShape(Shape):
    source: str
    title: str
    date: date | None
    interventions: int
    words: int
    arguments: int
    agreements: int
    differences: int


class CitedShape(Shape):
    id: str
    citations: list[CitationShape] = Field(min_length=1)


class InterventionShape(Shape):
    id: str
    meeting: str
    actor: str | None
    label: str
    start: int
    end: int
    words: int
    text: str


class ArgumentShape(CitedShape):
    meeting: str
    intervention: str
    actor: str | None
    claim: str
    topics: list[str]


class AgreementShape(CitedShape):
    meeting: str
    text: str
    actors: list[str]
    arguments: list[str]


class SideShape(Shape):
    actors: list[str]
    citations: list[CitationShape] = Field(min_length=1)


class DifferenceShape(Shape):
    id: str
    meeting: str
    text: str
    sides: list[SideShape]


class DraftShape(Shape):
    source: str
    title: str | None
    symbol: str | None
    stage: str | None
    date: date | None
    paragraphs: int
    brackets: int


class ParagraphShape(Shape):
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


class ThreadShape(Shape):
    id: str
    places: list[Finding]


class LifeShape(ThreadShape):
    """A provision's whole life."""

    paragraphs: list[ParagraphShape]
    positions: list["PositionShape"]
    commitments: list["CommitmentShape"]
    proposals: list[Finding]


class LinkShape(CitedShape):
    older: str
    newer: str
    kind: str
    old: list[int]
    new: list[int]
    score: float


class ComparedShape(Shape):
    old: str
    new: str
    links: list[Finding]


class InputShape(Shape):
    """A submission; ``ends`` counts its proposals by what became of them."""

    id: str
    title: str
    author: str | None
    sector: str | None
    date: date | None
    proposals: int
    ends: dict[str, int]


class ProposalShape(Shape):
    id: str
    input: str | None
    paragraph: int | None
    text: str
    verdict: str
    confidence: float
    citations: list[CitationShape]
    matches: list[Finding]


class InputWholeShape(InputShape):
    traced: list[ProposalShape]


class OriginShape(Shape):
    """A phrase of a version with its sources, the best first; ``common`` wording explains nothing."""

    id: str
    draft: str
    paragraph: int
    quote: str
    sources: list[Finding]
    common: bool
    citations: list[CitationShape] = Field(min_length=1)


class TermsShape(Shape):
    counts: list[Finding]


class ActorShape(Shape):
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


class ActorWholeShape(ActorShape):
    turns: list[Finding]
    turns_for_it: list[Finding]
    held: list[Finding]
    stands: list["PositionShape"]
    shares: list[Finding]
    opposes: list[Finding]
    wants: list[Finding]
    sent: list[str]


class MembersShape(Shape):
    actor: str
    members: list[dict[str, str]]
    how: str


class PositionShape(CitedShape):
    actor: str
    actor_code: str
    speaking_for: str | None
    stance: str
    targets: list[Finding]
    moment: str
    via: str
    confidence: float
    contested: str | None


class UnresolvedShape(CitedShape):
    reason: str


class DeadlineShape(Shape):
    text: str | None
    date: date | None
    rule: str


class CommitmentShape(CitedShape):
    paragraph: str
    thread: str | None
    addressees: list[str]
    kind: str
    strength: str
    duty: str
    deadline: DeadlineShape
    status: str
    entries: list[Finding]
    due_in_days: int | None


Day = date


class StepShape(Shape):
    """A step with its evidence, or the name of who set it down ``by_hand``."""

    id: str
    kind: str
    what: str
    date: date | None
    between: list[Day] | None
    by: list[Finding]
    paragraphs: list[str]
    by_hand: str | None
    citations: list[CitationShape]


class ProcedureShape(Shape):
    steps: list[StepShape]
    budgets: list[Finding]
    doubts: list[Finding]


class CrossingPlaceShape(Shape):
    """Where something stands: in which track, on which day, and by whom, where that is known."""

    track: str
    date: date | None
    by: str | None
    citations: list[CitationShape]


class CrossingShape(Shape):
    """A request or a wording that stood first in one track and later in the other."""

    kind: str
    words: str
    first: CrossingPlaceShape
    then: CrossingPlaceShape


class ProcessShape(Shape):
    title: str
    as_of: date
    background: Finding | None
    leads: list[Finding]
    next: list[Finding]
    steps: list[StepShape]
    crossings: list[CrossingShape]
    rooms: list[Finding]
    meetings: list[Finding]
    documents: list[Finding]
    related: list[Finding]


class HeldCommitmentShape(Shape):
    """A commitment with each of its holders and what was found of them; ``progress`` counts by grade."""

    id: str
    paragraph: str
    addressees: list[str]
    duty: str
    texts: list[str]
    goals: list[str]
    progress: Finding
    holders: list[Finding]


class DeliveryShape(Shape):
    """What people find of delivery; whoever nobody assessed is counted as “not assessed”."""

    as_of: date
    scale: list[Finding]
    member_states: str | None
    progress: Finding
    by_goal: list[Finding]
    commitments: list[HeldCommitmentShape]
    no_longer_found: list[Finding]


class SentenceShape(CitedShape):
    theme: str
    text: str
    actors: list[str]
    divergent: bool


class TableOf(Shape):
    name: str
    columns: list[str]
    rows: list[list[Any]]
    recipe: str | None


class StatisticsShape(Shape):
    tables: list[TableOf]


class HitsShape(Shape):
    query: str
    hits: list[Finding]
    facets: Finding


class CompletedShape(Shape):
    facet: str
    values: list[str]


class AnswersShape(Shape):
    """Answers in the record's own words; ``outcome`` is answered, nothing (in the record) or refused."""

    question: str
    understood: str
    outcome: str
    counted: str | None
    answers: list[Finding]
    left_out: int
    abstained: bool
    examples: list[str]
