"""The files of the shipped example, as its manifest lists them."""

import tomllib
from dataclasses import dataclass
from datetime import date

from travaux.example import folder


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """One file of the example, as its manifest describes it; None where the manifest is silent."""

    path: str
    kind: str
    title: str
    date: date
    body: str
    language: str
    visibility: str
    stage: str | None = None
    symbol: str | None = None
    actor: str | None = None
    sector: str | None = None


def list_files() -> tuple[ExampleFile, ...]:
    """Return the example's files in chronological order."""
    manifest = tomllib.loads((folder() / "negotiation.toml").read_text(encoding="utf-8"))
    return tuple(ExampleFile(**entry) for entry in manifest["file"])
