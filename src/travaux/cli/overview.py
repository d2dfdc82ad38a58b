"""`travaux overview`: what was said in a day or on a theme, every sentence attributed."""

from pathlib import Path

import click

from travaux.cli.options import in_forms
from travaux.cli.printing import put_out, show_status
from travaux.views.documents import PAGE_FORMS


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--by", type=click.Choice(["theme"]), default="theme", show_default=True, help="How it is ordered."
)
@click.option("--taxonomy", help="Themes: a shipped name or your own TOML file.")
@click.option(
    "--actors", type=click.Path(path_type=Path), help="Your own actors.toml; it wins over what is shipped."
)
@in_forms((*PAGE_FORMS, "json"), "html")
def overview(
    sources: tuple[Path, ...],
    by: str,  # noqa: ARG001 (themes are the one order there is)
    taxonomy: str | None,
    actors: Path | None,
    form: str,
    output: str | None,
) -> None:
    """Tell what was said, theme by theme: who held what, where several said the same, where views diverged.

    SOURCES are transcripts, single statements or folders of them, such as the meetings of one day; or one
    workspace. Every sentence names whose it is and opens on the words it rests on.
    """
    from travaux.views.overview import in_form, overview_at

    found, backing = overview_at(sources, taxonomy=taxonomy, actors=actors, say=show_status)
    put_out(in_form(found, form, backing), form, output, f"overview.{form}")
