"""`travaux publish`: the reading room as a static site."""

import json
from pathlib import Path

import click

from travaux.cli.printing import tell
from travaux.extras import require


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(["en", "fr", "es"]), default="en", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def publish(folder: Path, out: Path, language: str, as_json: bool) -> None:
    """Write the pages of the workspace DIR to OUT, for any web server or straight from disk.

    Private sources, and all that rests on them, stay out; how many is said at the end.
    """
    require("web", "the site")
    from travaux.web.publishing import publish as write_site

    site = write_site(folder, out, language=language, say=tell)
    if as_json:
        found = {
            "folder": str(site.folder),
            "pages": site.pages,
            "files": site.files,
            "withheld": site.withheld,
        }
        click.echo(json.dumps(found))
        return
    click.echo(f"wrote {site.pages} pages and {site.files} files; open {site.folder / 'index.html'}")
    if site.withheld:
        private = "1 private source" if site.withheld == 1 else f"{site.withheld} private sources"
        click.echo(f"left out: {private} and all that rests on them")
