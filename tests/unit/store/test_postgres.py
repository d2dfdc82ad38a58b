"""The record in PostgreSQL: the same to the letter, moved there and back, shared by many writers."""

import stat
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.postgres_server import new_database, stores_are_closed
from travaux.commands.running import run
from travaux.domain.sources import Room, Source, SourceFacts, SourceKind, Viewer, Visibility
from travaux.errors import TravauxError, UsageError, WorkspaceError
from travaux.store.copies import back_up, restore
from travaux.store.postgres import PostgresStore, create_postgres_record, open_postgres_record
from travaux.store.record import create_record, open_record
from travaux.store.settings import Settings
from travaux.store.workspace import Workspace, create_workspace, move_record, open_workspace
from travaux.views.verification import verified

__all__ = ["stores_are_closed"]  # used by every test here

NOON = datetime(2031, 2, 3, 12, 0, tzinfo=UTC)
SAID = "CHAIR: Good morning.\n\nKENYA: We support paragraph {0}.\n\nNORWAY: We oppose it.\n"


def put(workspace: Workspace, number: int, who: str = "Ana") -> None:
    said = SAID.format(number).encode()
    with workspace.record.writing(who) as writing:
        address = workspace.originals.save(said, f"meeting-{number}.txt")
        facts = SourceFacts(SourceKind.TRANSCRIPT, f"Meeting {number}")
        writing.put_source(Source(address[:12], f"meeting-{number}.txt", facts), address, len(said))


def talks(folder: Path, address: str | None = None) -> Workspace:
    workspace = create_workspace(folder, Settings("Talks"), address)
    for number in range(3):
        put(workspace, number)
    return workspace


def results(workspace: Workspace) -> list[tuple[str, str, str, str | None]]:
    with workspace.record.view(Viewer.KEEPER) as view:
        return sorted((one.stage, one.subject, one.fingerprint, one.digest) for one in view.stored_heads())


def test_the_same_writes_make_the_same_chain(tmp_path: Path) -> None:
    address = new_database()
    create_postgres_record(address)
    create_record(tmp_path / "record.sqlite")
    heads = []
    for record in (
        open_record(tmp_path / "record.sqlite", lambda: NOON),
        open_postgres_record(address, tmp_path, lambda: NOON),
    ):
        with record.writing("Zoë") as writing:
            writing.put_room(Room("closed-talks", "Closed talks — “bilaterals”"))
            for number in range(3):
                facts = SourceFacts(
                    SourceKind.STATEMENT, f"Statement {number} 数", visibility=Visibility.PRIVATE
                )
                facts = replace(facts, room="closed-talks")
                writing.put_source(Source(f"{number:012x}", "s.txt", facts), f"{number:012x}" + "0" * 52, 5)
        heads.append(record.chain_head())
        record.close()
    assert heads[0] == heads[1]
    assert heads[0].number == 8


def test_what_is_found_is_the_same_on_both(tmp_path: Path) -> None:
    here, there = talks(tmp_path / "here"), talks(tmp_path / "there", new_database())
    for workspace in (here, there):
        assert not run(workspace, "Ana").failures
    assert results(here) == results(there)
    assert len(results(here)) > 10
    assert verified(there).problems == ()


def test_a_changed_row_is_found_on_postgresql_too(tmp_path: Path) -> None:
    workspace = talks(tmp_path, new_database())
    assert isinstance(workspace.record, PostgresStore)
    with workspace.record.engine.begin() as connection:
        connection.execute(text("UPDATE sources SET title = 'Another' WHERE number = 2"))
        connection.execute(text("DELETE FROM log WHERE number = 3"))
    assert {problem.where.split()[0] for problem in verified(workspace).problems} == {"source", "log"}


def test_a_record_is_moved_with_its_chain_and_copied_back(tmp_path: Path) -> None:
    workspace = talks(tmp_path / "talks")
    head = workspace.record.chain_head()
    workspace.record.close()
    move_record(tmp_path / "talks", new_database())
    assert not (tmp_path / "talks" / "record.sqlite").exists()
    assert stat.S_IMODE((tmp_path / "talks" / "record.url").stat().st_mode) == 0o600
    moved = open_workspace(tmp_path / "talks")
    assert moved.record.chain_head() == head
    put(moved, 7)  # numbers go on where they ended
    assert verified(moved).problems == ()
    head = moved.record.chain_head()
    back_up(moved, tmp_path / "copy")
    assert not (tmp_path / "copy" / "record.url").exists()
    put(moved, 8)
    back_up(moved, tmp_path / "copy")  # an earlier copy is brought up to date
    head = moved.record.chain_head()
    restore(tmp_path / "copy", tmp_path / "again")
    again = open_workspace(tmp_path / "again")
    assert again.record.chain_head() == head
    assert verified(again).problems == ()
    with again.record.view(Viewer.KEEPER) as view:
        assert len(view.sources()) == 5


def test_a_database_that_holds_a_record_takes_no_second_one(tmp_path: Path) -> None:
    address = new_database()
    talks(tmp_path / "one", address)
    with pytest.raises(UsageError, match="already"):
        create_workspace(tmp_path / "two", Settings("Others"), address)
    assert not (tmp_path / "two" / "travaux.toml").exists()
    with open_postgres_record(address, tmp_path).view(Viewer.KEEPER) as view:
        assert len(view.sources()) == 3


def test_two_schemas_of_one_database_hold_two_records(tmp_path: Path) -> None:
    address = new_database()
    record = PostgresStore(address, tmp_path)
    with record.engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA coastal"))
    other = talks(tmp_path / "two", f"{address}&options=-csearch_path%3Dcoastal")
    create_postgres_record(address)
    with open_postgres_record(address, tmp_path).view(Viewer.KEEPER) as view:
        assert view.sources() == []
    with other.record.view(Viewer.KEEPER) as view:
        assert len(view.sources()) == 3


def test_writers_at_the_same_time_break_no_link(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path, Settings("Talks"), new_database())
    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda number: put(workspace, number, f"Writer {number}"), range(60)))
    with workspace.record.view(Viewer.KEEPER) as view:
        assert len({entry.who for entry in view.log()}) == 60
    assert verified(workspace).problems == ()


def test_a_reader_sees_one_moment_while_others_write(tmp_path: Path) -> None:
    workspace = talks(tmp_path, new_database())
    with workspace.record.view(Viewer.KEEPER) as view:
        before = view.writes()
        put(workspace, 9)
        assert view.writes() == before
        assert len(view.sources()) == 3
    with workspace.record.view(Viewer.KEEPER) as view:
        assert len(view.sources()) == 4


def test_one_run_at_a_time_on_all_machines(tmp_path: Path) -> None:
    workspace = talks(tmp_path, new_database())
    other = open_workspace(tmp_path)
    with (
        workspace.running(),
        pytest.raises(WorkspaceError, match="another process is running"),
        other.running(),
    ):
        pass
    with other.running():
        pass


_HOLD = """
    import sys, time
    from pathlib import Path
    from travaux.store.workspace import open_workspace
    with open_workspace(Path(sys.argv[1])).running():
        print("held", flush=True)
        time.sleep(60)
"""


def test_a_killed_run_lets_go(tmp_path: Path) -> None:
    workspace = talks(tmp_path, new_database())
    holder = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_HOLD), str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(WorkspaceError, match="another process"), workspace.running():
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    for _ in range(200):
        try:
            with workspace.running():
                return
        except WorkspaceError:
            continue
    pytest.fail("the lock is still held")


def test_a_connection_that_the_database_ended_is_made_anew(tmp_path: Path) -> None:
    workspace = talks(tmp_path, new_database())
    assert isinstance(workspace.record, PostgresStore)
    end = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    other = PostgresStore(str((tmp_path / "record.url").read_text(encoding="utf-8").strip()), tmp_path)
    with other.engine.begin() as connection:
        connection.execute(text(end))
    put(workspace, 4)
    with workspace.record.view(Viewer.KEEPER) as view:
        assert len(view.sources()) == 4


@pytest.mark.parametrize(
    "address", ["mysql://ana:geheim@host/x", "record.sqlite", "postgresql//ana:geheim@host/x", ""]
)
def test_what_is_no_address_is_refused_without_its_password(address: str) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(TravauxError, match="address of a PostgreSQL") as refused:
        create_postgres_record(address)
    assert "geheim" not in str(refused.value)


def test_a_database_out_of_reach_is_one_line_without_its_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(WorkspaceError, match="cannot be reached") as refused:
        create_postgres_record("postgresql://ana:geheim@127.0.0.1:9/talks")
    assert "geheim" not in str(refused.value)
    assert "\n" not in str(refused.value)
