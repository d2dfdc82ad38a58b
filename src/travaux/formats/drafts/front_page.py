"""What a draft says of itself before its text begins: symbol, date, stage."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from travaux.analysis.text.symbols import find_symbol
from travaux.domain.texts import Draft, ParagraphKind
from travaux.formats.facts import find_date
from travaux.reference.structure_terms import load_structure_terms

_LINES = 30
_LONGEST = 2000
"""Characters of a line of the front that are read for a date: longer is a text without its line breaks."""
_RANGE = re.compile(
    r"(?<![\w.])\d{1,2}\s*[–—-]\s*\d{1,2}\s+\w+\s+\d{4}|\bto\s+\d{1,2}\s+\w+\s+\d{4}|(?<![\w.])\d{1,2}\s*[–-]\s*\d{1,2}\s+\w+"
)


def describe(draft: Draft, masthead: str = "") -> Draft:
    """Return the draft with its symbol, date and stage where its front page tells them.

    ``masthead`` holds the running heads that the reader left out of the text.
    """
    lines = [*masthead.splitlines()[:_LINES], *_front_lines(draft)]
    symbol = draft.symbol or find_symbol("\n".join(lines))
    return replace(
        draft,
        symbol=symbol,
        date=draft.date or _date(lines),
        stage=draft.stage or _stage(lines, symbol),
    )


def _front_lines(draft: Draft) -> Iterator[str]:
    """Yield the lines before the first paragraph of the text itself, the title first."""
    if draft.title:
        yield draft.title
    for paragraph in draft.paragraphs[:_LINES]:
        if paragraph.kind not in (ParagraphKind.OTHER, ParagraphKind.HEADING):
            return
        yield from paragraph.text.splitlines()[:8]


@cache
def _due() -> re.Pattern[str]:
    """Return what matches the day by which something is to be done: none of the version's own."""
    leads = "|".join(map(re.escape, load_structure_terms().due))
    named = r"\d{1,2}\w{0,3}\s+(?:\w{1,3}\s+)?\w+,?\s+(?:\w{1,3}\s+)?\d{4}|\w+\s+\d{1,2},?\s+\d{4}"
    return re.compile(rf"\b(?:{leads})\s+(?:\w{{2,3}}\s+)?(?:{named}|\d{{4}}-\d\d-\d\d)", re.IGNORECASE)


def _date(lines: list[str]) -> date | None:
    """Return the version's date: one said to be, else one on a short line, never a session's."""
    dated = [
        (line, day)
        for line in lines
        if not _RANGE.search(line) and (day := find_date(_due().sub("", line[:_LONGEST])))
    ]
    words = load_structure_terms().dating
    named = [day for line, day in dated if any(word in line.casefold() for word in words)]
    short = [day for line, day in dated if len(line) <= 120]
    return next(iter([*named, *short]), None)


_OF_ANOTHER = re.compile(
    r"\b(?:from|since|to|on|of|with|than|after|against|supersedes|replaces)\s+(?:the\s+|a\s+)?\Z",
    re.IGNORECASE,
)
_STAGE_LINE = 160  # characters of a line that may name a stage


def _stage(lines: list[str], symbol: str | None) -> str | None:
    """Return the stage in the field's words: zero draft, Rev.1, L-document, adopted."""
    if told := _stage_of_symbol(symbol or ""):
        return told
    stages = load_structure_terms().stages
    for line in lines[:20]:
        if len(line) > _STAGE_LINE:
            continue
        revision = re.search(r"\bRev\.?\s?(\d{1,2})\b", line)
        if revision and not _OF_ANOTHER.search(line[: revision.start()]):
            return f"Rev.{revision[1]}"
        for words, stage in stages.items():
            named = re.search(rf"\b{re.escape(words)}\b", line, re.IGNORECASE)
            if named and not _OF_ANOTHER.search(line[: named.start()]):
                return stage
    return None


def _stage_of_symbol(symbol: str) -> str | None:
    """Return the stage that a symbol tells: A/RES/80/173, A/C.2/80/L.41/Rev.1, A/80/L.41."""
    if "/RES/" in symbol:
        return "adopted"
    revision = re.search(r"/Rev\.?(\d{1,2})\b", symbol)
    if revision:
        return f"Rev.{revision[1]}"
    return "L-document" if re.search(r"/L\.\d", symbol) else None
