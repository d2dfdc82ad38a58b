"""Files are looked at before they are kept: what each is taken for, what was understood, one question."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from playwright.sync_api import Browser, expect

from tests.web.browser import CHROMIUM, MISSING, served
from travaux.commands.background import Runs
from travaux.commands.workspace import create
from travaux.domain.runs import RunSummary
from travaux.store.workspace import open_workspace
from travaux.web.app import create_app

DRAFT = b"Draft resolution\n\nThe Assembly,\n\n1. Decides that ports [shall] [should] report noise;\n"
LETTER = b"Dear colleagues,\n\nthe lighthouse keepers write to you once more.\n"
PAGE = {"accept": "text/html"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create(tmp_path / "ws", title="Quiet harbours")
    return tmp_path / "ws"


@pytest.fixture
def site(folder: Path) -> Iterator[TestClient]:
    app = create_app(folder)
    app.state.runs = Runs(open_workspace(folder), lambda *_: RunSummary({}, ()))
    with TestClient(app, headers=PAGE) as client:
        yield client
        app.state.runs.wait()


def look(site: TestClient, *files: tuple[str, bytes], **said: str) -> html.HtmlElement:
    sent = [("files", file) for file in files]
    answer = site.post("/add/", files=sent, data={"step": "look", **said})
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def fields(root: html.HtmlElement) -> dict[str, str]:
    """Return what the form would send as it stands."""
    (form,) = root.xpath("//form[@class='looked']")
    return dict(form.form_values())


def kept(site: TestClient) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = site.get("/api/v1/sources").json()["items"]
    return rows


def originals(folder: Path) -> list[Path]:
    return [path for path in (folder / "originals").rglob("*") if path.is_file()]


def test_nothing_is_kept_by_looking(site: TestClient, folder: Path) -> None:
    root = look(site, ("noise.txt", DRAFT), ("letter.txt", LETTER))
    assert len(root.xpath("//fieldset[@class='file']")) == 2
    assert kept(site) == []
    assert originals(folder) == []


def test_what_is_guessed_is_shown_and_can_be_changed(site: TestClient) -> None:
    root = look(site, ("noise.txt", DRAFT))
    sent = fields(root)
    assert sent["kind-0"] == "draft"
    assert "2 brackets" in root.text_content()
    sent |= {"stage-0": "Rev.7", "date-0": "2031-05-04", "visibility-0": "private", "symbol-0": "H/7"}
    assert site.post("/add/keep/", data=sent).status_code == 200
    (row,) = kept(site)
    assert (row["kind"], row["stage"], row["date"]) == ("draft", "Rev.7", "2031-05-04")
    assert (row["visibility"], row["symbol"]) == ("private", "H/7")


def test_only_the_files_that_are_wanted_are_kept(site: TestClient) -> None:
    sent = fields(look(site, ("noise.txt", DRAFT), ("letter.txt", LETTER)))
    del sent["keep-0"]
    site.post("/add/keep/", data=sent)
    assert [row["name"] for row in kept(site)] == ["letter.txt"]


@pytest.mark.parametrize(
    ("name", "words", "said", "question"),
    [
        ("noise.txt", DRAFT, {}, "Which version of the text is it"),
        ("noise.txt", DRAFT, {"stage": "Rev.1"}, "When was it held, issued or received?"),
        ("noise.txt", DRAFT, {"stage": "Rev.1", "date": "2031-05-04"}, None),
        ("notes.txt", LETTER, {"kind": "document"}, "What is it? It was not recognised"),
        ("notes.txt", LETTER, {"kind": "input"}, "Whose submission is it?"),
        ("notes.txt", LETTER, {"kind": "input", "author": "Lamp Guild", "date": "2031-05-04"}, None),
    ],
)
def test_one_question_is_asked_at_most(
    site: TestClient, name: str, words: bytes, said: dict[str, str], question: str | None
) -> None:
    asked = look(site, (name, words), **said).xpath("//p[@class='need']")
    assert len(asked) == (question is not None)
    if question:
        assert question in asked[0].text_content()
        (field,) = asked[0].xpath(".//label/@for")
        assert asked[0].xpath(f"//*[@id='{field}']")


def test_a_file_that_cannot_be_read_says_so_and_the_others_are_kept(site: TestClient) -> None:
    root = look(site, ("broken.docx", b"PK\x03\x04 no archive"), ("letter.txt", LETTER))
    (refused,) = root.xpath("//fieldset[legend='broken.docx']//p[@class='refused']")
    assert refused.text_content().strip()
    assert "keep-0" not in fields(root)
    site.post("/add/keep/", data=fields(root))
    assert [row["name"] for row in kept(site)] == ["letter.txt"]


def test_a_batch_is_kept_once(site: TestClient) -> None:
    sent = fields(look(site, ("letter.txt", LETTER)))
    assert site.post("/add/keep/", data=sent).status_code == 200
    again = site.post("/add/keep/", data=sent)
    assert again.status_code == 404
    assert "send them once more" in again.text
    assert site.post("/add/keep/", data={"batch": "../../etc", "keep-0": "yes"}).status_code == 404


def test_the_oldest_of_many_batches_is_forgotten(site: TestClient) -> None:
    first = fields(look(site, ("letter.txt", LETTER)))
    for number in range(8):
        look(site, (f"letter{number}.txt", LETTER + str(number).encode()))
    assert site.post("/add/keep/", data=first).status_code == 404


def test_a_file_of_the_record_stays_there_when_it_is_looked_at_again(site: TestClient, folder: Path) -> None:
    site.post("/add/", files=[("files", ("letter.txt", LETTER))])
    root = look(site, ("letter.txt", LETTER))
    assert "already in the record" in root.text_content()
    look(site, ("letter.txt", LETTER), title="Another title")
    assert len(kept(site)) == 1
    assert originals(folder)


def test_a_wrong_fact_keeps_nothing_and_is_named(site: TestClient) -> None:
    sent = fields(look(site, ("letter.txt", LETTER))) | {"sector-0": "pirates"}
    answer = site.post("/add/keep/", data=sent)
    assert kept(site) == []
    assert "sectors are" in answer.text


@pytest.mark.skipif(CHROMIUM is None, reason=MISSING)
@pytest.mark.parametrize("script", [True, False])
def test_several_files_at_once_in_a_browser(
    browser: Browser, folder: Path, tmp_path: Path, script: bool
) -> None:
    paths = [tmp_path / "noise.txt", tmp_path / "letter.txt"]
    for path, words in zip(paths, (DRAFT, LETTER), strict=True):
        path.write_bytes(words)
    with served(folder) as address:
        page = browser.new_context(base_url=address, java_script_enabled=script).new_page()
        page.goto("/add/")
        page.locator("#files").set_input_files(paths)
        page.get_by_role("button", name="Read them first").click()
        expect(page.locator("fieldset.file")).to_have_count(2)
        page.get_by_label("Which version of the text is it").first.fill("Rev.1")
        page.get_by_role("button", name="Keep these files").click()
        expect(page.locator("section[aria-labelledby=done] li")).to_have_count(2, timeout=30_000)
