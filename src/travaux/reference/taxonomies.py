"""Taxonomies: the headings under which a field files its topics, and the words that speak for each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from travaux.domain.messages import message
from travaux.errors import NotFound, UsageError
from travaux.reference.language_data import LANGUAGES
from travaux.reference.tables import read_table, rows_in, strings

SHIPPED = ("wsis-elements", "digital-watch", "wsis-action-lines", "sdgs")


@dataclass(frozen=True, slots=True)
class Topic:
    """One heading. ``cues`` are English phrases that speak for it; ``further`` has other languages."""

    code: str
    label: str
    cues: tuple[str, ...]
    description: str = ""
    further: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A list of headings, shipped or a user's own."""

    name: str
    label: str
    topics: tuple[Topic, ...]


NONE = "none"
"""The name of the taxonomy without topics, which is in use where nobody chooses one."""


@lru_cache(maxsize=len(SHIPPED) + 1)
def load_taxonomy(name: str) -> Taxonomy:
    """Return a shipped taxonomy, or the one without topics.

    Raises:
        NotFound: if there is none of that name.
    """
    if name == NONE:
        return Taxonomy(NONE, "no taxonomy", ())
    if name not in SHIPPED:
        known = ", ".join(SHIPPED)
        raise NotFound(
            message("no taxonomy “%(name)s”", name=name),
            remedy=message("use one of %(known)s, or give a file of your own", known=known),
        )
    return parse_taxonomy(read_table(f"taxonomies/{name}.toml"))


def parse_taxonomy(mapping: Mapping[str, object]) -> Taxonomy:
    """Return the taxonomy that a user's parsed file states.

    The file has ``name``, ``label`` and tables ``[[topic]]`` with ``code``, ``label``, ``cues`` (a list of
    English words and phrases, or a table of such lists by language code), ``description``, and ``themes``:
    names of lists of cues shipped in ``themes.toml`` to take in as well.

    Raises:
        UsageError: if it has no topics, or one lacks a label, repeats a code or names an unknown theme.
    """
    rows = mapping.get("topic")
    topics = tuple(_topic(row, place) for place, row in enumerate(rows_in(rows), 1))
    if not topics:
        raise UsageError(
            message("a taxonomy needs at least one [[topic]]"),
            where="taxonomy",
            remedy=message("add topics with label and cues"),
        )
    codes = [topic.code for topic in topics]
    repeated = next((code for code in codes if codes.count(code) > 1), None)
    if repeated:
        raise UsageError(
            message("two topics have the code “%(code)s”", code=repeated),
            where="taxonomy",
            remedy=message("give each its own"),
        )
    name = str(mapping.get("name") or "own")
    return Taxonomy(name, str(mapping.get("label") or name), topics)


def _topic(row: Mapping[str, object], place: int) -> Topic:
    label = str(row.get("label") or "")
    if not label:
        raise UsageError(
            message("a topic needs a label"),
            where=message("taxonomy, topic %(n)s", n=place),
            remedy=message("add a label"),
        )
    cues = _by_language(row.get("cues", []))
    for theme in strings(row.get("themes", [])):
        if theme not in _themes():
            raise UsageError(
                message("unknown theme “%(theme)s”", theme=theme),
                where=message("taxonomy, topic %(n)s", n=place),
                remedy=message("see themes.toml"),
            )
        for language, words in _themes()[theme].items():
            cues[language] = (*cues.get(language, ()), *words)
    english = tuple(dict.fromkeys(cues.pop("en", ())))
    return Topic(str(row.get("code") or place), label, english, str(row.get("description") or ""), cues)


@lru_cache(maxsize=1)
def _themes() -> dict[str, dict[str, tuple[str, ...]]]:
    return {name: _by_language(value) for name, value in read_table("themes.toml").items()}


def _by_language(value: object) -> dict[str, tuple[str, ...]]:
    if isinstance(value, Mapping):
        return {language: strings(value[language]) for language in LANGUAGES if language in value}
    return {"en": strings(value)}
