"""The page of participation: every table with how it was counted, and charts of who spoke."""

import re

from travaux.domain.messages import Cell, Percentage, Text, joined, message
from travaux.domain.participation import ParticipationTable
from travaux.reports.page import Bars, Page, Section, Table
from travaux.reports.terms import term_or_name

CHARTED = 24


def participation_page(tables: tuple[ParticipationTable, ...], title: str) -> Page:
    """Return the page, one section a table."""
    empty = message("No one spoke or made a submission in this record.")
    return Page(
        kicker=message("Participation"),
        title=title,
        facts=((message("Tables"), len(tables)),),
        sections=tuple(map(table_section, tables)) or (Section("none", message("Participation"), (), empty),),
    )


def table_section(table: ParticipationTable) -> Section:
    """Return one table under its name, less the columns in which it has nothing."""
    rows = tuple((_first_cell(row[0]), *row[1:]) for row in table.rows)
    shown = Table(table.name, table.columns, rows, table.recipe).without_empty_columns()
    return Section(re.sub(r"\W+", "-", str(table.name).lower()), table.name, (shown,))


def _first_cell(label: Cell) -> Cell:
    return term_or_name(label) if isinstance(label, str) else label


def words_chart(table: ParticipationTable) -> Bars | None:
    """Return the words of a table as bars, the first of them where there are many; None where it has none."""
    columns = [str(column) for column in table.columns]
    if "Words" not in columns or "Share of words %" not in columns:
        return None
    words, share = columns.index("Words"), columns.index("Share of words %")
    shown = table.rows[:CHARTED]
    bars = tuple(_bar(term_or_name(str(row[0])), row[words], row[share]) for row in shown)
    few = len(shown) == len(table.rows)
    caption = (
        message("Words spoken")
        if few
        else message("Words spoken: the first %(n)s of %(all)s", n=len(shown), all=len(table.rows))
    )
    return Bars(caption, joined((joined((bar[0], bar[2]), " ") for bar in bars[:6]), "; "), bars)


def _bar(label: Text, words: Cell, share: Cell) -> tuple[Text, float, Text]:
    count = words if isinstance(words, int) else 0
    part = Percentage(share / 100 if isinstance(share, int | float) else 0.0)
    return label, float(count), joined((count, part), " · ")
