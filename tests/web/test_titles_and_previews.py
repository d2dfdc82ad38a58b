"""What pages say of themselves: titles that tell them apart, link previews, an icon, ways on, HEAD."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from playwright.sync_api import Page

from tests.web.browser import CHROMIUM, MISSING, follow
from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace
from travaux.views.snapshot import Snapshots
from travaux.web.pages import PAGES


@pytest.fixture(scope="module")
def pages(workspace: Path) -> list[str]:
    """Every page of the record, and a few of those of which there is one for each finding."""
    snapshot = Snapshots(open_workspace(workspace), Viewer.KEEPER).now()
    listed = (list(kind.paths(snapshot))[: 40 if kind.live else None] for kind in PAGES)
    return [path for each in listed for path in each]


def test_no_two_pages_have_one_title_and_each_tells_its_link_what_it_is(
    client: TestClient, pages: list[str]
) -> None:
    titles: dict[str, str] = {}
    for path in pages:
        root = html.fromstring(client.get(f"/{path}").text)
        title = root.findtext(".//title") or ""
        assert title not in titles, (path, titles[title])
        titles[title] = path
        (said,) = root.xpath("//meta[@name='description']/@content")
        assert 0 < len(said) <= 310, path
        assert root.xpath("//meta[@property='og:description']/@content") == [said]
        (called,) = root.xpath("//meta[@property='og:title']/@content")
        assert called in title, path


@pytest.mark.parametrize("path", ["", "text/", "meetings/none/", "static/page.css", "api/v1/health"])
def test_head_answers_as_get_does_but_for_the_body(client: TestClient, path: str) -> None:
    accepted = {"accept": "text/html"}
    whole, head = client.get(f"/{path}", headers=accepted), client.head(f"/{path}", headers=accepted)
    assert head.status_code == whole.status_code
    assert head.content == b""
    for name in ("content-type", "content-length", "content-security-policy"):
        assert head.headers.get(name) == whole.headers.get(name), name


def test_head_changes_nothing(client: TestClient) -> None:
    assert client.head("/add/").status_code == 200
    assert client.head("/enter/").status_code == 404


def test_every_page_has_an_icon(client: TestClient) -> None:
    (icon,) = html.fromstring(client.get("/").text).xpath("//link[@rel='icon']/@href")
    answer = client.get(icon)
    assert answer.headers["content-type"] == "image/svg+xml"


def test_a_page_that_is_not_there_leads_on(client: TestClient) -> None:
    for address in ("/meetings/none/", "/nowhere"):
        root = html.fromstring(client.get(address, headers={"accept": "text/html"}).text)
        assert root.findtext(".//h1") == "There is no such page"
        assert root.xpath("//main//form[@action='/search/']//input[@name='q']")
        ways = root.xpath("//main//a/@href")
        assert {"/", "/text/", "/meetings/"} <= set(ways)
        for way in ways:
            assert client.get(way).status_code == 200


def test_a_page_that_cannot_be_shown_is_not_called_missing(client: TestClient) -> None:
    answer = client.post("/add/", headers={"accept": "text/html"}, data={"date": "x"})
    assert answer.status_code >= 400
    assert "There is no such page" not in answer.text


@pytest.mark.skipif(CHROMIUM is None, reason=MISSING)
def test_search_and_ask_are_in_sight_without_scrolling_sideways(page: Page) -> None:
    for path in ("/", "/positions/"):
        page.goto(path)
        width = page.evaluate("innerWidth")
        wanted = [page.locator("form.seek input"), *page.locator(".reach nav a").all()]
        assert {"Search", "Ask", "Add"} <= {each.inner_text() for each in wanted}
        for each in wanted:
            box = each.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] < 300
        page.locator("form.seek input").fill("gauge")
        follow(page.locator("form.seek input"), "Enter")
        assert page.url.endswith("/search/?q=gauge")
        assert page.locator("ol.hits li").count() > 0
