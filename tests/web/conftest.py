"""A workspace of the shipped example, built once for all web tests, and an application on it."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page

from tests.web.browser import SIZES, chromium, served
from travaux.commands.adding import add
from travaux.commands.example import build_example
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.views.workspace import opened
from travaux.web.app import create_app


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    build_example(folder)
    return folder


@pytest.fixture
def client(workspace: Path) -> Iterator[TestClient]:
    with TestClient(create_app(workspace)) as client:
        yield client


@pytest.fixture(scope="module")
def address(workspace: Path) -> Iterator[str]:
    """Where a server on the example answers."""
    with served(workspace) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A window of a desk's size and of a phone's, in turn."""
    width, height = SIZES[request.param]
    context = browser.new_context(base_url=address, viewport={"width": width, "height": height})
    page = context.new_page()
    yield page
    context.close()


SMALL = {
    "draft.md": "# Accord on Quellmar\n\n1. Parties shall keep gauges on the river by 30 June 2032.\n\n"
    "2. Requests the Secretary-General to report on [the tolls] (Kenya: delete).\n",
    "meeting.txt": "Chair: I open the debate on the gauges.\n\nKenya: Kenya opposes paragraph 2.\n\n"
    "Peru: Peru supports paragraph 2 because gauges save lives.\n",
}
"""A record of two public sources, by the names of their files."""


@pytest.fixture(scope="session")
def _small_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("small")
    for name, text in SMALL.items():
        (base / name).write_text(text, encoding="utf-8")
    folder = base / "record"
    create(folder, "The Quellmar talks")
    with opened(folder) as workspace:
        kinds = {"draft.md": "draft", "meeting.txt": "transcript"}
        files = [(base / name, {"kind": kinds[name], "date": "2031-01-10"}) for name in SMALL]
        assert not [one.error for one in add(workspace, files, "tester") if one.error]
        run(workspace, "tester")
    return folder


@pytest.fixture
def small(_small_once: Path, tmp_path: Path) -> Path:
    """A copy of a small record, for tests that change it."""
    return Path(copytree(_small_once, tmp_path / "record"))
