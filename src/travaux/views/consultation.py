"""Inputs to a consultation by issue: who was concerned about what, called for what, proposed what."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from travaux.analysis.consultation.composition import Written, compose
from travaux.analysis.consultation.contributions import read_contribution
from travaux.analysis.meeting import arguments, roles
from travaux.analysis.overview.claims import Heard
from travaux.analysis.participation.record import phase_of
from travaux.analysis.text.inputs import trace_inputs
from travaux.domain.consultation import Consultation, Contribution
from travaux.domain.lineage import Trace
from travaux.domain.meetings import Meeting
from travaux.domain.sources import SourceFacts, SourceKind
from travaux.domain.texts import Draft
from travaux.errors import UnreadableSource, UsageError
from travaux.exports.consultation_json import consultation_json
from travaux.exports.reviewed_json import reviews_used
from travaux.formats.transcripts import read_transcript
from travaux.language import sentences
from travaux.pipeline.drafts import read_draft
from travaux.pipeline.recognition import recognise
from travaux.ports import Embedder
from travaux.reports.composition.provenance import made_with
from travaux.reports.consultation import page_of
from travaux.reports.meeting import MeetingReport
from travaux.reports.reviewed import UNBACKED, Backing
from travaux.views.documents import (
    as_json,
    give_form,
)
from travaux.views.meetings import (
    Say,
    Tools,
)
from travaux.views.overview import hear

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
    meetings: list[Heard] = []
    papers: list[Draft] = []
    for path in _files(sources):
        say(f"reading {path.name}")
        draft = None if path.suffix.lower() in (".vtt", ".srt") else read_draft(path)
        found = read_contribution(draft, with_.registry) if draft else None
        if draft and found and found.author:
            inputs.append(found)
            given.append(draft)
        elif recognise(path) is SourceKind.TRANSCRIPT:
            meetings.append(hear(read_transcript(path), with_))
        elif draft:
            papers.append(draft)
    versions = [read_draft(path) for path in drafts]
    return _made(inputs, meetings, papers, _traced(given, versions, with_.embedder), versions, with_)


def consultation_of_record(
    contributions: Sequence[Contribution],
    reports: Sequence[MeetingReport],
    papers: Sequence[Draft],
    traces: Sequence[Trace],
    with_: Tools,
) -> Consultation:
    """Return the consultation of a workspace; ``papers`` are all its drafts, reports and letters by date."""
    ordered = sorted(contributions, key=lambda one: one.date or "9999")
    meetings = [Heard(report.meeting, report.arguments) for report in reports if _consults(report.meeting)]
    later = [report.meeting for report in reports if not _consults(report.meeting)]
    return _made(ordered, meetings, papers, traces, papers, with_, later)


def _consults(meeting: Meeting) -> bool:
    """Say whether a meeting was held to hear stakeholders, not to negotiate."""
    return phase_of((meeting.facts.title, meeting.facts.body)) == "consultation"


def contribution_of(draft: Draft, facts: SourceFacts, with_: Tools) -> Contribution:
    """Return an input as its author's words, by what its keeper says of it before what it says of itself."""
    found = read_contribution(draft, with_.registry, author=facts.author, sector=facts.sector)
    date = facts.date.isoformat() if facts.date else found.date
    return replace(found, title=facts.title or found.title, date=date)


def counted_contribution(contribution: Contribution) -> dict[str, int]:
    """Return in figures what was understood of an input."""
    return {
        "passages": len(contribution.meeting.interventions),
        "words": sum(turn.words for turn in contribution.meeting.interventions),
        "without a known author": int(contribution.author is None),
    }


def counted_consultation(consultation: Consultation) -> dict[str, int]:
    """Return in figures what a consultation tells."""
    return {
        "inputs": len(consultation.participants),
        "issues": len(consultation.issues),
        "sentences": sum(len(issue.asks) for issue in consultation.issues),
        "promises": len(consultation.promises),
    }


def in_form(consultation: Consultation, form: str, backing: Backing = UNBACKED) -> bytes:
    """Return a consultation as a file's bytes, with the reviews it rests on; html, md, docx or json."""
    if form == "json":
        return as_json(consultation_json(consultation) | reviews_used(backing.reviews, consultation))
    return give_form(backing.of(page_of(consultation)), form)


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


def _traced(inputs: Sequence[Draft], versions: Sequence[Draft], embedder: Embedder) -> tuple[Trace, ...]:
    if not versions:
        return ()
    return trace_inputs(inputs, versions, embedder)


def argued(meeting: Meeting, with_: Tools) -> Heard:
    """Return a meeting, or an input read as one, with what is argued in it."""
    spoken = roles.assign_roles(meeting, sentences.split(meeting))
    return Heard(meeting, arguments.find_arguments(meeting, spoken, with_.embedder, with_.taxonomy))


def _made(
    inputs: Sequence[Contribution],
    meetings: Sequence[Heard],
    papers: Sequence[Draft],
    traces: Sequence[Trace],
    drafts: Sequence[Draft],
    with_: Tools,
    later: Sequence[Meeting] = (),
) -> Consultation:
    written = [Written(each, argued(each.meeting, with_)) for each in inputs]
    found = compose(written, meetings, papers, traces, with_.taxonomy, with_.embedder, drafts, later)
    lists = ("consultation.toml", "tracing.toml")
    return replace(found, made_with=made_with(with_.embedder, with_.taxonomy, *lists, topics="Issues"))
