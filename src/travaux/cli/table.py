"""`travaux table`: any register of a workspace as rows, for spreadsheets and programs."""

from pathlib import Path

import click

from travaux.cli.options import in_forms
from travaux.cli.printing import put_out
from travaux.domain.sources import Viewer
from travaux.views.tables import TABLE_FORMS, TABLES, table_of
from travaux.views.workspace import snapshot_of


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("register", type=click.Choice(TABLES))
@click.option("--public", is_flag=True, help="Only what is public.")
@in_forms(TABLE_FORMS, "csv")
def table(folder: Path, register: str, public: bool, form: str, output: str | None) -> None:
    """Write every row of one REGISTER of the workspace DIR.

    Columns are those of the programming interface, or of the register's page. Several values in a cell
    are JSON.
    """
    with snapshot_of(folder, Viewer.PUBLIC if public else Viewer.KEEPER) as snapshot:
        content = table_of(snapshot, register, form)
    put_out(content, form, output, f"{register}.{form}")
