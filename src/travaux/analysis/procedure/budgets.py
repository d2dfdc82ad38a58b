"""Statements of budget implications: their items, posts and total, and whether one makes the other."""

import re
from collections.abc import Iterator

from travaux.analysis.procedure.budget_sums import find_sum, read_amount
from travaux.domain.process import Budget, BudgetItem
from travaux.domain.spans import Citation, SourceText
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase

_FRONT = 1500  # characters in which words of budget may stand before the table of a statement
_REACH = 4000  # characters after words of budget within which its prose and lists stand


def _phrase(name: str) -> Expression:
    return phrase("budgets", name)


def read_budget(source: SourceText) -> Budget | None:
    """Return the budget that a source states in a table, a list or in prose; None where it states none.

    Words of budget may come long before the statement that they announce: the fullest account counts.
    """
    found: list[Budget] = []
    read_up_to = 0
    for opens in _phrase("budget").finditer(source.text):
        if opens.start() >= read_up_to and (budget := _budget_at(source, opens.span())):
            found.append(budget)
            read_up_to = opens.end() + _REACH
    return max(found, key=lambda one: (one.adds_up is True, len(one.items), bool(one.total)), default=None)


def _budget_at(source: SourceText, opens: tuple[int, int]) -> Budget | None:
    """Return the budget that stands around some words of budget and after them."""
    text = source.text
    items, total, where = _rows(source) if opens[0] < _FRONT else ([], None, None)
    start = text.rfind("\n\n", 0, opens[0]) + 1
    end = min(len(text), opens[1] + _REACH)
    if total is None and (stated := next(_totals(text, start, end), None)):
        total, where = stated[0], source.cite(*stated[1:])
    if not items:
        items = list(_in_lines(source, start, end)) or _items_in_prose(source, start, end, total)
        if (total is None or total != sum(item.amount for item in items)) and (
            summed := find_sum(source, start, end)
        ):
            kept = sum(item.amount for item in items) == summed[1]
            items, total, where = items if kept else summed[0], *summed[1:]
    if len(items) > 1 and where is not None and total in [item.amount for item in items]:
        total, where = None, None  # the first of several amounts, and no sum of them
    asked = _phrase("posts").finditer(text, start, end)
    posts = tuple(dict.fromkeys(" ".join(post[0].split()) for post in asked))
    return Budget(tuple(items), total, where, posts) if items or total is not None else None


def _items_in_prose(source: SourceText, start: int, end: int, total: int | None) -> list[BudgetItem]:
    """Return the items of running words; one alone is none, unless a total or the source says what it is."""
    items = list(_in_prose(source, start, end, total))
    return items if len(items) > 1 or total is not None or is_statement(source) else []


def is_statement(source: SourceText) -> bool:
    """Tell whether a source is itself a statement of budget implications, and none that tells of one."""
    return bool(_phrase("title").search(source.text[:_TITLE]))


_TITLE = 400  # characters in which a document says what it is


def _rows(source: SourceText) -> tuple[list[BudgetItem], int | None, Citation | None]:
    items, total, where = [], None, None
    for match in _phrase("row").finditer(source.text):
        cells = [
            cell.strip(" *")
            for cell in re.split(r"[|\t]", match["line"] or match["tabbed"])
            if cell.strip(" *")
        ]
        amount = int(re.sub(r"\D", "", match["amount"] or match["amount2"]))
        citation = source.cite(match.start(), match.end())
        if any(_phrase("total_cell").fullmatch(cell) for cell in cells):
            total, where = amount, citation
        elif cells:
            items.append(BudgetItem(cells[0] if len(cells) > 1 else "", cells[-1], amount, citation))
    return items, total, where


def _totals(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield stated totals, those that say so in front."""
    found = [
        (read_amount(match["amount"] or match["amount2"] or match["plain"]), *match.span())
        for match in _phrase("stated").finditer(text, start, end)
    ]
    yield from sorted(found, key=lambda one: not _phrase("stated_in_front").search(text[one[1] : one[2]]))


def _in_lines(source: SourceText, start: int, end: int) -> Iterator[BudgetItem]:
    """Yield the items of a list: a line each, what for before how much."""
    for match in _phrase("line").finditer(source.text, start, end):
        stated = match["mark"] is None and _phrase("stated").search(match[0])
        if _phrase("total_line").search(match["activity"]) or stated:
            continue
        amount = read_amount(match["amount"] or match["amount2"])
        posts = _phrase("posts").search(match[0])
        citation = source.cite(match.start() + len(match[0]) - len(match[0].lstrip()), match.end())
        yield BudgetItem("", match["activity"].strip(), amount, citation, posts[0] if posts else "")


def _in_prose(source: SourceText, start: int, end: int, total: int | None) -> Iterator[BudgetItem]:
    """Yield the items of running words: "$153,200 for conference services and $5,500 for outreach"."""
    found = list(_phrase("for_item").finditer(source.text, start, end))
    amounts = [read_amount(match["amount"] or match["amount2"]) for match in found]
    whole = len(found) == 1 or (total is not None and sum(amounts) == 2 * total)
    for match, amount in zip(found, amounts, strict=True):
        if amount == total and (whole or _worded(source.text, match, start)):
            continue
        posts = _phrase("posts").search(match["activity"])
        activity = " ".join(match["activity"].split()).strip(" ,")
        citation = source.cite(match.start(), match.end())
        yield BudgetItem("", activity, amount, citation, posts[0] if posts else "")


def _worded(text: str, match: re.Match[str], start: int) -> bool:
    """Tell whether the words about an amount call it the total."""
    near = text[max(start, match.start() - 60) : match.end()]
    return bool(_phrase("called_total").search(near))
