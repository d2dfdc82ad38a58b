"""The background of a process: kept in paragraphs, bounded, and never lost."""

from datetime import date
from pathlib import Path

import pytest

from travaux.commands.backgrounds import LONGEST, write_background
from travaux.domain.review import BACKGROUND
from travaux.domain.sources import Viewer
from travaux.errors import Conflict, UsageError
from travaux.store.settings import Settings
from travaux.store.workspace import Workspace, create_workspace

DAY = date(2031, 5, 4)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "tolls", Settings("Tolls"))


def kept(workspace: Workspace) -> list[str | None]:
    with workspace.record.view(Viewer.KEEPER) as reading:
        return [one.replacement for one in reading.reviews() if one.finding.kind == BACKGROUND]


def test_paragraphs_stay_and_white_space_within_them_goes(workspace: Workspace) -> None:
    said = write_background(workspace, "The  tolls\r\nrose.\r\n\r\n \n\n It  went on.", "Ann", DAY)
    assert (said.words, said.who, said.day) == ("The tolls rose.\n\nIt went on.", "Ann", DAY)
    assert len(kept(workspace)) == 1


@pytest.mark.parametrize(("length", "taken"), [(LONGEST, True), (LONGEST + 1, False)])
def test_it_is_no_report(workspace: Workspace, length: int, taken: bool) -> None:
    assert LONGEST == 8000
    if taken:
        assert len(write_background(workspace, "a" * length, "Ann", DAY).words) == length
    else:
        with pytest.raises(UsageError, match="longer than 8,000 characters"):
            write_background(workspace, "a" * length, "Ann", DAY)
    assert len(kept(workspace)) == taken


def test_what_stood_before_stays_and_whoever_has_not_seen_it_is_told(workspace: Workspace) -> None:
    write_background(workspace, "One.", "Ann", DAY, after=0)
    with pytest.raises(Conflict):
        write_background(workspace, "Two.", "Ben", DAY, after=0)
    write_background(workspace, "Two.", "Ben", DAY, after=1)
    assert ["One." in (one or "") for one in kept(workspace)].count(True) == 1
    assert len(kept(workspace)) == 2


def test_none_takes_it_away(workspace: Workspace) -> None:
    write_background(workspace, "One.", "Ann", DAY)
    assert write_background(workspace, " \n\n ", "Ann", DAY).words == ""
