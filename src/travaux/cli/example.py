"""`travaux example`: the shipped example, built to be looked at."""

from pathlib import Path

import click

from travaux.cli.printing import say
from travaux.domain.messages import message


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def example(folder: Path) -> None:
    """Make a workspace of the shipped example in DIR: a negotiation that never was, untidy as real ones."""
    from travaux.cli.workspace import end_of_run, progress
    from travaux.commands.example import build_example

    summary = build_example(folder, progress(), with_recording=True)
    say(message("made %(folder)s; look at it with: travaux serve %(folder)s", folder=str(folder)))
    end_of_run(summary)
