"""The languages that the reading room speaks, each with its gettext catalogue."""

from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

from babel.dates import format_date

from travaux.domain.messages import ENGLISH, N_

__all__ = ("LANGUAGES", "N_", "RIGHT_TO_LEFT", "catalogue", "chosen", "day", "direction")

LANGUAGES = {"en": "English", "fr": "Français", "es": "Español"}
"""What the reading room can speak, by ISO 639-1 code. Sources keep their own languages."""

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the translations of the interface into ``language``; texts without one stay English."""
    file = files("travaux.web") / "translations" / f"{language}.mo"
    if language not in LANGUAGES or not file.is_file():
        return NullTranslations()
    with file.open("rb") as compiled:
        return GNUTranslations(compiled)


def chosen(*asked: str | None, accepted: str | None = None) -> str:
    """Return the first of ``asked`` that we speak, else what a browser accepts most gladly, else English."""
    for language in (*asked, *_preferred(accepted or "")):
        if language in LANGUAGES:
            return language
    return "en"


def _preferred(accepted: str) -> list[str]:
    """Return the languages of an Accept-Language header (RFC 9110), best first."""
    weighed = []
    for part in accepted.split(",")[:20]:
        name, _, weight = part.partition(";q=")
        try:
            weighed.append((-float(weight or 1), name.strip().partition("-")[0].lower()))
        except ValueError:
            continue
    return [name for weight, name in sorted(weighed, key=lambda pair: pair[0]) if weight < 0]


def day(of: date | str | None, language: str = "en") -> str:
    """Return a date as people write it: 6 March 2025."""
    if of is None:
        return "–"
    if isinstance(of, str):
        try:
            of = date.fromisoformat(of[:10])
        except ValueError:
            return str(of)
    return ENGLISH.day(of) if language == "en" else format_date(of, "long", locale=language)


def direction(language: str | None) -> str:
    """Return which way the script of a source's language runs; unknown is left to its letters."""
    if not language:
        return "auto"
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
