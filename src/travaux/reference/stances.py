"""The lexicon of stances: which words take which stand, one file a language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from travaux.domain.messages import Message, listed, message
from travaux.domain.positions import Stance
from travaux.reference import language_data
from travaux.reference.expressions import Alternatives, Expression
from travaux.reference.language_data import read_language

_GAP = r"(?:[^\s,;:.!?()]+\s+){0,5}?"
_SPACE = r"\s+(?:[a-zéè]+{}\s+)?"  # "fully support", and "agree entirely with" as well
_ELIDED = r"(?:(?:[dlnsjmtc]|qu)[’'])?"  # "demandé d’ajouter"
_BEGINS = (
    r"(?:(?<![\w’'-])|(?<=[’'])(?=(?:m|re|d|ll|ve)\b)|(?<=[a-z])(?=n[’']t\b)|"
    r"(?:(?<=\bit[’'])|(?<=\bhe[’'])|(?<=\bshe[’'])|(?<=that[’'])|(?<=here[’']))(?=s\b))"
)
"""Where a cue may begin: at a word, or at the rest of a shortened one: "I’m", "we’d", "don’t", "that’s"."""
_ENDS = r"(?![\w-])"
_SHORTENED = {
    "am": "(?:am|(?<=[’'])m)",
    "are": "(?:are|(?<=[’'])re)",
    "is": "(?:is|(?<=[’'])s)",
    "will": "(?:will|(?<=[’'])ll)",
    "have": "(?:have|(?<=[’'])ve)",
}
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")


@dataclass(frozen=True, slots=True)
class StanceCues:
    """The cues of one stance; ``negated`` is what a negation before them turns it into.

    They are sought in small letters: that spares the comparison of every letter in both cases.
    ``closes`` is the stance that they withdraw: "we lift our reservation".
    """

    stance: Stance
    cues: Expression
    impersonal: Expression | None
    nominal: Expression | None
    negated: Stance | None
    closes: Stance | None = None


@dataclass(frozen=True, slots=True, eq=False)
class StanceLexicon:
    """A language's stances, the most particular first, and its other word lists."""

    language: str
    stances: tuple[StanceCues, ...]
    words: Mapping[str, tuple[str, ...]] = field(repr=False)
    targets: Mapping[str, tuple[str, ...]] = field(repr=False)
    moments: Mapping[str, Expression] = field(repr=False)
    doubtful: Mapping[str, tuple[str, ...]] = field(repr=False, default_factory=dict)
    adverbs: str = "ly"  # how adverbs of manner end
    gerunds: tuple[str, ...] = ("ing",)  # how participles end that tell what somebody does beside

    short: Mapping[str, str] = field(repr=False, default_factory=dict)

    def rank(self, stance: Stance) -> int:
        """Return the place of a stance, by which the most particular of several is a clause's."""
        return next(place for place, entry in enumerate(self.stances) if entry.stance is stance)

    def doubt(self, name: str, beside: str = "") -> Message | None:
        """Return that a name could mean several, where only official records use it of one alone.

        It means one where all others are named in full ``beside`` it, as it is written: in capitals too.
        """
        meant = self.doubtful.get(name.strip().lower(), ())
        others = [other for other in meant if other.lower() != name.strip().lower()]
        if all((other.upper() if name.isupper() else other) in beside for other in others):
            return None
        return message("“%(name)s” could mean %(names)s", name=name, names=listed(meant, either=True))


LANGUAGES = tuple(language for language in language_data.LANGUAGES if read_language(language, "stances"))
"""The languages whose stances are read."""


@cache
def saying_of(lexicon: StanceLexicon) -> frozenset[str]:
    """Return the verbs of saying of a language, among which the words of every sentence are looked up."""
    return frozenset(lexicon.words.get("saying", ()))


@cache
def load_stances(language: str = "en") -> StanceLexicon:
    """Return the lexicon of ``language``.

    Raises:
        FileNotFoundError: if none is shipped.
    """
    return parse_stances(read_language(language, "stances"))


def parse_stances(parsed: Mapping[str, Any]) -> StanceLexicon:
    """Return the lexicon that a parsed file describes."""
    grammar = _Grammar(
        parsed.get("endings", ""), bool(parsed.get("elision", False)), parsed.get("adverbs", "ly")
    )
    classes = {
        name: grammar.alternatives([cue.lower() for cue in cues])
        for name, cues in parsed.get("classes", {}).items()
    }
    grammar = replace(grammar, classes=classes)
    stances = tuple(
        StanceCues(
            Stance(entry["name"]),
            grammar.small(entry.get("cues", ())) or Expression(r"(?!)"),
            grammar.small(entry.get("impersonal", ())),
            grammar.small(entry.get("nominal", ())),
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
            if (pattern := grammar.pattern(cues))
        },
        {name: tuple(meant) for name, meant in parsed.get("doubtful", {}).items()},
        grammar.adverbs,
        tuple(parsed.get("gerunds", ("ing",))),
        dict(parsed.get("short", {})),
    )


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How a language’s cues are spelt: endings of verbs and adverbs, elision, classes of words."""

    endings: str = ""
    elision: bool = False
    adverbs: str = "ly"
    classes: Mapping[str, str] = field(default_factory=dict)

    def pattern(self, cues: Sequence[str]) -> Expression | None:
        """Return what finds any of ``cues``, None where there are none."""
        return Expression(self.alternatives(cues), re.IGNORECASE) if cues else None

    def small(self, cues: Sequence[str]) -> Expression | None:
        """Return what finds any of ``cues`` in small letters, None where there are none."""
        if not cues:
            return None
        ordered = sorted((cue.lower() for cue in cues), key=len, reverse=True)
        return Alternatives(self._begins, [self._row(cue) for cue in ordered], _ENDS)

    def alternatives(self, cues: Sequence[str]) -> str:
        """Return the regular expression of any of ``cues``, the longest first."""
        ordered = sorted(cues, key=len, reverse=True)
        return f"{self._begins}(?:{'|'.join(self._row(cue) for cue in ordered)}){_ENDS}"

    @property
    def _begins(self) -> str:
        return r"(?<![\w-])" if self.elision else _BEGINS

    def _row(self, cue: str) -> str:
        """Return the regular expression of one cue."""
        space = _SPACE.format(self.adverbs) + (_ELIDED if self.elision else "")
        made = ""
        for word in cue.split():
            if word == "...":
                made += _GAP + (_ELIDED if self.elision else "")
            elif word.startswith("<"):
                made += self.classes[word.strip("<>")] + r"\s+" + (_ELIDED if self.elision else "")
            elif word.endswith("?"):
                made += rf"(?:{self._forms(word[:-1])}\s+)?"
            else:
                made += rf"{self._forms(word)}{space}"
        return made.removesuffix(space).removesuffix(r"\s+")

    def _forms(self, word: str) -> str:
        return f"(?:{'|'.join(self._form(part) for part in word.split('|'))})"

    def _form(self, part: str) -> str:
        if part.endswith("~"):
            return _inflected(part[:-1])
        if part.endswith("*"):
            return _stem(part[:-1]) + r"[^\W\d_]*"
        if part.endswith("+"):
            return _stem(part[:-1]) + self.endings
        return _SHORTENED.get(part) or _spelt(part)


def _stem(part: str) -> str:
    return re.escape(part).replace("'", "[’']")


def _spelt(word: str) -> str:
    """Return the regular expression of a word as spelt; an elided one takes what it is joined to."""
    if word.endswith("'"):
        return re.escape(word[:-1]) + r"[’']\w*"
    return r"(?:n[’']t|not)" if word == "not" else re.escape(word).replace("'", "[’']")


def _inflected(verb: str) -> str:
    """Return the regular expression of every form of a regular verb."""
    if verb.endswith("e"):
        return re.escape(verb[:-1]) + "(?:e|es|ed|ing)"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return re.escape(verb[:-1]) + "(?:y|ies|ied|ying)"
    doubled = f"|{verb[-1]}ed|{verb[-1]}ing" if _DOUBLED.search(verb) else ""
    return re.escape(verb) + f"(?:s|es|ed|ing{doubled})?"
