"""An Arabic source: its words run from right to left on its page, whatever language the page speaks."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from travaux.commands.adding import add
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace
from travaux.views.snapshot import Snapshots
from travaux.views.workspace import opened
from travaux.web.app import create_app
from travaux.web.pages import PAGES

WORDS = "إن الجمعية تشدد على أن تصل التحذيرات من الفيضانات إلى الجميع بلغاتهم قبل عام 2030."


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("arabic")
    file = folder / "draft.txt"
    file.write_text(f"مشروع قرار\n\n1. {WORDS}\n\n2. {WORDS}\n", encoding="utf-8")
    create(folder / "record", "مراجعة الميثاق")
    said = {"kind": "draft", "title": "مشروع قرار بشأن الأنهار", "language": "ar", "date": "2025-05-12"}
    with opened(folder / "record") as workspace:
        assert [one.error for one in add(workspace, [(file, said)], "a test")] == [None]
        run(workspace, "a test")
    return folder / "record"


def test_the_words_of_an_arabic_source_run_from_right_to_left(arabic: Path) -> None:
    snapshot = Snapshots(open_workspace(arabic), Viewer.KEEPER).now()
    (source,) = snapshot.sources
    with TestClient(create_app(arabic)) as client:
        exposed = html.fromstring(client.get(f"/sources/{source}/?lang=fr").text)
        (words,) = exposed.xpath("//div[contains(@class, 'exposed')]")
        assert (words.get("dir"), words.get("lang")) == ("rtl", "ar")
        assert exposed.get("lang") == "fr"
        reader = html.fromstring(client.get(f"/text/{source}/").text)
        paragraphs = [p for p in reader.xpath("//p[@lang='ar']") if WORDS in p.text_content()]
        assert len(paragraphs) == 2
        assert {p.get("dir") for p in paragraphs} <= {"auto", "rtl"}


def test_every_page_of_a_record_with_one_lone_version_can_be_read(arabic: Path) -> None:
    snapshot = Snapshots(open_workspace(arabic), Viewer.KEEPER).now()
    with TestClient(create_app(arabic)) as client:
        for path in (path for kind in PAGES for path in kind.paths(snapshot)):
            assert client.get(f"/{path}").status_code == 200, path
