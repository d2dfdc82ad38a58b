"""The checklist against which participation is held, read once from its data file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class GuidelineStep:
    """One step: which figure of the record speaks to it, and what no record can show."""

    title: str
    shows: str
    silent: str


@dataclass(frozen=True, slots=True)
class Guidelines:
    """A published set of guidelines, in our own words."""

    name: str
    steps: tuple[GuidelineStep, ...]


@cache
def load_guidelines() -> Guidelines:
    """Return the checklist of ``data/guidelines.toml``."""
    text = files("travaux.reference").joinpath("data/guidelines.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return Guidelines(
        str(data["name"]),
        tuple(
            GuidelineStep(str(one["title"]), str(one["shows"]), str(one["silent"])) for one in data["step"]
        ),
    )
