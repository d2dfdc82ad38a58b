"""Processes that are reviewed, with the names under which texts speak of them, read once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ReviewedProcess:
    """A process: its short and its full name, and what finds it in a text."""

    code: str
    name: str
    words: re.Pattern[str]


@cache
def load_processes() -> tuple[ReviewedProcess, ...]:
    """Return the processes of ``data/processes.toml``, in its order."""
    text = files("travaux.reference").joinpath("data/processes.toml").read_text("utf-8")
    return tuple(
        ReviewedProcess(str(one["code"]), str(one["name"]), _expression(one["words"]))
        for one in tomllib.loads(text)["process"]
    )


def _expression(words: list[str]) -> re.Pattern[str]:
    spelt = "|".join(words).replace(" ", r"\s+")
    return re.compile(rf"(?<!\w)(?:{spelt})(?!\w)")
