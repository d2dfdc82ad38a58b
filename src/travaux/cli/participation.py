"""`travaux statistics`: participation over a whole workspace."""

from pathlib import Path

import click

from travaux.cli.options import in_forms
from travaux.cli.printing import put_out
from travaux.domain.sources import Viewer
from travaux.views import participation as service
from travaux.views.documents import PAGE_FORMS
from travaux.views.review.backing import backing_of
from travaux.views.workspace import opened


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--public", is_flag=True, help="Count only what is public.")
@in_forms((*PAGE_FORMS, "json"), "md")
def statistics(folder: Path, public: bool, form: str, output: str | None) -> None:
    """Show who spoke, wrote and was reflected in DIR: by sector, region, group, income class and phase."""
    viewer = Viewer.PUBLIC if public else Viewer.KEEPER
    with opened(folder) as workspace:
        tables = service.tables_of(workspace, viewer)
        title, backing = workspace.settings.title, backing_of(workspace, viewer)
    put_out(service.in_form(tables, form, title, backing), form, output, service.default_name(folder, form))
