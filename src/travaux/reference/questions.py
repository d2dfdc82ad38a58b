"""Words by which questions are understood."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from travaux.reference.expressions import Expression
from travaux.reference.language_data import LANGUAGES, read_language


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """Words as written. ``stances`` and ``sectors`` list those of each by its name."""

    asking: tuple[str, ...]
    who: tuple[str, ...]
    joining: tuple[str, ...]
    stances: Mapping[str, tuple[str, ...]]
    sectors: Mapping[str, tuple[str, ...]]


@cache
def load_question_words() -> QuestionWords:
    """Return the words that are shipped."""
    source = files("travaux.reference").joinpath("data", "questions.toml")
    parsed = tomllib.loads(source.read_text(encoding="utf-8"))
    stances, sectors = (
        {name: tuple(words) for name, words in parsed.pop(table).items()} for table in ("stances", "sectors")
    )
    lists = {name: tuple(words) for name, words in parsed.items()}
    return QuestionWords(**lists, stances=stances, sectors=sectors)


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """One form of question; ``sought`` says where its answer stands.

    ``needs`` are all that it must name, ``any`` are of which it must name one, ``without`` what it must not;
    it may ``deny`` ("not taken up"). ``idle`` words belong to it; ``takes`` and ``leaves`` are examples.

    ``steps``, ``stances``, ``kinds`` (of changes) and ``taken`` (proposals) narrow what is sought.
    """

    language: str
    sought: str
    pattern: Expression
    unless: Expression | None = None
    needs: frozenset[str] = frozenset()
    any: frozenset[str] = frozenset()
    deny: bool = False
    without: frozenset[str] = frozenset()
    steps: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    taken: bool | None = None
    idle: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()


@cache
def load_question_forms(language: str = "en") -> tuple[QuestionForm, ...]:
    """Return the forms of a language in the order in which they are tried, those of English behind them."""
    own = [_form(language, row) for row in read_language(language, "ask").get("form", ())]
    return (*own, *(load_question_forms() if language != "en" else ()))


def language_of_question(text: str) -> str:
    """Return the language whose marks a question has, English where it has none."""
    for language in LANGUAGES:
        marks = read_language(language, "ask").get("marks")
        if marks and re.search(marks, text, re.IGNORECASE):
            return language
    return "en"


def _form(language: str, row: Mapping[str, Any]) -> QuestionForm:
    lists = {
        name: tuple(row.get(name, ())) for name in ("steps", "stances", "kinds", "idle", "takes", "leaves")
    }
    return QuestionForm(
        language,
        row["sought"],
        Expression(row["pattern"], re.IGNORECASE),
        Expression(row["unless"], re.IGNORECASE) if "unless" in row else None,
        frozenset(row.get("needs", ())),
        frozenset(row.get("any", ())),
        bool(row.get("deny")),
        frozenset(row.get("without", ())),
        taken=row.get("taken"),
        **lists,
    )


@cache
def asked_patterns(table: str) -> Mapping[str, tuple[Expression, ...]]:
    """Return the patterns of a table of ``ask.toml`` (versions, choices, voted) by name, of all languages."""
    found: dict[str, list[Expression]] = defaultdict(list)
    for language in LANGUAGES:
        for name, given in read_language(language, "ask").get(table, {}).items():
            for each in [given] if isinstance(given, str) else given:
                found[name].append(Expression(each, re.IGNORECASE))
    return {name: tuple(patterns) for name, patterns in found.items()}


@cache
def wider_stances(table: str) -> Mapping[str, tuple[str, ...]]:
    """Return what else answers to who takes a stance; ``table`` is "wider" or "wider_in_brackets"."""
    return {name: tuple(others) for name, others in read_language("en", "ask")[table].items()}


def is_denied(text: str, language: str) -> bool:
    """Say whether a question denies: "who did not …"."""
    denied = read_language(language, "ask").get("denied")
    return bool(denied and re.search(denied, text, re.IGNORECASE))


@cache
def statement_of() -> Expression:
    """Return what shows that the target of a stance is what somebody said: "the statement made by Fiji"."""
    return Expression(read_language("en", "ask")["statement_of"], re.IGNORECASE)


@cache
def words_for_text() -> tuple[str, ...]:
    """Return the words that stand for the text itself, of all languages."""
    return tuple(word for language in LANGUAGES for word in read_language(language, "ask").get("text", ()))
