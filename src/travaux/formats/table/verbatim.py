"""Verbatim records of the United Nations and those made like them."""

from travaux.domain.messages import message
from travaux.formats.format import layout
from travaux.formats.manuscript import Parse
from travaux.formats.verbatim import find_verbatim

_LEAST_SHARE = 0.85
"""Of the speakers whom plain labels find; where fewer are found as in a record, others' words would be lost
to whoever spoke before."""


def _strength(found: Parse) -> float:
    return len(found.turns) / _LEAST_SHARE


FORMAT = layout(
    "verbatim",
    message("verbatim records of the United Nations and those made like them"),
    find_verbatim,
    _strength,
)
