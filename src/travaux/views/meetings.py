"""Meetings: from a transcript to its session report, in any form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from travaux.analysis.hearing.holding import identify_surely
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import MeetingFacts, Transcript
from travaux.domain.sources import SPOKEN, Source
from travaux.domain.writings import WrittenReport
from travaux.errors import UsageError
from travaux.exports.meeting_json import meeting_json
from travaux.exports.text_tables import write_table
from travaux.formats.budget import analysing
from travaux.formats.heard import transcript_of
from travaux.formats.media import is_recording
from travaux.pipeline.exposure import records_in, spoken_in
from travaux.pipeline.tools import tools
from travaux.reports.composition.meeting import Say, analyse, described
from travaux.reports.composition.tools import TIME_LIMIT_S, Tools
from travaux.reports.meeting import Length, page_of
from travaux.views.documents import Document, as_json, render
from travaux.views.results import result
from travaux.views.snapshot import Snapshot
from travaux.views.speakers import check_labels, confirmations_of
from travaux.views.transcripts import RecordingOptions, hear
from travaux.views.workspace import opened, workspace_among
from travaux.views.writing import written_of

_NAMED = 3  # files that an error names


def report_file(
    path: Path,
    with_: Tools,
    *,
    as_format: str | None = None,
    facts: MeetingFacts | None = None,
    confirm: Sequence[str] = (),
    say: Say = lambda _: None,
) -> MeetingReport:
    """Return the session report of one transcript, or of a folder of statements.

    ``confirm`` says whom labels mean, each as "LABEL=ACTOR".

    Raises:
        UnreadableSource: if the file cannot be read as a transcript.
        UsageError: if it is a folder of meetings rather than of statements.
    """
    say(f"reading {path.name}")
    if path.is_dir() and (records := records_in(path)):
        names = ", ".join(record.name for record in records[:_NAMED])
        raise UsageError(
            f"holds records of whole meetings ({names})",
            where=str(path),
            remedy=f"report on one of them, or on all with: travaux overview {path}",
        )
    transcript = spoken_in(path, as_format)
    return report_transcript(transcript, with_, facts=facts, confirm=confirm, say=say)


def report_transcript(
    transcript: Transcript,
    with_: Tools,
    *,
    facts: MeetingFacts | None = None,
    confirm: Sequence[str] = (),
    say: Say = lambda _: None,
) -> MeetingReport:
    """Return the session report of a transcript that has been read, or heard in a recording."""
    say("identifying speakers")
    confirmations = confirmations_of(confirm, with_.registry)
    with analysing(Path(transcript.source.id)):
        meeting = identify_surely(described(transcript, facts), with_.registry, confirmations=confirmations)
        check_labels(meeting, confirmations)
        return analyse(meeting, with_, say=say)


def in_form(
    report: MeetingReport, form: str, length: str = Length.STANDARD, written: WrittenReport | None = None
) -> bytes:
    """Return ``report`` as a file's bytes; ``form`` is html, md, docx or json, which has all lengths.

    ``written`` is what a language model wrote of it, None for the composed form alone.
    """
    if form == "json":
        return as_json(meeting_json(report, written))
    return render(page_of(report, Length(length), written), form)


def report_at(
    source: Path,
    meeting: str | None = None,
    *,
    as_format: str | None = None,
    facts: MeetingFacts | None = None,
    actors: Path | None = None,
    taxonomy: str | None = None,
    time_limit_s: int = TIME_LIMIT_S,
    confirm: Sequence[str] = (),
    how: Mapping[str, Any] | None = None,
    say: Say = lambda _: None,
) -> MeetingReport:
    """Return the report of a meeting in a workspace, of a transcript, or of a recording as it is heard.

    Raises:
        UsageError: if ``source`` is a workspace and no meeting is named.
    """
    if not workspace_among((source,)):
        with_ = tools(actors=actors, taxonomy=taxonomy, time_limit_s=time_limit_s)
        if as_format is None and is_recording(source):
            heard = transcript_of(hear(source, RecordingOptions(**(how or {}))), str(source))
            return report_transcript(heard, with_, facts=facts, confirm=confirm, say=say)
        return report_file(source, with_, as_format=as_format, facts=facts, confirm=confirm, say=say)
    if meeting is None:
        raise UsageError(
            "is a workspace", where=str(source), remedy=f"say which meeting: travaux report {source} MEETING"
        )
    with opened(source) as workspace:
        return result(workspace, MeetingReport, meeting)


COUNTED = ("interventions", "words", "arguments", "agreements", "differences")


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting or statement, and how much was found of it."""

    source: Source
    interventions: int
    words: int
    arguments: int
    agreements: int
    differences: int

    @property
    def counts(self) -> tuple[int, ...]:
        """Return what was found of it, in the order of ``COUNTED``."""
        return self.interventions, self.words, self.arguments, self.agreements, self.differences


def _row(source: Source, report: MeetingReport) -> MeetingRow:
    spoken = report.meeting.interventions
    return MeetingRow(
        source,
        len(spoken),
        sum(turn.words for turn in spoken),
        len(report.arguments),
        len(report.agreements),
        len(report.differences),
    )


def meetings_csv(snapshot: Snapshot) -> bytes:
    """Return the list of meetings and statements as a table."""
    return write_table(("id", "date", "title", *COUNTED), (_cells(row) for row in meeting_rows(snapshot)))


def _cells(row: MeetingRow) -> tuple[str | int | None, ...]:
    date = row.source.facts.date
    return row.source.id, date.isoformat() if date else None, row.source.title, *row.counts


def meeting_rows(snapshot: Snapshot) -> tuple[MeetingRow, ...]:
    """Return every meeting and statement with how much was found of it, by date."""
    return snapshot.cached(
        "meetings", lambda: tuple(_row(s, r) for s, r in snapshot.results(MeetingReport, *SPOKEN))
    )


def meeting_document(snapshot: Snapshot, source: str) -> Document:
    """Return one meeting's report."""
    return snapshot.cached(("meeting page", source), lambda: _document(snapshot, source))


def _document(snapshot: Snapshot, source: str) -> Document:
    report = snapshot.result(MeetingReport, source)
    return Document(page_of(report, written=written_of(snapshot, source)))
