"""What a language model is told when it is asked to write: ``data/writing.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class WritingRules:
    """The words that a model is given besides the sentences; ``version`` is part of every fingerprint."""

    version: int
    system: str
    correction: str
    instructions: Mapping[str, str]


@cache
def writing_rules() -> WritingRules:
    """Return the shipped rules; ``instructions`` are by kind of section."""
    data = files("travaux.reference") / "data" / "writing.toml"
    told = tomllib.loads(data.read_text(encoding="utf-8"))
    return WritingRules(
        told["version"], told["system"].strip(), told["correction"], dict(told["instructions"])
    )
