"""What became of a text: links between versions, changes, threads, and where wording came from."""

from dataclasses import dataclass, field
from enum import StrEnum

from travaux.domain.messages import Text
from travaux.domain.review import ReviewNote
from travaux.domain.spans import Citation, cited, stable_id
from travaux.domain.texts import Attribution, Draft


class LinkKind(StrEnum):
    UNCHANGED = "unchanged"
    EDITED = "edited"
    SPLIT = "split"
    MERGED = "merged"
    INSERTED = "inserted"
    DELETED = "deleted"


class Remainder(StrEnum):
    """What another version has of a paragraph's words where no paragraph of it is the same provision.

    The first four are of what went, the last four of what came.
    """

    GONE = "gone"  # no trace of its words anywhere
    UNMATCHED = "no counterpart found"  # some of its words stand here and there
    ELSEWHERE = "stands elsewhere"  # to the letter, in what is another provision
    TAKEN_INTO = "taken into"  # most of its words, in another provision
    NEW = "new"
    UNTRACED = "no earlier counterpart found"
    STOOD_ELSEWHERE = "stood elsewhere"
    TAKEN_FROM = "taken from"


CAME = frozenset({Remainder.NEW, Remainder.UNTRACED, Remainder.STOOD_ELSEWHERE, Remainder.TAKEN_FROM})
"""What is said of paragraphs that came."""
WHERE = frozenset(
    {Remainder.ELSEWHERE, Remainder.TAKEN_INTO, Remainder.STOOD_ELSEWHERE, Remainder.TAKEN_FROM}
)
"""What is said of paragraphs whose words the other version has in a place that can be named."""


class ChangeOp(StrEnum):
    """What happened to some words; the last six are not rewordings."""

    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"
    BRACKET = "bracket"  # a bracket was put around words that stand
    UNBRACKET = "unbracket"
    ATTRIBUTION = "attribution"  # who proposes, deletes, retains: written beside a bracket
    PUNCTUATION = "punctuation"
    SPELLING = "spelling"  # another spelling or capital of the same word
    SPACING = "spacing"


REWORDINGS = frozenset({ChangeOp.REPLACE, ChangeOp.INSERT, ChangeOp.DELETE})


class Force(StrEnum):
    """Which way a change of a modal, operative verb or qualifier points."""

    STRONGER = "stronger"
    WEAKER = "weaker"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, by its spans in the old and the new text, with a line that says it plainly."""

    op: ChangeOp
    old: str
    new: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    line: Text = ""
    force: Force | None = None


@dataclass(frozen=True, slots=True)
class Trail:
    """What another version has of a paragraph that has no counterpart there, and where most of it stands.

    ``share`` is how much of the paragraph's words the ``nearest`` one has, by weight, from 0 to 1;
    ``nearest`` is empty where nothing is near.
    """

    remainder: Remainder
    nearest: tuple[int, ...] = ()
    share: float = 0.0
    citations: tuple[Citation, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """Paragraphs of two versions that are the same provision, by their indexes.

    ``score`` is from 0 to 1; ``why`` holds the shared words that justify it. Spans of ``changes`` count in
    the paragraphs as they stand (struck words left out), joined by line feeds. ``citations`` are the
    paragraphs themselves, old first. Where only one version has paragraphs, ``trail`` says what the other
    one has of their words.
    """

    kind: LinkKind
    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float
    moved: bool = False
    renumbered: bool = False
    why: tuple[str, ...] = ()
    changes: tuple[Change, ...] = field(default=(), repr=False)
    citations: tuple[Citation, ...] = field(default=(), repr=False)
    review: ReviewNote | None = None
    trail: Trail | None = None

    def __post_init__(self) -> None:
        cited(self.citations)

    @property
    def outcome(self) -> str:
        """Return what to say became of the paragraphs: never that they are gone or new where words remain."""
        return self.trail.remainder.value if self.trail else self.kind.value

    @property
    def id(self) -> str:
        """Return what names the link as long as both versions are read as they are."""
        places = (f"{c.source} {c.start}-{c.end}" for c in self.citations)
        return stable_id("link", str(self.old), str(self.new), *places)


OUTCOMES = (
    *(kind.value for kind in LinkKind if kind not in (LinkKind.INSERTED, LinkKind.DELETED)),
    *(remainder.value for remainder in Remainder),
)
"""All that links say became of paragraphs, in the order in which they are counted."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions and what links them."""

    old: Draft
    new: Draft
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thread stands in one version (an index of the lineage's versions)."""

    version: int
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with one history. ``came`` and ``went`` index versions; ``went`` is None while they stand."""

    text: str
    came: int
    went: int | None
    came_by: tuple[Attribution, ...] = ()
    went_by: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """One provision through all versions. ``returned`` lists versions in which it was brought back."""

    id: str
    places: tuple[Place, ...]
    words: tuple[Phrase, ...] = field(default=(), repr=False)
    returned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """All versions of a text in order, what links each to the next, and the threads that run through."""

    versions: tuple[Draft, ...]
    links: tuple[tuple[Link, ...], ...]
    threads: tuple[Thread, ...]


class Verdict(StrEnum):
    """What became of a proposal."""

    VERBATIM = "verbatim"
    SUBSTANCE = "substance"
    DROPPED = "dropped"  # taken up, then gone from the last version
    NOT_TAKEN_UP = "not taken up"
    COINCIDENCE = "coincidence"  # shares common wording only


TAKEN_UP = frozenset({Verdict.VERBATIM, Verdict.SUBSTANCE, Verdict.DROPPED})
"""Ends of a proposal that say that its words entered the text at some time."""


class Request(StrEnum):
    """What a proposal wants done with the text."""

    WORDING = "wording"  # that the text say this, somewhere
    REPLACE = "replace"  # ``old`` by ``new``
    DELETE = "delete"  # ``old``, or the whole paragraph where that is None
    INSERT = "insert"  # ``new``, after ``old`` where that is named
    RETAIN = "retain"  # the paragraph


@dataclass(frozen=True, slots=True)
class Wording:
    """A proposal, an amendment or a paragraph: what it says, and what it said before if it changes something.

    ``citation`` spans it in its source; ``paragraph`` is its index where it stands in a draft, ``label`` what
    it is called there, or the paragraph that a proposal speaks of. ``said`` is the whole sentence where
    ``new`` is only what it asks for; ``asks`` is false for sentences that ask for nothing.
    """

    id: str
    new: str
    old: str | None = None
    draft: str | None = None
    paragraph: int | None = None
    citation: Citation | None = None
    label: str | None = None
    said: str | None = None
    asks: bool = True
    request: Request = Request.WORDING

    @property
    def text(self) -> str:
        """Return the words to show."""
        return self.said or self.new or self.old or ""


@dataclass(frozen=True, slots=True)
class Match:
    """A text that a proposal may have entered. ``confidence`` is a calibrated probability.

    ``proposal_spans`` and ``spans`` are the shared words in the proposal and in the matched text.
    """

    target: Wording
    confidence: float
    proposal_spans: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    spans: tuple[tuple[int, int], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Trace:
    """What became of one proposal, and why: the matches, best first.

    ``already`` where the text had the words before the proposal was made, as far as dates tell: then it asks
    to keep them, and nothing shows that it brought them. ``first`` and ``last`` are the versions in which
    the words stand first and last, None where they stand in none or there are no versions.
    """

    proposal: Wording
    verdict: Verdict
    confidence: float
    matches: tuple[Match, ...] = field(repr=False)
    already: bool = False
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Traces:
    """What became of every sentence of all inputs."""

    traces: tuple[Trace, ...] = field(repr=False)

    @property
    def proposals(self) -> tuple[Trace, ...]:
        """Return the traces of what asks for something."""
        return tuple(trace for trace in self.traces if trace.proposal.asks)


@dataclass(frozen=True, slots=True)
class EarlierOccurrence:
    """Where a phrase stands in an earlier text.

    ``paragraph`` is its index there, or that of the intervention; ``by`` is then who spoke.
    """

    source: str
    paragraph: int
    citation: Citation
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Borrowing:
    """A phrase of a draft that stands in earlier texts, the best explanation first.

    ``common`` where so many sources share it that it says nothing of where it came from.
    """

    paragraph: int
    citation: Citation
    sources: tuple[EarlierOccurrence, ...]
    common: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the wording of one version comes from: agreed language, and what was put forward before it.

    ``agreed`` stands in earlier adopted texts. ``put_forward`` stands in inputs and interventions that are
    older than every version with these words. Phrases of one list do not overlap each other.
    """

    draft: str
    agreed: tuple[Borrowing, ...] = field(repr=False)
    put_forward: tuple[Borrowing, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the wording of every version comes from, oldest first."""

    versions: tuple[Origin, ...]


class TermPart(StrEnum):
    """The parts of a text in which terms are counted apart.

    Numbered paragraphs are cited by their number, with all that stands below them.
    """

    TITLE = "title"
    PREAMBLE = "preamble"
    NUMBERED = "numbered paragraphs"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class TermCount:
    """How often a term stands in one paragraph, by the variants as written; ``part`` is where that stands."""

    term: str
    document: str
    section: tuple[str, ...]
    paragraph: int
    count: int
    variants: tuple[tuple[str, int], ...]
    citations: tuple[Citation, ...] = field(repr=False)
    part: TermPart = TermPart.ELSEWHERE

    def __post_init__(self) -> None:
        cited(self.citations)
