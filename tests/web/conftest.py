"""A workspace of the shipped example, built once for all web tests, and an application on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page

from tests.web.browser import SIZES, chromium, served
from travaux.commands.example import build_example
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
