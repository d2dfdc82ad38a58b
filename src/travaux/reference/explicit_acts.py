"""The acts that are read in a language of which nothing else is: ``languages/LANGUAGE/acts.toml``.

Reservations, dissociations and votes are put in few and set words. A rule gives them as an expression, with a
sentence that it must match and one that it must not; no rule needs spaces between words. A rule's group
``about`` holds what the act is about where these words stand within it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from travaux.domain.positions import Stance, TargetKind
from travaux.reference.expressions import Expression
from travaux.reference.language_data import LANGUAGES, read_language
from travaux.reference.modifier_rules import compiled

_PATTERNS = (
    "selves", "own_forms", "others", "beside", "subject_opens", "joins", "adjoins", "relative",
    "regarding",
    "announced", "after", "before",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActRule:
    """The words of one act; ``closes`` is the stance that they withdraw."""

    stance: Stance
    closes: Stance | None
    pattern: Expression
    match: str
    other: str


@dataclass(frozen=True, slots=True)
class TargetRule:
    """Words that name what an act is about.

    The group ``label`` holds its numbers or its name, ``instrument`` the text that it is part of; ``name`` is
    what it is called where the words are inflected, and ``prefix`` stands before each number.
    """

    kind: TargetKind
    pattern: Expression
    prefix: str
    name: str
    match: str
    other: str


@dataclass(frozen=True, slots=True)
class ActRules:
    """The acts of one language, the more particular first, what they may be about, and who is who.

    ``selves`` are words for the speaker, ``own_forms`` verbs in the first person at the start of an act,
    ``others`` somebody not named. A name is a subject where ``subject_opens`` stands before it, or where it
    stands at once before the act with no more than ``adjoins`` between (``joins`` between several), and never
    where ``beside`` stands before it; where ``relative`` follows, an act only tells who others are.
    ``regarding`` opens words that say what the rest of a sentence is about, ``announced`` finds the future,
    ``after`` and ``before`` on which side of the adoption a vote is explained. ``prefixes`` are letters
    written together with a name, ``numerals`` numbers in words; ``verb_first`` where a subject follows its
    verb.
    """

    language: str
    name: str
    acts: tuple[ActRule, ...]
    targets: tuple[TargetRule, ...]
    selves: Expression
    own_forms: Expression
    others: Expression
    beside: Expression
    subject_opens: Expression
    joins: Expression
    adjoins: Expression
    relative: Expression
    regarding: Expression
    announced: Expression
    after: Expression
    before: Expression
    prefixes: str
    verb_first: bool
    numerals: Mapping[str, str]


@cache
def load_acts(language: str) -> ActRules | None:
    """Return the acts that are read in ``language``, None where it is read in full or not at all."""
    parsed = read_language(language, "acts")
    return _rules(parsed) if parsed else None


@cache
def read_for_acts() -> tuple[str, ...]:
    """Return the languages of which explicit acts alone are read."""
    return tuple(language for language in LANGUAGES if read_language(language, "acts"))


def _rules(parsed: Mapping[str, Any]) -> ActRules:
    classes = parsed.get("classes", {})
    patterns = {name: compiled(parsed["patterns"].get(name, "(?!)"), classes) for name in _PATTERNS}
    return ActRules(
        parsed["language"],
        read_language(parsed["language"], "identity")["name"],
        tuple(_act(entry, classes) for entry in parsed["act"]),
        tuple(_target(entry, classes) for entry in parsed["target"]),
        **patterns,
        prefixes=parsed.get("prefixes", ""),
        verb_first=bool(parsed.get("verb_first", False)),
        numerals=parsed.get("numerals", {}),
    )


def _act(entry: Mapping[str, Any], classes: Mapping[str, str]) -> ActRule:
    closes = Stance(entry["closes"]) if "closes" in entry else None
    stance = Stance(entry["stance"])
    return ActRule(stance, closes, compiled(entry["phrase"], classes), entry["match"], entry["other"])


def _target(entry: Mapping[str, Any], classes: Mapping[str, str]) -> TargetRule:
    pattern = compiled(entry["phrase"], classes)
    kind = TargetKind(entry["kind"])
    prefix, name = entry.get("prefix", ""), entry.get("name", "")
    return TargetRule(kind, pattern, prefix, name, entry["match"], entry["other"])
