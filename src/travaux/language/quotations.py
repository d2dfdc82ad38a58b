"""Where a sentence quotes: between quotation marks of any make."""

import re

_PAIRS = re.compile(
    r"[“„][^“”]*(?:”|$)|«[^«»]*(?:»|$)|(?<![\w\"])\"[^\"]*(?:\"|$)|(?<!\w)‘[^‘]*?(?:’(?!\w)|$)|(?<!\w)'(?=\w)[^'\n]{3,}?'(?!\w)"
)


def quoted_spans(sentence: str) -> list[tuple[int, int]]:
    """Return the spans between quotation marks, the marks with them; an open one reaches to the end."""
    return [match.span() for match in _PAIRS.finditer(sentence)]
