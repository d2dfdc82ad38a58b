"""`travaux compare`, `lineage`, `trace`, `origin` and `terms`: the life of a text."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar, TypeVar

import click

from travaux.cli.options import ACTORS
from travaux.cli.printing import put_out
from travaux.exports import lineage as plain
from travaux.reports import lineage as report
from travaux.service import lineage as service
from travaux.service import text_forms

_PATH = click.Path(path_type=Path)
Command = TypeVar("Command", bound=Callable[..., object])
_as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


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


def _echo(found: object) -> None:
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))


def _in_forms(writers: Mapping[str, object], default: str) -> Callable[[Command], Command]:
    """Return the options that give what a command finds one of several forms."""

    def decorate(command: Command) -> Command:
        command = click.option("--output", "-o", help="Where to write; “-” is standard output.")(command)
        command = _as_json(command)
        form = click.option(
            "--format", "form", type=click.Choice(list(writers)), default=default, show_default=True
        )
        return form(command)

    return decorate


@click.command()
@click.argument("old", type=_PATH)
@click.argument("new", type=_PATH)
@ACTORS
@_in_forms(text_forms.COMPARISON, "html")
def compare(old: Path, new: Path, actors: Path | None, form: str, as_json: bool, output: str | None) -> None:
    """Show what became of every paragraph of OLD in NEW, and what changed, word by word.

    Of the forms, text reads well on a terminal.
    """
    form = "json" if as_json else form
    content = text_forms.in_form(service.compare(old, new, actors), form, text_forms.COMPARISON)
    put_out(content, form, output, f"{new.stem}-compared.{form}")


@click.command()
@click.argument("versions", nargs=-1, required=True, type=_PATH)
@ACTORS
@_in_forms(text_forms.LINEAGE, "html")
def lineage(
    versions: tuple[Path, ...], actors: Path | None, form: str, as_json: bool, output: str | None
) -> None:
    """Follow every provision through VERSIONS of a text, given oldest first.

    Of the forms, text reads well on a terminal.
    """
    form = "json" if as_json else form
    content = text_forms.in_form(service.lineage(versions, actors), form, text_forms.LINEAGE)
    put_out(content, form, output, f"{versions[-1].stem}-lineage.{form}")


@click.command(cls=SpreadCommand)
@click.argument("inputs", nargs=-1, required=True, type=_PATH)
@click.option("--in", "drafts", multiple=True, required=True, type=_PATH, help="The versions, oldest first.")
@ACTORS
@_as_json
def trace(inputs: tuple[Path, ...], drafts: tuple[Path, ...], actors: Path | None, as_json: bool) -> None:
    """Show for each proposal of INPUTS whether its wording entered the drafts, where, and whether it stayed.

    Both sides may be JSON Lines: {"id", "text"}, or {"id", "old", "new"} for amendments.
    """
    found = service.trace(inputs, drafts, actors)
    if as_json:
        _echo(plain.plain_traces(found))
    else:
        click.echo(report.print_traces(found))


@click.command(cls=SpreadCommand)
@click.argument("draft", type=_PATH)
@click.option("--against", "earlier", multiple=True, required=True, type=_PATH, help="Earlier texts.")
@ACTORS
@_as_json
def origin(draft: Path, earlier: tuple[Path, ...], actors: Path | None, as_json: bool) -> None:
    """Show which phrases of DRAFT stand in earlier texts, and which are new."""
    found = service.origin(draft, earlier, actors)
    if as_json:
        _echo(plain.plain_origins(found.borrowings, found.new))
    else:
        click.echo(report.print_origins(found.draft, found.borrowings, found.new))


@click.command(cls=SpreadCommand)
@click.argument("wanted", metavar="TERM...", nargs=-1, required=True)
@click.option("--in", "texts", multiple=True, required=True, type=_PATH, help="The texts to count in.")
@ACTORS
@_as_json
def terms(wanted: tuple[str, ...], texts: tuple[Path, ...], actors: Path | None, as_json: bool) -> None:
    """Count terms by document, section and paragraph, with their variants."""
    found = service.terms(wanted, texts, actors)
    if as_json:
        _echo(plain.plain_terms(found))
    else:
        click.echo(report.print_terms(found))
