"""Options that several commands share, with one meaning and one help."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])

ACTORS = click.option(
    "--actors",
    type=click.Path(path_type=Path),
    help="Your own actors.toml; it wins over what is shipped.",
)
CONFIRM = click.option(
    "--confirm",
    multiple=True,
    metavar="LABEL=ACTOR",
    help="Say once for the meeting whom a label means; repeat it for each.",
)


class TranscriptFormat(click.ParamType[str]):
    """The name of a format that a transcript is read as; the names are looked up only where help is asked."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 (click's own)
        from travaux.views.formats import transcript_format_names

        return f"[{'|'.join(transcript_format_names())}]"


def in_forms(forms: Iterable[str], default: str) -> Callable[[Command], Command]:
    """Return the options ``form``, ``as_json`` and ``output`` of a command whose finding has forms."""
    options = (
        click.option("--format", "form", type=click.Choice(list(forms)), default=default, show_default=True),
        click.option("--json", "as_json", is_flag=True, help="Short for --format json."),
        click.option("--output", "-o", help="Where to write; “-” is standard output."),
    )

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate
