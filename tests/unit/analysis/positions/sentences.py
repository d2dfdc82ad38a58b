"""Positions of one sentence: as a report tells it, or as Norway says it in a meeting."""

from pathlib import Path

from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.positions import Position
from travaux.domain.spans import SourceText
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

REGISTRY = load_registry()


def reported(sentence: str) -> tuple[Position, ...]:
    return find_reported(SourceText("report.txt", sentence), REGISTRY, "en").positions


def spoken(sentence: str, folder: Path) -> tuple[Position, ...]:
    path = folder / "record.txt"
    path.write_text(
        f"Chair: The floor is open.\n\nNorway: {sentence}\n\nChair: I thank Norway.\n", encoding="utf-8"
    )
    return find_spoken(identify(read_transcript(path), REGISTRY), REGISTRY).positions
