"""`travaux compare`, `lineage`, `trace`, `origin` and `terms`: the life of a text."""

from pathlib import Path
from typing import ClassVar

import click

from travaux.cli.options import ACTORS, in_forms
from travaux.cli.printing import put_out
from travaux.views.text import documents as text_forms
from travaux.views.text import lineage as service

_PATH = click.Path(path_type=Path)


class SpreadCommand(click.Command):
    """A command whose file options take all that follows them: `--in A B` is `--in A --in B`."""

    spread: ClassVar[frozenset[str]] = frozenset({"--in", "--against"})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        spelt, option = [], None
        for word in args:
            if word.startswith("-") and word != "-":
                option = word if word in self.spread else None
                spelt += [] if option else [word]
            else:
                spelt += [option, word] if option else [word]
        return super().parse_args(ctx, spelt)


@click.command()
@click.argument("old", type=_PATH)
@click.argument("new", type=_PATH)
@ACTORS
@in_forms(text_forms.COMPARISON, "html")
def compare(old: Path, new: Path, actors: Path | None, form: str, output: str | None) -> None:
    """Show what became of every paragraph of OLD in NEW, and what changed, word by word.

    The Word document has the differences as tracked changes; text reads well on a terminal.
    """
    content = text_forms.in_form(service.compare(old, new, actors), form, text_forms.COMPARISON)
    put_out(content, form, output, f"{new.stem}-compared.{form}")


@click.command()
@click.argument("versions", nargs=-1, required=True, type=_PATH)
@ACTORS
@in_forms(text_forms.LINEAGE, "html")
def lineage(versions: tuple[Path, ...], actors: Path | None, form: str, output: str | None) -> None:
    """Follow every provision through VERSIONS of a text, given oldest first.

    Of the forms, text reads well on a terminal.
    """
    content = text_forms.in_form(service.lineage(versions, actors), form, text_forms.LINEAGE)
    put_out(content, form, output, f"{versions[-1].stem}-lineage.{form}")


@click.command(cls=SpreadCommand)
@click.argument("inputs", nargs=-1, required=True, type=_PATH)
@click.option("--in", "drafts", multiple=True, required=True, type=_PATH, help="The versions, oldest first.")
@ACTORS
@in_forms(text_forms.TRACES, "text")
def trace(
    inputs: tuple[Path, ...],
    drafts: tuple[Path, ...],
    actors: Path | None,
    form: str,
    output: str | None,
) -> None:
    """Show for each proposal of INPUTS whether its wording entered the drafts, where, and whether it stayed.

    Both sides may be JSON Lines: {"id", "text"}, or {"id", "old", "new"} for amendments.
    """
    content = text_forms.in_form(service.trace(inputs, drafts, actors), form, text_forms.TRACES)
    put_out(content, form, output, f"{inputs[0].stem}-traced.{form}")


@click.command(cls=SpreadCommand)
@click.argument("draft", type=_PATH)
@click.option("--against", "earlier", multiple=True, required=True, type=_PATH, help="Earlier texts.")
@ACTORS
@in_forms(text_forms.ORIGINS, "text")
def origin(
    draft: Path,
    earlier: tuple[Path, ...],
    actors: Path | None,
    form: str,
    output: str | None,
) -> None:
    """Show which phrases of DRAFT stand in earlier texts, and which are new."""
    content = text_forms.in_form(service.origin(draft, earlier, actors), form, text_forms.ORIGINS)
    put_out(content, form, output, f"{draft.stem}-origins.{form}")


@click.command(cls=SpreadCommand)
@click.argument("wanted", metavar="TERM...", nargs=-1, required=True)
@click.option("--in", "texts", multiple=True, required=True, type=_PATH, help="The texts to count in.")
@ACTORS
@in_forms(text_forms.TERMS, "text")
def terms(
    wanted: tuple[str, ...],
    texts: tuple[Path, ...],
    actors: Path | None,
    form: str,
    output: str | None,
) -> None:
    """Count terms by document, section and paragraph, with their variants."""
    found = text_forms.Counted(wanted, service.terms(wanted, texts, actors))
    put_out(text_forms.in_form(found, form, text_forms.TERMS), form, output, f"terms.{form}")
