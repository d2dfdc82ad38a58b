"""The page of participation: every table with the recipe that made it, and charts of who spoke."""

import re

from travaux.domain.meeting_reports import StatisticsTable
from travaux.reports.page import Bars, Page, Section, Table

CHARTED = 24


def participation_page(tables: tuple[StatisticsTable, ...], title: str) -> Page:
    """Return the page, one section a table."""
    return Page(
        kicker="Participation",
        title=title,
        facts=(("Tables", str(len(tables))),),
        sections=tuple(map(table_section, tables))
        or (Section("none", "Participation", (), "Nobody spoke or wrote in this record."),),
    )


def table_section(table: StatisticsTable) -> Section:
    """Return one table under its name, less the columns in which it has nothing."""
    told = Table(table.name, table.columns, table.rows, table.recipe).without_empty_columns()
    return Section(re.sub(r"\W+", "-", table.name.lower()), table.name, (told,))


def words_chart(table: StatisticsTable) -> Bars | None:
    """Return the words of a table as bars, the first of them where there are many; None where it has none."""
    if "Words" not in table.columns or "Share of words %" not in table.columns:
        return None
    words, share = table.columns.index("Words"), table.columns.index("Share of words %")
    shown = table.rows[:CHARTED]
    bars = tuple((str(row[0]), float(row[words] or 0), f"{row[words]:,} · {row[share]}%") for row in shown)
    few = len(shown) == len(table.rows)
    caption = "Words spoken" if few else f"Words spoken, the first {len(shown)} of {len(table.rows)}"
    return Bars(caption, "; ".join(f"{label} {said}" for label, _, said in bars[:6]), bars)
