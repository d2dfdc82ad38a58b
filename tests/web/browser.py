"""A real browser on a real server, for the tests that look at pages as people do."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Locator, sync_playwright

from travaux.web.app import create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MISSING = "no Chromium on this machine: install Debian's package “chromium” to run the tests in a browser"

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
"""Widths and heights in CSS pixels."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Give the address of a server on the workspace in ``folder``."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(folder), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()


def follow(link: Locator, key: str | None = None) -> None:
    """Click, or press ``key`` on, what leads elsewhere, and wait until that is there with its scripts.

    A click alone returns before the page is left: what is asked next may be answered by the page before.
    """
    with link.page.expect_navigation():
        if key is None:
            link.click()
        else:
            link.press(key)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a headless Chromium that asks nothing of the network but our own server."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield browser
        browser.close()
