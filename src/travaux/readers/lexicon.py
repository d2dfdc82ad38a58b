"""The words by which transcripts are read, from the shipped data file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Words that tell whether the text before a colon names a speaker, all in small letters."""

    not_names: frozenset[str]
    particles: frozenset[str]
    offices: frozenset[str]


@cache
def label_words() -> LabelWords:
    """Return the lists of ``[labels]``."""
    data = tomllib.loads((files("travaux.reference") / "data" / "transcripts.toml").read_text("utf-8"))
    words = data["labels"]
    return LabelWords(
        frozenset(words["not_names"]), frozenset(words["particles"]), frozenset(words["offices"])
    )
