"""Stands told in other shapes than the usual ones, with plain neighbours: who takes which, or nobody."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.unit.analysis.positions.sentences import REGISTRY
from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.positions import Position
from travaux.domain.spans import SourceText
from travaux.formats.transcripts import read_transcript
from travaux.views.positions.register import positions_in

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("stands_in_other_shapes.toml").read_text(encoding="utf-8")
)["stand"]


def held(case: dict[str, Any], folder: Path) -> tuple[Position, ...]:
    how, _, language = case["how"].partition(" ")
    if how == "report":
        return find_reported(SourceText("report.txt", case["said"]), REGISTRY, language or "en").positions
    path = folder / "record.txt"
    if how == "minutes":
        path.write_text(f"SUMMARY RECORD OF THE 3rd MEETING\n\n{case['said']}\n", encoding="utf-8")
        return positions_in(path, REGISTRY).positions
    path.write_text(
        f"Chair: The floor is open.\n\nNorway: {case['said']}\n\nChair: I thank Norway.\n", encoding="utf-8"
    )
    return find_spoken(identify(read_transcript(path), REGISTRY), REGISTRY, language or None).positions


def row(one: Position) -> str:
    group = f" for {one.speaking_for.name}" if one.speaking_for else ""
    closes = f" closes {one.closes.value}" if one.closes else ""
    targets = ", ".join(target.label for target in one.targets)
    return f"{one.actor.name}{group} {one.stance.value}{closes}: {targets}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['said'][:60]}")
def test_a_stand_in_another_shape_is_whoevers_it_is(case: dict[str, Any], tmp_path: Path) -> None:
    assert sorted(row(one) for one in held(case, tmp_path)) == case["found"]


def test_others_align_with_a_statement_that_minutes_tell_of(tmp_path: Path) -> None:
    path = tmp_path / "record.txt"
    path.write_text(
        "SUMMARY RECORD OF THE 9th MEETING\n\n4. Ms. Vik (Norway) made a statement on the fund, with which "
        "Iceland aligned itself.\n\n5. Mr. Roe (Barbados), also on behalf of Belize, welcomed the report. A "
        "statement was also made by Mr. Abe (Japan), with which Fiji associated itself.\n\n6. Ms. Bah (Mali) "
        "said that her delegation could not accept article 4.\n",
        encoding="utf-8",
    )
    found = positions_in(path, REGISTRY).positions
    assert {row(one) for one in found} == {
        "Iceland align with: this statement",
        "Barbados for Belize welcome: report",
        "Fiji align with: this statement",
        "Mali oppose: Article 4",
    }
    fiji = next(one for one in found if one.actor.name == "Fiji")
    assert [one.name for one in fiji.aligned_with] == ["Japan"]
