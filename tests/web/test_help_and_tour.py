"""Help on each page, a tour in five stops, and the page for what is missing from a published site."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from travaux.domain.sources import Viewer
from travaux.errors import UsageError
from travaux.store.workspace import open_workspace
from travaux.views.snapshot import Snapshots
from travaux.web.help import help_on
from travaux.web.pages import PAGES
from travaux.web.publishing import publish


def test_each_kind_of_page_has_help_and_leads_to_the_tour(client: TestClient, workspace: Path) -> None:
    snapshot = Snapshots(open_workspace(workspace), Viewer.KEEPER).now()
    for kind in PAGES:
        path = next(iter(kind.paths(snapshot)), None)
        if path is None:
            continue
        root = html.fromstring(client.get(f"/{path}").text)
        (told,) = root.xpath("//details[@class='help']")
        assert str(help_on(kind.template)) in told.text_content(), path
        assert "/tour/" in told.xpath(".//a/@href"), path


def test_the_tour_of_the_example_has_five_stops_that_are_there(client: TestClient) -> None:
    root = html.fromstring(client.get("/tour/").text)
    stops = root.xpath("//ol[@class='tour']/li")
    assert len(stops) == 5
    paths = [stop.xpath(".//h2/a/@href")[0] for stop in stops]
    assert len(set(paths)) == 5
    assert paths[0] == "/text/river/"
    for path in paths:
        assert client.get(path).status_code == 200
    assert "/tour/" in html.fromstring(client.get("/").text).xpath("//main//a/@href")


@pytest.mark.parametrize(
    ("at", "root"),
    [(None, "/"), ("https://example.org", "/"), ("https://example.org/a b/record", "/a%20b/record/")],
)
def test_a_published_site_has_a_page_for_what_is_missing(
    workspace: Path, tmp_path: Path, at: str | None, root: str
) -> None:
    site = publish(workspace, tmp_path / "site", at=at)
    page = html.fromstring((site.folder / "404.html").read_text(encoding="utf-8"))
    assert page.findtext(".//h1") == "There is no such page"
    ways = page.xpath("//main//a/@href")
    assert len(ways) > 5
    assert page.xpath("//form/@action")
    for address in [*ways, *page.xpath("//link[@rel='stylesheet']/@href")]:
        assert address.startswith(root), address
        assert (site.folder / address.removeprefix(root)).is_file(), address
    first = html.fromstring((site.folder / "text" / "index.html").read_text(encoding="utf-8"))
    told = first.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    assert told == ([f"{at}/text/"] * 2 if at else [])


@pytest.mark.parametrize(
    "at", ["example.org", "ftp://example.org/", "https:///x", "https://example.org/?a=1"]
)
def test_an_address_at_which_no_site_can_stand_is_refused(workspace: Path, tmp_path: Path, at: str) -> None:
    with pytest.raises(UsageError):
        publish(workspace, tmp_path / "site", at=at)
    assert not (tmp_path / "site").exists()
