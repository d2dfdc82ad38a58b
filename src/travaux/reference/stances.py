"""The lexicon of stances: which words take which stand, one file a language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from travaux.domain.positions import Stance
from travaux.reference.language_data import read_language

_GAP = r"(?:[^\s,;:.!?()]+\s+){0,5}?"
_SPACE = r"\s+(?:[a-z]+ly\s+)?"  # "fully support", and "agree entirely with" as well
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")


@dataclass(frozen=True, slots=True)
class StanceCues:
    """The cues of one stance; ``negated`` is what a negation before them turns it into.

    ``closes`` is the stance that they withdraw: "we lift our reservation".
    """

    stance: Stance
    cues: re.Pattern[str]
    impersonal: re.Pattern[str] | None
    nominal: re.Pattern[str] | None
    negated: Stance | None
    closes: Stance | None = None


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """A language's stances, the most particular first, and its other word lists."""

    language: str
    stances: tuple[StanceCues, ...]
    words: Mapping[str, tuple[str, ...]] = field(repr=False)
    targets: Mapping[str, tuple[str, ...]] = field(repr=False)
    moments: Mapping[str, re.Pattern[str]] = field(repr=False)
    doubtful: Mapping[str, tuple[str, ...]] = field(repr=False, default_factory=dict)

    short: Mapping[str, str] = field(repr=False, default_factory=dict)

    def doubt(self, name: str) -> str | None:
        """Return that a name could mean several, where only official records use it of one alone."""
        meant = self.doubtful.get(name.strip().lower())
        return f"“{name}” could mean {' or '.join(meant)}" if meant else None


LANGUAGES = ("en", "fr", "es")


@cache
def load_stances(language: str = "en") -> StanceLexicon:
    """Return the lexicon of ``language``.

    Raises:
        FileNotFoundError: if none is shipped.
    """
    return parse_stances(read_language(language, "stances"))


def parse_stances(parsed: Mapping[str, Any]) -> StanceLexicon:
    """Return the lexicon that a parsed file describes."""
    classes = {name: _alternatives(cues, {}) for name, cues in parsed.get("classes", {}).items()}
    stances = tuple(
        StanceCues(
            Stance(entry["name"]),
            _pattern(entry.get("cues", ()), classes) or re.compile(r"(?!)"),
            _pattern(entry.get("impersonal", ()), classes),
            _pattern(entry.get("nominal", ()), classes),
            Stance(entry["negated"]) if "negated" in entry else None,
            Stance(entry["closes"]) if "closes" in entry else None,
        )
        for entry in parsed["stance"]
    )
    return StanceLexicon(
        parsed["language"],
        stances,
        {name: tuple(words) for name, words in parsed.get("words", {}).items()},
        {name: tuple(words) for name, words in parsed.get("targets", {}).items()},
        {
            name: pattern
            for name, cues in parsed.get("moments", {}).items()
            if (pattern := _pattern(cues, {}))
        },
        {name: tuple(meant) for name, meant in parsed.get("doubtful", {}).items()},
        dict(parsed.get("short", {})),
    )


def _pattern(cues: tuple[str, ...] | list[str], classes: Mapping[str, str]) -> re.Pattern[str] | None:
    return re.compile(_alternatives(cues, classes), re.IGNORECASE) if cues else None


def _alternatives(cues: tuple[str, ...] | list[str], classes: Mapping[str, str]) -> str:
    ordered = sorted(cues, key=len, reverse=True)
    return r"(?<![\w’'-])(?:" + "|".join(_row(cue, classes) for cue in ordered) + r")(?![\w-])"


def _row(cue: str, classes: Mapping[str, str]) -> str:
    """Return the regular expression of one cue."""
    made = ""
    for word in cue.split():
        if word == "...":
            made += _GAP
        elif word.startswith("<"):
            made += classes[word.strip("<>")] + r"\s+"
        elif word.endswith("?"):
            made += rf"(?:{_forms(word[:-1])}\s+)?"
        else:
            made += rf"{_forms(word)}{_SPACE}"
    return made.removesuffix(_SPACE)


def _forms(word: str) -> str:
    forms = [_inflected(part[:-1]) if part.endswith("~") else _spelt(part) for part in word.split("|")]
    return f"(?:{'|'.join(forms)})"


def _spelt(word: str) -> str:
    return r"(?:n[’']t|not)" if word == "not" else re.escape(word).replace("'", "[’']")


def _inflected(verb: str) -> str:
    """Return the regular expression of every form of a regular verb."""
    if verb.endswith("e"):
        return re.escape(verb[:-1]) + "(?:e|es|ed|ing)"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return re.escape(verb[:-1]) + "(?:y|ies|ied|ying)"
    doubled = f"|{verb[-1]}ed|{verb[-1]}ing" if _DOUBLED.search(verb) else ""
    return re.escape(verb) + f"(?:s|es|ed|ing{doubled})?"
