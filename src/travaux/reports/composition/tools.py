"""What the composition of a report needs beside the record itself."""

from dataclasses import dataclass

from travaux.ports import Embedder
from travaux.reference.registry import Registry
from travaux.reference.taxonomies import NONE, Taxonomy

DEFAULT_TAXONOMY = NONE
"""Who names no taxonomy has none: matters come from the record, not from a list made for another world."""

TIME_LIMIT_S = 180
"""Seconds that a speaker is allowed where nobody says otherwise: three minutes, as in most plenaries."""


@dataclass(frozen=True)
class Tools:
    """What analysis needs beside the record itself."""

    registry: Registry
    taxonomy: Taxonomy
    embedder: Embedder
    """The engine for likeness of meaning, which reads each text once."""
    time_limit_s: int = TIME_LIMIT_S
