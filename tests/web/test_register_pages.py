"""Registers as people use them: sorted and filtered by address, linked, taken away, and published."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from playwright.sync_api import Browser, Page

from tests.web.browser import CHROMIUM, MISSING, follow
from travaux.web.publishing import publish

RESERVED = "/registers/reservations/"
browsers = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)


def _rows(page: str, column: str) -> list[str]:
    root = html.fromstring(page)
    heads = [" ".join(head.text_content().split()).rstrip(" ▲▼") for head in root.xpath("//thead//th")]
    place = heads.index(column)
    return [" ".join(row[place].text_content().split()) for row in root.xpath("//tbody/tr")]


def test_the_order_of_a_column_is_in_the_address_and_said_to_readers_of_screens(client: TestClient) -> None:
    up, down = (client.get(f"{RESERVED}?sort={order}").text for order in ("date", "-date"))
    assert _rows(up, "Who") != _rows(down, "Who")
    assert html.fromstring(up).xpath("//th[@aria-sort='ascending']/a/@href") == [f"{RESERVED}?sort=-date"]
    assert html.fromstring(down).xpath("//th[@aria-sort='descending']/a/@href") == [f"{RESERVED}?sort=date"]


def test_what_is_taken_away_is_the_view_that_is_seen(client: TestClient) -> None:
    page = client.get(f"{RESERVED}?who=Yarovia&sort=-date")
    shown = html.fromstring(page.text)
    (way,) = shown.xpath("//a[@download][contains(@href, '.json')]/@href")
    assert "who=Yarovia" in way
    said = json.loads(client.get(way).text)
    assert [row["id"] for row in said["rows"]] == [
        each.removeprefix("r-") for each in shown.xpath("//tbody/tr/@id")
    ]
    assert all("Yarovia" in row["who"] for row in said["rows"])
    assert said["all"] > len(said["rows"]) > 0


def test_every_row_opens_its_words(client: TestClient) -> None:
    listed = html.fromstring(client.get("/registers/").text)
    for register in listed.xpath("//ul[@class='cards']//a/@href"):
        root = html.fromstring(client.get(register).text)
        rows = root.xpath("//tbody/tr")
        assert rows, register
        for row in rows:
            assert row.xpath(".//a[@class='cite']/@href"), (register, row.get("id"))
        (count,) = root.xpath("//nav[@class='filters']//a[@aria-current='page']/span/text()")
        assert int(count) == len(rows)


def test_a_view_that_nothing_is_in_says_so_and_leads_back(client: TestClient) -> None:
    page = html.fromstring(client.get(f"{RESERVED}?words=unheardof").text)
    assert page.xpath("//tbody") == []
    assert page.xpath("//p[@class='empty']/a/@href") == [RESERVED]


@browsers
def test_who_reserved_is_read_in_two_clicks(page: Page) -> None:
    page.goto("/")
    follow(page.locator("header nav a", has_text="Registers").first)
    follow(page.locator("main a", has_text="Reservations").first)
    row = page.locator("tbody tr", has_text="Yarovia").first
    assert "Yarovia has a reservation regarding paragraph 3" in " ".join(row.inner_text().split())
    cited = row.locator("a.cite").first
    follow(cited)
    target = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert "reservation" in target.inner_text()


@browsers
def test_a_register_is_narrowed_and_sorted_by_keyboard_without_a_script(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/registers/submitted/")
    page.locator("details.narrow summary").press("Enter")
    page.locator("#f-sector").select_option("civil society")
    page.locator("#f-stands").select_option("yes")
    follow(page.locator("#f-words"), "Enter")
    assert "sector=civil+society" in page.url
    assert page.locator("tbody tr").count() > 0
    for row in page.locator("tbody tr").all():
        assert "civil society" in row.inner_text()
    context.close()


@browsers
def test_a_published_register_is_whole_without_a_script_and_sorted_with_one(
    browser: Browser, workspace: Path, tmp_path: Path
) -> None:
    site = publish(workspace, tmp_path / "site")
    address = (site.folder / "registers" / "reservations" / "index.html").as_uri()
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(address)
    whole = plain.locator("tbody tr").count()
    assert whole > 1
    assert plain.locator("thead a, thead button").count() == 0
    page = browser.new_page()
    page.goto(address)
    days = [cell.get_attribute("data-order") for cell in page.locator("tbody td.date").all()]
    head = page.locator("thead th", has_text="Date")
    head.locator("button").click()
    head.locator("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    turned = [cell.get_attribute("data-order") for cell in page.locator("tbody td.date").all()]
    assert turned == sorted(days, key=lambda day: day or "", reverse=True)
    assert len(turned) == whole
    page.close()
    plain.close()
