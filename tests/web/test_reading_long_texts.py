"""A long text in parts, its weight, and a reader's own delegation: with and without a script."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import CHROMIUM, MISSING, follow, served
from travaux.commands.adding import add
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.store.workspace import open_workspace
from travaux.web.app import create_app
from travaux.web.publishing import publish

browsers = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)

HEAVIEST = 300_000
"""Bytes of a page without a transcript."""


def articles(changed: str) -> str:
    """Return a text of forty articles of ten long paragraphs, which differ by a word between versions."""
    lines = ["Draft convention on quiet harbours", ""]
    for article in range(1, 41):
        lines += [f"Article {article} (harbour {article})", ""]
        for number in range(1, 11):
            lines += [
                f"{number}. Each Party [shall] [should] keep the berths of harbour {article} {changed} "
                f"in month {number}, [in accordance with its national circumstances,] so that ships numbered "
                f"{article * 100 + number} lie at anchor without engines, "
                f"and report the hours of rest of pier {article}-{number} to the Harbour Office "
                "by the end of the year;",
                "",
            ]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def long_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    create(folder / "ws", title="Quiet harbours")
    workspace = open_workspace(folder / "ws")
    for number, changed in enumerate(("quiet", "silent"), 1):
        path = folder / f"v{number}.txt"
        path.write_text(articles(changed), encoding="utf-8")
        said = {"kind": "draft", "stage": f"Rev.{number}", "date": f"2031-0{number}-01"}
        (done,) = add(workspace, [(path, said)], "Ada")
        assert done.status == "added", done.error
    run(workspace, "Ada")
    return folder / "ws"


@pytest.fixture
def site(long_workspace: Path) -> Iterator[TestClient]:
    with TestClient(create_app(long_workspace)) as client:
        yield client


def pages_of(site: TestClient) -> list[str]:
    root = html.fromstring(site.get("/text/").text)
    links = [str(each) for each in root.xpath("//main//a/@href")]
    kind = re.compile(r"/text/[0-9a-f]+/(compare/[0-9a-f]+/)?")
    return [each for each in dict.fromkeys(links) if kind.fullmatch(each)]


def parts_of(site: TestClient, path: str) -> list[str]:
    """Return a page and, one after the other, the parts that it leads on to."""
    found = [path]
    while ahead := html.fromstring(site.get(found[-1]).text).xpath("//a[@rel='next']/@href"):
        found.append(str(ahead[0]))
    return found


def test_no_part_is_heavy_and_together_they_hold_every_paragraph(site: TestClient) -> None:
    pages = pages_of(site)
    assert len(pages) == 3
    for path in pages:
        parts = parts_of(site, path)
        texts = [site.get(part).text for part in parts]
        assert len(parts) > 1
        assert max(len(text.encode()) for text in texts) < HEAVIEST
        words = " ".join(texts)
        numbers = [(article, number) for article in range(1, 41) for number in range(1, 11)]
        assert all(f"pier {article}-{number} to" in words for article, number in numbers)


def test_sections_lead_into_the_part_that_holds_them(site: TestClient) -> None:
    for path in pages_of(site):
        root = html.fromstring(site.get(path).text)
        for link in root.xpath("//nav[@class='tree']//a/@href"):
            page, _, anchor = str(link).partition("#")
            assert html.fromstring(site.get(page or path).text).xpath(f"//*[@id='{anchor}']"), link


@pytest.mark.parametrize("part", ["part-0", "part-99", "part-x", "part-1e3"])
def test_there_is_no_other_part(site: TestClient, part: str) -> None:
    for path in pages_of(site):
        assert site.get(f"{path}{part}/").status_code == 404


def test_unchanged_paragraphs_of_a_comparison_are_folded_into_links(client: TestClient) -> None:
    root = html.fromstring(client.get("/text/").text)
    paths = [str(each) for each in root.xpath("//a/@href") if "/compare/" in each]
    shown = (html.fromstring(client.get(path).text) for path in paths)
    folded = [each for page in shown for each in page.xpath("//details[contains(@class, 'same')]")]
    assert folded
    for row in (row for each in folded for row in each.xpath("./*[contains(@class, 'row')]")):
        (link,) = row.xpath(".//a/@href")
        assert str(link).startswith("/paragraphs/")
        assert not row.xpath(".//*[@class='pair']")


def test_a_published_site_holds_every_part(long_workspace: Path, tmp_path: Path) -> None:
    publish(long_workspace, tmp_path / "site")
    for page in (tmp_path / "site" / "text").rglob("index.html"):
        root = html.fromstring(page.read_text(encoding="utf-8"))
        for link in root.xpath("//nav[@class='further']//a/@href"):
            assert (page.parent / str(link)).is_file(), (page, link)


@browsers
def test_the_text_goes_on_as_one_scrolls(browser: Browser, long_workspace: Path) -> None:
    with served(long_workspace) as address:
        page = browser.new_context(base_url=address, viewport={"width": 390, "height": 844}).new_page()
        page.goto("/text/")
        follow(page.locator("ol.versions h2 a", has_text="Rev.2"))
        assert page.locator(".para").count() < 400
        rows = page.locator(".para")
        while page.locator("a[rel=next]").count():
            there = rows.count()
            page.evaluate("scrollTo(0, document.body.scrollHeight)")
            page.wait_for_function(
                "there => document.querySelectorAll('.para').length > there"
                " || !document.querySelector('a[rel=next]')",
                arg=there,
            )
        expect(rows).to_have_count(400)
        expect(page.locator("a[rel=next]")).to_have_count(0)
        ids = page.locator(".para").evaluate_all("rows => rows.map(row => row.id)")
        assert len(set(ids)) == 400


@browsers
def test_a_link_into_a_later_part_finds_its_paragraph(browser: Browser, long_workspace: Path) -> None:
    with served(long_workspace) as address:
        page = browser.new_context(base_url=address).new_page()
        page.goto("/text/")
        follow(page.locator("ol.versions h2 a", has_text="Rev.2"))
        last = page.locator("nav.tree a").last.get_attribute("href") or ""
        page.goto(page.url + "#" + last.partition("#")[2])
        expect(page.locator("[id='" + last.partition("#")[2] + "']")).to_be_in_viewport(timeout=10_000)


@browsers
def test_a_filter_holds_for_parts_that_are_not_there_yet(browser: Browser, long_workspace: Path) -> None:
    with served(long_workspace) as address:
        page = browser.new_context(base_url=address).new_page()
        page.goto("/text/")
        follow(page.locator("ol.versions h2 a", has_text="Rev.2"))
        page.locator("form.filters summary", has_text="Section").click()
        page.get_by_label(re.compile(r"Article 20 ")).check()
        expect(page.locator(".para:visible")).to_have_count(10, timeout=10_000)


@browsers
def test_a_reader_s_own_delegation_is_chosen_once(page: Page) -> None:
    page.goto("/text/")
    follow(page.locator("ol.versions h2 a", has_text="Rev.1"))
    everything = page.locator(".para:visible").count()
    page.get_by_label("Your delegation").select_option(label="Tasmere")
    follow(page.get_by_role("button", name="Choose"))
    own = page.locator(".para:visible")
    assert 0 < own.count() < everything
    assert any("thirty minutes" in words for words in own.all_inner_texts())
    shown = own.count()
    page.goto("/text/")
    follow(page.locator("ol.versions h2 a", has_text="Rev.1"))  # kept, and everything shown at first
    assert page.get_by_label("Your delegation").locator("option:checked").inner_text() == "Tasmere"
    assert page.locator(".para:visible").count() == everything
    page.locator("form.filters summary", has_text="Mine").click()
    page.locator("input[name=own][value='0']").check()
    assert own.count() == shown


def test_a_delegation_s_own_paragraphs_and_those_of_its_groups_are_told_apart(client: TestClient) -> None:
    root = html.fromstring(client.get("/text/").text)
    versions = root.xpath("//ol[@class='versions']//h2/a")
    (path,) = [str(each.get("href")) for each in versions if "Rev.1" in each.text_content()]
    shown = html.fromstring(client.get(path, params={"mine": "SKN"}).text)
    own = {row.get("id") for row in shown.xpath("//div[@data-own]") if "0" in row.get("data-own").split()}
    grouped = {row.get("id") for row in shown.xpath("//div[@data-own]") if "1" in row.get("data-own").split()}
    assert grouped - own
    counts = [int(each.text) for each in shown.xpath("//input[@name='own']/following-sibling::*[@class='n']")]
    assert counts == [len(own), len(grouped)]
    nobody = html.fromstring(client.get(path, params={"mine": ""}).text)
    assert not nobody.xpath("//*[@data-own]")
    assert client.cookies.get("travaux_delegation") in (None, "", '""')


@pytest.mark.parametrize("said", ["<script>", "A" * 500, "../..", "é", "NOBODY-AT-ALL"])
def test_an_unknown_delegation_is_nobody(client: TestClient, said: str) -> None:
    root = html.fromstring(client.get("/text/").text)
    path = str(root.xpath("//ol[@class='versions']//h2/a/@href")[0])
    answer = client.get(path, params={"mine": said})
    assert answer.status_code == 200
    assert not html.fromstring(answer.text).xpath("//*[@data-own] | //input[@name='own']")


@pytest.mark.parametrize("asked", [{"section": "9999999"}, {"section": "x"}, {"kind": "-1"}, {"own": "0"}])
def test_a_filter_that_is_not_there_hides_nothing(client: TestClient, asked: dict[str, str]) -> None:
    root = html.fromstring(client.get("/text/").text)
    path = str(root.xpath("//ol[@class='versions']//h2/a/@href")[0])
    shown = html.fromstring(client.get(path, params=asked).text)
    checked = shown.xpath("//form[@class='filters']//input[@checked]/@value")
    assert set(checked) <= {"all"}
