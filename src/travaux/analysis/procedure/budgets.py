"""Statements of budget implications: their items, posts and total, and whether one makes the other."""

import re
from collections.abc import Iterator

from travaux.analysis.commitments.ordinals import CARDINAL
from travaux.domain.process import Budget, BudgetItem
from travaux.domain.spans import Citation, SourceText

_FIGURE = r"(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+(?:\.\d+)?)(?:\s(?:million|billion|thousand))?"
_CURRENCY = r"(?:US\s?\$|USD|\$|€|EUR|CHF|£)\s?"
_MONEY = (
    rf"(?:{_CURRENCY}(?P<amount>{_FIGURE})|(?P<amount2>{_FIGURE})\s?(?:United States dollars|US "
    rf"dollars|dollars|euros?|Swiss francs))"
)
_AMOUNT = r"(?P<amount>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d{4,12})"
_ROW = re.compile(
    rf"\|(?P<line>[^|\n]*\|[^|\n]*)\|\s*\**(?:{_CURRENCY})?{_AMOUNT}\**\s*(?=\|)"  # a table set with bars
    rf"|^(?P<tabbed>[^|\n]*?\t[^|\n]*?)\t\s*(?:{_CURRENCY})?{_AMOUNT.replace('amount', 'amount2')}\s*$",
    re.MULTILINE,
)
_LINE = re.compile(
    rf"^[ \t]*(?:(?:[-–—•*▪·]|\(?(?:[a-z]|[ivx]{{1,4}}|\d{{1,2}})[.)])[ \t]+)?"
    rf"(?P<activity>[A-Z][^\n:|]{{3,200}}?)"
    rf"[ \t]*(?::|[ \t][–—-][ \t]|\.{{3,}}|\t|[ ]{{2,}}|,|\()[ \t]*{_MONEY}\)?(?P<rest>[^\n|]{{0,160}})$",
    re.MULTILINE,
)
_FOR_ITEM = re.compile(
    rf"{_MONEY}\)?,?\s+(?:is |are |would be |was |were )?(?:required |needed |requested )?(?:for"
    rf"|under|to cover|to fund|to finance|in respect of)\s+"
    rf"(?P<activity>[^;.\n$€£]{{3,220}}?)(?=\s*(?:;|\.\s|\.$|$|\n|,?\s+(?:and\s+)?(?:an?(?: "
    rf"additional| further)? (?:amount|sum) of\s+)?{_CURRENCY}\d"
    rf"|,?\s+and\s+\d[\d,]+\s+(?:dollars|for)))",
)
_STATED = re.compile(
    rf"\b(?:(?:total|overall|aggregate|additional|estimated|full)(?:\s+(?:resource|cost|additional|estimated|net))?\s+"
    rf"(?:requirements?|costs?|amount|resources|implications|appropriation)|amounts?\s+of|amount"
    rf"(?:ing|ed)?\s+to|requirements of|total(?:ling|ing|led)?(?:\s+of)?|in total)\b"
    rf"[^.\n$€£\d]{{0,80}}?{_MONEY}|\b(?:amount of|amounting to|requirements of|total of)\s+"
    rf"(?P<plain>\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+|\d{{4,12}})",
    re.IGNORECASE,
)
_OF_BUDGET = re.compile(
    r"budget(?:ary)? implications|(?:resource|budgetary|additional|financial) requirements"
    r"|financial implications"
    r"|programme budget",
    re.IGNORECASE,
)
_POSTS = re.compile(
    rf"\b{CARDINAL}\s+(?:additional\s+|new\s+|temporary\s+|full-time\s+)*(?:posts?\b(?:\s*\([^)\n]{{1,80}}\))?|positions?\b(?:\s*\([^)\n]{{1,80}}\))?"
    r"|(?:P-[1-5]|D-[12]|G-[1-7]|GS|NO-?[A-D]|FS-?\d|General Service|National (?:Professional "
    r")?Officer)(?:\s*\([^)\n]{1,40}\))?(?:\s+(?:posts?|positions?|staff|level))*)",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:grand |sub)?total\b|\bin all\b|\bsum\b", re.IGNORECASE)
_TIMES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_REACH = 4000  # characters after words of budget within which its prose and lists stand


def read_budget(source: SourceText) -> Budget | None:
    """Return the budget that a source states in a table, a list or in prose; None where it states none."""
    text = source.text
    opens = _OF_BUDGET.search(text)
    if not opens:
        return None
    items, total, where = _rows(source) if opens.start() < 1500 else ([], None, None)
    start = text.rfind("\n\n", 0, opens.start()) + 1
    end = min(len(text), opens.end() + _REACH)
    if total is None and (stated := next(_totals(text, start, end), None)):
        total, where = stated[0], source.cite(*stated[1:])
    if not items:
        items = list(_in_lines(source, start, end)) or list(_in_prose(source, start, end, total))
    if len(items) > 1 and where is not None and total in [item.amount for item in items]:
        total, where = None, None  # the first of several amounts, and no sum of them
    posts = tuple(dict.fromkeys(" ".join(post[0].split()) for post in _POSTS.finditer(text, start, end)))
    return Budget(tuple(items), total, where, posts) if items or total is not None else None


def _rows(source: SourceText) -> tuple[list[BudgetItem], int | None, Citation | None]:
    items, total, where = [], None, None
    for match in _ROW.finditer(source.text):
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
    return items, total, where


def _totals(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield stated totals, those that say so in front."""
    found = [
        (_amount(match["amount"] or match["amount2"] or match["plain"]), *match.span())
        for match in _STATED.finditer(text, start, end)
    ]
    yield from sorted(
        found, key=lambda one: not re.search("total|overall", text[one[1] : one[2]], re.IGNORECASE)
    )


def _in_lines(source: SourceText, start: int, end: int) -> Iterator[BudgetItem]:
    """Yield the items of a list: a line each, what for before how much."""
    for match in _LINE.finditer(source.text, start, end):
        if _TOTAL.search(match["activity"]) or _STATED.search(match[0]):
            continue
        amount = _amount(match["amount"] or match["amount2"])
        posts = _POSTS.search(match[0])
        citation = source.cite(match.start() + len(match[0]) - len(match[0].lstrip()), match.end())
        yield BudgetItem("", match["activity"].strip(), amount, citation, posts[0] if posts else "")


def _in_prose(source: SourceText, start: int, end: int, total: int | None) -> Iterator[BudgetItem]:
    """Yield the items of running words: "$153,200 for conference services and $5,500 for outreach"."""
    found = list(_FOR_ITEM.finditer(source.text, start, end))
    amounts = [_amount(match["amount"] or match["amount2"]) for match in found]
    whole = len(found) == 1 or (total is not None and sum(amounts) == 2 * total)
    for match, amount in zip(found, amounts, strict=True):
        if amount == total and (whole or _worded(source.text, match, start)):
            continue
        posts = _POSTS.search(match["activity"])
        activity = " ".join(match["activity"].split()).strip(" ,")
        citation = source.cite(match.start(), match.end())
        yield BudgetItem("", activity, amount, citation, posts[0] if posts else "")


def _worded(text: str, match: re.Match[str], start: int) -> bool:
    """Tell whether the words about an amount call it the total."""
    near = text[max(start, match.start() - 60) : match.end()]
    return bool(re.search(r"\b(?:total|overall)", near, re.IGNORECASE))


def _amount(words: str) -> int:
    """Return an amount in whole units: "1.4 million" is 1,400,000."""
    figure, _, unit = words.partition(" ") if re.search(r"[a-z]", words) else (words, "", "")
    if unit:
        return round(float(figure.replace(",", "")) * _TIMES[unit.strip().lower()])
    return round(float(re.sub(r"[,\u00a0\u202f ]", "", words)))
