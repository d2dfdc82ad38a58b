"""Photograph one page of every kind: `PYTHONPATH=. python tools/screenshots.py OUT [WORKSPACE]`.

Pages are taken at desk and on a phone, in the dark, on paper, and in the other languages of the interface,
from the shipped example where no workspace is named. OUT/index.html shows all of them, to be leafed through.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from playwright.sync_api import Browser

from tests.web.browser import CHROMIUM, MISSING, SIZES, chromium, served
from travaux.commands.example import build_example
from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace
from travaux.views.snapshot import Snapshots
from travaux.web.pages import PAGES

_TALLEST_PX = 6000


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at a page."""

    name: str
    size: tuple[int, int]
    scheme: str = "light"
    medium: str = "screen"
    language: str = "en"


LOOKS = (
    Look("desktop", SIZES["desktop"]),
    Look("phone", SIZES["phone"]),
    Look("dark", SIZES["desktop"], scheme="dark"),
    Look("print", (794, 1123), medium="print"),  # A4 at 96 dots an inch
    Look("french", SIZES["desktop"], language="fr"),
    Look("spanish", SIZES["phone"], language="es"),
)


def samples(folder: Path) -> dict[str, str]:
    """Return one path of every kind of page that the workspace in ``folder`` has, by its pattern."""
    workspace = open_workspace(folder)
    try:
        snapshot = Snapshots(workspace, Viewer.KEEPER).now()
        listed = ((kind.pattern, list(kind.paths(snapshot))) for kind in PAGES)
        return {pattern or "home": paths[len(paths) // 2] for pattern, paths in listed if paths}
    finally:
        workspace.record.close()


def photograph(browser: Browser, address: str, paths: dict[str, str], look: Look, out: Path) -> Iterator[str]:
    """Photograph ``paths`` into ``out``; yield the name of each file."""
    width, height = look.size
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        color_scheme="dark" if look.scheme == "dark" else "light",
    )
    page = context.new_page()
    page.emulate_media(media="print" if look.medium == "print" else "screen")
    for pattern, path in paths.items():
        page.goto(f"/{path}?lang={look.language}")
        tall = int(page.evaluate("document.documentElement.scrollHeight"))
        name = f"{pattern.strip('/').replace('/', '-').replace('{', '').replace('}', '')}-{look.name}.png"
        clip = {"x": 0, "y": 0, "width": width, "height": min(max(tall, height), _TALLEST_PX)}
        page.screenshot(path=out / name, full_page=True, clip=clip)
        yield name
    context.close()


def write_index(out: Path, paths: dict[str, str], names: dict[str, list[str]]) -> None:
    """Write the page that shows every photograph beside the others of its page."""
    rows = "".join(
        f"<h2>{escape(pattern)}</h2><p>{escape(path)}</p><div>"
        + "".join(
            f'<figure><a href="{shots[number]}"><img src="{shots[number]}" loading="lazy" alt="{look}"></a>'
            f"<figcaption>{look}</figcaption></figure>"
            for look, shots in names.items()
        )
        + "</div>"
        for number, (pattern, path) in enumerate(paths.items())
    )
    style = (
        "body{font:16px system-ui;margin:2rem}div{display:flex;gap:1rem;overflow-x:auto;align-items:start}"
        "img{height:30rem;width:auto;object-fit:contain;object-position:top;border:1px solid #ccc}"
    )
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Pages</title><style>{style}</style>'
    (out / "index.html").write_text(f"{head}<h1>Every kind of page</h1>{rows}", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Photograph the pages; return 1 where there is no browser to do so."""
    if CHROMIUM is None:
        print(MISSING, file=sys.stderr)
        return 1
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(arguments[1]) if len(arguments) > 1 else Path(made)
        if len(arguments) < 2:
            build_example(folder)
        paths = samples(folder)
        with served(folder) as address, chromium() as browser:
            names = {look.name: list(photograph(browser, address, paths, look, out)) for look in LOOKS}
    write_index(out, paths, names)
    print(f"{sum(map(len, names.values()))} photographs of {len(paths)} pages: {out / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
