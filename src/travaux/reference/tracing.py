"""The curve of confidence for traces: ``data/tracing.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve over the evidence that a text took a proposal up."""

    bias: float
    slope: float


@cache
def load_curve() -> Curve:
    """Return the fitted curve that is shipped with the program."""
    raw = tomllib.loads(files("travaux.reference").joinpath("data/tracing.toml").read_text("utf-8"))
    return Curve(raw["bias"], raw["slope"])
