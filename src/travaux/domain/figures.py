"""Numbers, characters and names as files of strangers tell them: what is none becomes what the caller says.

Python's own ``int`` refuses figures beyond 4,300 digits, ``str.isdigit`` is true of "²", which ``int``
refuses too, ``float`` turns long figures into infinity, and ``chr`` makes halves of characters that no file
can hold.
"""

import math
from typing import TypeVar, overload

MOST_FIGURES = 18
"""Figures of the longest number that is read: a whole number of so many fits 64 bits."""

UNKNOWN = "\N{REPLACEMENT CHARACTER}"

_Otherwise = TypeVar("_Otherwise")


@overload
def whole(figures: str | None) -> int | None: ...
@overload
def whole(figures: str | None, otherwise: _Otherwise, base: int = 10) -> int | _Otherwise: ...
def whole(
    figures: str | None, otherwise: _Otherwise | None = None, base: int = 10
) -> int | _Otherwise | None:
    """Return the whole number that ``figures`` write, ``otherwise`` where they write none."""
    if not figures or len(figures) > MOST_FIGURES:
        return otherwise
    try:
        return int(figures, base)
    except ValueError:
        return otherwise


def decimal(figures: str | None, otherwise: float = 0.0) -> float:
    """Return the number that ``figures`` write, ``otherwise`` where they write none that is finite."""
    try:
        number = float(figures or "")
    except ValueError:
        return otherwise
    return number if math.isfinite(number) else otherwise


def character(code: int) -> str:
    """Return the character of a code point, U+FFFD where it has none or half of one."""
    return chr(code) if 0 <= code < 0xD800 or 0xE000 <= code < 0x110000 else UNKNOWN


def paired(high: int, low: int) -> str:
    """Return the character that two UTF-16 units make, U+FFFD where they make none."""
    if 0xD800 <= high < 0xDC00 <= low < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    return UNKNOWN


def well_formed(text: str) -> str:
    """Return ``text`` with halves of characters put together, and U+FFFD for those that lack the other."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def name_of(path: object) -> str:
    """Return a path as text that can be written, whatever bytes are in it."""
    return well_formed(str(path))
