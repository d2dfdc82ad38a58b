"""Pages as people meet them: in Chromium, at desk and on a phone, by keyboard, checked by axe-core."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.browser import CHROMIUM, MISSING, SIZES, chromium, served
from travaux.domain.sources import Viewer
from travaux.service.reading_room import ReadingRoom
from travaux.store.workspace import open_workspace
from travaux.web.pages import PAGES
from travaux.web.publishing import publish

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)


@pytest.fixture(scope="module")
def address(workspace: Path) -> Iterator[str]:
    with served(workspace) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def samples(workspace: Path) -> list[str]:
    """One page of every kind, the longest path last where there are several."""
    room = ReadingRoom(open_workspace(workspace), Viewer.KEEPER).now()
    return [paths[len(paths) // 2] for kind in PAGES if (paths := list(kind.paths(room)))]


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    width, height = SIZES[request.param]
    context = browser.new_context(base_url=address, viewport={"width": width, "height": height})
    page = context.new_page()
    yield page
    context.close()


def test_axe_finds_nothing_wrong_with_any_kind_of_page(page: Page, samples: list[str]) -> None:
    wrong = {}
    for path in samples:
        page.goto(f"/{path}")
        if found := Axe().run(page).response["violations"]:
            wrong[path] = [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found]
    assert wrong == {}


def test_no_page_is_wider_than_its_window(page: Page, samples: list[str]) -> None:
    wide = []
    for path in samples:
        page.goto(f"/{path}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
            wide.append(path)
    assert wide == []


def test_the_first_stop_of_the_keyboard_leads_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"


def test_a_claim_is_followed_to_its_words_from_home(page: Page) -> None:
    page.goto("/meetings/")
    page.locator("main a[href^='/meetings/']").first.click()
    claim = page.locator("#arguments a.cite").first
    page.locator("#arguments details summary").first.click()
    quote = claim.get_attribute("title") or ""
    claim.click()
    target = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert quote.rstrip("….")[:40] in " ".join(target.inner_text().split())
    assert target.evaluate("node => getComputedStyle(node).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_a_published_site_opens_from_disk(browser: Browser, workspace: Path, tmp_path: Path) -> None:
    site = publish(workspace, tmp_path / "site")
    page = browser.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto((site.folder / "index.html").as_uri())
    page.locator("nav a", has_text="Meetings").first.click()
    page.locator("main a[href$='/index.html']").first.click()
    assert page.locator("#transcript .turn").count() > 10
    assert failed == []
    page.close()


class _Walk:
    """A person on their way from home, who counts their clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        page.goto("/")

    def click(self, selector: str, text: str | None = None) -> "_Walk":
        self.page.locator(selector, has_text=text).first.click()
        self.clicks += 1
        return self

    def reads(self, *words: str) -> None:
        main = " ".join(self.page.locator("main").inner_text().split())
        assert all(word.casefold() in main.casefold() for word in words), (words, main[:400])
        assert self.clicks <= 3


def test_who_reserved_is_two_clicks_away(page: Page) -> None:
    _Walk(page).click("header nav a", "Positions").click("main a", "reserve").reads("reserve", "Dravenia")


def test_what_changed_between_two_versions_is_two_clicks_away(page: Page) -> None:
    _Walk(page).click("header nav a", "Text").click(".compare a").reads("elements paper", "zero draft")


def test_what_became_of_an_input_is_two_clicks_away(page: Page) -> None:
    _Walk(page).click("header nav a", "Inputs").click("main a", "Open Gauge Network").reads(
        "Open Gauge Network"
    )


def test_where_a_delegation_stood_is_two_clicks_away(page: Page) -> None:
    _Walk(page).click("header nav a", "Actors").click("main a", "Veldara").reads(
        "Veldara", "Group of Fourteen"
    )


def test_what_is_due_is_one_click_away(page: Page) -> None:
    _Walk(page).click("header nav a", "Commitments").reads("Hydrometric Office")


def test_the_life_of_a_contested_paragraph_is_one_click_from_home(page: Page) -> None:
    walk = _Walk(page).click("main a[href^='/paragraphs/']")
    walk.reads("Rev.2", "adopted", "reserv")


def test_the_steps_of_the_silence_procedure_are_one_click_away(page: Page) -> None:
    _Walk(page).click("header nav a", "Procedure").reads("silence")


def test_a_search_opens_on_its_words(page: Page) -> None:
    walk = _Walk(page).click("header nav a", "Search")
    page.locator("main input[name=q]").fill('"public good"')
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?*")
    walk.click("main ol a")
    walk.reads("public good")
