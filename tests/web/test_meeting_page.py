"""A meeting's report and transcript as people read them: beside one another, or by tabs with a sheet."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import CHROMIUM, MISSING, SIZES, follow

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)
CITE = "#takeaways a.cite[href^='#w']"


def meeting(page: Page) -> Page:
    page.goto("/meetings/")
    follow(page.locator("main td a", has_text="4th meeting").first)
    return page


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def phone(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    width, height = SIZES["phone"]
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": height}, java_script_enabled=request.param
    )
    yield meeting(context.new_page())
    context.close()


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Page]:
    width, height = SIZES["desktop"]
    context = browser.new_context(base_url=address, viewport={"width": width, "height": height})
    yield meeting(context.new_page())
    context.close()


def test_contents_report_and_transcript_stand_beside_one_another_on_a_desk(desk: Page) -> None:
    boxes = [desk.locator(each).bounding_box() for each in ("nav.contents", "#takeaways", "#transcript")]
    assert all(boxes)
    (contents, report, transcript) = (box for box in boxes if box)
    assert contents["x"] + contents["width"] <= report["x"]
    assert report["x"] + report["width"] <= transcript["x"]
    expect(desk.locator(".tabs")).to_be_hidden()


def test_report_and_transcript_are_tabs_on_a_phone(phone: Page) -> None:
    expect(phone.locator("#transcript")).to_be_hidden()
    expect(phone.locator("#takeaways")).to_be_visible()
    phone.locator(".tabs label").nth(1).click()
    expect(phone.locator("#transcript")).to_be_visible()
    expect(phone.locator("#takeaways")).to_be_hidden()
    phone.locator(".tabs label").nth(0).click()
    expect(phone.locator("#takeaways")).to_be_visible()


def test_cited_words_open_in_a_sheet_that_keeps_the_place_in_the_report(phone: Page) -> None:
    link = phone.locator(CITE).first
    link.scroll_into_view_if_needed()
    before = link.bounding_box()
    target = phone.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")
    link.click()
    expect(target).to_be_in_viewport()
    sheet = phone.locator("#transcript")
    assert sheet.evaluate("node => getComputedStyle(node).position") == "fixed"
    box = sheet.bounding_box()
    assert box is not None
    assert box["height"] < 0.65 * SIZES["phone"][1]
    phone.locator("#close-sheet").click()
    expect(sheet).to_be_hidden()
    after = link.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 4


def test_words_are_found_in_the_transcript_one_after_the_other(desk: Page) -> None:
    desk.locator("form.find input").fill("national legislation")
    said = desk.locator("form.find output")
    first, count = said.inner_text().split(" of ")
    assert (first, int(count) > 1) == ("1", True)
    turn = desk.locator("#transcript .turn.here")
    expect(turn).to_be_in_viewport()
    assert "national legislation" in " ".join(turn.inner_text().split()).lower()
    desk.keyboard.press("Enter")
    assert said.inner_text() == f"2 of {count}"
    desk.locator("form.find input").fill("zzzz")
    assert said.inner_text() == "not found"
    expect(desk.locator("#transcript .turn.here")).to_have_count(0)
    desk.locator("form.find input").fill("")
    assert said.inner_text() == ""


def test_the_place_in_the_transcript_is_kept_on_return(desk: Page) -> None:
    pane = desk.locator("#transcript")
    pane.evaluate("node => { node.scrollTop = 900; }")
    desk.locator("#arguments details summary").first.click()
    here = desk.url
    desk.goto("/")
    desk.goto(here)
    desk.wait_for_function("() => Math.abs(document.querySelector('#transcript').scrollTop - 900) < 5")
    expect(desk.locator("#arguments details").first).to_have_attribute("open", "")


def test_each_delegation_that_speaks_much_has_a_colour_of_its_own(desk: Page) -> None:
    turns = desk.evaluate(
        "() => [...document.querySelectorAll('#transcript .turn')].map(turn =>"
        " [turn.querySelector('h3 a').textContent.replace(/^[0-9]+[.] /, ''), turn.className])"
    )
    colours: dict[str, set[str]] = {}
    for name, look in turns:
        colours.setdefault(name, set()).add(look)
    assert all(len(looks) == 1 for looks in colours.values())
    own = [next(iter(looks)) for looks in colours.values() if looks != {"turn"}]
    assert len(own) == len(set(own)) == 8
