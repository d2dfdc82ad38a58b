"""`travaux report`: the session report of a transcript, or of a meeting in a workspace."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from travaux.cli.options import ACTORS
from travaux.cli.printing import put_out, tell
from travaux.domain.meetings import MeetingFacts
from travaux.errors import UsageError

if TYPE_CHECKING:
    from travaux.domain.meeting_reports import MeetingReport

_TEXT = "text"  # in the place of a meeting: the text of the workspace


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("meeting", required=False)
@click.option(
    "--format", "form", type=click.Choice(["html", "md", "docx", "json"]), default="html", show_default=True
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option("--output", "-o", help="Where to write; “-” is standard output.")
@click.option(
    "--as", "as_format", metavar="FORMAT", help="Read SOURCE as this format instead of recognising it."
)
@click.option("--title", help="What the meeting is called.")
@click.option("--body", help="The body that met.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="When it met.")
@ACTORS
@click.option("--taxonomy", help="Topics: a shipped name or your own TOML file.")
@click.option("--time-limit", type=int, default=180, show_default=True, help="Seconds a speaker is allowed.")
def report(
    source: Path,
    meeting: str | None,
    form: str,
    as_json: bool,
    output: str | None,
    as_format: str | None,
    title: str | None,
    body: str | None,
    date: datetime | None,
    actors: Path | None,
    taxonomy: str | None,
    time_limit: int,
) -> None:
    """Report on a meeting: who said what, where they met and parted, and what came of it.

    SOURCE is a transcript, a folder of single statements, or a workspace; of a workspace, MEETING says which,
    and “text” reports on the life of its text instead.
    Every line of the report opens on the words it rests on.
    """
    from travaux.pipeline.tools import tools
    from travaux.store.workspace import is_workspace
    from travaux.views import meetings

    form = "json" if as_json else form
    if meeting == _TEXT and is_workspace(source):
        from travaux.views.text.documents import in_form
        from travaux.views.text.report import REPORT, text_report

        put_out(in_form(text_report(source), form, REPORT), form, output, f"{source.stem}-text.{form}")
        return
    found = _of_workspace(source, meeting) if is_workspace(source) else None
    if found is None:
        facts = MeetingFacts(title=title, body=body, date=date.date() if date else None)
        with_ = tools(actors=actors, taxonomy=_taxonomy(taxonomy), time_limit_s=time_limit)
        found = meetings.report_file(source, with_, as_format=as_format, facts=facts, say=tell)
    content = meetings.in_form(found, form)
    put_out(content, form, output, f"{source.stem}-report.{form}")


def _of_workspace(folder: Path, meeting: str | None) -> "MeetingReport":
    from travaux.domain.meeting_reports import MeetingReport
    from travaux.views.results import result
    from travaux.views.workspace import opened

    if meeting is None:
        raise UsageError(
            "is a workspace", where=str(folder), remedy=f"say which meeting: travaux report {folder} MEETING"
        )
    with opened(folder) as workspace:
        return result(workspace, MeetingReport, meeting)


def _taxonomy(name: str | None) -> str | Path:
    from travaux.reports.composition.tools import DEFAULT_TAXONOMY

    return Path(name) if name and name.endswith(".toml") else name or DEFAULT_TAXONOMY
