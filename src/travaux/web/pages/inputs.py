"""Inputs: every submission, and what became of each thing it asked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.domain.lineage import Traces
from travaux.domain.sources import Source, SourceKind
from travaux.views.snapshot import Snapshot
from travaux.views.submissions import (
    Proposal,
    SubmissionRow,
    proposals_csv,
    proposals_of,
    submission_rows,
    sums_by_sector,
)
from travaux.web.languages import N_
from travaux.web.pages.consultation import is_known
from travaux.web.pages.kind import FileKind, PageKind


@dataclass(frozen=True, slots=True)
class Inputs:
    heading: str
    rows: tuple[SubmissionRow, ...]
    sectors: tuple[tuple[str, int, int, int], ...]
    by_issue: bool


@dataclass(frozen=True, slots=True)
class Input:
    heading: str
    source: Source
    groups: tuple[tuple[str, tuple[Proposal, ...]], ...]


def inputs(room: Snapshot) -> Inputs:
    """Return the list of inputs with what became of them, and the sums by sector."""

    return Inputs(N_("Inputs"), submission_rows(room), sums_by_sector(room), is_known(room))


def input_page(room: Snapshot, source: str) -> Input:
    """Return one input with each of its proposals, those that entered the text first."""
    found = room.source(source)
    return Input(found.title, found, proposals_of(room, source))


def _any(room: Snapshot) -> bool:
    return room.has(Traces) and bool(room.of_kind(SourceKind.INPUT))


def _paths(room: Snapshot) -> Iterable[str]:
    return (f"inputs/{s.id}/" for s in room.of_kind(SourceKind.INPUT)) if _any(room) else ()


PAGES = (
    PageKind("inputs/", "inputs.html", inputs, lambda r: ("inputs/",) if _any(r) else (), "inputs"),
    PageKind("inputs/{source}/", "input.html", input_page, _paths, "inputs"),
)
"""The pages of this module."""

FILES = (
    FileKind(
        "inputs/proposals.csv",
        "text/csv; charset=utf-8",
        proposals_csv,
        lambda room: ("inputs/proposals.csv",) if _any(room) else (),
    ),
)
"""What can be taken away."""
