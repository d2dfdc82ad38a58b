"""`travaux backup` and `travaux restore`: a workspace kept in a second place, and brought back."""

from pathlib import Path

import click

from travaux.cli.printing import print_json, say
from travaux.cli.verify import tell_made
from travaux.commands.copies import back_up
from travaux.commands.copies import restore as restore_copy
from travaux.domain.messages import counted, joined, message
from travaux.errors import PartialFailure


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("target", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def backup(folder: Path, target: Path, as_json: bool) -> None:
    """Copy the workspace DIR, with everything private in it, to a folder or to a file that ends with .zip.

    DIR may be in use: the copy is as the record stood at one moment. A folder that holds an earlier copy is
    brought up to date, and only originals that are new are copied.
    """
    copied = back_up(folder, target)
    if as_json:
        print_json(
            {
                "copy": str(target),
                "sources": copied.sources,
                "originals": copied.originals,
                "missing": list(copied.missing),
                "left_out": list(copied.left_out),
            }
        )
    else:
        sources = counted("%(n)s source", "%(n)s sources", copied.sources)
        new = counted("%(n)s original newly copied", "%(n)s originals newly copied", copied.originals)
        say(message("%(copy)s holds %(what)s", copy=str(target), what=joined((sources, new))))
        for name in copied.left_out:
            say(message("not copied, since it lies outside the workspace: %(file)s", file=name), err=True)
    if copied.missing:
        raise PartialFailure(
            message("originals are missing or damaged: %(names)s", names=joined(copied.missing)),
            where=str(folder),
            remedy=message("the rest is copied; add these files again and repeat the command"),
        )


@click.command()
@click.argument("copy", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--record",
    metavar="ADDRESS",
    help="Put the record into an empty PostgreSQL database, postgresql://NAME@HOST/DATABASE.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def restore(copy: Path, folder: Path, record: str | None, as_json: bool) -> None:
    """Make the workspace DIR of a copy that `travaux backup` made, and verify it.

    DIR must be new or empty: nothing is ever overwritten.
    """
    tell_made(folder, copy, restore_copy(copy, folder, record), as_json=as_json)
