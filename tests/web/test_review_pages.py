"""Reviewing on pages: plain forms that lose nothing, and a correction that every page follows."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from fastapi.testclient import TestClient
from lxml import html

from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace
from travaux.views.snapshot import Snapshots
from travaux.web.app import create_app

PAGE = {"accept": "text/html"}


@pytest.fixture
def desk(workspace: Path, tmp_path: Path) -> Iterator[TestClient]:
    """An application on a copy that may be written."""
    copytree(workspace, tmp_path / "ws")
    app = create_app(tmp_path / "ws")
    with TestClient(app, follow_redirects=False) as client:
        yield client
        app.state.runs.wait()


def settled(desk: TestClient) -> None:
    desk.app.state.runs.wait()  # type: ignore[attr-defined] # the test client keeps it loosely typed


@pytest.fixture(scope="session")
def unnamed(workspace: Path) -> tuple[str, str]:
    """A meeting and one of its interventions whose speaker is known."""
    snapshot = Snapshots(open_workspace(workspace), Viewer.KEEPER).now()
    for source, report in snapshot.results(MeetingReport):
        for turn in report.meeting.interventions:
            argued = {argument.intervention for argument in report.arguments}
            if turn.id in argued and turn.speaker.actor and turn.speaker.actor.name != "Emberley":
                return source.id, turn.id
    raise AssertionError("the example has speakers who argue")


def test_a_corrected_speaker_shows_on_every_page(desk: TestClient, unnamed: tuple[str, str]) -> None:
    source, turn = unnamed
    path = f"/review/intervention/{source}/{turn}/"
    sent = {"version": "0", "verdict": "edit", "actor": "Emberley", "reason": "I was in the room"}
    assert desk.post(path, data=sent, headers=PAGE).headers["location"] == path
    settled(desk)
    page = desk.get(f"/meetings/{source}/", headers=PAGE).text
    article = html.fromstring(page).get_element_by_id(turn).text_content()
    assert "Emberley" in article
    assert "corrected by" in article
    assert "I was in the room" in article
    rows = desk.get("/api/v1/arguments", params={"meeting": source, "limit": 500}).json()["items"]
    assert {row["actor"] for row in rows if row["intervention"] == turn} == {"Emberley"}
    log = desk.get("/review/log/", headers=PAGE).text
    assert "I was in the room" in log
    undone = {"version": "1", "verdict": "withdraw"}
    assert desk.post(path, data=undone, headers=PAGE).status_code == 303
    settled(desk)
    again = html.fromstring(desk.get(f"/meetings/{source}/", headers=PAGE).text)
    assert "corrected by" not in again.get_element_by_id(turn).text_content()


def test_two_tabs_lose_nothing(desk: TestClient, unnamed: tuple[str, str]) -> None:
    path = "/review/intervention/{}/{}/".format(*unnamed)
    first = {"version": "0", "verdict": "confirm", "reason": "heard it myself"}
    second = {"version": "0", "verdict": "edit", "actor": "Emberley", "reason": "another voice"}
    assert desk.post(path, data=first, headers=PAGE).status_code == 303
    answer = desk.post(path, data=second, headers=PAGE)
    assert answer.status_code == 409
    root = html.fromstring(answer.text)
    (conflict,) = root.xpath("//section[@class='conflict']")
    told = conflict.text_content()
    assert "heard it myself" in told
    assert "another voice" in told
    form = root.xpath("//main//form")[0]
    assert form.fields["version"] == "1"
    assert (form.fields["actor"], form.fields["reason"]) == ("Emberley", "another voice")
    assert desk.post(path, data={**second, "version": "1"}, headers=PAGE).status_code == 303


def test_a_form_that_does_not_fit_is_given_back_filled_in(desk: TestClient, unnamed: tuple[str, str]) -> None:
    path = "/review/intervention/{}/{}/".format(*unnamed)
    sent = {"version": "0", "verdict": "edit", "actor": "Atlantis", "reason": "because"}
    answer = desk.post(path, data=sent, headers=PAGE)
    assert answer.status_code == 400
    assert "nobody known" in answer.text
    assert html.fromstring(answer.text).xpath("//main//form")[0].fields["actor"] == "Atlantis"
    assert desk.post(path, data={"version": "0"}, headers=PAGE).status_code == 400


def test_files_are_added_with_progress(desk: TestClient) -> None:
    said = b"Letter to the Chair\n\n1. We ask that the gauges be read daily and the readings be open.\n"
    answer = desk.post(
        "/add/",
        files=[("files", ("../../etc/letter.txt", said)), ("files", ("torn.docx", b"PK\x03\x04 torn"))],
        data={"kind": "letter", "visibility": "private", "symbol": "H/2/9", "sector": "academia"},
        headers=PAGE,
    )
    assert answer.status_code == 200
    told = html.fromstring(answer.text).get_element_by_id("done").getparent().text_content()
    assert "added" in told
    assert "could not be added" in told
    settled(desk)
    work = desk.get("/work/", headers=PAGE)
    assert re.search(r"Run\s+1</b> done", work.text)
    names = {item["name"]: item for item in desk.get("/api/v1/sources?limit=500").json()["items"]}
    letter = names[".._.._etc_letter.txt".lstrip(".")]
    facts = ("visibility", "symbol", "sector", "stage")
    assert [letter[fact] for fact in facts] == ["private", "H/2/9", "academia", None]


def test_the_queue_leads_to_what_needs_an_eye(desk: TestClient) -> None:
    root = html.fromstring(desk.get("/review/", headers=PAGE).text)
    links = root.xpath("//ol[@class='queue']/li/a/@href")
    assert links
    page = desk.get(links[0], headers=PAGE)
    assert page.status_code == 200
    assert html.fromstring(page.text).xpath("//form[@class='review']")


def test_what_is_said_of_a_source_changes_on_a_page_and_two_tabs_lose_nothing(desk: TestClient) -> None:
    source = desk.get("/api/v1/sources?kind=letter").json()["items"][0]["id"]
    path = f"/sources/{source}/facts/"
    form = html.fromstring(desk.get(path, headers=PAGE).text).xpath("//main//form")[0]
    first = dict(form.fields) | {"title": "A letter of May", "visibility": "private"}
    second = dict(form.fields) | {"title": "A letter of June"}
    assert desk.post(path, data=first, headers=PAGE).headers["location"] == f"/sources/{source}/"
    conflict = desk.post(path, data=second, headers=PAGE)
    assert conflict.status_code == 409
    root = html.fromstring(conflict.text)
    told = root.xpath("//section[@class='conflict']")[0].text_content()
    assert "A letter of May" in told
    assert "A letter of June" in told
    again = root.xpath("//main//form")[0]
    assert again.fields["title"] == "A letter of June"
    assert desk.post(path, data=dict(again.fields), headers=PAGE).status_code == 303
    refused = desk.post(path, data={"version": "x", "kind": "rumour"}, headers=PAGE)
    assert refused.status_code == 409
    fresh = html.fromstring(desk.get(path, headers=PAGE).text).xpath("//main//form")[0]
    wrong = desk.post(path, data=dict(fresh.fields) | {"date": "yesterday"}, headers=PAGE)
    assert (wrong.status_code, "YYYY-MM-DD" in wrong.text) == (400, True)
    settled(desk)
    stands = desk.get(f"/api/v1/sources/{source}").json()
    assert (stands["title"], stands["visibility"]) == ("A letter of June", "public")


def test_forms_answer_in_the_language_of_their_reader(desk: TestClient, unnamed: tuple[str, str]) -> None:
    path = "/review/intervention/{}/{}/".format(*unnamed)
    sent = {"version": "0", "verdict": "edit", "actor": "Atlantis"}
    answer = desk.post(path, data=sent, headers=PAGE | {"accept-language": "fr"})
    assert html.fromstring(answer.text).get("lang") == "fr"
