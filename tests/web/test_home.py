"""What the first page tells: where the text is contested now, and what happened in the record."""

import tomllib
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from fastapi.testclient import TestClient
from lxml import html

from travaux.commands.adding import add
from travaux.commands.notes import note_commitment
from travaux.commands.running import run
from travaux.domain.commitments import CommitmentStatus, Entry
from travaux.domain.messages import ENGLISH
from travaux.domain.positions import AGAINST
from travaux.domain.sources import Viewer
from travaux.example import folder
from travaux.store.settings import Settings
from travaux.store.workspace import create_workspace, open_workspace
from travaux.views.activity import activity
from travaux.views.brief import brief
from travaux.views.commitments.register import promises
from travaux.views.disputes import bracketed, disputes_now, last_bracketed
from travaux.views.snapshot import Snapshot, Snapshots
from travaux.views.text.paragraphs import paragraph_views
from travaux.web.app import create_app

TRUTH = tomllib.loads((folder() / "truth.toml").read_text(encoding="utf-8"))
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
    note_commitment(opened, name, Entry("", status=CommitmentStatus.DELIVERED, note="seen in print"), "Ines")
    (note,) = [one for one in activity(snapshot.now(), LATER) if one.about == "note"]
    assert (note.who, note.path) == ("Ines", "commitments/")
    assert "delivered" in str(note.said)
    assert "seen in print" in str(note.said)


def test_the_brief_of_the_example_is_what_its_authors_say(snapshot: Snapshot) -> None:
    told = brief(snapshot, date(2025, 11, 1))
    said = {line.label: ENGLISH.say(line.said) for line in told.lines}
    assert len(told.lines) <= 5
    assert (
        f"{len(TRUTH['versions']) + 1} versions of a text" in said["The record"]
    )  # L.7 has no labels of its own
    assert f"{len(TRUTH['meeting'])} meetings" in said["The record"]
    (vote,) = (one for one in TRUTH["vote"] if one["paragraph"] == "7")
    figures = f"{len(vote['in_favour'])} in favour, {len(vote['against'])} against"
    assert figures in said["Put to a vote"]
    assert "adopted without a vote on 22 October 2025" in said["Adopted"]
    for one in TRUTH["position"]:
        if one["stance"] == "reserve" and one["moment"] == "before":
            assert one.get("speaking_for", one["actor"]) in said["Set apart"]
    for line in told.lines[1:]:
        assert line.citations, line.label


def test_an_adopted_text_is_not_contested_now(client: TestClient) -> None:
    page = client.get("/").text
    assert "Where it is contested now" not in page
    assert "Objections and reservations to the adopted text" in page


def test_every_page_shows_the_phases_and_in_which_the_record_stands(client: TestClient) -> None:
    for path in ("/", "/text/", "/actors/EMB/", "/nowhere/"):
        root = html.fromstring(client.get(path, headers={"accept": "text/html"}).text)
        (bar,) = root.xpath("//nav[@class='phases']")
        assert bar.xpath(".//a[@aria-current='step']/b/text()") == ["Follow-up"]
        assert [name.text for name in bar.xpath(".//b")] == [
            "Consultation",
            "Negotiation",
            "Silence procedure",
            "Adoption",
            "Follow-up",
        ]
        for way in bar.xpath(".//a/@href"):
            assert client.get(way).status_code == 200


def test_an_empty_record_says_what_to_do(tmp_path: Path) -> None:
    create_workspace(tmp_path / "ws", Settings("Talks on buoys")).record.close()
    with TestClient(create_app(tmp_path / "ws")) as fresh:
        root = html.fromstring(fresh.get("/").text)
        assert root.xpath("//main//a[@class='act']/@href") == ["/add/"]
        assert not root.xpath("//nav[@class='phases'] | //main//dl | //main//ul[@class='figures']")


def test_a_record_of_meetings_alone_tells_what_they_came_to(tmp_path: Path) -> None:
    opened = create_workspace(tmp_path / "ws", Settings("Talks on buoys"))
    talk = tmp_path / "talk.txt"
    talk.write_text(
        "NORWAY: We support a levy on buoys. We will send the figures by 3 May.\n\n"
        "KENYA: We support a levy on buoys.\n\nFIJI: We oppose a levy on buoys.\n",
        encoding="utf-8",
    )
    assert [one.error for one in add(opened, [(talk, {"kind": "transcript"})], "test")] == [None]
    run(opened, "test")
    opened.record.close()
    with TestClient(create_app(tmp_path / "ws")) as fresh:
        page = fresh.get("/").text
    assert "What several speakers share" in page
    assert "Where views differ" in page
    assert "contested now" not in page
    assert "no version of a text yet" in page
