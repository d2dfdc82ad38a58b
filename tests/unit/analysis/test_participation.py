from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.participation.concentration import gini
from travaux.analysis.participation.record import Attendance, Frame, Incomes, TracedSubmission, phase_of
from travaux.analysis.participation.tables import participation
from travaux.domain.lineage import Verdict
from travaux.domain.meeting_reports import SpeakerStatistics
from travaux.domain.participation import ParticipationTable


def speaker(name: str, sector: str | None, words: int, *, region: str | None = None) -> SpeakerStatistics:
    return SpeakerStatistics(
        label=name,
        actor=name,
        person=None,
        role=None,
        sector=sector,
        region=region,
        groups=("Group of Rivers",) if region else (),
        on_behalf_of=(),
        interventions=1,
        words=words,
        share=0.0,
        seconds=60.0,
        words_per_minute=None,
        timing="measured",
        overruns=0,
    )


HEARD = (
    Attendance(
        "m1",
        "Consultation",
        date(2025, 3, 1),
        "consultation",
        (
            speaker("Fiji", "government", 300, region="Asia-Pacific"),
            speaker("Delta Women", "civil society", 100),
        ),
    ),
    Attendance(
        "m2",
        "Reading",
        date(2025, 7, 1),
        "negotiation",
        (speaker("Fiji", "government", 500, region="Asia-Pacific"), speaker("Chair", None, 100)),
    ),
)
WRITTEN = (
    TracedSubmission(
        "i1",
        "Delta Women",
        "civil society",
        None,
        date(2025, 3, 2),
        {Verdict.VERBATIM: 1, Verdict.NOT_TAKEN_UP: 3},
    ),
)
INCOMES = Incomes("classes of the Concord, 2025", ("high", "low"), {"Fiji": "high", "Peru": "low"})
FRAME = Frame((date(2025, 2, 1), date(2025, 5, 1)), 5, 4, 12, 1)


def tables() -> dict[str, ParticipationTable]:
    found = participation(HEARD, WRITTEN, FRAME, ["Group of Rivers"], INCOMES)
    return {str(table.name): table for table in found}


def test_shares_are_of_all_words_and_the_chair_is_of_no_sector() -> None:
    rows = {row[0]: row for row in tables()["Speaking by sector"].rows}
    assert rows["government"][1:6] == (1, 2, 2, 800, 80.0)
    assert rows["civil society"][5] == 10.0
    assert rows["chair and secretariat"][5] == 10.0
    assert sum(row[4] for row in rows.values() if isinstance(row[4], int)) == 1000


def test_phases_show_who_was_still_heard() -> None:
    table = tables()["Participation by phase"]
    rows = {str(row[0]): dict(zip(map(str, table.columns), row, strict=True)) for row in table.rows}
    women = rows["civil society"]
    assert (women["Submissions"], women["consultation %"]) == (1, 25.0)
    assert (women["negotiation: speakers"], women["negotiation: words"]) == (0, 0)
    assert "consultation 400 words; negotiation 600 words" in str(table.recipe)
    assert "adoption: words" not in map(str, table.columns)


def test_classes_of_income_name_their_source_and_who_has_none() -> None:
    table = tables()["Speaking by income class"]
    assert [(row[0], row[4]) for row in table.rows] == [
        ("high", 800),
        ("not a State", 100),
        ("chair and secretariat", 100),
    ]
    assert str(table.recipe).startswith("The classes are those of: classes of the Concord, 2025.")
    unclassed = participation(HEARD, WRITTEN, FRAME, [], Incomes("x", ("high",), {}))
    assert "Speaking by income class" not in {str(one.name) for one in unclassed}


def test_reflected_inputs_keep_their_denominator() -> None:
    (row,) = tables()["Submissions by sector"].rows
    assert row == ("civil society", 1, 4, 1, 0, 0, 25.0)


def test_every_table_has_its_recipe_and_rows_fit_columns() -> None:
    for table in tables().values():
        assert table.recipe
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_an_empty_record_gives_no_tables() -> None:
    assert participation((), (), Frame(), [], INCOMES) == ()


@given(st.lists(st.integers(min_value=0, max_value=10_000), min_size=1, max_size=40))
def test_gini_lies_between_equality_and_one(counts: list[int]) -> None:
    assert -1e-9 <= gini(counts) < 1
    assert gini([7] * len(counts)) == pytest.approx(0)


def test_gini_is_high_where_one_speaks_alone() -> None:
    assert gini([0, 0, 0, 100]) == 0.75


@pytest.mark.parametrize(
    ("words", "phase"),
    [
        (("Informal consultation on the elements paper", None), "consultation"),
        (("14th plenary meeting", "Assembly"), "adoption"),
        (("First reading", "Working group"), "negotiation"),
    ],
)
def test_phases_are_named_by_titles(words: tuple[str | None, ...], phase: str) -> None:
    assert phase_of(words) == phase
