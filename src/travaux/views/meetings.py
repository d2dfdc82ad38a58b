"""Meetings: from a transcript to its session report, in any form."""

from pathlib import Path

from travaux.analysis.speakers.identification import identify
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import MeetingFacts
from travaux.errors import UsageError
from travaux.exports.meeting_json import meeting_json
from travaux.formats.transcripts import read_transcript
from travaux.pipeline.tools import tools
from travaux.reports.composition.meeting import Say, analyse, described
from travaux.reports.composition.tools import TIME_LIMIT_S, Tools
from travaux.reports.meeting import page_of
from travaux.views.documents import as_json, give_form
from travaux.views.results import result
from travaux.views.workspace import opened, workspace_among


def report_file(
    path: Path,
    with_: Tools,
    *,
    as_format: str | None = None,
    facts: MeetingFacts | None = None,
    say: Say = lambda _: None,
) -> MeetingReport:
    """Return the session report of one transcript, or of a folder of statements.

    Raises:
        UnreadableSource: if the file cannot be read as a transcript.
    """
    say(f"reading {path.name}")
    transcript = read_transcript(path, as_format=as_format)
    say("identifying speakers")
    return analyse(identify(described(transcript, facts), with_.registry), with_, say=say)


def in_form(report: MeetingReport, form: str) -> bytes:
    """Return ``report`` as a file's bytes; ``form`` is html, md, docx or json."""
    return as_json(meeting_json(report)) if form == "json" else give_form(page_of(report), form)


def report_at(
    source: Path,
    meeting: str | None = None,
    *,
    as_format: str | None = None,
    facts: MeetingFacts | None = None,
    actors: Path | None = None,
    taxonomy: str | None = None,
    time_limit_s: int = TIME_LIMIT_S,
    say: Say = lambda _: None,
) -> MeetingReport:
    """Return the report of a meeting in a workspace, or of a transcript.

    Raises:
        UsageError: if ``source`` is a workspace and no meeting is named.
    """
    if not workspace_among((source,)):
        with_ = tools(actors=actors, taxonomy=taxonomy, time_limit_s=time_limit_s)
        return report_file(source, with_, as_format=as_format, facts=facts, say=say)
    if meeting is None:
        raise UsageError(
            "is a workspace", where=str(source), remedy=f"say which meeting: travaux report {source} MEETING"
        )
    with opened(source) as workspace:
        return result(workspace, MeetingReport, meeting)
