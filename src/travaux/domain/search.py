"""What can be searched: passages of the record and findings about them, each with the words it opens on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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
