"""`travaux commitments`: who must do what by when."""

from datetime import date, datetime
from pathlib import Path

import click

from travaux.cli.printing import put_out
from travaux.service.commitments import FORMS, commitments_of, give_commitments
from travaux.service.register import register_of
from travaux.service.workspace import opened
from travaux.store.workspace import is_workspace

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("text", metavar="TEXT | DIR", type=click.Path(path_type=Path))
@click.option("--as-of", type=DAY, help="The day on which status is told; today, if not given.")
@click.option("--format", "form", type=click.Choice(FORMS), default="md", help="The form to give.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("-o", "--output", help="Write to this file.")
def commitments(text: Path, as_of: datetime | None, form: str, as_json: bool, output: str | None) -> None:
    """Show who must do what by when under TEXT, or the last text of the workspace DIR with its register."""
    day = as_of.date() if as_of else date.today()
    form = "json" if as_json else form
    if is_workspace(text):
        with opened(text) as workspace:
            draft, items = register_of(workspace, day)
    else:
        draft, items = commitments_of(text, day)
    put_out(give_commitments(draft, items, day, form), form, output, f"{text.stem}-commitments.{form}")
