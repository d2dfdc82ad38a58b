"""Which words a text must hold for a regular expression to match in it, read from the expression itself.

``(?:fully )?support(?:s|ed)? (?:the|this)`` matches nothing without "support": whoever looks for those
letters first is spared the search nearly always. Where nothing is known this way, it is sought as ever.
"""

import re
from collections.abc import Iterable, Sequence

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
_LONG = 12  # letters, beyond which none makes a word rarer
_OF_A_LETTER = [4.0**-length for length in range(_LONG + 1)]
"""How rare a run is by its length: a letter of English tells two bits after those before (Shannon 1951)."""
_DOTS = str.maketrans({"ı": "i", "İ": "i"})  # both match "i" in either case, and no folding makes them one


def folded(text: str) -> str:
    """Return ``text`` with one letter for all that an expression takes for one another in either case."""
    return text.lower() if text.isascii() else text.translate(_DOTS).casefold()


def required(expression: str) -> tuple[tuple[str, ...], ...]:
    """Return words, folded, of which every text that ``expression`` matches holds one of each row.

    The rarest row stands first; there is none where nothing is known. The expression is not one that is
    written with white space and comments between (``re.VERBOSE``).
    """
    tokens = _TOKEN.findall(expression)
    if sum(map(len, tokens)) != len(expression):
        return ()  # a construct that is not known here
    needed = sorted(_ExpressionReader(tokens).alternatives(), key=_likelihood)
    return tuple(dict.fromkeys(fewest(letters) for letters in needed))


class _ExpressionReader:
    """Reads the tokens of an expression once, from left to right."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = [*tokens, ""]
        self._place = 0

    def alternatives(self) -> list[Letters]:
        """Return what a group needs up to its end: all that its only alternative does, or one of each."""
        rows = [self._row()]
        while self._tokens[self._place] == "|":
            self._place += 1
            rows.append(self._row())
        if len(rows) == 1:
            return rows[0]
        rarest = [min(row, key=_likelihood) for row in rows if row]
        return [frozenset().union(*rarest)] if len(rarest) == len(rows) else []

    def _row(self) -> list[Letters]:
        """Return all that one alternative needs."""
        needed: list[Letters] = []
        run = ""
        while (token := self._tokens[self._place]) and token[0] not in "|)":
            self._place += 1
            if token.isalnum():
                run += token
                continue
            if token[0].isalnum() and not _perhaps(token[1:]):
                run += token[0]
            if len(run) >= _SHORTEST:
                needed.append(frozenset((folded(run),)))
            run = ""
            if token[0] == "(" and token[-1] != ")":
                needed += self._group(token)
        return [*needed, frozenset((folded(run),))] if len(run) >= _SHORTEST else needed

    def _group(self, opening: str) -> list[Letters]:
        inner = self.alternatives()
        often = self._tokens[self._place][1:]
        self._place += 1
        return [] if opening[-1] == "!" or _perhaps(often) else inner


def _perhaps(often: str) -> bool:
    """Tell whether what is repeated so ``often`` may be missing."""
    return often[:1] in ("*", "?") or (often[:1] == "{" and _NONE.match(often) is not None)


def _likelihood(letters: Letters) -> float:
    """Return how likely a text is to hold one of some words, for comparison alone."""
    return sum(_OF_A_LETTER[min(len(run), _LONG)] for run in letters)


def fewest(letters: Iterable[str]) -> tuple[str, ...]:
    """Return ``letters`` without those that hold another of them, which stands wherever they do."""
    kept: list[str] = []
    for run in sorted(set(letters), key=lambda each: (len(each), each)):
        if not any(shorter in run for shorter in kept):
            kept.append(run)
    return tuple(kept)
