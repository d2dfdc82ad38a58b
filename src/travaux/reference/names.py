"""Names brought to one form, so that accents, case, articles, hyphens and brackets do not part them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+", re.UNICODE)
POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s|$))", re.IGNORECASE)
POINTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
APOSTROPHE = re.compile(r"(?<=\w)(?<!\b[ldLD])['’ʼ`´](?=\w)")  # "l'Iran" is two words
ELISION = re.compile(r"^l['’]", re.IGNORECASE)
ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": ""}
)
SPELT = {
    "rep": "republic",
    "dem": "democratic",
    "st": "saint",
    "ste": "saint",
    "sainte": "saint",
    "fed": "federated",
}
ARTICLES = frozenset({"the", "le", "la", "les", "el", "los", "las"})
SOUNDS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"c(?=[eiy])", "s"),
        (r"ph", "f"),
        (r"(?<=[a-z])(?:igh|ai|ay|ei|ey)(?![aeiou])", "i"),
        (r"ou|oo", "u"),
        (r"ck|qu|q|c(?!h)", "k"),
        (r"z", "s"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
    )
)
LINKS = (" of the ", " of ", " de la ", " del ", " de ", " du ", " des ")


class NameToken(NamedTuple):
    """One word (or one Han character) of a text in its plain form, and where it stands."""

    plain: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def plain_word(word: str) -> str:
    """Return ``word`` without case, accents and vowel signs."""
    if word.isascii():
        lowered = word.lower()
    else:
        parts = unicodedata.normalize("NFKD", word.translate(ARABIC)).casefold()
        lowered = "".join(mark for mark in parts if not unicodedata.combining(mark)).translate(ARABIC)
    return SPELT.get(lowered, lowered)


def joined(text: str) -> str:
    """Return ``text`` of the same length with possessives, points of acronyms and apostrophes blanked out."""
    marked = "'" in text or "`" in text or not text.isascii()
    if marked:
        text = POSSESSIVE.sub(lambda found: "\x00" * len(found[0]), text)
    if "." in text:
        text = POINTED.sub(lambda found: found[0].replace(".", "\x00"), text)
    return APOSTROPHE.sub("\x00", text) if marked else text


def tokens(text: str) -> Iterator[NameToken]:
    """Yield the words of ``text`` in plain form with their offsets in it."""
    if "'" in text or "’" in text or "." in text:
        yield from _mended_tokens(text)
        return
    for found in TOKEN.finditer(text):
        yield NameToken(plain_word(found[0]), found.start(), found.end())


WIDE = re.compile(rf"[{HAN}]|(?:[^\W_{HAN}]|\x00)+", re.UNICODE)


def _mended_tokens(text: str) -> Iterator[NameToken]:
    mended = joined(text)
    if "\x00" not in mended:
        yield from (NameToken(plain_word(found[0]), *found.span()) for found in WIDE.finditer(mended))
        return
    for found in WIDE.finditer(mended):
        word = found[0].replace("\x00", "")
        if word:
            trailing = len(found[0]) - len(found[0].rstrip("\x00"))
            yield NameToken(plain_word(word), found.start(), found.end() - trailing)


def key(name: str) -> str:
    """Return the plain form of a whole name, without a leading article: what names are looked up by."""
    words = [token.plain for token in tokens(ELISION.sub("", name.strip()))]
    while len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    return " ".join(words)


def sound_of(name: str) -> str:
    """Return roughly how an English ear hears a name, words run together: "Maru High" as "Maruhai"."""
    heard = key(name).replace(" ", "")
    for pattern, plain in SOUNDS:
        heard = pattern.sub(plain, heard)
    return heard


def inversions(name: str) -> tuple[str, ...]:
    """Return the ways an index prints ``name``: "Republic of Ruritania" as "Ruritania, Republic of (the)"."""
    for link in LINKS:
        before, found, after = name.partition(link)
        if found and "(" not in name:
            return tuple({f"{after}, {before}{link.rstrip()}", f"{after}, {before} {link.split()[0]}"})
    return ()
