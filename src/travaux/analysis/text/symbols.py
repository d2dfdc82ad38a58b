"""Document symbols: A/80/L.41, A/RES/80/173, E/2024/L.12, FCCC/PA/CMA/2021/L.16."""

import re

_SYMBOL = re.compile(
    r"(?<![\w/.])("
    r"[A-Z]{1,5}(?:/(?:RES|CONF|HRC|CN|AC|SUB|PV|SR|WG|CMA|PA|CP|SBI|SBSTA|NGO|INF|L|CRP|Add|Corr|Rev|C|S)?"
    r"[.]?[0-9A-Za-z.*-]{1,12}){1,8}"
    r"|[A-Z]{2,6}\.\d{4}\.\d{1,3}\.[A-Z][A-Za-z]+"
    r")(?![\w/])"
)
_DIGIT = re.compile(r"\d")


def find_symbol(text: str, lines: int = 40) -> str | None:
    """Return the symbol a draft bears: one that stands on a line of its own near the top."""
    for line in text[:6000].splitlines()[:lines]:
        words = line.strip().strip("*")
        found = _SYMBOL.search(words)
        if found is None or words.startswith(("[", "(")) or not _DIGIT.search(found.group()):
            continue
        apart = found.end() == len(words) and words[: found.start()].endswith(("   ", "\t"))
        if apart or len(words) - len(found.group()) <= 18:
            return found.group().rstrip(".*")
    return None
