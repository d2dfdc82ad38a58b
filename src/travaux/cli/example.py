"""`travaux example`: the shipped example, built to be looked at."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def example(folder: Path) -> None:
    """Make a workspace of the shipped example in DIR: a negotiation that never was, untidy as real ones."""
    from travaux.cli.workspace import end_of_run, progress
    from travaux.commands.example import build_example

    summary = build_example(folder, progress())
    click.echo(f"made {folder}; look at it with: travaux serve {folder}")
    end_of_run(summary)
