"""Translates messages into the language of a reader; words of the record stay as they are."""

from datetime import date
from functools import cache, lru_cache
from gettext import NullTranslations

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from travaux.domain.messages import ENGLISH, English, Message, Narrated, Text
from travaux.web.languages import catalogue


class Translation(English):
    """Writes texts in a language that has a catalogue, numbers and days as that language writes them.

    Plural forms are those of the catalogue's header, which Babel takes from CLDR.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue: NullTranslations = catalogue(language)

    def pattern(self, said: Message) -> str:
        if said.several is None:
            return self._catalogue.gettext(said.key)
        return self._catalogue.ngettext(said.key, said.several, said.count)

    def narrated(self, text: Narrated) -> str:
        return self.say(text.words)

    def number(self, number: int | float) -> str:
        return _decimal(number, self.language)

    def percentage(self, share: float) -> str:
        return str(format_percent(share, locale=self.language))

    def day(self, of: date) -> str:
        return format_date(of, "long", locale=self.language)


@lru_cache(maxsize=20_000)
def _decimal(number: int | float, language: str) -> str:
    pattern = None if isinstance(number, int) else "#,##0.0"
    return str(format_decimal(number, format=pattern, locale=language))


@cache
def translation(language: str) -> English:
    """Return what writes texts in ``language``."""
    return ENGLISH if language == "en" else Translation(language)


def say_or_translate(language: str, text: Text) -> str:
    """Return a message in ``language``, or a word of the interface that its catalogue holds."""
    if isinstance(text, str):
        return catalogue(language).gettext(text) if text else text
    return translation(language).say(text)
