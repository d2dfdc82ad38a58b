"""Where words come from: beside the text by mouse, keyboard, on a phone; a page without a script."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi.testclient import TestClient
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import CHROMIUM, MISSING, follow

browsers = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)

SELECTED = """words => {
  const all = [...document.querySelectorAll('.para .words p')];
  const paragraph = all.find(each => each.textContent.includes(words));
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    paragraph.scrollIntoView({block: 'center'});
    return;
  }
}"""


def version(client: TestClient, name: str) -> str:
    root = html.fromstring(client.get("/text/").text)
    (link,) = [each for each in root.xpath("//ol[@class='versions']//h2/a") if name in each.text_content()]
    return str(link.get("href"))


def paragraph(client: TestClient, path: str, words: str) -> str:
    """Return the number by which a page of words knows the paragraph with some words."""
    root = html.fromstring(client.get(path).text)
    (row,) = [each for each in root.xpath("//div[contains(@class, 'para')]") if words in each.text_content()]
    return str(row.get("id")).removeprefix("p")


def told(client: TestClient, path: str, **asked: str) -> str:
    answer = client.get(f"{path}words/", params=asked)
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.text).xpath("//*[@id='about-words']")[0].text_content().split())


@browsers
def test_chosen_words_are_told_of_beside_the_text(page: Page) -> None:
    page.goto("/text/")
    follow(page.locator("ol.versions h2 a", has_text="Rev.1"))
    at = page.url
    page.evaluate(SELECTED, "thirty minutes, where tec")
    page.get_by_role("button", name="Where do these words come from?").click()
    panel = page.locator("#panel")
    expect(panel.locator("blockquote")).to_have_text("thirty minutes, where technically")
    expect(panel).to_contain_text("With Rev.1")
    expect(panel).to_contain_text("Tasmere, Ranoa")
    expect(panel).to_contain_text("They stand to the end of the record.")
    assert page.url == at
    assert panel.evaluate("node => document.activeElement === node")
    box, size = panel.bounding_box(), page.viewport_size
    assert box is not None
    assert size is not None
    if size["width"] < 500:  # a sheet, with the text above it
        assert box["y"] > size["height"] / 4
        assert box["width"] >= size["width"] - 1
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []


@browsers
def test_the_panel_is_opened_narrowed_and_closed_by_keyboard(page: Page) -> None:
    page.goto("/text/")
    follow(page.locator("ol.versions h2 a", has_text="Rev.1"))
    page.emulate_media(reduced_motion="reduce")
    link = page.locator(".para", has_text="thirty minutes, where technically").locator("a.words-of")
    link.focus()
    before = link.bounding_box()
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    expect(panel).to_contain_text("When they entered")
    after = link.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 3  # what one was reading stays where it was
    page.get_by_label("Words of this paragraph").fill("a reasonable time")
    page.keyboard.press("Enter")
    expect(panel.locator("blockquote")).to_have_text("a reasonable time")
    expect(panel).to_contain_text("BSG")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert link.evaluate("node => document.activeElement === node")


@browsers
def test_the_panel_is_not_printed(page: Page) -> None:
    page.goto("/text/")
    follow(page.locator("ol.versions h2 a", has_text="Rev.1"))
    page.locator("a.words-of").nth(20).click()
    expect(page.locator("#panel")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator(".para").nth(20)).to_be_visible()


@pytest.fixture
def scriptless(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=address, viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@browsers
def test_without_a_script_the_same_is_a_page_with_a_form(scriptless: Page) -> None:
    page = scriptless
    page.goto("/text/")
    follow(page.locator("ol.versions h2 a", has_text="Rev.1"))
    follow(page.locator(".para", has_text="thirty minutes, where technically").locator("a.words-of"))
    expect(page.locator("h1")).to_have_text("Where these words come from")
    page.get_by_label("Words of this paragraph").fill("thirty  minutes,\twhere technically feasible")
    page.get_by_role("button", name="Ask of these words").click()
    expect(page.locator("blockquote")).to_have_text("thirty minutes, where technically feasible")
    expect(page.locator("main")).to_contain_text("Tasmere, Ranoa")


def test_who_typed_a_change_is_not_called_its_proponent(client: TestClient) -> None:
    path = version(client, "Rev.1")
    said = told(client, path, p=paragraph(client, path, "fifteen minutes (OWC, OIA"), words="fifteen")
    assert "typed by Halina Pell, whose words they need not be" in said
    alone = told(
        client, path, p=paragraph(client, path, "fifteen minutes (OWC, OIA"), words="a reasonable time"
    )
    assert "typed by" not in alone


def test_who_objected_then_is_told_apart_from_who_objected_later(client: TestClient) -> None:
    path = version(client, "Rev.1")
    said = told(client, path, p=paragraph(client, path, "fifteen minutes (OWC, OIA"))
    then, _, later = said.partition("Who objected later")
    assert "Basin Sovereignty Group" in then.partition("Who objected then")[2]
    assert "Yarovia" in later
    assert "Yarovia" not in then.partition("Who objected then")[2]


def test_an_objection_to_other_words_of_the_paragraph_is_not_told_of_these(client: TestClient) -> None:
    path = version(client, "Rev.1")
    number = paragraph(client, path, "fifteen minutes (OWC, OIA")
    these = told(client, path, p=number, words="thirty minutes, where technically feasible")
    then = these.partition("Who objected then")[2].partition("Who objected later")[0]
    assert "No objection of that time is on record." in then
    assert (
        "Basin Sovereignty Group"
        in told(client, path, p=number, words="shall").partition("Who objected then")[2]
    )


def test_words_that_do_not_stand_there_are_said_not_to(client: TestClient) -> None:
    path = version(client, "Rev.1")
    said = told(client, path, p="20", words="ninety-nine elephants")
    assert "“ninety-nine elephants” does not stand in this paragraph." in said
    assert "does not stand" not in told(client, path, p="20")


@pytest.mark.parametrize("asked", [{"p": "99999"}, {"p": "9" * 30}, {"p": "-1"}, {"p": "x"}, {}])
def test_any_address_is_answered(client: TestClient, asked: dict[str, str]) -> None:
    path = version(client, "Rev.1")
    expected = 404 if asked.get("p") == "99999" else 200
    assert client.get(f"{path}words/", params=asked).status_code == expected
