"""`travaux compare`, `lineage`, `trace`, `origin` and `terms`: the life of a text."""

import json
from pathlib import Path

import click

from travaux.reports.lineage import print_comparison
from travaux.service import lineage as service

_PATH = click.Path(path_type=Path)
_as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def _echo(found: object) -> None:
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))


@click.command()
@click.argument("old", type=_PATH)
@click.argument("new", type=_PATH)
@_as_json
def compare(old: Path, new: Path, as_json: bool) -> None:
    """Show what became of every paragraph of OLD in NEW, and what changed, word by word."""
    found = service.compare(old, new)
    if as_json:
        _echo(service.comparison_as_json(found))
    else:
        click.echo(print_comparison(found))
