"""The curve of confidence for traces: ``data/tracing.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from travaux.reference.tables import read_table


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve over the evidence that a text took a proposal up."""

    bias: float
    slope: float


@dataclass(frozen=True, slots=True)
class ProseCurve:
    """A logistic curve over what a request has in common with a paragraph (``Resembling.features``)."""

    bias: float
    weights: tuple[float, ...]
    missed: float = 0.0  # of requests whose words are nowhere, the share that was taken up in other words


@dataclass(frozen=True, slots=True)
class TranslationCurve:
    """A logistic curve over the likeness in meaning of a request and a clause in another language."""

    middle: float
    slope: float


@cache
def load_curve() -> Curve:
    """Return the fitted curve that is shipped with the program."""
    raw = _tracing_data()["amendments"]
    return Curve(raw["bias"], raw["slope"])


@cache
def load_prose_curve() -> ProseCurve:
    """Return the fitted curve for sentences that is shipped with the program."""
    raw = _tracing_data()["prose"]
    return ProseCurve(raw["bias"], tuple(raw["weights"]), raw["missed"])


@cache
def load_translation() -> TranslationCurve:
    """Return the curve for sentences in another language that is shipped with the program."""
    raw = _tracing_data()["translation"]
    return TranslationCurve(raw["middle"], raw["slope"])


def _tracing_data() -> Mapping[str, Any]:
    return read_table("tracing.toml")
