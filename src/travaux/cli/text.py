"""`travaux read`: what was understood of a draft, and what was lost."""

from pathlib import Path

import click

from travaux.cli.options import ACTORS, in_forms
from travaux.cli.printing import put_out
from travaux.domain.texts import ALL_IN, DIALECTS, Draft
from travaux.errors import UsageError
from travaux.views.text import documents as text_forms
from travaux.views.text.drafts import read as read_file


@click.command()
@click.argument("draft", type=click.Path(path_type=Path))
@in_forms(text_forms.DRAFT, "text")
@click.option("--dialect", type=click.Choice(DIALECTS), help="How the draft shows what is not agreed.")
@ACTORS
@click.option(
    "--choice",
    metavar="CHOICE",
    help="Clean text under a choice: 'all in', 'all out', or what a named actor wants.",
)
@click.option("--full", is_flag=True, help="Print every paragraph whole.")
def read(
    draft: Path,
    form: str,
    output: str | None,
    dialect: str | None,
    actors: Path | None,
    choice: str | None,
    full: bool,
) -> None:
    """Show what is understood of DRAFT: sections, paragraphs, brackets, their authors; and what was lost."""
    if choice and form not in ("text", "json"):
        raise UsageError("--choice prints clean text", remedy="use it with --format text or --json")
    found = read_file(draft, dialect, actors, choice or ALL_IN)
    put_out(_content(found, form, choice is not None, full), form, output, f"{draft.stem}.{form}")


def _content(found: Draft, form: str, clean: bool, full: bool) -> bytes:
    if form == "text" and (clean or full):
        return text_forms.draft_text(found, clean=clean)
    return text_forms.in_form(found, form, text_forms.DRAFT)
