"""What reports say, in a reader's language: set texts, and phrases with something of the record in them."""

import re
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations

from travaux.web.languages import catalogue
from travaux.web.terms import PHRASES

_BLANK = re.compile(r"%\\\((\w+)\\\)s")
_LONGEST = 600  # characters: what is longer is words of the record


class Telling:
    """Tells in one language what was composed in English; words of the record stay as they are."""

    def __init__(self, language: str) -> None:
        self._catalogue: NullTranslations = catalogue(language)
        self._english = language == "en"
        self._phrases = [(_pattern(phrase), phrase) for phrase in PHRASES]
        self._told: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """Return ``text`` in the language, or as it is where nobody has translated it."""
        if self._english or not text or len(text) > _LONGEST:
            return text
        if text not in self._told:
            if len(self._told) > 20_000:
                self._told.clear()
            self._told[text] = self._find(text)
        return self._told[text]

    def _find(self, text: str) -> str:
        said = self._catalogue.gettext(text)
        if said != text:
            return said
        if "; " in text:
            return "; ".join(self(part) for part in text.split("; "))
        return next(self._phrased(text), text)

    def _phrased(self, text: str) -> Iterator[str]:
        for pattern, phrase in self._phrases:
            if found := pattern.fullmatch(text):
                blanks = {name: self(value) for name, value in found.groupdict().items()}
                yield self._catalogue.gettext(phrase) % blanks


def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(_BLANK.sub(r"(?P<\1>.+?)", re.escape(phrase)))


@cache
def telling(language: str) -> Telling:
    """Return what tells reports in ``language``."""
    return Telling(language)
