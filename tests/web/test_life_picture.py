"""The picture of the life of the text, as people open, follow and save it, with and without script."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import CHROMIUM, MISSING, SIZES, follow

PATH = "/text/river/"
browsed = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)


def opened(client: TestClient, path: str) -> list[str]:
    root = html.fromstring(client.get(path).text)
    return [str(link) for link in root.xpath("//nav[@class='opened']//li/a[@aria-current]/@href")]


def blocks(client: TestClient, path: str) -> int:
    return len(
        html.fromstring(client.get(path).text).xpath(
            "//*[local-name()='svg']//*[@data-thread]/*[local-name()='rect']"
        )
    )


def test_sections_are_folded_at_first_and_opened_by_their_address(client: TestClient) -> None:
    assert opened(client, PATH) == []
    folded, one, whole = blocks(client, PATH), blocks(client, f"{PATH}2/"), blocks(client, f"{PATH}all/")
    assert 0 < folded < one < whole
    assert opened(client, f"{PATH}2/") == [f"{PATH}none/"]
    assert opened(client, f"{PATH}2-5/") == [f"{PATH}5/", f"{PATH}2/"]
    assert blocks(client, f"{PATH}none/") == folded


@pytest.mark.parametrize("asked", ["0", "99", "x", "1-", "-", "1-99", "²"])
def test_sections_that_there_are_not_have_no_diagram(client: TestClient, asked: str) -> None:
    assert client.get(f"{PATH}{asked}/", headers={"accept": "text/html"}).status_code == 404


def test_every_block_leads_on(client: TestClient) -> None:
    for path in (PATH, f"{PATH}3/"):
        root = html.fromstring(client.get(path).text)
        for address in set(root.xpath("//a[*[local-name()='rect']]/@href")):
            assert client.get(address).status_code == 200, address


def test_each_proposal_is_a_square_that_opens_on_its_words(client: TestClient) -> None:
    root = html.fromstring(client.get(PATH).text)
    squares = root.xpath("//section[@aria-labelledby='proposals']//ul[@class='squares']//span/a")
    rows = client.get("/inputs/proposals.csv").text.strip().splitlines()
    assert len(squares) > 20
    assert len(squares) <= len(rows) - 1
    for outcome in (
        "entered word for word",
        "entered in substance",
        "entered, dropped later",
        "not taken up",
    ):
        assert any(square.get("aria-label").startswith(outcome) for square in squares), outcome
    assert client.get(squares[0].get("href").partition("#")[0]).status_code == 200


def test_wording_that_delegations_brought_in_is_squares_by_proponent_and_outcome(client: TestClient) -> None:
    root = html.fromstring(client.get(PATH).text)
    rows = {
        row.xpath("string(a)"): {square.get("aria-label") for square in row.xpath("span/a")}
        for row in root.xpath("//section[@aria-labelledby='amendments']//ul[@class='squares']/li")
    }
    assert "stands in the last version: 2032" in rows["Costa Verana"]
    assert "left the text again: at least six hours" in rows["Korrin"]
    assert "left the text again: in all their diversity" in rows["Brennoway"]
    assert not any(": from" in label for labels in rows.values() for label in labels if len(label) < 34)
    for row in root.xpath("//section[@aria-labelledby='amendments']//span/a")[:5]:
        assert client.get(row.get("href")).status_code == 200


def test_pages_stay_light(client: TestClient) -> None:
    for path in (PATH, f"{PATH}all/"):
        assert len(client.get(path).content) < 300_000


@browsed
def test_pointing_at_a_block_follows_it_and_says_how_much_changed(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address)
    page.goto(f"{PATH}all/")
    said = page.locator(".pointed")
    hint = said.inner_text()
    block = page.locator("svg.river a:has(.c-much)").first
    block.hover()
    assert "of its words changed" in said.inner_text()
    thread = block.get_attribute("data-thread")
    assert (
        page.locator("svg.river .lit").count() == page.locator(f"svg.river [data-thread='{thread}']").count()
    )
    page.locator("h1").hover()
    page.mouse.move(2, 2)
    assert page.locator("svg.river .lit").count() == 0
    assert said.inner_text() == hint
    block.focus()
    assert "of its words changed" in said.inner_text()
    page.close()


@browsed
def test_a_section_is_opened_and_a_paragraph_followed_by_keyboard(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address)
    page.goto(PATH)
    follow(page.locator("nav.opened li a").nth(1), "Enter")
    assert page.url.endswith("/text/river/2/")
    follow(page.locator("svg.river a.t").first, "Enter")
    assert "/paragraphs/" in page.url
    page.close()


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def phone(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    width, height = SIZES["phone"]
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        java_script_enabled=request.param,
        reduced_motion="reduce",  # what is smoothly scrolled to is not there yet when it is looked for
    )
    yield context.new_page()
    context.close()


@browsed
def test_a_phone_shows_two_versions_at_a_time(phone: Page) -> None:
    phone.goto(PATH)
    heads = phone.locator("svg.river text.head")
    names = list(heads.all_text_contents())
    pan = phone.locator(".pan").bounding_box()
    assert pan is not None

    def in_sight() -> list[str]:
        boxes = [(heads.nth(n).bounding_box(), name) for n, name in enumerate(names)]
        left, right = pan["x"] - 2, pan["x"] + pan["width"] + 2
        return [name for box, name in boxes if box and box["x"] >= left and box["x"] + box["width"] <= right]

    assert in_sight() == names[:2]
    for step in (2, len(names) - 2, 0):
        phone.locator(".pairs a").nth(step).click()
        assert in_sight() == names[step : step + 2]


@browsed
def test_names_are_large_enough_to_be_read_at_either_width(page: Page) -> None:
    page.goto(PATH)
    size = page.evaluate(
        "() => { const svg = document.querySelector('svg.river');"
        " return 13 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width; }"
    )
    assert size >= 10


@browsed
@pytest.mark.parametrize("form", ["SVG", "PNG"])
def test_a_diagram_is_saved_as_it_looks(browser: Browser, address: str, form: str) -> None:
    for path in (PATH, "/statistics/"):
        page = browser.new_page(base_url=address)
        page.goto(path)
        with page.expect_download() as waited:
            page.locator(".saving button", has_text=form).first.click()
        content = waited.value.path().read_bytes()
        assert waited.value.suggested_filename.endswith(f".{form.lower()}")
        assert content.startswith(b"<svg" if form == "SVG" else b"\x89PNG")
        if form == "SVG":
            assert b"class=" not in content
            assert b'fill="rgb(' in content
        page.close()


@browsed
def test_no_label_of_a_chart_is_cut_and_its_table_lies_beside_it(page: Page) -> None:
    page.goto("/statistics/")
    charts = page.locator("figure.chart")
    assert charts.count() > 3
    assert "…" not in " ".join(charts.locator("svg text").all_text_contents())
    outside = page.evaluate(
        "() => [...document.querySelectorAll('figure.chart svg')].filter(svg => { const box ="
        " svg.getBoundingClientRect(); return [...svg.querySelectorAll('text')].some(text => { const own ="
        " text.getBoundingClientRect(); return own.left < box.left - 1 || own.right > box.right + 1; });"
        " }).length"
    )
    assert outside == 0
    for n in range(charts.count()):
        expect(charts.nth(n).locator("details:not([open]) table")).to_have_count(1)
