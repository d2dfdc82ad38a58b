"""Meetings: from a transcript to its session report, in any form."""

from pathlib import Path

from travaux.analysis.speakers.identification import identify
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import MeetingFacts
from travaux.exports.meeting_json import meeting_json
from travaux.formats.transcripts import read_transcript
from travaux.reports.composition.meeting import Say, analyse, described
from travaux.reports.composition.tools import Tools
from travaux.reports.meeting import page_of
from travaux.views.documents import as_json, give_form


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
