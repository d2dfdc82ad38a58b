"""What can be searched, passages of the record and findings about them, and what is asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from travaux.domain.messages import Text
from travaux.domain.spans import Citation, cited


class UnitKind(StrEnum):
    """What a unit is. Passages come first: they are the record's own words."""

    INTERVENTION = "intervention"
    PARAGRAPH = "paragraph"
    INPUT = "input"
    REPORT = "report"
    LETTER = "letter"
    AGREED = "agreed"
    DOCUMENT = "document"
    ARGUMENT = "argument"
    AGREEMENT = "agreement"
    DIFFERENCE = "difference"
    POSITION = "position"
    COMMITMENT = "commitment"


class Facet(StrEnum):
    """By what units are told apart and counted."""

    ACTOR = "actor"
    SECTOR = "sector"
    GROUP = "group"
    KIND = "kind"
    SOURCE = "source"  # the kind of source that it stands in
    VERSION = "version"
    THEME = "theme"
    STANCE = "stance"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that a search can find.

    ``place`` names the passage that it stands in, so that a passage and what was found in it are one result.
    ``path`` is the page and anchor on which it opens; ``date`` is in ISO 8601.
    """

    id: str
    kind: UnitKind
    title: str
    text: str
    citations: tuple[Citation, ...]
    path: str
    place: str
    actor: str | None = None
    date: str | None = None
    facets: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        cited(self.citations)


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. ``spans`` are the highlights in the unit's text and ``shown`` the part of it to print.

    ``lit`` are the highlights as citations, where the text is the source's own; ``how`` it was found is by
    words, by some of the words or by meaning. ``also`` are the kinds of what else was found at its place, and
    ``versions`` those of the text that have the same words.
    """

    unit: Unit
    score: float
    how: str
    shown: tuple[int, int]
    spans: tuple[tuple[int, int], ...]
    lit: tuple[Citation, ...] = ()
    also: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found. ``total`` counts all places; ``facets`` count them by value, most first.

    Of too many to tell apart, they are ``unranked``: given as they stand in the record.
    """

    query: str
    filters: dict[str, tuple[str, ...]]
    hits: tuple[Hit, ...]
    total: int
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    unranked: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The record's own words that answer a question; ``found`` says in which register or by which way.

    ``note`` says what is to be known of it: what became of a proposal, that a step came too late. What is
    ``apart`` is shown and not counted: it no longer stands, or the record speaks against it.
    """

    text: str
    actor: str | None
    stance: str | None
    citations: tuple[Citation, ...]
    path: str
    found: str
    title: str = ""
    date: str | None = None
    due: str | None = None
    note: Text | None = None
    apart: bool = False

    def __post_init__(self) -> None:
        cited(self.citations)


class AnswerOutcome(StrEnum):
    """What came of a question. ``nothing``: it was understood, and the record has no words on it."""

    ANSWERED = "answered"
    NOTHING = "nothing"
    REFUSED = "refused"  # not understood


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers, those of one actor together. ``understood`` says what the question was taken to ask.

    ``counted`` says how many of how many the answers are; ``examples`` are questions that this record can
    answer, given where one was refused.
    """

    question: str
    understood: Text
    answers: tuple[Answer, ...] = ()
    left_out: int = 0
    counted: Text | None = None
    examples: tuple[Text, ...] = ()
    refused: bool = False

    @property
    def outcome(self) -> AnswerOutcome:
        """Return what came of the question."""
        if self.refused:
            return AnswerOutcome.REFUSED
        return AnswerOutcome.ANSWERED if self.answers else AnswerOutcome.NOTHING

    @property
    def abstained(self) -> bool:
        """Say whether there is no answer."""
        return not self.answers


@dataclass(frozen=True, slots=True)
class Term:
    """Words to find: next to one another as written, or one by its stem, or one by how it begins."""

    forms: tuple[str, ...]
    exact: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """What ``item`` does not describe."""

    item: "Expression"


@dataclass(frozen=True, slots=True)
class And:
    """What every one of ``items`` describes."""

    items: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What at least one of ``items`` describes."""

    items: tuple["Expression", ...]


Expression: TypeAlias = Term | Not | And | Or
"""What a search asks for, its words folded as the index folds its own."""
