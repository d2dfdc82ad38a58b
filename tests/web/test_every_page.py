"""Every page there is: it answers, has one heading and one main part, and no link leads nowhere."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from travaux.domain.sources import Viewer
from travaux.service.reading_room import ReadingRoom
from travaux.store.workspace import open_workspace
from travaux.web.pages import PAGES


@pytest.fixture(scope="session")
def paths(workspace: Path) -> list[str]:
    room = ReadingRoom(open_workspace(workspace), Viewer.KEEPER).now()
    return [path for kind in PAGES for path in kind.paths(room)]


def test_every_page_has_one_heading_and_one_main_part(client: TestClient, paths: list[str]) -> None:
    headings = {}
    for path in paths:
        answer = client.get(f"/{path}", headers={"accept": "text/html"})
        assert answer.status_code == 200, path
        root = html.fromstring(answer.text)
        (heading,) = root.xpath("//h1")
        assert root.xpath("count(//main[@id='content'])") == 1, path
        headings[path] = heading.text_content()
    assert all(headings.values())


def test_every_link_leads_somewhere(client: TestClient, paths: list[str]) -> None:
    known = {f"/{path}" for path in paths}
    for path in paths:
        root = html.fromstring(client.get(f"/{path}").text)
        identifiers = set(root.xpath("//@id"))
        for link in root.xpath("//a/@href"):
            if link.startswith("#"):
                assert link[1:] in identifiers, (path, link)
            else:
                assert link.partition("#")[0] in known, (path, link)


def test_nothing_is_loaded_from_elsewhere_and_no_style_or_script_is_inline(
    client: TestClient, paths: list[str]
) -> None:
    for path in paths:
        root = html.fromstring(client.get(f"/{path}").text)
        for address in root.xpath("//@src | //link/@href"):
            assert client.get(address).status_code == 200, (path, address)
        assert root.xpath("//@style | //style | //script[not(@src)] | //@onclick") == [], path


def test_a_page_that_is_not_there_is_said_to_a_person_and_to_a_program(client: TestClient) -> None:
    page = client.get("/meetings/none/", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert "<h1>" in page.text
    problem = client.get("/meetings/none/", headers={"accept": "application/json"})
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 404


def test_the_server_says_when_it_is_ready(client: TestClient) -> None:
    assert client.get("/api/v1/health").json()["status"] == "ready"
