"""The page of participation: every table with the recipe that made it."""

from travaux.analysis.speech.statistics import StatisticsTable
from travaux.reports.page import Page, Section, Table


def participation_page(tables: tuple[StatisticsTable, ...], title: str) -> Page:
    """Return the page, one section a table."""
    return Page(
        kicker="Participation",
        title=title,
        facts=(("Tables", str(len(tables))),),
        sections=tuple(
            Section(
                f"table-{number}",
                table.name,
                (Table(table.name, table.columns, table.rows, table.recipe).without_empty_columns(),),
            )
            for number, table in enumerate(tables, 1)
        )
        or (Section("none", "Participation", (), "Nobody spoke or wrote in this record."),),
    )
