"""What the first page tells: where the text is contested now, and what happened in the record."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from travaux.commands.notes import note_commitment
from travaux.domain.commitments import Entry, Status
from travaux.domain.positions import AGAINST
from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace
from travaux.views.activity import activity
from travaux.views.commitments.register import promises
from travaux.views.disputes import bracketed, disputes_now, last_bracketed
from travaux.views.snapshot import Snapshot, Snapshots
from travaux.views.text.paragraphs import paragraph_views

LATER = date(2100, 1, 1)


@pytest.fixture(scope="module")
def snapshot(workspace: Path) -> Snapshot:
    return Snapshots(open_workspace(workspace), Viewer.KEEPER).now()


def test_objections_are_to_the_words_as_they_stand(snapshot: Snapshot) -> None:
    adopted = paragraph_views(snapshot).sources[-1].facts.date
    assert adopted is not None
    found = disputes_now(snapshot)
    assert found
    for one in found:
        assert one.weight > 0
        assert {each.stance for each in one.objections} <= AGAINST
        assert all(each.date and each.date >= adopted.isoformat() for each in one.objections)
        assert one.breaks == ()  # silence was kept and the text adopted since
    weights = [one.weight for one in found]
    assert weights == sorted(weights, reverse=True)


def test_the_last_version_with_brackets_is_told_by_its_brackets(snapshot: Snapshot) -> None:
    text = paragraph_views(snapshot)
    number = last_bracketed(text)
    assert number is not None
    assert text.name(number) == "Rev.1"
    for one in bracketed(text, number):
        assert one.brackets == sum(1 for each in one.paragraph.brackets if each.opened_in is None)


def test_news_are_of_sources_and_what_was_found_in_them(snapshot: Snapshot) -> None:
    told = activity(snapshot, date(2025, 11, 1))
    assert {one.about for one in told} <= {s.facts.kind.value for s in snapshot.sources.values()} | {
        "overdue"
    }
    (rev2,) = [one for one in told if one.path.startswith("text/") and "Rev.2" in one.title]
    assert rev2.since is not None
    assert {name: count for count, name in rev2.found}["edited"] > 0
    assert [one.when for one in told] == sorted((one.when for one in told), reverse=True)


def test_news_are_of_what_became_overdue_by_the_day(snapshot: Snapshot) -> None:
    overdue = [one for one in activity(snapshot, LATER) if one.about == "overdue"]
    assert overdue
    assert all(one.when < LATER.isoformat() for one in overdue)
    assert not [one for one in activity(snapshot, date(2020, 1, 1)) if one.about == "overdue"]


def test_a_note_is_news(workspace: Path, tmp_path: Path) -> None:
    copytree(workspace, tmp_path / "ws")
    opened = open_workspace(tmp_path / "ws")
    snapshot = Snapshots(opened, Viewer.KEEPER)
    promised = promises(snapshot.now(), LATER)
    assert promised is not None
    name = promised.items[0].commitment.id
    note_commitment(opened, name, Entry("", status=Status.DELIVERED, note="seen in print"), "Ines")
    (note,) = [one for one in activity(snapshot.now(), LATER) if one.about == "note"]
    assert (note.who, note.path) == ("Ines", "commitments/")
    assert "delivered" in note.said
    assert "seen in print" in note.said
