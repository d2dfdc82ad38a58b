"""Commitments of a plan that stand in a table: what, who leads, and by when, a row each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from travaux.analysis.commitments.plans import date_of_plan
from travaux.domain.commitments import Commitment, Deadline, Strength
from travaux.domain.spans import Citation
from travaux.domain.texts import Draft, Paragraph
from travaux.reference.expressions import Expression
from travaux.reference.phrases import entries, phrase

_RULE = re.compile(r"(?:\|\s*:?-{2,}:?\s*)+\|?")
"""The line of dashes under the heads of a table in Markdown."""
_ROW = re.compile(r"\|[^\n]*\|")


def _phrase(name: str) -> Expression:
    return phrase("commitments", f"plans.{name}")


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int
    end: int


def find_tabled(draft: Draft) -> Iterator[Commitment]:
    """Yield a commitment for each row of a table that has what is to be done beside who leads or by when.

    A table is one paragraph with a line of dashes under its heads, or has a paragraph for each of its rows.
    """
    exposed = [one for one in draft.paragraphs if draft.source.text[one.start : one.end] == one.text]
    for paragraph in exposed:
        rule = _RULE.search(paragraph.text)
        if rule is None or rule.start() == 0:
            continue
        heads = [cell.text for cell in _cells(paragraph.text, 0, rule.start()) if cell.text]
        if columns := _columns(heads):
            for row in _rows(list(_cells(paragraph.text, rule.end(), len(paragraph.text))), len(heads)):
                yield from _promised(draft, paragraph, row, columns)
    for head, *rows in _tables(exposed):
        heads = [cell.text for cell in _cells(head.text, 0, len(head.text))]
        columns = _columns(heads)
        for one in rows if columns else ():
            cells = list(_cells(one.text, 0, len(one.text)))
            if columns and len(cells) == len(heads):
                yield from _promised(draft, one, cells, columns)


def _tables(paragraphs: list[Paragraph]) -> Iterator[list[Paragraph]]:
    """Yield the runs of paragraphs that are each a row set with bars."""
    for is_row, run in groupby(paragraphs, lambda one: bool(_ROW.fullmatch(one.text.strip()))):
        if is_row:
            yield list(run)


def _columns(heads: list[str]) -> dict[str, int | None] | None:
    """Return which columns say what is to be done, who leads and by when; None of any other table."""
    columns = {name: _column(name, heads) for name in ("acting", "leading", "ending", "number")}
    led = columns["leading"] is not None or columns["ending"] is not None
    return columns if columns["acting"] is not None and led else None


def _cells(text: str, start: int, end: int) -> Iterator[_Cell]:
    for match in re.finditer(r"[^|]+", text[start:end]):
        words = match[0].strip()
        at = start + match.start() + (len(match[0]) - len(match[0].lstrip()))
        yield _Cell(words, at, at + len(words))


def _rows(cells: list[_Cell], width: int) -> Iterator[list[_Cell]]:
    """Yield the rows: the white space between two rows reads as a cell of its own."""
    row: list[_Cell] = []
    for cell in cells:
        if not row and not cell.text:
            continue
        row.append(cell)
        if len(row) == width:
            yield row
            row = []


def _column(name: str, heads: list[str]) -> int | None:
    return next(
        (number for number, head in enumerate(heads) if _phrase(f"head_{name}").fullmatch(head)), None
    )


def _promised(
    draft: Draft, paragraph: Paragraph, row: list[_Cell], columns: dict[str, int | None]
) -> Iterator[Commitment]:
    found = {name: row[number] for name, number in columns.items() if number is not None}
    act, lead, end = found["acting"], found.get("leading"), found.get("ending")
    if not act.text:
        return
    names = re.split(r";|,\s+(?=[A-Z])", lead.text) if lead else []
    yield Commitment(
        id="",
        paragraph=_address(paragraph, found.get("number")),
        index=paragraph.index,
        section=paragraph.section,
        strength=Strength.COMMITS,
        verb=entries("commitments", "plans.verb"),
        addressees=tuple(name.strip() for name in names if name.strip()),
        capacity=(),
        duty=act.text,
        citations=(
            _cite(draft, paragraph, act),
            *(_cite(draft, paragraph, cell) for cell in (lead, end) if cell and cell.text),
        ),
        deadline=_due(end.text, _cite(draft, paragraph, end)) if end and end.text else None,
    )


def _address(paragraph: Paragraph, number: _Cell | None) -> str:
    """Return where a row stands: the number that its table gives it, else that of its paragraph."""
    if number and _phrase("row_number").fullmatch(number.text.strip(" .*")):
        return number.text.strip(" .*")
    return (paragraph.label or f"¶{paragraph.index + 1}").strip(" .")


def _cite(draft: Draft, paragraph: Paragraph, cell: _Cell) -> Citation:
    return draft.source.cite(paragraph.start + cell.start, paragraph.start + cell.end)


def _due(words: str, citation: Citation) -> Deadline | None:
    """Return the deadline of a cell, which names a day without the words that lead to it."""
    when = date_of_plan(words)
    return Deadline(citation.quote, when.rule, citation, when.date, when.until) if when else None
