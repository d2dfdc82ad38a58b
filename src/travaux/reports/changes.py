"""How pages name changes between two versions: those described one by one, and those that are counted."""

from collections import Counter
from collections.abc import Iterable, Iterator

from travaux.domain.lineage import ChangeOp
from travaux.domain.messages import Text, counted


def _brackets_added(n: int) -> Text:
    return counted("%(n)s bracket added", "%(n)s brackets added", n)


def _brackets_removed(n: int) -> Text:
    return counted("%(n)s bracket removed", "%(n)s brackets removed", n)


def _punctuation(n: int) -> Text:
    return counted("%(n)s change of punctuation", "%(n)s changes of punctuation", n)


SUMMED = {
    ChangeOp.BRACKET: _brackets_added,
    ChangeOp.UNBRACKET: _brackets_removed,
    ChangeOp.PUNCTUATION: _punctuation,
}
"""Changes that are counted rather than described, with the message that counts them."""


def sums_of(changes: Iterable[ChangeOp]) -> Iterator[Text]:
    """Yield how many changes there are of each kind that is counted."""
    counts = Counter(op for op in changes if op in SUMMED)
    yield from (SUMMED[op](count) for op, count in counts.items())
