"""`travaux example`: the shipped example, built to be looked at."""

from pathlib import Path

import click

from travaux.cli.printing import print_json, say
from travaux.domain.messages import message
from travaux.domain.runs import silence


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def example(folder: Path, as_json: bool) -> None:
    """Make a workspace of the shipped example in DIR: a negotiation that never was, untidy as real ones."""
    from travaux.cli.workspace import end_of_run, progress, summary_json
    from travaux.commands.example import build_example

    summary = build_example(folder, silence if as_json else progress(), with_recording=True)
    if as_json:
        print_json({"workspace": str(folder), **summary_json(summary)})
    else:
        say(message("made %(folder)s; look at it with: travaux serve %(folder)s", folder=str(folder)))
    end_of_run(summary)
