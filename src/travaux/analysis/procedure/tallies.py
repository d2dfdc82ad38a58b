"""The figures of a vote as sentences state them, and which of them were cast in favour."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from travaux.analysis.commitments.ordinals import CARDINAL, read_number
from travaux.domain.votes import Choice
from travaux.reference.procedure_terms import load_procedure_terms

_N = rf"(?:{CARDINAL}|none|no|nil|zero)"
_CAST = r"(?:\s*(?:votes?|members?|states|delegations))?"
_HOW = r"(?:an?\s+)?(?:(?:recorded|roll[- ]call|non-recorded|secret|electronic|show[- ]of[- ]hands)\s+)?"
_BY = rf"(?:by|on|with)\s+{_HOW}(?:(?:vote|ballot|majority|result|show of hands)s?,?\s+(?:of|by|with)?\s*)?"
_REST = (
    rf"(?:,?\s*(?:with|and|there being)?\s*\(?(?P<abstain>{_N})\s*(?:abstentions?|abstained|abstaining"
    rf"|(?:members?|states|delegations|countries)?\s*(?:abstaining|abstained)))?"
)
_PAIR = (
    rf"(?P<first>{_N}){_CAST}(?P<labelled>\s*(?:in favou?r|for))?\s*(?:to|,\s*(?:and\s+|with\s+)?"
    rf"|[-–—]|\bagainst\b|and)\s*"
    rf"(?P<second>{_N}){_CAST}(?:\s*(?:against|opposed|opposing))?"
)
_WHAT = r"(?P<what>(?:[^.;]|\.(?=\d)){0,200}?)"


Lists = tuple[int | None, int | None]
"""How many are listed in favour and against; None where there is no such list."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of a vote; ``what`` was voted on, and ``end`` is where they stop in the words."""

    favour: int
    against: int
    abstaining: int | None
    result: str | None
    what: str
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return how figures are stated: labelled, after "was rejected by", after "rejected X by", in a list."""
    terms = load_procedure_terms().votes
    result = rf"\b(?P<result>{terms.lost}|{terms.won})"
    favour, against = r"(?:voted\s+)?(?:in favou?r|for)", r"(?:voted\s+)?(?:against|opposed|opposing)"
    patterns = (
        rf"{_WHAT}(?P<first>{_N}){_CAST}(?P<labelled>\s*{favour})\s*[,;]?\s*(?:and\s+|to\s+|with\s+)?"
        rf"(?P<second>{_N}){_CAST}\s*{against}[,;]?{_REST}",
        rf"{_WHAT}(?:\b(?:was|were|been|is|being)\s+(?:\w+ly\s+|then\s+)?)?{result}(?:\s+as a whole)?,?\s+"
        rf"{_BY}{_PAIR}{_REST}(?P<object>,\s*(?:the|an?)\s+[^.;]{{3,200}})?",
        rf"{result},?\s+(?!by\b){_WHAT},?\s+{_BY}{_PAIR}{_REST}",
        rf"{_WHAT}(?:\b(?:was|were|been)\s+)?{result}\s*,?\s*\(?(?P<first>\d{{1,3}})\s?[-–]\s?(?P<second>\d{{1,3}})\b"
        rf"(?:\s?[-–]\s?(?P<abstain2>\d{{1,3}})\b)?{_REST}",
        rf"^\W*{_BY}{_PAIR}{_REST},\s*(?P<object>[^.;]{{3,200}})",
        r"\bin favou?r\s*[:–—-]?\s*(?P<first>\d{1,3})(?P<labelled>\b)[\s,;|]*"
        r"(?:votes?\s+)?against\s*[:–—-]?\s*"
        r"(?P<second>\d{1,3})(?:[\s,;|]*(?:absten\w+|abstaining)\s*[:–—-]?\s*(?P<abstain>\d{1,3}))?",
    )
    return tuple(re.compile(one, re.IGNORECASE) for one in patterns)


_NOT_WON = r"\bnot\s+(?:been\s+)?(?:adopted|carried|approved|retained|passed|accepted)\b"
_ABSTAINED = re.compile(rf"\b(?P<abstain>{_N})\s*(?:abstentions?\b|(?:\w+\s+)?abstain)", re.IGNORECASE)


def read_tally(
    words: str, after: str = "", lists: tuple[int | None, int | None] = (None, None)
) -> Tally | None:
    """Return the figures that ``words`` state; ``after`` is the sentence that follows them.

    Of a vote that was lost the larger figure is against, unless the words label the figures, the ``lists``
    (those counted in favour and against) say otherwise, or a majority was needed that more voices for than
    against did not make.
    """
    match = next((found for one in _patterns() if (found := one.search(words))), None)
    if match is None:
        return None
    groups = match.groupdict()
    first, second = _figure(groups["first"]), _figure(groups["second"])
    if first is None or second is None:
        return None
    said = groups.get("result")
    result = " ".join(said.lower().split()) if said else read_result(words, after)
    favour, against = first, second
    if not groups.get("labelled") and _reversed(first, second, result, f"{words} {after}", lists):
        favour, against = second, first
    told = groups.get("abstain") or groups.get("abstain2") or _abstained(words[match.end() :], after)
    what = groups.get("object") or groups.get("what") or ""
    return Tally(favour, against, _figure(told) if told else None, result, what, match.end())


def _abstained(rest: str, after: str) -> str | None:
    opening = re.split(r"(?<=[.;])\s", after, maxsplit=1)[0]
    found = _ABSTAINED.search(rest) or _ABSTAINED.search(opening)
    return found["abstain"] if found else None


def _reversed(first: int, second: int, result: str | None, words: str, lists: Lists) -> bool:
    if first != second and None not in lists and lists in ((first, second), (second, first)):
        return lists == (second, first)
    terms = load_procedure_terms().votes
    lost = bool(result and re.fullmatch(terms.lost, result, re.IGNORECASE))
    return lost and first > second and not terms.majority.search(words)


def read_result(words: str, after: str = "") -> str | None:
    """Return what became of what was voted on, as a sentence or the one after it says."""
    terms = load_procedure_terms().votes
    for part in (words, after):
        lost = re.search(rf"{_NOT_WON}|\b(?:{terms.lost})\b", part, re.IGNORECASE)
        won = re.search(rf"\b(?:{terms.won})\b", part, re.IGNORECASE)
        if lost or won:
            found = lost or won
            said = " ".join(found[0].lower().split()) if found else ""
            return said.replace("not been ", "not ")
    return None


def _figure(words: str) -> int | None:
    return 0 if words.lower() in ("none", "no", "nil", "zero") else read_number(words)


_PROSE = re.compile(
    r"(?P<names>[^.;:()]{2,900}?)\s*,?\s+(?:(?:having\s+)?(?:voted|voting)\s+(?P<how>in favou?r"
    r"|for|against|yes|no)"
    r"|(?P<abstained>abstain(?:ed|ing)))\b"
    r"|(?:(?:voting|voted)\s+(?P<how2>in favou?r|against)|(?:those\s+)?"
    r"(?P<abstained2>abstaining))\s+(?:were|was)\s+"
    r"(?P<names2>[^.;:()]{2,900})"
    r"|(?P<abstained3>abstentions?)\s+(?:by|from|of)\s+(?P<names3>[^.;:()]{2,900})",
    re.IGNORECASE,
)


def told_in_prose(words: str) -> Iterator[tuple[Choice, int, int]]:
    """Yield the choices that running words tell of, each with the span of those who made it."""
    for match in _PROSE.finditer(words):
        how = (match["how"] or match["how2"] or "abstaining").lower()
        abstained = match["abstained"] or match["abstained2"] or match["abstained3"]
        against = how in ("against", "no")
        choice = Choice.ABSTAINING if abstained else Choice.AGAINST if against else Choice.FAVOUR
        group = next(name for name in ("names", "names2", "names3") if match[name])
        yield choice, *match.span(group)
