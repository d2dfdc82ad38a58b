"""`travaux writer`: what a language model would be sent of a workspace, and what it was sent."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from travaux.cli.printing import print_json, say
from travaux.domain.messages import Text, counted, message

if TYPE_CHECKING:
    from travaux.views.writing import WriterPreview


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--show", is_flag=True, help="Print every request word for word.")
@click.option("--log", "as_log", is_flag=True, help="Print what was sent and answered until now, as JSON.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def writer(folder: Path, show: bool, as_log: bool, as_json: bool) -> None:
    """Show which language model writes for the workspace DIR, what the next run would send it, and how much.

    None does unless travaux.toml or TRAVAUX_WRITER names one: http://localhost:8080/v1#model, then, if you
    wish, tokens=N, seconds=N and private=yes. A key stands in TRAVAUX_WRITER_KEY. Nothing is sent here.
    """
    from travaux.views.writing import preview_at, sending_log

    if as_log:
        print_json({"requests": sending_log(folder)})
        return
    found = preview_at(folder)
    if as_json:
        print_json(_json(found, show))
    elif found.writer is None:
        say(message("No language model writes for this workspace."))
    else:
        _print(found, show)


def _print(found: "WriterPreview", show: bool) -> None:
    say(message("Writer: %(writer)s", writer=found.writer or ""))
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


def _json(found: "WriterPreview", show: bool) -> dict[str, object]:
    """Return the preview for scripts; requests word for word where they are asked for."""
    meetings = [
        {
            "source": each.source.id,
            "requests": list(each.requests) if show else len(each.requests),
            "tokens": each.tokens,
            "state": str(_state(each.is_written, each.is_withheld)),
        }
        for each in found.meetings
    ]
    limits = {"tokens": found.tokens, "seconds": found.seconds}
    return {"writer": found.writer, "budget": limits, "meetings": meetings}


def _state(is_written: bool, is_withheld: bool) -> Text:
    if is_withheld:
        return message("private, not sent")
    return message("written already") if is_written else message("to be sent")
