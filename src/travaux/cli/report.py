"""`travaux report`: the session report of a transcript, or of a meeting in a workspace."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from travaux.cli.options import ACTORS, CONFIRM, TranscriptFormat, in_forms
from travaux.cli.printing import put_out, show_status
from travaux.cli.transcribe import hearing
from travaux.domain.meeting_forms import MeetingForm
from travaux.domain.meetings import MeetingFacts
from travaux.views.documents import PAGE_FORMS

_TEXT = "text"  # in the place of a meeting: the text of the workspace


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("meeting", required=False)
@in_forms((*PAGE_FORMS, "json"), "html")
@click.option(
    "--as", "as_format", type=TranscriptFormat(), help="Read SOURCE as this instead of recognising it."
)
@click.option("--title", help="What the meeting is called.")
@click.option("--body", help="The body that met.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="When it met.")
@hearing
@CONFIRM
@ACTORS
@click.option("--taxonomy", help="Topics: a shipped name or your own TOML file.")
@click.option(
    "--length",
    type=click.Choice(["brief", "standard", "full"]),
    default="standard",
    show_default=True,
    help="Brief: what came of it. Full: with an account in prose, matter by matter.",
)
@click.option(
    "--form",
    "kind",
    type=click.Choice([each.value for each in MeetingForm if each is not MeetingForm.BULLETIN]),
    help="The kind of meeting, where it is not the one recognised; its report leads with what readers seek.",
)
@click.option("--composed", is_flag=True, help="Leave out what a language model wrote of it.")
@click.option("--time-limit", type=int, default=180, show_default=True, help="Seconds a speaker is allowed.")
def report(
    source: Path,
    meeting: str | None,
    form: str,
    output: str | None,
    title: str | None,
    body: str | None,
    date: datetime | None,
    length: str,
    kind: str | None,
    composed: bool,
    time_limit: int,
    **others: Any,
) -> None:
    """Report on a meeting: who said what, where they met and parted, and what came of it.

    SOURCE: a transcript, a recording, a folder of statements or a workspace, with MEETING (“text”: its text).
    """
    from travaux.views.meetings import in_form, report_at
    from travaux.views.writing import written_at

    if meeting == _TEXT and _is_workspace(source):
        _report_on_text(source, form, output)
        return
    found = report_at(
        source,
        meeting,
        facts=MeetingFacts(title, body, date=date and date.date()),
        time_limit_s=time_limit,
        say=show_status,
        **others,
    )
    found = replace(found, form=MeetingForm(kind or found.form))
    written = written_at(source, meeting) if meeting and not composed else None
    put_out(in_form(found, form, length, written), form, output, f"{source.stem}-report.{form}")


def _is_workspace(source: Path) -> bool:
    from travaux.views.workspace import workspace_among

    return bool(workspace_among((source,)))


def _report_on_text(folder: Path, form: str, output: str | None) -> None:
    from travaux.views.text.documents import in_form
    from travaux.views.text.report import REPORT, text_report

    put_out(in_form(text_report(folder), form, REPORT), form, output, f"{folder.stem}-text.{form}")
