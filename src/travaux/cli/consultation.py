"""`travaux consultation`: inputs by issue, who took part, what was promised, and what became of it."""

from pathlib import Path

import click

from travaux.cli.options import in_forms
from travaux.cli.printing import put_out, show_status
from travaux.views.documents import PAGE_FORMS


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--trace", "drafts", multiple=True, type=click.Path(path_type=Path),
    help="A draft to look for the inputs in; repeat it for its versions, oldest first.",
)  # fmt: skip
@click.option("--taxonomy", help="Issues: a shipped name or your own TOML file.")
@click.option(
    "--actors", type=click.Path(path_type=Path), help="Your own actors.toml; it wins over what is shipped."
)
@in_forms((*PAGE_FORMS, "json"), "html")
def consultation(
    sources: tuple[Path, ...],
    drafts: tuple[Path, ...],
    taxonomy: str | None,
    actors: Path | None,
    form: str,
    output: str | None,
) -> None:
    """Tell what inputs to a consultation were concerned about, called for and proposed, issue by issue.

    SOURCES are written inputs (or folders of them), meetings and papers of the consultation; or one
    workspace. With --trace, a table shows what became of every input.
    """
    from travaux.views.consultation import consultation_at, in_form

    found, backing = consultation_at(
        sources, drafts=drafts, taxonomy=taxonomy, actors=actors, say=show_status
    )
    put_out(in_form(found, form, backing), form, output, f"consultation.{form}")
