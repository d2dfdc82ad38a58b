"""Options that several commands share, with one meaning and one help."""

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import TypeVar, cast

import click

from travaux.cli.printing import LOUDNESS
from travaux.domain.messages import message
from travaux.errors import UsageError

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
    """Return the options by which a command takes the ``form`` of its finding and where the ``output`` goes.

    Where no form is asked for, the name of the output says it: ``-o report.docx`` is a Word document.
    """
    known = tuple(forms)
    options = (
        click.option(
            "--format",
            "form",
            type=click.Choice(known),
            show_default=f"by the name of the output, else {default}",
        ),
        click.option("--json", "as_json", is_flag=True, help="Short for --format json."),
        click.option("--output", "-o", help="Where to write; “-” is standard output."),
    )

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(*, form: str | None, as_json: bool, output: str | None, **others: object) -> object:
            asked = "json" if as_json else form or _form_by_name(output, known) or default
            return command(form=asked, output=output, **others)

        found = cast("Command", run)
        for option in reversed(options):
            found = option(found)
        return found

    return decorate


_ENDINGS = {"txt": "text", "htm": "html", "markdown": "md", "xml": "akn"}
"""Endings of names, and the form that a file of that name is expected to be."""


def _form_by_name(output: str | None, forms: Sequence[str]) -> str | None:
    """Return the form that the name of a file ends with, the longest first: “x.words.csv” is words.csv.

    Raises:
        UsageError: if it ends in what is no form here: nothing else is written under that name unasked.
    """
    name = Path(output or "").name.lower()
    fit = (form for form in sorted(forms, key=len, reverse=True) if name.endswith(f".{form}"))
    ending = Path(name).suffix.removeprefix(".")
    expected = _ENDINGS.get(ending)
    form = next(fit, expected if expected in forms else None)
    if ending and form is None:
        raise UsageError(
            message("no form of this ends in “.%(ending)s”", ending=ending),
            where=output,
            remedy=message("use one of %(names)s, or say --format", names=", ".join(forms)),
        )
    return form


def loudness(command: Command) -> Command:
    """Return a command with the options that say how much it tells of its own doing."""
    for option in (_QUIET, _VERBOSE):
        command = option(command)
    return command


def set_loudness(ctx: click.Context, param: click.Parameter, given: bool) -> None:
    """Keep for every part of the command how much to tell."""
    if given:
        ctx.meta[LOUDNESS] = param.name


_QUIET = click.option(
    "--quiet", "-q", is_flag=True, expose_value=False, callback=set_loudness,
    help="Print what was asked for and errors, nothing of what is being done.",
)  # fmt: skip
_VERBOSE = click.option(
    "--verbose", "-v", is_flag=True, expose_value=False, callback=set_loudness,
    help="Say what is being done, to a pipe too.",
)  # fmt: skip
