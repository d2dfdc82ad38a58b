"""Numbers as words in English, as sessions and terms are counted."""

import re


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_UNITS = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = dict(
    zip(_listed("twenty thirty forty fifty sixty seventy eighty ninety"), range(20, 100, 10), strict=True)
)
_ODD = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
}
_ORDINALS = (
    {f"{unit}th": number for number, unit in enumerate(_UNITS) if number > 3}
    | _ODD
    | {f"{ten[:-1]}ieth": number for ten, number in _TENS.items()}
)
_WORD = "|".join(sorted({*_ORDINALS, *_TENS, "hundred", "one", "two"}, key=len, reverse=True))

ORDINAL = rf"(?:(?:{_WORD})(?:[- ](?:and )?(?:{_WORD}))*|\d{{1,3}}(?:st|nd|rd|th))"
"""A pattern for an ordinal number in words or figures."""


def read_ordinal(words: str) -> int | None:
    """Return the number that an ordinal names ("seventy-eighth", "one hundred and third", "78th")."""
    figures = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", words)
    if figures:
        return int(figures[1])
    parts = [part for part in re.split(r"[- ]+", words.lower()) if part != "and"]
    if not parts or parts[-1] not in _ORDINALS:
        return None
    total = _ORDINALS[parts[-1]]
    for part in parts[:-1]:
        if part == "hundred":
            continue
        if part in ("one", "two"):
            total += 100 * (part == "one") + 200 * (part == "two")
        elif part in _TENS:
            total += _TENS[part]
        else:
            return None
    return total


def read_number(words: str) -> int | None:
    """Return the number that a cardinal names, in words up to ninety-nine or in figures."""
    if words.isdigit():
        return int(words)
    total = 0
    for part in words.lower().split("-"):
        if part in _TENS:
            total += _TENS[part]
        elif part in _UNITS:
            total += _UNITS.index(part)
        else:
            return None
    return total


CARDINAL = (
    rf"(?:\d{{1,4}}|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_UNITS[1:10])}))?|(?:{'|'.join(_UNITS[1:])}))"
)
"""A pattern for a cardinal number in words or figures."""
