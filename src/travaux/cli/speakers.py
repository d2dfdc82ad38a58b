"""`travaux speakers`: who speaks in each turn of a meeting, and what tells it."""

from pathlib import Path

import click

from travaux.cli.options import ACTORS, CONFIRM, TranscriptFormat, in_forms
from travaux.cli.printing import put_out


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--as", "as_format", type=TranscriptFormat(), help="Read SOURCE as this instead of recognising it."
)
@CONFIRM
@ACTORS
@in_forms(("txt", "json"), "txt")
def speakers(
    source: Path,
    as_format: str | None,
    confirm: tuple[str, ...],
    actors: Path | None,
    form: str,
    output: str | None,
) -> None:
    """List the turns of a meeting: who speaks in each, for whom, and what tells it.

    SOURCE is a transcript. The evidence is the label, the floor that the Chair gives, thanks, a list of those
    present, or what you confirm. A turn that is nobody's is listed with the reason.
    """
    from travaux.views.speakers import in_form, speakers_at

    meeting = speakers_at(source, actors=actors, confirm=confirm, as_format=as_format)
    put_out(in_form(meeting, form), form, output, f"{source.stem}-speakers.{form}")
