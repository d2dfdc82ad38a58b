"""Words by which questions are understood."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """Words as written. ``stances`` lists those of each stance by its name."""

    asking: tuple[str, ...]
    who: tuple[str, ...]
    due: tuple[str, ...]
    joining: tuple[str, ...]
    stances: Mapping[str, tuple[str, ...]]


@cache
def load_question_words() -> QuestionWords:
    """Return the words that are shipped."""
    source = files("travaux.reference").joinpath("data", "questions.toml")
    parsed = tomllib.loads(source.read_text(encoding="utf-8"))
    stances = {name: tuple(words) for name, words in parsed.pop("stances").items()}
    return QuestionWords(**{name: tuple(words) for name, words in parsed.items()}, stances=stances)
