"""The day or the theme: an overview of one or several meetings, in any form."""

from collections.abc import Sequence
from pathlib import Path

from travaux.domain.overview import Overview
from travaux.errors import UsageError
from travaux.exports.overview_json import overview_json
from travaux.exports.reviewed_json import reviews_used
from travaux.formats.budget import analysing
from travaux.pipeline.exposure import files_apart, spoken_in
from travaux.pipeline.tools import tools
from travaux.reports.composition.meeting import Say
from travaux.reports.composition.overview import composed, hear
from travaux.reports.composition.tools import Tools
from travaux.reports.overview import page_of
from travaux.reports.reviewed import UNBACKED, Backing
from travaux.views.documents import Document, as_json, render
from travaux.views.results import result
from travaux.views.review.backing import backing_of
from travaux.views.snapshot import Snapshot
from travaux.views.workspace import opened, workspace_among


def overview_of(sources: Sequence[Path], with_: Tools, *, say: Say = lambda _: None) -> Overview:
    """Return the overview of transcripts and statements, in the order given.

    Raises:
        UsageError: if there is no source.
        UnreadableSource: if a source cannot be read as a transcript.
    """
    if not sources:
        raise UsageError("an overview needs at least one source", remedy="give a transcript or a statement")
    heard = []
    for path in files_apart(sources):
        say(f"reading {path.name}")
        transcript = spoken_in(path)
        with analysing(path):
            heard.append(hear(transcript, with_))
    return composed(heard, with_)


def in_form(overview: Overview, form: str, backing: Backing = UNBACKED) -> bytes:
    """Return an overview as a file's bytes, with the reviews it rests on; html, md, docx or json."""
    if form == "json":
        return as_json(overview_json(overview) | reviews_used(backing.reviews, overview))
    return render(backing.of(page_of(overview)), form)


def overview_at(
    sources: Sequence[Path],
    *,
    taxonomy: str | None = None,
    actors: Path | None = None,
    say: Say = lambda _: None,
) -> tuple[Overview, Backing]:
    """Return the overview of one workspace with the reviews it rests on, or that of files."""
    if folder := workspace_among(sources):
        with opened(folder) as workspace:
            return result(workspace, Overview), backing_of(workspace)
    return overview_of(sources, tools(actors=actors, taxonomy=taxonomy), say=say), UNBACKED


def overview_document(snapshot: Snapshot) -> Document:
    """Return what was said in all meetings, by theme."""
    return snapshot.cached("overview", lambda: Document(page_of(snapshot.result(Overview))))
