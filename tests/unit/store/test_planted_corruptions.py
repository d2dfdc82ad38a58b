"""Whoever changes the record behind the store's back is found out, whatever they change."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from travaux.domain.canonical import canonical, digest
from travaux.domain.record import ResultHead, StageResult, StageStatus, StoredFinding
from travaux.domain.review import FindingKey, Review, ReviewDecision
from travaux.domain.sources import Source, SourceFacts, SourceKind, Visibility
from travaux.domain.spans import SourceText
from travaux.store import chain
from travaux.store.settings import Settings
from travaux.store.workspace import Workspace, create_workspace
from travaux.views.verification import verified

SPEECHES = ("Marenia: we support the toll.", "Tessaly: we oppose the toll.", "Marenia: so be it.")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = create_workspace(tmp_path / "ws", Settings("Harbour talks"))
    for number, speech in enumerate(SPEECHES):
        put(made, f"speech-{number}.txt", speech, Visibility.PRIVATE if number else Visibility.PUBLIC)
    return made


def put(workspace: Workspace, name: str, speech: str, visibility: Visibility) -> None:
    address = workspace.originals.save(speech.encode(), name)
    facts = SourceFacts(SourceKind.INPUT, author="Marenia", visibility=visibility)
    words = SourceText(address[:12], speech)
    key = FindingKey(words.id, "position", "p")
    found = StoredFinding(key, "Position", canonical(words.cite(0, 7)))
    head = ResultHead(
        "read", words.id, 1, "print", StageStatus.DONE, "Speech", digest('{"stance":"support"}')
    )
    with workspace.record.writing("Ana") as writing:
        writing.put_source(Source(words.id, name, facts), address, len(speech))
        writing.put_outcome(StageResult(head, '{"stance":"support"}', (words.id,), (found,), words))
        writing.put_review(Review(key, ReviewDecision.CONFIRM, found.value, "heard it"))


def planted(workspace: Workspace, *statements: str) -> None:
    with workspace.record.connection() as connection:
        for statement in statements:
            assert connection.exec_driver_sql(statement).rowcount, statement


def wheres(workspace: Workspace, against: str | None = None) -> set[str]:
    return {problem.where for problem in verified(workspace, against).problems}


OPPOSE = '{"stance":"oppose"}'
FORGED = digest(OPPOSE)
PLANTED = {
    "a review is turned round": "UPDATE reviews SET verdict = 'reject' WHERE number = 1",
    "a reason is put into a mouth": "UPDATE reviews SET reason = 'I was there' WHERE number = 2",
    "a review is given to another": "UPDATE reviews SET who = 'Ben'",
    "a review is moved to another day": "UPDATE reviews SET \"when\" = '2020-01-01T00:00:00.000+00:00'",
    "a review is deleted": "DELETE FROM reviews WHERE number = 2",
    "the last review is deleted": "DELETE FROM reviews WHERE number = 3",
    "all reviews are deleted": "DELETE FROM reviews",
    "a review is forged": "INSERT INTO reviews SELECT 9, subject, kind, id, 'reject', '', original, NULL,"
    " 'chair', \"when\", NULL FROM reviews WHERE number = 1",
    "another has written": "UPDATE log SET who = 'nobody' WHERE number = 3",
    "the log is backdated": "UPDATE log SET \"when\" = '1999-01-01T00:00:00.000+00:00'",
    "a write is forgotten": "DELETE FROM log WHERE number = 4",
    "the last write is forgotten": "DELETE FROM log WHERE number = (SELECT max(number) FROM log)",
    "the log is emptied": "DELETE FROM log",
    "a write is invented": "INSERT INTO log VALUES (99, '2031', 'Ana', 'add', 'x', 'y')",
    "two writes change places": "UPDATE log SET action = 'review' WHERE number IN (1, 2)",
    "what is private is made public": "UPDATE sources SET visibility = 'public' WHERE number = 2",
    "what is public is made private": "UPDATE sources SET visibility = 'private' WHERE number = 1",
    "moved to another room": "UPDATE sources SET room = 'closed' WHERE number = 2",
    "a room is made beside the log": "INSERT INTO rooms VALUES ('closed', 'Closed talks')",
    "another author": "UPDATE sources SET author = 'Norway' WHERE number = 1",
    "another date": "UPDATE sources SET date = '1999-01-01' WHERE number = 1",
    "added on another day": "UPDATE sources SET added = '1999-01-01T00:00:00.000+00:00'",
    "another name": "UPDATE sources SET name = 'renamed.txt' WHERE number = 1",
    "a result with its digest": f"UPDATE results SET value = '{OPPOSE}', digest = '{FORGED}'",
    "a result is said to have failed": "UPDATE results SET status = 'failed', error = 'torn'",
    "a finding": "UPDATE findings SET value = replace(value, '\"end\":7', '\"end\":7 ')",
    "a finding is dropped": "DELETE FROM findings WHERE rowid = 2",
    "a ground is dropped": "DELETE FROM rests_on",
    "a text": "UPDATE texts SET text = replace(text, 'toll', 'levy')",
    "a link": "UPDATE links SET digest = '' WHERE number = 2",
    "a link is dropped": "DELETE FROM links WHERE number = 2",
    "all links are dropped": "DELETE FROM links",
}  # fmt: skip


@pytest.mark.parametrize("statement", PLANTED.values(), ids=PLANTED)
def test_a_planted_corruption_is_found(workspace: Workspace, statement: str) -> None:
    assert wheres(workspace) == set()
    planted(workspace, statement)
    assert wheres(workspace)


def test_the_entry_that_broke_is_named(workspace: Workspace) -> None:
    planted(workspace, PLANTED["a reason is put into a mouth"])
    assert wheres(workspace) == {"review 2"}


@pytest.mark.parametrize("act", ["change", "take out"])
def test_a_whole_new_chain_is_found_by_a_head_that_was_kept(workspace: Workspace, act: str) -> None:
    """The chain alone cannot tell; who kept or published its head can."""
    kept = workspace.record.chain_head().link
    planted(
        workspace, "DELETE FROM reviews" if act == "take out" else "UPDATE reviews SET verdict = 'reject'"
    )
    rebuild(workspace, lambda connection: chain.take_up(connection, "2031-02-03T12:00:00.000+00:00"))
    assert wheres(workspace) == set()
    assert workspace.record.chain_head().taken_up == "2031-02-03T12:00:00.000+00:00"
    assert wheres(workspace, kept) == {kept}


def rebuild(workspace: Workspace, anew: Callable[[Connection], None]) -> None:
    with workspace.record.connection() as connection:
        connection.execute(text("DELETE FROM links"))
        anew(connection)


def test_a_kept_head_stays_a_link_however_much_is_written_after_it(workspace: Workspace) -> None:
    kept = workspace.record.chain_head()
    put(workspace, "late.txt", "Tessaly: one word more.", Visibility.PUBLIC)
    assert workspace.record.chain_head().number > kept.number
    assert wheres(workspace, kept.link) == set()
    assert wheres(workspace, kept.link.upper()) == set()
    assert wheres(workspace, "0" * 64) == {"0" * 64}
    assert wheres(workspace, kept.link[:8]) == {kept.link[:8]}


def test_a_renamed_original_is_found(workspace: Workspace) -> None:
    path = next((workspace.folder / "originals").glob("*/*/speech-0.txt"))
    path.rename(path.with_name("speech-0.csv"))
    assert [problem.code for problem in verified(workspace).problems] == ["original"]


@pytest.mark.parametrize(
    ("journal", "codes"),
    [(b"junk" * 2048, ["journal"]), (b"", []), (bytes.fromhex("377f0682") + b"x" * 40, [])],
)
def test_a_journal_that_is_none_of_sqlites_is_found(
    workspace: Workspace, journal: bytes, codes: list[str]
) -> None:
    workspace.record.close()
    path = workspace.record.path.with_name("record.sqlite-wal")  # type: ignore[attr-defined]
    path.write_bytes(journal)
    assert [problem.code for problem in verified(workspace).problems] == codes
