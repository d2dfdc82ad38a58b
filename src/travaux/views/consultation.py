"""Inputs to a consultation by issue: who was concerned about what, called for what, proposed what."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from travaux.analysis.consultation.contributions import read_contribution
from travaux.analysis.overview.claims import ArguedMeeting
from travaux.domain.consultation import Consultation, Contribution
from travaux.domain.sources import SourceKind
from travaux.domain.texts import Draft
from travaux.errors import UnreadableSource, UsageError
from travaux.exports.consultation_json import consultation_json
from travaux.exports.reviewed_json import reviews_used
from travaux.pipeline.drafts import read_draft
from travaux.pipeline.exposure import spoken_of
from travaux.pipeline.recognition import SourceFile
from travaux.pipeline.tools import tools
from travaux.reports.composition.consultation import composed, read_submission, traced
from travaux.reports.composition.meeting import Say
from travaux.reports.composition.overview import hear
from travaux.reports.composition.tools import Tools
from travaux.reports.consultation import page_of
from travaux.reports.reviewed import UNBACKED, Backing
from travaux.views.documents import Document, as_json, render
from travaux.views.results import result
from travaux.views.review.backing import backing_of
from travaux.views.snapshot import Snapshot
from travaux.views.workspace import opened, workspace_among

SUFFIXES = frozenset({".txt", ".md", ".docx", ".pdf", ".html", ".htm"})


def consultation_of(
    sources: Sequence[Path], with_: Tools, *, drafts: Sequence[Path] = (), say: Say = lambda _: None
) -> Consultation:
    """Return the consultation that ``sources`` document: inputs, meetings and papers, told apart by content.

    A folder stands for the files in it. ``drafts`` are versions of the text, oldest first, in which the
    inputs are looked for.

    Raises:
        UsageError: if there is no source.
        UnreadableSource: if a source cannot be read, or a folder holds none.
    """
    inputs: list[Contribution] = []
    given: list[Draft] = []
    meetings: list[ArguedMeeting] = []
    papers: list[Draft] = []
    for path in _files(sources):
        say(f"reading {path.name}")
        file = SourceFile(path)
        draft = None if path.suffix.lower() in (".vtt", ".srt") else file.draft
        found = read_contribution(draft, with_.registry) if draft else None
        if draft and found and found.author:
            inputs.append(found)
            given.append(draft)
        elif file.kind is SourceKind.TRANSCRIPT:
            meetings.append(hear(spoken_of(file), with_))
        elif draft:
            papers.append(draft)
    versions = [read_draft(path) for path in drafts]
    written = [read_submission(each, with_) for each in inputs]
    return composed(written, meetings, papers, traced(given, versions, with_.embedder), versions, with_)


def in_form(consultation: Consultation, form: str, backing: Backing = UNBACKED) -> bytes:
    """Return a consultation as a file's bytes, with the reviews it rests on; html, md, docx or json."""
    if form == "json":
        return as_json(consultation_json(consultation) | reviews_used(backing.reviews, consultation))
    return render(backing.of(page_of(consultation)), form)


def _files(sources: Sequence[Path]) -> Iterable[Path]:
    if not sources:
        raise UsageError("a consultation needs at least one source", remedy="give its written inputs")
    for source in sources:
        if source.is_dir():
            yield from _files_of(source)
        else:
            yield source


def _files_of(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    if not found:
        raise UnreadableSource(
            "holds no input that can be read",
            where=str(folder),
            remedy="put TXT, MD, DOCX, PDF or HTML files in it",
        )
    return found


def consultation_at(
    sources: Sequence[Path],
    *,
    drafts: Sequence[Path] = (),
    taxonomy: str | None = None,
    actors: Path | None = None,
    say: Say = lambda _: None,
) -> tuple[Consultation, Backing]:
    """Return the consultation of one workspace with the reviews it rests on, or that of files."""
    if folder := workspace_among(sources):
        with opened(folder) as workspace:
            return result(workspace, Consultation), backing_of(workspace)
    with_ = tools(actors=actors, taxonomy=taxonomy)
    return consultation_of(sources, with_, drafts=drafts, say=say), UNBACKED


def consultation_document(snapshot: Snapshot) -> Document:
    """Return what contributions ask for, issue by issue."""
    return snapshot.cached("consultation", lambda: Document(page_of(snapshot.result(Consultation))))
