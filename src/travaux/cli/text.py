"""`travaux read`: what was understood of a draft, and what was lost."""

import json
from pathlib import Path

import click

from travaux.analysis.text.dialects import DIALECTS
from travaux.cli.options import ACTORS
from travaux.reports.drafts import print_draft
from travaux.service.texts import draft_as_json
from travaux.service.texts import read as read_file


@click.command()
@click.argument("draft", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--dialect", type=click.Choice(DIALECTS), help="How the draft shows what is not agreed.")
@ACTORS
@click.option("--full", is_flag=True, help="Print every paragraph whole.")
def read(draft: Path, as_json: bool, dialect: str | None, actors: Path | None, full: bool) -> None:
    """Show what is understood of DRAFT: sections, paragraphs, brackets, their authors; and what was lost."""
    found = read_file(draft, dialect, actors)
    if as_json:
        click.echo(json.dumps(draft_as_json(found), ensure_ascii=False, indent=1))
    else:
        click.echo(print_draft(found, full=full))
