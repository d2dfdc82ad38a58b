"""One place to read a text: sections, filters without a script, and comparison as a mode of the same page."""

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import CHROMIUM, MISSING, SIZES, follow

browsers = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)


@pytest.fixture(params=SIZES)
def plain(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A window without a script, of a desk's size and of a phone's."""
    width, height = SIZES[request.param]
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": height}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def _rev1(page: Page) -> None:
    page.goto("/text/")
    follow(page.locator("ol.versions h2 a", has_text="Rev.1"))


@browsers
def test_a_section_is_chosen_without_a_script(plain: Page) -> None:
    _rev1(plain)
    everything = plain.locator(".para:visible").count()
    plain.locator("form.filters summary", has_text="Section").click()
    plain.get_by_label(re.compile("IV. Financing")).check()
    shown = plain.locator(".para:visible").count()
    assert 0 < shown < everything
    assert "Financing" in plain.locator("h2.row:visible").first.inner_text()
    plain.get_by_role("button", name="Show all").click()
    assert plain.locator(".para:visible").count() == everything


@browsers
def test_who_asks_for_it_and_how_it_stands_narrow_each_other(plain: Page) -> None:
    _rev1(plain)
    plain.locator("form.filters summary", has_text="Who asks for it").click()
    plain.get_by_label(re.compile("Emberley")).check()
    asked = plain.locator(".para:visible").count()
    assert asked > 0
    plain.locator("form.filters summary", has_text="How it stands").click()
    plain.get_by_label(re.compile("In contested brackets")).check()
    assert 0 < plain.locator(".para:visible").count() <= asked


@browsers
def test_any_two_versions_are_compared_from_the_page_of_one_of_them(plain: Page) -> None:
    _rev1(plain)
    others = plain.get_by_role("navigation", name="Compare with another version")
    follow(others.get_by_text("adopted"))
    expect(plain.locator("h1")).to_have_text("Rev.1 → adopted")
    plain.locator(".compared summary", has_text="What happened").click()
    plain.get_by_label(re.compile("Edited")).check()
    rows = plain.locator("article.row:visible")
    assert rows.count() > 0
    assert all("Edited" in text for text in rows.locator("header").all_inner_texts())


@browsers
def test_a_comparison_is_read_side_by_side_and_in_one_text(browser: Browser, address: str) -> None:
    page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    page.goto("/text/")
    follow(page.locator(".compare a").first)
    pair = page.locator("article.k-edited .pair").first
    old, new = pair.locator(".old"), pair.locator(".new")
    boxes = old.bounding_box(), new.bounding_box()
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    assert boxes[0]["y"] == boxes[1]["y"]
    page.get_by_label("In one text").check()
    expect(old).not_to_be_visible()
    expect(new).to_be_visible()


@browsers
def test_what_is_chosen_can_be_linked_to(page: Page) -> None:
    _rev1(page)
    page.locator("form.filters summary", has_text="Section").click()
    page.get_by_label(re.compile("IV. Financing")).check()
    shown = page.locator(".para:visible").count()
    assert "section=" in page.url
    page.goto(page.url)
    assert page.locator(".para:visible").count() == shown
    page.get_by_role("button", name="Show all").click()
    expect(page).not_to_have_url(re.compile("section="))


def test_the_sections_of_a_text_lead_into_it(client: TestClient) -> None:
    for path in _texts(client):
        root = html.fromstring(client.get(path).text)
        for anchor in root.xpath("//nav[@class='tree']//a/@href"):
            assert root.xpath(f"//*[@id='{anchor.removeprefix('#')}']"), (path, anchor)


def test_the_margin_of_a_version_holds_what_was_said_of_its_own_words(client: TestClient) -> None:
    """What was said on the day of adoption is not beside the words of the first version."""
    first, *_, last = _texts(client)
    reserved = "//ul[@class='known']//a[contains(@class, 'stance')][contains(., 'dissociate')]"
    assert html.fromstring(client.get(last).text).xpath(reserved)
    assert not html.fromstring(client.get(first).text).xpath(reserved)


def _texts(client: TestClient) -> list[str]:
    root = html.fromstring(client.get("/text/").text)
    return [str(each) for each in root.xpath("//ol[@class='versions']//h2/a/@href")]


def test_a_paragraph_says_first_what_it_came_to(client: TestClient) -> None:
    home = html.fromstring(client.get("/").text)
    (first, *_) = home.xpath("//section[@aria-labelledby='now']//a[starts-with(@href, '/paragraphs/')]/@href")
    root = html.fromstring(client.get(first).text)
    (told,) = root.xpath("//section[@class='brief']")
    labels = [each.text for each in told.xpath(".//dt")]
    assert labels[:2] == ["As it stands", "What became of it"]
    assert "On record against it" in labels
    assert root.xpath("count(//section[@class='brief']/preceding-sibling::*)") == 1  # the heading alone
