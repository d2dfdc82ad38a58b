"""`travaux writer`: what a language model would be sent of a workspace, and what it was sent."""

from pathlib import Path

import click

from travaux.cli.printing import print_json, say
from travaux.domain.messages import Text, counted, message


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--show", is_flag=True, help="Print every request word for word.")
@click.option("--log", "as_log", is_flag=True, help="Print what was sent and answered until now, as JSON.")
def writer(folder: Path, show: bool, as_log: bool) -> None:
    """Show which language model writes for the workspace DIR, what the next run would send it, and how much.

    None does unless travaux.toml or TRAVAUX_WRITER names one: http://localhost:8080/v1#model, then, if you
    wish, tokens=N, seconds=N and private=yes. A key stands in TRAVAUX_WRITER_KEY. Nothing is sent here.
    """
    from travaux.views.writing import preview_at, sending_log

    if as_log:
        print_json({"requests": sending_log(folder)})
        return
    found = preview_at(folder)
    if found.writer is None:
        say(message("No language model writes for this workspace."))
        return
    say(message("Writer: %(writer)s", writer=found.writer))
    say(
        message(
            "Budget of a run: %(tokens)s tokens, %(time)s seconds", tokens=found.tokens, time=found.seconds
        )
    )
    for each in found.meetings:
        size = counted("%(n)s request", "%(n)s requests", len(each.requests))
        say(
            message(
                "%(source)s: %(size)s, about %(tokens)s tokens (%(state)s)",
                source=each.source.title,
                size=size,
                tokens=each.tokens,
                state=_state(each.is_written, each.is_withheld),
            )
        )
        for request in each.requests if show else ():
            click.echo(f"\n{request}\n")


def _state(is_written: bool, is_withheld: bool) -> Text:
    if is_withheld:
        return message("private, not sent")
    return message("written already") if is_written else message("to be sent")
