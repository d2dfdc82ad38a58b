"""`travaux positions`: who stands where on what, in exactly which words."""

from pathlib import Path

import click

from travaux.cli.options import CONFIRM, in_forms
from travaux.cli.printing import put_out, show_status
from travaux.views.documents import PAGE_FORMS


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--text", "texts", multiple=True, type=click.Path(path_type=Path),
    help="The draft that positions are about; repeat it for its versions, oldest first.",
)  # fmt: skip
@click.option(
    "--as", "kind", type=click.Choice(["transcript", "statement", "report", "input"]),
    help="Read every source as this instead of recognising it.",
)  # fmt: skip
@click.option(
    "--actors", type=click.Path(path_type=Path), help="Your own actors.toml; it wins over what is shipped."
)
@CONFIRM
@in_forms((*PAGE_FORMS, "csv", "json"), "md")
def positions(
    sources: tuple[Path, ...],
    texts: tuple[Path, ...],
    kind: str | None,
    actors: Path | None,
    confirm: tuple[str, ...],
    form: str,
    output: str | None,
) -> None:
    """Keep the register of positions: support, opposition, reservations, dissociations and the rest.

    SOURCES are transcripts, single statements, submissions and letters in one voice, and reports by third
    parties; or one workspace. What could not be given to anybody with certainty is listed as unresolved, with
    the reason.
    """
    from travaux.domain.sources import SourceKind
    from travaux.views.positions.register import in_form, register_at

    read_as = SourceKind(kind) if kind else None
    register, backing = register_at(
        sources, texts=texts, kind=read_as, actors=actors, confirm=confirm, say=show_status
    )
    put_out(in_form(register, form, backing), form, output, f"positions.{form}")
