"""Pages as people meet them: in Chromium, at desk and on a phone, by keyboard, checked by axe-core."""

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.browser import CHROMIUM, MISSING
from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace
from travaux.views.snapshot import Snapshots
from travaux.web.pages import PAGES

ANSWERS = (
    "search/?q=gauge+OR+warning&kind=argument",
    "search/?q=nothinglikethis",
    "ask/?q=who+reserved+on+paragraph+2%3F",
    "positions/?who=groups",
    "commitments/?due=90",
    "meetings/none/",
    "text/?lang=fr",
    "api/v1/docs",
)
"""Pages that answer a question, among them one that is not there."""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)


@pytest.fixture(scope="module")
def samples(workspace: Path) -> list[str]:
    """One page of every kind, and those that only an answer to somebody shows."""
    snapshot = Snapshots(open_workspace(workspace), Viewer.KEEPER).now()
    kinds = [paths[len(paths) // 2] for kind in PAGES if (paths := list(kind.paths(snapshot)))]
    return [*kinds, *ANSWERS]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_any_kind_of_page(
    page: Page, samples: list[str], scheme: Literal["light", "dark"]
) -> None:
    wrong = {}
    page.emulate_media(color_scheme=scheme)
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


def test_what_is_printed_has_nothing_to_press_and_nothing_lies_over_it(
    page: Page, samples: list[str]
) -> None:
    page.emulate_media(media="print")
    over = {}
    for path in samples:
        page.goto(f"/{path}")
        if found := page.evaluate(
            "() => [...document.querySelectorAll('body *')].filter(part => part.checkVisibility() &&"
            " (getComputedStyle(part).position === 'fixed' ||"
            " part.matches('.help, .tabs, .saving, form.find')))"
            ".map(part => part.className || part.id)"
        ):
            over[path] = found
    assert over == {}
