"""Positions on a paragraph are held against the version that was on the table, never against another."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from travaux.analysis.text.threads import follow
from travaux.domain.sources import SourceKind
from travaux.domain.texts import Draft
from travaux.pipeline.drafts import read_draft
from travaux.reference.registry import load_registry
from travaux.reports.composition.positions import positions_written, register_of_record

PAPER = "Elements paper on tolls\n\n1. Tolls are to be considered.\n\n2. Locks might be shared.\n"
DRAFT = "Zero draft on tolls\n\n1. Locks shall be shared.\n\n2. Tolls shall be abolished.\n"


def _read(folder: Path, text: str, day: date, stage: str | None = None) -> Draft:
    path = folder / f"{day}.txt"
    path.write_text(text, encoding="utf-8")
    return replace(read_draft(path), stage=stage, date=day)


@pytest.mark.parametrize(
    ("said", "day", "versions", "meant"),
    [
        ("opposed", date(2031, 3, 1), 2, "Locks might be shared."),
        ("opposed", date(2031, 5, 1), 2, "Tolls shall be abolished."),
        ("opposed", date(2031, 1, 1), 2, None),
        ("reserved its position on", date(2031, 5, 1), 1, None),
    ],
    ids=["the paper", "the draft", "before any text", "a reservation where only a paper is at hand"],
)
def test_a_paragraph_is_that_of_the_version_on_the_table(
    tmp_path: Path, said: str, day: date, versions: int, meant: str | None
) -> None:
    drafts = [
        _read(tmp_path, PAPER, date(2031, 2, 1), "elements paper"),
        _read(tmp_path, DRAFT, date(2031, 4, 1), "zero draft"),
    ]
    report = _read(tmp_path, f"Report of the day\n\nNorway {said} paragraph 2.\n", day)
    lineage = follow(drafts[:versions])
    registry = load_registry()
    told = positions_written(report, SourceKind.REPORT, None, registry)
    (position,) = register_of_record([], [told], lineage, registry).positions
    (target,) = position.targets
    assert target.label == "2"
    wordings = [
        lineage.versions[place.version].paragraphs[index].text
        for thread in lineage.threads
        if thread.id == target.thread
        for place in thread.places
        for index in place.paragraphs
    ]
    assert (meant in wordings) if meant else (target.thread is None)
