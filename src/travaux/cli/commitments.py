"""`travaux commitments`: who must do what by when."""

from datetime import date, datetime
from pathlib import Path

import click

from travaux.cli.options import ACTORS, in_forms
from travaux.cli.printing import put_out
from travaux.domain.commitments import CommitmentFilter, CommitmentStatus
from travaux.views.commitments.documents import FORMS, render_commitments
from travaux.views.commitments.register import commitments_at

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("text", metavar="TEXT | DIR", type=click.Path(path_type=Path))
@click.option("--as-of", type=DAY, help="The day on which status is told; today, if not given.")
@click.option("--for", "who", help="Only what WHO is asked to do, under any name the registry knows.")
@click.option("--due", type=click.IntRange(min=0), metavar="DAYS", help="Only what is due within DAYS.")
@click.option(
    "--status", type=click.Choice([one.value for one in CommitmentStatus]), help="Only this status."
)
@click.option("--undated", is_flag=True, help="Only what has no date.")
@click.option("--unfunded", is_flag=True, help="Only what names no new means.")
@click.option("--goal", help="Only what names this goal, target or action line: “SDG 9”, “9.c”, “C2”.")
@click.option("--reporting", is_flag=True, help="Only reports that are asked for.")
@ACTORS
@in_forms(FORMS, "md")
def commitments(
    text: Path,
    as_of: datetime | None,
    who: str | None,
    due: int | None,
    status: str | None,
    undated: bool,
    unfunded: bool,
    reporting: bool,
    goal: str | None,
    actors: Path | None,
    form: str,
    output: str | None,
) -> None:
    """Show who must do what by when under TEXT, or the last text of the workspace DIR with its register."""
    day = as_of.date() if as_of else date.today()
    wanted = CommitmentFilter(
        due, CommitmentStatus(status) if status else None, undated, unfunded, reporting, goal
    )
    found, items = commitments_at(text, day, wanted, who, actors)
    put_out(render_commitments(found, items, form), form, output, f"{text.stem}-commitments.{form}")
