"""Amounts of which one is the sum of the others that follow or precede it: a total with its items."""

import re

from travaux.domain.process import BudgetItem
from travaux.domain.spans import Citation, SourceText
from travaux.language.numbers import multiple
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase

Sum = tuple[list[BudgetItem], int, Citation]
_FEWEST = 2  # items: one amount that equals another is the same amount told twice


def _phrase(name: str) -> Expression:
    return phrase("budgets", name)


def find_sum(source: SourceText, start: int, end: int) -> Sum | None:
    """Return the items between two offsets that make up an amount beside them, with it; None without one.

    What adds up needs no words that call it a total: "put at $412,000: documentation ($260,000), …".
    """
    found = list(_phrase("money").finditer(source.text, start, end))
    amounts = [read_amount(one["amount"] or one["amount2"]) for one in found]
    for number, total in enumerate(amounts):
        last = _amounts_in_total(amounts, number + 1, 1, total)
        first = _amounts_in_total(amounts, number - 1, -1, total)
        if last is not None:
            return _sum(source, found, range(number + 1, last + 1), number, start)
        if first is not None:
            return _sum(source, found, range(first, number), number, start)
    return None


def _amounts_in_total(amounts: list[int], at: int, step: int, total: int) -> int | None:
    """Return how far the amounts from one on, in one direction, make up a total."""
    added, count = 0, 0
    while 0 <= at < len(amounts) and added < total:
        added, count = added + amounts[at], count + 1
        if added == total and count >= _FEWEST:
            return at
        at += step
    return None


def _sum(source: SourceText, found: list[re.Match[str]], items: range, total: int, start: int) -> Sum:
    text = source.text
    read = []
    for number in items:
        since = found[number - 1].end() if number else start
        until = (
            found[number + 1].start()
            if number + 1 < len(found)
            else min(len(text), found[number].end() + 200)
        )
        read.append(_item(source, found[number], since, until))
    whole = found[total]
    return read, read_amount(whole["amount"] or whole["amount2"]), source.cite(*whole.span())


def _item(source: SourceText, amount: re.Match[str], since: int, until: int) -> BudgetItem:
    """Return an item with what it is for: the words after "$5,000 for", else those before the amount."""
    text = source.text
    after = _phrase("for_what").match(text[amount.end() : until].split("\n\n")[0])
    if after:
        activity, start, end = after["activity"], amount.start(), amount.end() + after.end("activity")
    else:
        start, end = _amount_context_start(text, since, amount.start()), amount.end()
        activity = _without_lead(text[start : amount.start()])
    posts = _phrase("posts").search(activity)
    named = " ".join(activity.split()).strip(" ,;:(-–—.")
    return BudgetItem(
        "",
        named,
        read_amount(amount["amount"] or amount["amount2"]),
        source.cite(start, end),
        posts[0] if posts else "",
    )


def _amount_context_start(text: str, since: int, until: int) -> int:
    """Return where the words that an amount follows begin: after the last stop, mark or heading."""
    words = _without_lead(text[since:until])
    lead = _phrase("whole_before").match(words)
    begins = lead.end() if lead else 0
    opens = _phrase("item_opens").match(words[begins:])
    return since + begins + (opens.end() if opens else 0)


def _without_lead(words: str) -> str:
    """Return words without what leads to the amount after them: ": an amount of"."""
    while tail := _phrase("before_amount").search(words.rstrip()):
        words = words[: tail.start()]
    return words.rstrip()


def read_amount(words: str) -> int:
    """Return an amount in whole units: "1.4 million" is 1,400,000."""
    figure, _, unit = words.partition(" ") if re.search(r"[a-z]", words) else (words, "", "")
    if unit:
        return round(float(figure.replace(",", "")) * multiple(unit.strip()))
    return round(float(re.sub(r"[,\u00a0\u202f ]", "", words)))
