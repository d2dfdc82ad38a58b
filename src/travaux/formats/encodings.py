"""Which encoding a text is in: byte-order marks, UTF-8, UTF-16, else the likeliest of those in use.

The six languages of the United Nations were saved in few code pages; the likeliest is the one whose
characters make words: letters of one script beside each other, capitals first, punctuation where it belongs.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from travaux.domain.messages import message
from travaux.domain.spans import Note

CANDIDATES = ("cp1252", "mac_roman", "cp1251", "koi8_r", "cp1256", "iso8859_6", "gb18030", "big5")
"""Encodings tried when a text is not Unicode, likeliest first."""

_SAMPLE = 200_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MOJIBAKE = re.compile(
    "(?:[\u00c2-\u00c5\u00d0\u00d1\u00d8\u00d9][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â[\u0080\u20ac][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122])+"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and what was mended or lost."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode_bytes(data: bytes) -> Decoded:
    """Return the text of ``data`` in the encoding found; bytes that fit nowhere become U+FFFD."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _redecoded(data.decode(encoding, "replace").lstrip("\ufeff"), encoding)
    wide = _wide_encoding(data[:4096])
    if wide:
        return _redecoded(data.decode(wide, "replace"), wide)
    try:
        return _redecoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_other(data)


def _wide_encoding(head: bytes) -> str | None:
    """Return the UTF-16 that a text without a byte-order mark is in, by where its zero bytes stand."""
    even, odd, half = head[0::2].count(0), head[1::2].count(0), len(head) / 2
    if len(head) < 8 or max(even, odd) < 0.3 * half or min(even, odd) > 0.05 * half:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _decode_other(data: bytes) -> Decoded:
    high = len(_HIGH.findall(data))
    fitting = sum(len(found) for found in _UTF8_SEQUENCE.findall(data))
    if fitting and fitting >= 0.9 * high:
        return _redecoded(data.decode("utf-8", "replace"), "utf-8")
    sample = _sample(data)
    encoding = max(CANDIDATES, key=lambda name: (_plausibility(sample, name), -CANDIDATES.index(name)))
    note = Note(message("not in Unicode: read as %(encoding)s", encoding=encoding))
    return Decoded(data.decode(encoding, "replace"), encoding, (note,))


def _sample(data: bytes) -> bytes:
    """Return the lines of ``data`` that hold bytes beyond ASCII, up to a limit."""
    lines = re.split(rb"(?<=[\r\n])", data) if len(data) > _SAMPLE else [data]
    kept, size = [], 0
    for line in lines:
        if _HIGH.search(line):
            kept.append(line)
            size += len(line)
        if size > _SAMPLE:
            break
    return b"".join(kept)[: 2 * _SAMPLE]


def _plausibility(sample: bytes, encoding: str) -> float:
    """Return how much ``sample`` in ``encoding`` looks like words: a sum over its characters beyond ASCII."""
    text = sample.decode(encoding, "replace")
    score = 0.0
    for before, here, after in zip("\n" + text, text, text[1:] + "\n", strict=False):
        if here > "\x7f":
            score += _letter_fit(before, here, after) * (2 if here > "\u2e80" else 1)
    return score


def _letter_fit(before: str, here: str, after: str) -> float:
    script, neighbours = _script(here), (_script(before), _script(after))
    if script == "HAN":
        return 1.0 if _common_han(here) else -1.0
    if script in ("ARABIC", "CYRILLIC", "LATIN"):
        if script not in neighbours:
            return -0.5
        if script == "LATIN" and min(before, after) > "\x7f" and neighbours == ("LATIN", "LATIN"):
            return -1.0
        shouted = here.islower() and before.isupper() and after.isupper()
        odd_case = shouted or (here.isupper() and before.islower())
        return -1.0 if odd_case or {*neighbours} - {script, ""} else 1.0
    if here in "\u00a0–—‘’“”…«»•·№،؛؟°€£§":
        return 1.5 if _well_placed(before, here, after) else 0.3
    return -1.5 if unicodedata.category(here) in ("Cc", "Cn", "Co", "So", "Sm") or here == "\ufffd" else -0.5


def _well_placed(before: str, mark: str, after: str) -> bool:
    """Return whether a punctuation mark stands where such a mark is written."""
    if mark in "“‘«•":
        return not before.isalnum() and not after.isspace()
    if mark in "”’…»،؛؟":
        return not before.isspace()
    return mark in "–—" and before.isspace() == after.isspace()


@lru_cache(maxsize=70_000)
def _script(character: str) -> str:
    if not character.isalpha():
        return ""
    if character < "\u0250":
        return "LATIN"
    if "\u0400" <= character <= "\u052f":
        return "CYRILLIC"
    if "\u0600" <= character <= "\u06ff":
        return "ARABIC"
    return "HAN" if "\u4e00" <= character <= "\u9fff" else "OTHER"


@lru_cache(maxsize=30_000)
def _common_han(character: str) -> bool:
    """Return whether a character is among the 3,755 commonest of GB 2312, or the 5,401 of Big5."""
    simplified = character.encode("gb2312", "ignore")
    traditional = character.encode("big5", "ignore")
    return b"\xb0" <= simplified[:1] <= b"\xd7" or b"\xa4" <= traditional[:1] <= b"\xc6"


def _redecoded(text: str, encoding: str) -> Decoded:
    """Return ``text`` with UTF-8 that was once read as Windows-1252 put right."""
    mended = 0

    def mend(found: re.Match[str]) -> str:
        nonlocal mended
        try:
            right = _bytes_of(found.group()).decode("utf-8")
        except UnicodeError:
            return found.group()
        mended += 1
        return right

    text = _MOJIBAKE.sub(mend, text)
    notes = (
        (Note(message("garbled characters put right (UTF-8 once read as Windows-1252)"), count=mended),)
        if mended
        else ()
    )
    return Decoded(text, encoding, notes)


def _bytes_of(garbled: str) -> bytes:
    return b"".join(bytes([ord(c)]) if ord(c) < 0x100 else c.encode("cp1252") for c in garbled)
