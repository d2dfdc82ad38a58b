"""`travaux transcribe`: the words of a recording, with their times and speakers."""

import sys
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

import click

from travaux.cli.options import ACTORS, in_forms
from travaux.cli.printing import put_out
from travaux.domain.messages import Text
from travaux.domain.recordings import clock

FORMS = ("vtt", "srt", "json", "docx", "md")

LANGUAGE = click.option("--language", metavar="CODE", help="What is spoken, as an ISO 639-1 code.")
SPEAKERS = click.option(
    "--speakers",
    metavar="LIST",
    type=click.Path(path_type=Path),
    help="A file that lists who is down to speak.",
)
RECOGNISER = click.option(
    "--recogniser", metavar="MODEL", help="A folder of a CTranslate2 model, or a server's address."
)


def hearing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say how a recording is to be heard, as one mapping, ``how``."""

    @wraps(command)
    def run(*, language: str | None, speakers: Path | None, recogniser: str | None, **others: Any) -> Any:
        how = {"language": language, "speakers": speakers, "recogniser": recogniser}
        return command(how={**how, "tell": show_progress}, **others)

    return LANGUAGE(SPEAKERS(RECOGNISER(run)))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@hearing
@in_forms(FORMS, "vtt")
@ACTORS
def transcribe(
    file: Path,
    how: Mapping[str, Any],
    form: str,
    output: str | None,
    actors: Path | None,
) -> None:
    """Write down what is said in FILE, sound or film, with times and, as far as the floor tells, speakers.

    The language is what you say, or what a sure beginning tells. The embedded recogniser is fit for English,
    fair for Spanish and poor for French. Nothing leaves this machine unless you name a server.
    """
    from travaux.views.transcripts import RecordingOptions, in_form, transcribed

    heard = transcribed(file, RecordingOptions(**how), actors)
    put_out(in_form(heard, form), form, output, f"{file.stem}.{form}")


def show_progress(done_ms: int, total_ms: int, said: Text) -> None:
    """Tell on a terminal how far a recording is heard; elsewhere say only what there is to know of it."""
    if sys.stderr.isatty():
        click.echo(
            f"\r\x1b[2K  {clock(done_ms)} / {clock(total_ms)}  {said!s}", err=True, nl=done_ms >= total_ms
        )
    elif said and (done_ms == 0 or done_ms >= total_ms):
        click.echo(str(said), err=True)
