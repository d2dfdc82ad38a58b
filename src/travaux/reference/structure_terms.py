"""The words drafts are built with, read once from their data file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class StructureTerms:
    """Openings and names of a draft's parts, in lower case."""

    preambular: tuple[str, ...]
    preamble_headings: tuple[str, ...]
    enacting: tuple[str, ...]
    closing: tuple[str, ...]
    operative: tuple[str, ...]
    article: tuple[str, ...]
    annex: tuple[str, ...]
    option: tuple[str, ...]
    section: tuple[str, ...]
    former: tuple[str, ...]
    joiners: frozenset[str]
    modal_verbs: tuple[str, ...]
    acting_verbs: tuple[str, ...]
    forces: Mapping[str, str]
    actors: frozenset[str]
    masthead: tuple[str, ...]
    dating: tuple[str, ...]
    due: tuple[str, ...]
    stages: Mapping[str, str]


@cache
def load_structure_terms() -> StructureTerms:
    """Return the words of ``data/structure_terms.toml``."""
    text = files("travaux.reference").joinpath("data/structure_terms.toml").read_text("utf-8")
    data = tomllib.loads(text)
    preamble, words = data["preamble"], data["words"]
    return StructureTerms(
        preambular=tuple(preamble["openings"]),
        preamble_headings=tuple(preamble["headings"]),
        enacting=tuple(preamble["enacting"]),
        closing=tuple(preamble["closing"]),
        operative=tuple(data["operative"]["openings"]),
        **{name: tuple(words[name]) for name in ("article", "annex", "option", "section", "former")},
        masthead=tuple(data["front"]["masthead"]),
        dating=tuple(data["front"]["dating"]),
        due=tuple(data["front"]["due"]),
        stages=data["front"]["stages"],
        modal_verbs=tuple(data["verbs"]["modal"]),
        acting_verbs=tuple(data["verbs"]["acting"]),
        forces={verb: force for force, verbs in data["forces"].items() for verb in verbs},
        actors=frozenset(data["actors"]["en"]),
        joiners=frozenset(words["joiners"]),
    )
