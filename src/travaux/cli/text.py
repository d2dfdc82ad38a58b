"""`travaux read`: what was understood of a draft, and what was lost."""

from pathlib import Path

import click

from travaux.analysis.text.dialects import DIALECTS
from travaux.cli.options import ACTORS, in_forms
from travaux.cli.printing import put_out
from travaux.reports.drafts import print_draft
from travaux.service import text_forms
from travaux.service.texts import read as read_file


@click.command()
@click.argument("draft", type=click.Path(path_type=Path))
@in_forms(text_forms.DRAFT, "text")
@click.option("--dialect", type=click.Choice(DIALECTS), help="How the draft shows what is not agreed.")
@ACTORS
@click.option("--full", is_flag=True, help="Print every paragraph whole.")
def read(
    draft: Path,
    form: str,
    as_json: bool,
    output: str | None,
    dialect: str | None,
    actors: Path | None,
    full: bool,
) -> None:
    """Show what is understood of DRAFT: sections, paragraphs, brackets, their authors; and what was lost."""
    form = "json" if as_json else form
    found = read_file(draft, dialect, actors)
    whole = full and form == "text"
    content = (print_draft(found, full=True) + "\n").encode() if whole else None
    put_out(
        content or text_forms.in_form(found, form, text_forms.DRAFT), form, output, f"{draft.stem}.{form}"
    )
