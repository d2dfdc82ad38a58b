"""Inputs: every submission, and what became of each thing it asked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from travaux.domain.sources import Source, SourceKind
from travaux.views.snapshot import Snapshot
from travaux.views.submissions import (
    SubmissionRow,
    SubmittedProposal,
    proposals_csv,
    proposals_of,
    submission_rows,
    sums_by_sector,
)
from travaux.web.languages import N_
from travaux.web.menu import has_inputs
from travaux.web.pages.consultation import is_known
from travaux.web.pages.kind import FileKind, PageKind


@dataclass(frozen=True, slots=True)
class Inputs:
    heading: str
    rows: tuple[SubmissionRow, ...]
    sectors: tuple[tuple[str, int, int, int], ...]
    by_issue: bool


@dataclass(frozen=True, slots=True)
class SubmissionPage:
    heading: str
    source: Source
    groups: tuple[tuple[str, tuple[SubmittedProposal, ...]], ...]


def inputs(snapshot: Snapshot) -> Inputs:
    """Return the list of inputs with what became of them, and the sums by sector."""

    return Inputs(N_("Submissions"), submission_rows(snapshot), sums_by_sector(snapshot), is_known(snapshot))


def input_page(snapshot: Snapshot, source: str) -> SubmissionPage:
    """Return one input with each of its proposals, those that entered the text first."""
    found = snapshot.source(source)
    return SubmissionPage(found.title, found, proposals_of(snapshot, source))


def _paths(snapshot: Snapshot) -> Iterable[str]:
    return (f"inputs/{s.id}/" for s in snapshot.of_kind(SourceKind.INPUT)) if has_inputs(snapshot) else ()


PAGES = (
    PageKind("inputs/", "inputs.html", inputs, lambda r: ("inputs/",) if has_inputs(r) else (), "inputs"),
    PageKind("inputs/{source}/", "input.html", input_page, _paths, "inputs"),
)
"""The pages of this module."""

FILES = (
    FileKind(
        "inputs/proposals.csv",
        "text/csv; charset=utf-8",
        proposals_csv,
        lambda snapshot: ("inputs/proposals.csv",) if has_inputs(snapshot) else (),
    ),
)
"""What can be taken away."""
