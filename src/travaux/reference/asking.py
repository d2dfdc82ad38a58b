"""How inputs ask for wording: the lexicon of ``data/asking.toml``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from travaux.reference.expressions import Expression
from travaux.reference.tables import read_table

_NUMBER = r"(?P<number>\d{1,3}(?:\s*(?:bis|ter|quater|quat|alt)\b)*(?:\s*\([a-z]{1,4}\))?)"
_QUOTED = r"[“”\"«„]\s*(?P<{}>[^“”\"«»„]+?)\s*[“”\"»]"
Pattern = Expression


@dataclass(frozen=True, slots=True)
class AskingLexicon:
    """Everything ``data/asking.toml`` holds, ready for use. Patterns of amendments name old and new words."""

    frames: Pattern
    reasons: Pattern
    asks: Pattern
    courtesy: Pattern
    replaced: tuple[Pattern, ...]
    deleted: tuple[Pattern, ...]
    inserted: tuple[Pattern, ...]
    whole_deleted: Pattern
    whole_retained: Pattern
    paragraph: Pattern


@cache
def load_asking() -> AskingLexicon:
    """Return the lexicon of asking that is shipped with the program."""
    raw = cast("Mapping[str, Mapping[str, list[str]]]", read_table("asking.toml"))
    words, paragraph = (_alternation(raw["paragraphs"][name]) for name in ("words", "paragraph"))
    preambular = _alternation(raw["paragraphs"]["preambular"])
    named = rf"(?:(?P<preambular>{preambular})|{paragraph})\s*{_NUMBER}"

    def amendments(name: str) -> tuple[Pattern, ...]:
        return tuple(_compiled(_entry_filled(each, words, paragraph)) for each in raw[name]["all"])

    def whole(name: str) -> Pattern:
        numbered = rf"(?:{paragraph})(?:\s*\d[\w ()]*)?"
        return _compiled(_alternation(_entry_filled(each, words, numbered) for each in raw["whole"][name]))

    return AskingLexicon(
        frames=_compiled(rf"(?<!\w){_alternation(_all_patterns(raw['frames']))}\s+(?=\S)"),
        reasons=_compiled(rf"[,;]\s+{_alternation(_all_patterns(raw['reasons']))}$"),
        asks=_compiled(rf"(?<!\w){_alternation(_all_patterns(raw['asks']))}(?!\w)"),
        courtesy=_compiled(rf"^\W*{_alternation(_all_patterns(raw['courtesy']))}"),
        replaced=amendments("replaced"),
        deleted=amendments("deleted"),
        inserted=amendments("inserted"),
        whole_deleted=whole("deleted"),
        whole_retained=whole("retained"),
        paragraph=_compiled(rf"(?<![\w.]){named}"),
    )


def _all_patterns(listed: Mapping[str, list[str]]) -> list[str]:
    return [each for entries in listed.values() for each in entries]


def _alternation(entries: Iterable[str]) -> str:
    return f"(?:{'|'.join(entries)})"


def _entry_filled(entry: str, words: str, paragraph: str) -> str:
    named = {
        "words": words,
        "paragraph": paragraph,
        "old": _QUOTED.format("old"),
        "new": _QUOTED.format("new"),
    }
    for name, pattern in named.items():
        entry = entry.replace(f"{{{name}}}", pattern)
    return entry


def _compiled(pattern: str) -> Pattern:
    return Expression(pattern.replace(" ", r"\s+"), re.IGNORECASE | re.DOTALL)
