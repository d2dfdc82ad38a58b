"""`travaux process`: the page of a process, and the background that people write for it."""

import sys
from datetime import date
from pathlib import Path

import click

from travaux.cli.options import in_forms
from travaux.cli.printing import print_json, put_out, say
from travaux.commands.backgrounds import write_background
from travaux.commands.workspace import somebody
from travaux.domain.messages import message
from travaux.views.procedure.process import FORMS, process_at
from travaux.views.workspace import opened


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--background", metavar="TEXT", help="Write the background, in your name; “-” reads it.")
@in_forms(FORMS, "md")
def process(folder: Path, background: str | None, form: str, output: str | None) -> None:
    """Show the process of the workspace DIR: who leads, what is next, its timeline, meetings and documents.

    All of it is from the record but the background, which people write themselves and which is marked so.
    """
    if background is not None:
        words = sys.stdin.read() if background == "-" else background
        with opened(folder) as workspace:
            write_background(workspace, words, somebody(), date.today())
        if form == "json":
            print_json({"background": words})
        else:
            say(message("the background is written"))
        return
    put_out(process_at(folder, form, date.today()), form, output, f"{folder.name}-process.{form}")
