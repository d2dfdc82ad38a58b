"""The pages of delivery: the matrix, each holder and pair, forms that need no script, tables handed in."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from playwright.sync_api import Browser

from tests.unit.commands.assessed_ports import AGAIN, TEXT, build
from tests.web.browser import SIZES, served
from travaux.domain.sources import Viewer
from travaux.web.app import create_app
from travaux.web.publishing import publish

PAGE = {"accept": "text/html"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(tmp_path / "ws", ports=("adopted", TEXT), piers=("adopted", AGAIN))
    return tmp_path / "ws"


@pytest.fixture
def desk(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(folder), follow_redirects=False) as client:
        yield client


@pytest.fixture
def piers(desk: TestClient) -> str:
    found = desk.get("/delivery/delivery.json").json()["commitments"]
    return next(f"/delivery/commitments/{one['id']}/" for one in found if "pier" in one["duty"])


def text(client: TestClient, path: str) -> str:
    answer = client.get(path, headers=PAGE)
    assert answer.status_code == 200, path
    return " ".join(html.fromstring(answer.text).text_content().split())


def test_the_matrix_tells_what_is_not_assessed_as_that(desk: TestClient) -> None:
    told = text(desk, "/delivery/")
    assert "0 of 5 pairs of a commitment and a holder have been assessed." in told
    assert "it says nothing of what was done" in told
    assert "not started" not in told
    cells = html.fromstring(desk.get("/delivery/", headers=PAGE).text).xpath("//table//td//a//text()")
    assert set(cells) == {"not assessed"}


def test_an_assessment_is_kept_shown_everywhere_and_taken_back(desk: TestClient, piers: str) -> None:
    said = {
        "version": "0",
        "grade": "begun",
        "assessed": "2026-01-02",
        "assessor": "Harbour Watch",
        "evidence": "<b>a law</b>",
        "address": "https://example.org/law",
        "reply": "We did.",
        "milestones": "2027-01-01 | | A law\r\n2026-01-01 | 2026-01-02 | A plan",
        "next_review": "2032-01-01",
    }
    sent = desk.post(f"{piers}NOR/", data=said, headers=PAGE)
    assert (sent.status_code, sent.headers["location"]) == (303, f"{piers}NOR/")
    told = text(desk, f"{piers}NOR/")
    for words in (
        "begun Harbour Watch, 2 January 2026",
        "<b>a law</b>",
        "We did.",
        "A law, due on 1 January",
    ):
        assert words in told
    assert "A plan, due on 1 January 2026, reached on 2 January 2026" in told
    assert desk.get(f"{piers}NOR/", headers=PAGE).text.count('href="https://example.org/law"') == 1
    assert "1 of 5 pairs" in text(desk, "/delivery/")
    assert "Harbour Watch" in text(desk, piers)
    assert "Harbour Watch" in text(desk, "/delivery/holders/NOR/")
    assert "1 of 1 pairs" in text(desk, "/delivery/groups/PARTIES/") or "begun" in text(
        desk, "/delivery/groups/PARTIES/"
    )
    page = html.fromstring(desk.get(f"{piers}NOR/", headers=PAGE).text)
    (name,) = page.xpath("//input[@name='withdraw']/@value")
    assert desk.post(f"{piers}NOR/", data={"withdraw": name}, headers=PAGE).status_code == 303
    assert "withdrawn" in text(desk, f"{piers}NOR/")
    assert "0 of 5 pairs" in text(desk, "/delivery/")
    assert desk.post(f"{piers}NOR/", data={"withdraw": name}, headers=PAGE).status_code == 404


def test_an_address_that_leads_nowhere_on_the_web_is_no_link(desk: TestClient, piers: str) -> None:
    for address in ("javascript:alert(1)", "shelf 4", "https://example.org/a b"):
        desk.post(f"{piers}NOR/", data={"note": address, "address": address}, headers=PAGE)
    page = html.fromstring(desk.get(f"{piers}NOR/", headers=PAGE).text)
    assert page.xpath("//a[contains(., 'open the evidence')]") == []


def test_whoever_was_slower_loses_nothing(desk: TestClient, piers: str) -> None:
    desk.post(f"{piers}NOR/", data={"version": "0", "grade": "begun"}, headers=PAGE)
    late = desk.post(
        f"{piers}NOR/", data={"version": "0", "grade": "delivered", "note": "mine"}, headers=PAGE
    )
    assert late.status_code == 409
    page = html.fromstring(late.text)
    assert page.xpath("//input[@id='a-note']/@value") == ["mine"]
    assert page.xpath("//form[@id='assess']//input[@name='version']/@value") == ["1"]
    assert "Somebody else has assessed this meanwhile" in page.text_content()


def test_what_makes_no_sense_comes_back_with_the_reason(desk: TestClient, piers: str) -> None:
    wrong = desk.post(f"{piers}NOR/", data={"version": "0", "grade": "begun", "assessed": "2999-01-01"})
    assert wrong.status_code == 400
    assert "a day to come" in wrong.text
    nobody = desk.post(piers, data={"holder": "Peru", "grade": "begun"}, headers=PAGE)
    assert nobody.status_code == 400
    assert "not among those who hold this commitment" in nobody.text
    named = desk.post(piers, data={"holder": "Kenya", "grade": "begun"}, headers=PAGE)
    assert named.headers["location"] == f"{piers}KEN/"


@pytest.mark.parametrize(
    "path",
    [
        "/delivery/commitments/zz/",
        "/delivery/holders/PER/",
        "/delivery/groups/NATO/",
        "/delivery/regions/MOON/",
        "/delivery/?holder=Atlantis",
    ],
)
def test_what_is_not_there_is_said_to_be_missing(desk: TestClient, path: str) -> None:
    assert desk.get(path, headers=PAGE).status_code == 404


def test_a_pair_that_does_not_go_together_is_missing(desk: TestClient) -> None:
    other = next(
        f"/delivery/commitments/{one['id']}/"
        for one in desk.get("/delivery/delivery.json").json()["commitments"]
        if "reefs" in one["duty"]
    )
    assert desk.get(f"{other}FJI/", headers=PAGE).status_code == 200
    assert desk.get(f"{other}NOR/", headers=PAGE).status_code == 404


def test_a_table_is_handed_in_or_refused_by_its_lines(desk: TestClient) -> None:
    found = list(csv.DictReader(io.StringIO(desk.get("/delivery/delivery.csv").content.decode("utf-8-sig"))))

    def send(rows: list[dict[str, str]]) -> tuple[int, str]:
        out = io.StringIO()
        writer = csv.DictWriter(out, list(found[0]))
        writer.writeheader()
        writer.writerows(rows)
        answer = desk.post("/delivery/", files={"table": ("t.csv", out.getvalue().encode())}, headers=PAGE)
        return answer.status_code, " ".join(html.fromstring(answer.text).text_content().split())

    good = found[0] | {"grade": "begun", "assessed": "2026-01-02"}
    status, told = send([good, found[1] | {"grade": "splendid", "assessed": "2026-01-02"}])
    assert status == 400
    assert "Nothing was taken of the table" in told
    assert "line 3: “splendid” is no grade" in told
    assert "0 of 5 pairs" in text(desk, "/delivery/")
    status, told = send([good, found[1]])
    assert (status, "added: 1; known already: 0; rows without an assessment: 1" in told) == (200, True)
    assert "1 of 5 pairs" in text(desk, "/delivery/")
    assert desk.post("/delivery/", headers=PAGE).status_code == 400


def test_readers_see_public_assessments_and_write_none(folder: Path, desk: TestClient, piers: str) -> None:
    with TestClient(create_app(folder, viewer=Viewer.PUBLIC), follow_redirects=False) as reader:
        assert "Delivery" not in text(reader, "/")
        desk.post(f"{piers}NOR/", data={"grade": "begun", "visibility": "private"}, headers=PAGE)
        assert "Delivery" not in text(reader, "/")
        desk.post(f"{piers}KEN/", data={"grade": "delivered"}, headers=PAGE)
        told = text(reader, "/delivery/")
        assert "1 of 5 pairs" in told
        assert "Only assessments that are public are counted." in told
        assert "Nobody has assessed this yet." in text(reader, f"{piers}NOR/")
        assert "Hand in" not in told
        assert "form" not in [each.tag for each in html.fromstring(reader.get(piers).text).xpath("//main//*")]
        assert reader.post(f"{piers}NOR/", data={"grade": "begun"}, headers=PAGE).status_code == 404
        assert reader.post("/delivery/", files={"table": ("t.csv", b"x")}, headers=PAGE).status_code == 404
    publish(folder, folder.parent / "site")
    assert (folder.parent / "site" / "delivery" / "index.html").is_file()
    assert (folder.parent / f"site{piers}KEN" / "index.html").is_file()
    assert not (folder.parent / f"site{piers}NOR" / "index.html").exists()


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_pages_are_in_the_language_of_their_reader(desk: TestClient, piers: str, language: str) -> None:
    desk.post(f"{piers}NOR/", data={"grade": "begun"}, headers=PAGE)
    words = {"fr": ("Exécution", "non évalué"), "es": ("Cumplimiento", "sin evaluar")}[language]
    for path in ("/delivery/", piers, f"{piers}NOR/", "/delivery/holders/NOR/"):
        told = text(desk, f"{path}?lang={language}")
        assert words[0] in told
        assert "not assessed" not in told
    assert words[1] in text(desk, f"/delivery/?lang={language}")


@pytest.mark.parametrize("size", SIZES)
def test_nothing_runs_out_of_the_window_and_a_form_works_by_keyboard(
    folder: Path, piers: str, browser: Browser, size: str
) -> None:
    width, height = SIZES[size]
    with served(folder) as address:
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": height}, java_script_enabled=False
        )
        page = context.new_page()
        for path in ("/delivery/", piers, f"{piers}NOR/", "/delivery/holders/NOR/"):
            page.goto(path)
            box = page.locator("main").bounding_box()
            assert box
            assert box["width"] <= width
        page.goto(f"{piers}NOR/")
        page.locator("#a-grade").focus()
        page.keyboard.type("begun")
        page.locator("#a-note").focus()
        page.keyboard.type("all lit")
        page.keyboard.press("Enter")
        page.get_by_text("all lit").wait_for()
        context.close()


GOALS = """Resolution 6/1 on lights

Adopted by the Assembly of Ports on 1 May 2031

The Assembly of Ports,

1. Requests Fiji to survey its reefs (SDG 14 and SDG 9);

2. Requests Kenya to train pilots (SDG 4);

3. Requests Norway to light every pier;
"""


def test_goals_are_a_view_of_delivery_in_pages_and_in_the_interface(tmp_path: Path) -> None:
    build(tmp_path / "ws", lights=("adopted", GOALS))
    with TestClient(create_app(tmp_path / "ws"), follow_redirects=False) as client:
        whole = client.get("/api/v1/delivery").json()
        assert [(one["goal"], one["of"]) for one in whole["by_goal"]] == [
            ("SDG 4", 1),
            ("SDG 9", 1),
            ("SDG 14", 1),
        ]
        assert len(whole["commitments"]) == 3
        part = client.get("/api/v1/delivery", params={"goal": "sdg 14"}).json()
        assert [one["duty"] for one in part["commitments"]] == ["survey its reefs (SDG 14 and SDG 9)"]
        assert client.get("/api/v1/delivery", params={"goal": "SDG 5"}).status_code == 404
        path = html.fromstring(client.get("/delivery/", headers=PAGE).text).xpath(
            "//section[@id='goals']//a/@href"
        )
        assert len(path) == 3
        told = text(client, f"/delivery/{path[0].split('delivery/')[-1]}")
        assert "train pilots" in told
        assert "survey its reefs" not in told


def test_a_process_is_served_with_what_crossed_between_its_tracks(desk: TestClient) -> None:
    served = desk.get("/api/v1/process").json()
    assert served["crossings"] == []
    assert served["related"] == []
    assert {one["kind"] for one in served["steps"]} <= {"adoption", "circulated", "next review"}
