"""`travaux publish`: the reading room as a static site."""

import json
from pathlib import Path

import click

from travaux.cli.printing import say, show_status
from travaux.commands.installation import ensure_pages
from travaux.domain.messages import counted, message


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(["en", "fr", "es"]), default="en", show_default=True)
@click.option("--at", metavar="URL", help="Where the site will stand, such as https://example.org/record/.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def publish(folder: Path, out: Path, language: str, at: str | None, as_json: bool) -> None:
    """Write the pages of the workspace DIR to OUT, for any web server or straight from disk.

    Private sources, and all that rests on them, stay out; how many is said at the end.
    """
    ensure_pages("the site")
    from travaux.web.publishing import publish as write_site

    site = write_site(folder, out, language=language, at=at, say=show_status)
    if as_json:
        found = {
            "folder": str(site.folder),
            "pages": site.pages,
            "files": site.files,
            "withheld": site.withheld,
            "head": site.head,
        }
        click.echo(json.dumps(found))
        return
    index = str(site.folder / "index.html")
    pages, files = (
        counted("%(n)s page", "%(n)s pages", site.pages),
        counted("%(n)s file", "%(n)s files", site.files),
    )
    say(message("wrote %(pages)s and %(files)s; open %(index)s", pages=pages, files=files, index=index))
    say(message("head of the chain: %(link)s", link=site.head))
    if site.withheld:
        say(
            counted(
                "left out: %(n)s private source and all that rests on it",
                "left out: %(n)s private sources and all that rests on them",
                site.withheld,
            )
        )
