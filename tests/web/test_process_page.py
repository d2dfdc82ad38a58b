"""The page of a process: from the record, with a background that people wrote, marked as theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from tests.unit.commands.assessed_ports import TEXT, build
from travaux.domain.sources import Viewer
from travaux.web.app import create_app

PAGE = {"accept": "text/html"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = TEXT.replace("1 March 2031", "1 March 2099")
    build(tmp_path / "ws", ports=("draft", text), secret=("document", "A private note."))
    return tmp_path / "ws"


@pytest.fixture
def desk(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(folder), follow_redirects=False) as client:
        yield client


def told(client: TestClient, section: str) -> str:
    page = html.fromstring(client.get("/process/", headers=PAGE).text)
    (found,) = page.xpath(f"//section[@id='{section}']")
    return " ".join(found.text_content().split())


def test_what_is_next_and_the_documents_come_from_the_record(desk: TestClient) -> None:
    assert "1 March 2099" in told(desk, "next")
    assert "light every pier" in told(desk, "next")
    assert "Resolution 4/1 on ports" in told(desk, "documents")
    assert "No meeting is on record." in told(desk, "meetings")


def test_a_background_is_marked_as_its_writers_own_words(desk: TestClient) -> None:
    assert "Nobody has written a background yet." in told(desk, "background")
    sent = {"version": "0", "words": "Ports fell <dark>.\r\n\r\nThen came the Accord."}
    assert desk.post("/process/", data=sent, headers=PAGE).headers["location"] == "/process/"
    assert "Ports fell <dark>. Then came the Accord. written by" in told(desk, "background")
    assert "no source says so" in told(desk, "background")
    late = desk.post("/process/", data={"version": "0", "words": "Mine."}, headers=PAGE)
    assert late.status_code == 409
    assert html.fromstring(late.text).xpath("//textarea[@name='words']/text()")[0].strip() == "Mine."
    assert desk.post("/process/", data={"version": "1", "words": "x" * 8001}, headers=PAGE).status_code == 400
    assert desk.post("/process/", data={"version": "1", "words": " "}, headers=PAGE).status_code == 303
    assert "Nobody has written a background yet." in told(desk, "background")


def test_readers_see_the_background_and_no_private_document(folder: Path, desk: TestClient) -> None:
    desk.post("/process/", data={"version": "0", "words": "Ports fell dark."}, headers=PAGE)
    assert "secret" in told(desk, "documents")
    with TestClient(create_app(folder, viewer=Viewer.PUBLIC), follow_redirects=False) as reader:
        assert "Ports fell dark." in told(reader, "background")
        assert "secret" not in told(reader, "documents")
        assert reader.post("/process/", data={"version": "1", "words": "x"}, headers=PAGE).status_code == 404
