"""Statements of budget implications: their items, their total, and whether one makes the other."""

import re

from travaux.domain.process import Budget, BudgetItem
from travaux.domain.spans import SourceText

_AMOUNT = r"(?P<amount>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d{4,12})"
_ROW = re.compile(
    rf"\|(?P<line>[^|\n]*\|[^|\n]*)\|\s*\**{_AMOUNT}\**\s*(?=\|)"  # a table set with bars
    rf"|^(?P<tabbed>[^|\n]*?\t[^|\n]*?)\t\s*{_AMOUNT.replace('amount', 'amount2')}\s*$",
    re.MULTILINE,
)
_STATED = re.compile(rf"\b(?:amount of|amounting to|requirements of|total of)\s+(?:\$\s?|US\$\s?)?{_AMOUNT}")
_OF_BUDGET = re.compile(r"budget(?:ary)? implications", re.IGNORECASE)


def read_budget(source: SourceText) -> Budget | None:
    """Return the budget that a source states in rows of a table; None where it states none."""
    text = source.text
    if not _OF_BUDGET.search(text[:1500]):
        return None
    items, total, where = [], None, None
    for match in _ROW.finditer(text):
        cells = [
            cell.strip(" *")
            for cell in re.split(r"[|\t]", match["line"] or match["tabbed"])
            if cell.strip(" *")
        ]
        amount = int(re.sub(r"\D", "", match["amount"] or match["amount2"]))
        citation = source.cite(match.start(), match.end())
        if any(re.fullmatch(r"(?:grand )?total", cell, re.IGNORECASE) for cell in cells):
            total, where = amount, citation
        elif cells:
            items.append(BudgetItem(cells[0] if len(cells) > 1 else "", cells[-1], amount, citation))
    stated = _STATED.search(text)
    if total is None and stated:
        total = int(re.sub(r"\D", "", stated["amount"]))
        where = source.cite(stated.start(), stated.end())
    return Budget(tuple(items), total, where) if items or total is not None else None
