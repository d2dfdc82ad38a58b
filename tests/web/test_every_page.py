"""Every page there is: it answers, has one heading and one main part, and no link leads nowhere."""

import re
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace
from travaux.views.snapshot import Snapshots
from travaux.web.pages import FILES, PAGES


@pytest.fixture(scope="session")
def paths(workspace: Path) -> list[str]:
    snapshot = Snapshots(open_workspace(workspace), Viewer.KEEPER).now()
    listed = (list(kind.paths(snapshot))[: 5 if kind.live else None] for kind in PAGES)
    return [path for each in listed for path in each]


@pytest.fixture(scope="session")
def live(workspace: Path) -> set[str]:
    """Pages of a server alone, of which there is one for every finding: a few stand for all."""
    snapshot = Snapshots(open_workspace(workspace), Viewer.KEEPER).now()
    return {f"/{path}" for kind in PAGES if kind.live for path in kind.paths(snapshot)}


@pytest.fixture(scope="session")
def files(workspace: Path) -> list[str]:
    snapshot = Snapshots(open_workspace(workspace), Viewer.KEEPER).now()
    return [f"/{path}" for kind in FILES for path in kind.paths(snapshot)]


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


def test_no_two_landmarks_of_a_page_have_one_name(client: TestClient, paths: list[str]) -> None:
    """A part with a heading and the table in it that scrolls are told apart by who hears their names."""
    marks = "//section[@aria-labelledby or @aria-label] | //*[@role='region'] | //nav | //aside"
    twice = {}
    for path in paths:
        root = html.fromstring(client.get(f"/{path}").text)
        named = Counter(_landmark(root, part) for part in root.xpath(marks))
        if found := [mark for mark, count in named.items() if count > 1]:
            twice[path] = found
    assert twice == {}


def _landmark(root: html.HtmlElement, part: html.HtmlElement) -> tuple[str, str]:
    role = "region" if part.tag == "section" or part.get("role") == "region" else part.tag
    headings = (
        root.get_element_by_id(name).text_content() for name in part.get("aria-labelledby", "").split()
    )
    return role, " ".join(" ".join(headings).split()) or part.get("aria-label", "")


def test_every_link_leads_somewhere(
    client: TestClient, paths: list[str], files: list[str], live: set[str]
) -> None:
    pages = {f"/{path}": html.fromstring(client.get(f"/{path}").text) for path in paths}
    anchors = {address: set(root.xpath("//@id")) for address, root in pages.items()}
    for here, root in pages.items():
        for link in root.xpath("//a/@href"):
            address, _, anchor = link.partition("?")[0].partition("#")
            address = address or here
            if re.match(r"/api/|/text/(?:\w+/words|river/[\d-]+)/$", address):  # one for whatever is asked
                assert client.get(link).status_code == 200, (here, link)
                continue
            assert address in anchors or address in files or address in live, (here, link)
            assert not anchor or address in live or anchor in anchors[address], (here, link)


def test_every_file_can_be_taken_away(client: TestClient, files: list[str]) -> None:
    for file in files:
        answer = client.get(file)
        assert answer.status_code == 200, file
        assert answer.content, file


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
    assert "<h1" in page.text
    problem = client.get("/meetings/none/", headers={"accept": "application/json"})
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 404


def test_the_server_says_when_it_is_ready(client: TestClient) -> None:
    assert client.get("/api/v1/health").json()["status"] == "ready"


def test_no_template_of_a_page_hides_one_of_the_blocks_it_shares() -> None:
    own, shared = (
        {each.name for each in (resources.files(package) / "templates").iterdir()}
        for package in ("travaux.web", "travaux.exports.html")
    )
    assert not own & shared
