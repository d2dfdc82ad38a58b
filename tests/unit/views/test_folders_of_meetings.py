"""A folder may hold statements of one meeting, or records of several: these are nobody's single words."""

from pathlib import Path

import pytest

from travaux.errors import UsageError
from travaux.pipeline.exposure import files_apart
from travaux.pipeline.tools import tools
from travaux.reference.registry import load_registry
from travaux.views.meetings import report_file
from travaux.views.overview import overview_of
from travaux.views.positions.register import register_of

MORNING = "Chair: The floor is open.\n\nKenya: We support the pilot register.\n\nChair: Thank you.\n"
EVENING = "Chair: The floor is open.\n\nJapan: We oppose the pilot register.\n\nChair: Thank you.\n"
STATEMENT = "Statement by Norway\n\nWe support the pilot register.\n"


@pytest.fixture
def meetings(tmp_path: Path) -> Path:
    (tmp_path / "first_meeting_of_may.md").write_text(MORNING, encoding="utf-8")
    (tmp_path / "second_meeting_of_may.txt").write_text(EVENING, encoding="utf-8")
    (tmp_path / "norway.md").write_text(STATEMENT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    folder = tmp_path / "statements"
    folder.mkdir()
    (folder / "norway.md").write_text(STATEMENT, encoding="utf-8")
    (folder / "fiji.md").write_text(STATEMENT.replace("Norway", "Fiji"), encoding="utf-8")
    return folder


def test_records_of_meetings_are_taken_one_by_one_and_statements_together(
    meetings: Path, statements: Path
) -> None:
    assert [each.name for each in files_apart([meetings])] == [
        "first_meeting_of_may.md",
        "norway.md",
        "second_meeting_of_may.txt",
    ]
    assert files_apart([statements]) == (statements,)


def test_positions_of_a_folder_of_meetings_are_their_speakers_own(meetings: Path) -> None:
    held = {
        (each.holder.name, each.stance.value) for each in register_of([meetings], load_registry()).positions
    }
    assert held == {("Kenya", "support"), ("Japan", "oppose"), ("Norway", "support")}


def test_an_overview_of_a_folder_of_meetings_names_nobody_after_a_file(meetings: Path) -> None:
    found = overview_of([meetings], tools())
    names = {name for theme in found.themes for sentence in theme.sentences for name in sentence.actors}
    assert names <= {"Kenya", "Japan", "Norway"}
    assert names


def test_a_report_on_a_folder_of_meetings_says_what_to_do_and_one_of_statements_is_given(
    meetings: Path, statements: Path
) -> None:
    with pytest.raises(UsageError, match="holds records of whole meetings") as refused:
        report_file(meetings, tools())
    assert "travaux overview" in str(refused.value.remedy)
    assert len(report_file(statements, tools()).meeting.interventions) == 2
