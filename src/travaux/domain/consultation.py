"""Consultations: who contributed what on which issue, and what was promised for the text."""

from dataclasses import dataclass, field

from travaux.domain.actors import Sector
from travaux.domain.findings import Gate, Omission
from travaux.domain.meetings import Meeting
from travaux.domain.overview import AttributedSentence, Unattributed
from travaux.domain.spans import Citation, cited


@dataclass(frozen=True, slots=True)
class Contribution:
    """One written input, read as what its author says; ``author`` is None where the input names nobody."""

    meeting: Meeting = field(repr=False)
    title: str
    author: str | None
    person: str | None = None
    sector: Sector | None = None
    region: str | None = None
    date: str | None = None
    citation: Citation | None = None  # the words that say whose it is


OWN_WORDS = "own words"
"""How a thing that its holder says itself is known; the other way is a report."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A sentence on an issue; ``kind`` is concern, call, proposal or view, ``sectors`` those of its actors.

    ``via`` is own words, or report where a summary tells of it.
    """

    kind: str
    sentence: AttributedSentence
    sectors: tuple[str, ...] = ()
    via: str = OWN_WORDS


@dataclass(frozen=True, slots=True)
class Issue:
    """What stakeholders were concerned about, called for and proposed under one heading."""

    label: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was promised for a version, and the paragraph there that has its words, if any."""

    subject: str
    where: Citation | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a paper or the chair says will come; ``version`` names the draft it is promised for.

    ``draft`` is the source of that draft where it is at hand, ``checked`` what was looked for in it.
    """

    text: str
    citations: tuple[Citation, ...]
    version: str | None = None
    draft: str | None = None
    checked: tuple[Checked, ...] = ()

    def __post_init__(self) -> None:
        cited(self.citations)


@dataclass(frozen=True, slots=True)
class Participant:
    """Who contributed: a written input, or the floor."""

    source: str
    author: str
    title: str
    sector: str | None
    region: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class SubmissionOutcome:
    """What became of one proposal of an input; ``where`` is the paragraph that it is closest to."""

    source: str
    proposal: Citation
    verdict: str
    confidence: float
    where: Citation | None = None


@dataclass(frozen=True, slots=True)
class Consultation:
    """Who took part in a consultation, what they held by issue, what was promised, and what follows."""

    participants: tuple[Participant, ...]
    issues: tuple[Issue, ...] = field(repr=False)
    opening: tuple[FollowUp, ...] = ()
    promises: tuple[FollowUp, ...] = ()
    next_steps: tuple[FollowUp, ...] = ()
    outcomes: tuple[SubmissionOutcome, ...] = field(default=(), repr=False)
    unattributed: tuple[Unattributed, ...] = field(default=(), repr=False)
    omitted: tuple[Omission, ...] = ()
    made_with: tuple[tuple[str, str], ...] = ()

    @property
    def gate(self) -> Gate:
        """Return how many sentences stand as composed, and for how many their quotations stand."""
        marks = [ask.sentence.quoted for issue in self.issues for ask in issue.asks if ask.via == OWN_WORDS]
        return Gate(len(marks) - sum(marks), sum(marks))
