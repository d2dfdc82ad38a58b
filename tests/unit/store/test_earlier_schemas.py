"""A stored record of every earlier schema opens today, and is chained from then on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from travaux.domain.sources import Source, SourceFacts, SourceKind, Viewer
from travaux.store.migrations import CURRENT, is_known
from travaux.store.originals import OriginalsFolder
from travaux.store.settings import Settings, write_settings
from travaux.store.workspace import Workspace, open_workspace
from travaux.views.verification import verified

EARLIER = sorted((Path(__file__).parent / "earlier").glob("*.sql"))
SPEECH = b"Marenia: we keep the toll."


def workspace_of(dump: Path, folder: Path) -> Workspace:
    with closing(sqlite3.connect(folder / "record.sqlite")) as database:
        database.executescript(dump.read_text(encoding="utf-8"))
    OriginalsFolder(folder / "originals").folder.mkdir()
    OriginalsFolder(folder / "originals").save(SPEECH, "m.txt")
    write_settings(folder, Settings("Harbour talks"))
    return open_workspace(folder)


def test_there_is_one_of_every_earlier_schema() -> None:
    assert [dump.stem for dump in EARLIER] == [f"{number:04}" for number in range(1, int(CURRENT))]


@pytest.mark.parametrize("dump", EARLIER, ids=lambda dump: dump.stem)
def test_an_earlier_record_opens_whole_and_says_that_it_was_taken_up(dump: Path, tmp_path: Path) -> None:
    workspace = workspace_of(dump, tmp_path)
    verification = verified(workspace)
    assert verification.problems == ()
    assert verification.head is not None
    assert (
        verification.head.number == 6
    )  # a source, a text, a result, a review, a write, and that it was chained
    assert verification.head.taken_up is not None
    with workspace.record.view(Viewer.KEEPER) as view:
        assert [entry.action for entry in view.log()] == ["add", "chain"]
        assert [review.reason for review in view.reviews()] == ["heard it"]
        assert [stored.source.facts.kind for stored in view.sources()] == [SourceKind.TRANSCRIPT]


@pytest.mark.parametrize("dump", EARLIER, ids=lambda dump: dump.stem)
def test_an_earlier_record_is_written_on_and_guarded_like_a_new_one(dump: Path, tmp_path: Path) -> None:
    workspace = workspace_of(dump, tmp_path)
    address = workspace.originals.save(b"late", "late.txt")
    with workspace.record.writing("Ben") as writing:
        writing.put_source(Source(address[:12], "late.txt", SourceFacts(SourceKind.REPORT)), address, 4)
    assert verified(workspace).problems == ()
    with workspace.record.connection() as connection:
        connection.exec_driver_sql("UPDATE reviews SET reason = 'never heard'")
    assert [problem.where for problem in verified(workspace).problems] == ["review 1"]


@pytest.mark.parametrize(
    ("schema", "known"),
    [("0001", True), (CURRENT, True), ("0000", False), ("9999", False), ("../1", False), ("1", False)],
)
def test_which_schemas_are_known(schema: str, known: bool) -> None:
    assert is_known(schema) is known
