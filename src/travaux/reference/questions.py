"""Words by which questions are understood."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """Words as written. ``stances``, ``sectors`` and ``steps`` list those of each by its name."""

    asking: tuple[str, ...]
    who: tuple[str, ...]
    due: tuple[str, ...]
    overdue: tuple[str, ...]
    duties: tuple[str, ...]
    history: tuple[str, ...]
    joining: tuple[str, ...]
    stances: Mapping[str, tuple[str, ...]]
    sectors: Mapping[str, tuple[str, ...]]
    steps: Mapping[str, tuple[str, ...]]


@cache
def load_question_words() -> QuestionWords:
    """Return the words that are shipped."""
    source = files("travaux.reference").joinpath("data", "questions.toml")
    parsed = tomllib.loads(source.read_text(encoding="utf-8"))
    stances, sectors, steps = (
        {name: tuple(words) for name, words in parsed.pop(table).items()}
        for table in ("stances", "sectors", "steps")
    )
    lists = {name: tuple(words) for name, words in parsed.items()}
    return QuestionWords(**lists, stances=stances, sectors=sectors, steps=steps)
