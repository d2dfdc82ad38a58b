"""`travaux procedure` and `travaux event`: the steps of a text, and those set down by hand."""

import json
from datetime import datetime
from pathlib import Path

import click

from travaux.cli.options import ACTORS, in_forms
from travaux.cli.printing import put_out, say
from travaux.commands.events import EventEntry, record_event
from travaux.commands.workspace import somebody
from travaux.domain.messages import Message, message
from travaux.domain.process import StepKind
from travaux.domain.sources import Track
from travaux.views.documents import PAGE_FORMS
from travaux.views.procedure.documents import in_form, procedure_at
from travaux.views.workspace import opened

DAY = click.DateTime(["%Y-%m-%d"])
_KINDS = {kind.value.replace(" ", "-"): kind for kind in StepKind}


@click.command()
@click.argument(
    "sources", metavar="DIR | SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@ACTORS
@in_forms((*PAGE_FORMS, "json"), "md")
def procedure(sources: tuple[Path, ...], actors: Path | None, form: str, output: str | None) -> None:
    """Show the steps that a text went through, in order, each with its evidence; and any inconsistencies."""
    found, title, backing = procedure_at(sources, actors)
    put_out(in_form(found, form, title, backing), form, output, f"procedure.{form}")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("kind", type=click.Choice(list(_KINDS)))
@click.option("--date", "day", type=DAY, help="When it happened: YYYY-MM-DD.")
@click.option("--until", type=DAY, help="The deadline that it set, if any.")
@click.option("--by", multiple=True, help="Who did it; may be given several times.")
@click.option("--paragraphs", default="", help="On which paragraphs: “PP3, 7, 24-30”.")
@click.option("--what", default="", help="What happened, in your words.")
@click.option("--source", help="The source that shows it: SOURCE, or SOURCE:START-END for its words.")
@click.option(
    "--track",
    type=click.Choice([track.value for track in Track]),
    help="The track it was taken in: open consultation or closed negotiation.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def event(
    folder: Path,
    kind: str,
    day: datetime | None,
    until: datetime | None,
    by: tuple[str, ...],
    paragraphs: str,
    what: str,
    source: str | None,
    track: str | None,
    as_json: bool,
) -> None:
    """Record in the workspace DIR a step that no source shows, in your name."""
    said = EventEntry(
        kind=_KINDS[kind],
        date=day.date() if day else None,
        by=by,
        paragraphs=paragraphs,
        what=what,
        source=source,
        until=until.date() if until else None,
        track=Track(track) if track else None,
    )
    with opened(folder) as workspace:
        step = record_event(workspace, said, somebody())
    day_said = step.date.isoformat() if step.date else None
    if as_json:
        click.echo(
            json.dumps({"kind": step.kind.value, "date": day_said, "by": list(step.by)}, ensure_ascii=False)
        )
    else:
        recorded = Message(step.kind.value)
        dated = message("recorded: %(kind)s on %(day)s", kind=recorded, day=day_said or "")
        say(dated if day_said else message("recorded: %(kind)s", kind=recorded))
