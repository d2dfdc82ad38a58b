"""How words are compared and what changing them means: the lexicon of ``data/wording.toml``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from travaux.reference.expressions import Expression


@dataclass(frozen=True, slots=True)
class Scale:
    """Expressions ordered by force, in lower case."""

    name: str
    members: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class WordingLexicon:
    """Everything ``data/wording.toml`` holds, ready for use."""

    function_words: frozenset[str]
    function_words_of: Mapping[str, frozenset[str]]  # by language
    months: frozenset[str]
    prefixes: frozenset[str]
    stock_words: frozenset[str]
    comment_orders: frozenset[str]
    comment_acts: frozenset[str]
    comment_tells: Expression
    auxiliaries: frozenset[str]
    deletion_cues: tuple[str, ...]
    spelling_rules: tuple[tuple[str, str], ...]
    spelling_pairs: Mapping[str, str]
    endings: tuple[tuple[str, str], ...]
    scales: tuple[Scale, ...]
    stronger: tuple[str, ...]
    weaker: tuple[str, ...]
    called: tuple[tuple[str, Expression], ...]


@cache
def load_wording() -> WordingLexicon:
    """Return the lexicon of wording that is shipped with the program."""
    raw = tomllib.loads(files("travaux.reference").joinpath("data/wording.toml").read_text("utf-8"))
    rules = sorted(raw["spelling"]["rules"].items(), key=lambda rule: -len(rule[0]))
    return WordingLexicon(
        function_words=frozenset(
            word for listed in raw["function_words"].values() for word in listed.split()
        ),
        function_words_of={
            language: frozenset(listed.split()) for language, listed in raw["function_words"].items()
        },
        months=frozenset(word for listed in raw["months"].values() for word in listed.split()),
        comment_orders=frozenset(raw["comments"]["orders"].split()),
        comment_acts=frozenset(raw["comments"]["acts"].split()),
        comment_tells=Expression("|".join(raw["comments"]["tells"]), re.IGNORECASE),
        auxiliaries=frozenset(raw["comments"]["auxiliaries"].split()),
        prefixes=frozenset(raw["prefixes"]["en"].split()),
        stock_words=frozenset(raw["stock_words"]["en"].split()),
        deletion_cues=tuple(cue for listed in raw["deletion_cues"].values() for cue in listed),
        spelling_rules=tuple(rules),
        spelling_pairs=raw["spelling"]["pairs"],
        endings=tuple(sorted(raw["endings"]["en"].items(), key=lambda rule: -len(rule[0]))),
        scales=tuple(Scale(scale["name"], scale["members"]) for scale in raw["scale"]),
        stronger=tuple(raw["qualifiers"]["stronger"]),
        weaker=tuple(raw["qualifiers"]["weaker"]),
        called=tuple((entry["name"], Expression(entry["pattern"])) for entry in raw["called"]),
    )
