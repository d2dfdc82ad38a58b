"""Keeping the register on its page: entries that last, a conflict that loses nothing, a narrowed list."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from fastapi.testclient import TestClient
from lxml import html

from travaux.commands.events import EventEntry, record_event
from travaux.domain.process import StepKind
from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace
from travaux.views.commitments.register import register_of
from travaux.web.app import create_app

PAGE = {"accept": "text/html"}


@pytest.fixture
def folder(workspace: Path, tmp_path: Path) -> Path:
    copytree(workspace, tmp_path / "ws")
    return tmp_path / "ws"


@pytest.fixture
def desk(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(folder), follow_redirects=False) as client:
        yield client


@pytest.fixture
def path(folder: Path) -> str:
    items = register_of(open_workspace(folder), date(2026, 1, 1)).items
    return f"/commitments/{next(item for item in items if item.due).commitment.id}/"


def test_an_entry_shows_on_the_duty_and_in_the_register(desk: TestClient, path: str) -> None:
    sent = {
        "version": "0",
        "status": "in progress",
        "evidence": "the tender is out",
        "source": "letter of the Office",
        "dated": "2026-02-03",
        "next_review": "2026-09-01",
    }
    assert desk.post(path, data=sent, headers=PAGE).headers["location"] == path
    told = desk.get(path, headers=PAGE).text
    assert "the tender is out" in told
    assert "letter of the Office" in told
    rows = html.fromstring(desk.get("/commitments/?status=in+progress", headers=PAGE).text).xpath(
        "//section[@id='register']//tbody/tr"
    )
    assert len(rows) == 1
    assert rows[0].xpath(".//a/@href") == [path]
    listed = {one["id"]: one for one in desk.get("/commitments/commitments.json").json()["commitments"]}
    (entry,) = listed[path.split("/")[2]]["entries"]
    assert (entry["status"], entry["dated"], entry["next_review"]) == (
        "in progress",
        "2026-02-03",
        "2026-09-01",
    )


def test_two_editors_lose_nothing(desk: TestClient, path: str) -> None:
    first = {"version": "0", "note": "heard from the Fund"}
    second = {"version": "0", "status": "delivered", "note": "seen with my own eyes"}
    assert desk.post(path, data=first, headers=PAGE).status_code == 303
    answer = desk.post(path, data=second, headers=PAGE)
    assert answer.status_code == 409
    root = html.fromstring(answer.text)
    (conflict,) = root.xpath("//section[@class='conflict']")
    assert "heard from the Fund" in conflict.text_content()
    assert "seen with my own eyes" in conflict.text_content()
    form = next(form for form in root.forms if form.method == "POST")
    assert (form.fields["version"], form.fields["note"]) == ("1", "seen with my own eyes")
    assert desk.post(path, data={**second, "version": "1"}, headers=PAGE).status_code == 303
    assert "delivered" in desk.get(path, headers=PAGE).text


@pytest.mark.parametrize(
    "sent", [{}, {"status": "done"}, {"note": "late", "next_review": "soon"}, {"note": "   "}]
)
def test_an_entry_that_cannot_be_kept_is_given_back(
    desk: TestClient, path: str, sent: dict[str, str]
) -> None:
    answer = desk.post(path, data={"version": "0", **sent}, headers=PAGE)
    assert answer.status_code == 400
    root = html.fromstring(answer.text)
    assert root.xpath("//p[@class='refused']")
    assert "Nothing yet." in answer.text


def test_the_public_sees_no_form_and_can_send_nothing(folder: Path, path: str) -> None:
    with TestClient(create_app(folder, viewer=Viewer.PUBLIC), follow_redirects=False) as client:
        page = client.get(path, headers=PAGE)
        assert page.status_code == 200
        assert not [form for form in html.fromstring(page.text).forms if form.method == "POST"]
        assert client.post(path, data={"version": "0", "note": "x"}, headers=PAGE).status_code == 404


def test_what_is_due_soon_is_one_click_away(desk: TestClient) -> None:
    root = html.fromstring(desk.get("/commitments/", headers=PAGE).text)
    assert root.xpath("//section[1]/@id") == ["due"]
    assert root.xpath("//form[@action='/commitments/']//option[@value='90']")
    narrowed = html.fromstring(desk.get("/commitments/?for=the+Secretary-General", headers=PAGE).text)
    named = {row[1].text_content() for row in narrowed.xpath("//section[@id='register']//tbody/tr")}
    assert named == {"Secretary-General"}


def test_a_step_set_down_by_hand_stands_on_the_page_of_procedure(folder: Path, desk: TestClient) -> None:
    said = EventEntry(StepKind.CONSULTATIONS, date(2025, 9, 30), by=("Chair",), what="a walk along the river")
    record_event(open_workspace(folder), said, "A. Clerk")
    page = desk.get("/procedure/", headers=PAGE).text
    assert "a walk along the river" in page
    assert "entered by A. Clerk" in page
    assert "a walk along the river" in desk.get("/procedure/procedure.json").text
