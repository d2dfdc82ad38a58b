"""`travaux export` and `travaux import`: a workspace, or its reviews, as open files."""

from pathlib import Path

import click

from travaux.cli.printing import print_json, say
from travaux.cli.verify import tell_made
from travaux.commands.packages import export_reviews, export_workspace, import_reviews, import_workspace
from travaux.domain.messages import counted, joined, message
from travaux.errors import PartialFailure

REVIEWS = click.option("--reviews", is_flag=True, help="The reviews alone, as JSON.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("package", type=click.Path(path_type=Path))
@REVIEWS
@AS_JSON
def export(folder: Path, package: Path, reviews: bool, as_json: bool) -> None:
    """Write the workspace DIR, with everything private in it, as the open file PACKAGE.

    PACKAGE is an RO-Crate: a zip of the originals and of the whole record in lines of JSON, described by
    ro-crate-metadata.json. With --reviews it is one JSON file of what people said.
    """
    if reviews:
        number = export_reviews(folder, package)
        if as_json:
            print_json({"file": str(package), "reviews": number})
        else:
            what = counted("%(n)s review", "%(n)s reviews", number)
            say(message("%(copy)s holds %(what)s", copy=str(package), what=what))
        return
    copied = export_workspace(folder, package)
    if as_json:
        print_json(
            {
                "package": str(package),
                "sources": copied.sources,
                "missing": list(copied.missing),
                "left_out": list(copied.left_out),
            }
        )
    else:
        sources = counted("%(n)s source", "%(n)s sources", copied.sources)
        say(message("%(copy)s holds %(what)s", copy=str(package), what=sources))
    if copied.missing:
        raise PartialFailure(
            message("originals are missing or damaged: %(names)s", names=joined(copied.missing)),
            where=str(folder),
            remedy=message("the rest is copied; add these files again and repeat the command"),
        )


@click.command("import")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("package", type=click.Path(path_type=Path))
@REVIEWS
@AS_JSON
def import_package(folder: Path, package: Path, reviews: bool, as_json: bool) -> None:
    """Make the workspace DIR of a PACKAGE that `travaux export` wrote, and verify it.

    DIR must be new or empty. With --reviews DIR is a workspace, and PACKAGE holds reviews: those that it
    lacks are taken over with their authors and days, and the log says by whom.
    """
    if reviews:
        _take_over(folder, package, as_json)
        return
    tell_made(folder, package, import_workspace(package, folder), as_json=as_json)


def _take_over(folder: Path, package: Path, as_json: bool) -> None:
    taken = import_reviews(package, folder)
    if as_json:
        print_json({"new": taken.new, "known": taken.known, "elsewhere": taken.elsewhere})
        return
    said = message(
        "reviews: %(new)s taken over, %(known)s there already, %(elsewhere)s about sources that are not here",
        new=taken.new,
        known=taken.known,
        elsewhere=taken.elsewhere,
    )
    say(said)
