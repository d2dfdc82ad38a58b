"""Which words a text must hold for a regular expression to match in it, read from the expression itself.

``(?:fully )?support(?:s|ed)? (?:the|this)`` matches nothing without "support": whoever looks for those letters
first is spared the search nearly always. Where nothing is known this way, the expression is sought as ever.
"""

import re
from collections.abc import Sequence

Letters = frozenset[str]
"""Runs of letters and figures, folded, of which a text must hold one."""

_OFTEN = r"(?:[*+?]|\{\d*(?:,\d*)?\})[?+]?"
_ESCAPED = r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[0-7]{3}|\d{1,2}|.)"
_CLASS = r"\[\^?\]?(?:\\.|[^\]\\])*\]"
_TOKEN = re.compile(
    rf"[^\W_]+(?![*+?{{])|[^\W_](?:{_OFTEN})?"
    rf"|(?:(?:{_ESCAPED}|{_CLASS}|[^()|\[\\\w]|_)(?:{_OFTEN})?)+"
    r"|\((?:\?(?:[:=>!]|<[=!]|P<\w+>|P=\w+\)|[aimsu]+\)|[aimsu]*(?:-[ims]+)?:)|(?!\?))"
    rf"|\)(?:{_OFTEN})?|\|",
    re.DOTALL,
)
_NONE = re.compile(r"\{0*[,}]")
_SHORTEST = 2  # one letter stands in every text
_OF_A_LETTER = (
    1 / 4
)  # how likely a letter is after those before it: English has two bits for each (Shannon 1951)
_DOTS = str.maketrans({"ı": "i", "İ": "i"})  # both match "i" in either case, and no folding makes them one

_NOTHING: tuple[float, Letters | None] = (float("inf"), None)


def folded(text: str) -> str:
    """Return ``text`` with the same letter for all that an expression takes for one another in either case."""
    return text.lower() if text.isascii() else text.translate(_DOTS).casefold()


def required(expression: str) -> tuple[str, ...]:
    """Return words, folded, of which every text that ``expression`` matches holds one; none if unknown.

    The expression is not one that is written with white space and comments between (``re.VERBOSE``).
    """
    tokens = _TOKEN.findall(expression)
    if sum(map(len, tokens)) != len(expression):
        return ()  # a construct that is not known here
    return _fewest(_Reader(tokens).alternatives() or frozenset())


class _Reader:
    """Reads the tokens of an expression once, from left to right."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = [*tokens, ""]
        self._place = 0

    def alternatives(self) -> Letters | None:
        """Return what every alternative needs up to the end of the group, None if one needs nothing."""
        rows = [self._row()]
        while self._tokens[self._place] == "|":
            self._place += 1
            rows.append(self._row())
        known = [row for row in rows if row is not None]
        return frozenset().union(*known) if len(known) == len(rows) else None

    def _row(self) -> Letters | None:
        """Return the rarest of what one alternative needs, None if that is nothing."""
        run = longest = ""
        likelihood, rarest = _NOTHING
        while (token := self._tokens[self._place]) and token[0] not in "|)":
            self._place += 1
            if token.isalnum():
                run += token
                continue
            if token[0].isalnum() and not _perhaps(token[1:]):
                run += token[0]
            if len(run) > len(longest):
                longest = run
            run = ""
            if token[0] == "(" and token[-1] != ")":
                likelihood, rarest = min((likelihood, rarest), self._group(token), key=_likelihood)
        longest = max(longest, run, key=len)
        alone = _OF_A_LETTER ** len(longest) < likelihood and len(longest) >= _SHORTEST
        return frozenset((folded(longest),)) if alone else rarest

    def _group(self, opening: str) -> tuple[float, Letters | None]:
        inner = self.alternatives()
        often = self._tokens[self._place][1:]
        self._place += 1
        if inner is None or opening[-1] == "!" or _perhaps(often):
            return _NOTHING
        return sum(_OF_A_LETTER ** len(run) for run in inner), inner


def _perhaps(often: str) -> bool:
    """Tell whether what is repeated so ``often`` may be missing."""
    return often[:1] in ("*", "?") or (often[:1] == "{" and _NONE.match(often) is not None)


def _likelihood(found: tuple[float, Letters | None]) -> float:
    return found[0]


def _fewest(letters: Letters) -> tuple[str, ...]:
    """Return ``letters`` without those that hold another of them, which stands wherever they do."""
    kept: list[str] = []
    for run in sorted(letters, key=lambda each: (len(each), each)):
        if not any(shorter in run for shorter in kept):
            kept.append(run)
    return tuple(kept)
