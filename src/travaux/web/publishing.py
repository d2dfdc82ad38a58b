"""The reading room as a static site: the same pages and files, for any web server or straight from disk."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import quote, urlsplit

from travaux.commands.drafts import ASIDE, draft_beside
from travaux.domain.canonical import dumps
from travaux.domain.messages import message
from travaux.domain.sources import Viewer
from travaux.errors import UsageError
from travaux.views.documents import written_in
from travaux.views.snapshot import Snapshot
from travaux.views.workspace import snapshot_of
from travaux.web.addresses import file_of, published_from
from travaux.web.assets import STATIC
from travaux.web.pages import FILES, PAGES
from travaux.web.pages.kind import parts_of
from travaux.web.rendering import Setting, render, render_error
from travaux.web.translation import translation

HEAD = "record-head.json"
"""Where a site keeps the head of the record's chain, against which the record can later be verified."""

MARK = ".travaux-site"
"""The file by which a published site is known, so that nothing else is ever replaced by one."""

MISSING = "404.html"
"""The page that hosts of static sites show for an address that is not there."""

Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Published:
    """What a published site holds, and how many sources were left out because they are private.

    ``head`` is the last link of the record's chain as the site was written.
    """

    folder: Path
    pages: int
    files: int
    withheld: int
    head: str


def publish(
    workspace: Path, out: Path, *, language: str = "en", at: str | None = None, say: Say = lambda _: None
) -> Published:
    """Write what is public of a workspace to the folder ``out``, whole or not at all.

    ``at`` is the address at which the site will stand: pages tell their own address to previews, and the
    page for what is not there leads on from anywhere below it. Without one the site is taken to stand at the
    root of its host.

    Raises:
        UsageError: if ``out`` holds something that is not a published site, or cannot be written, or if
            ``at`` is no address of the web.
    """
    _check(out)
    home = _home(at)
    try:
        with snapshot_of(workspace, Viewer.PUBLIC) as snapshot, draft_beside(out) as draft:
            link = snapshot.workspace.record.chain_head().link
            written = _write(snapshot, draft / "site", language, home, say)
            _write_file(draft / "site", HEAD, dumps({"head": link}).encode() + b"\n")
            _replace(draft / "site", out)
    except OSError as error:
        raise UsageError(
            f"the site cannot be written: {(error.strerror or str(error)).lower()}",
            where=str(out),
            remedy="choose a folder that you may write to, with room for it; nothing was put there",
        ) from error
    return Published(out, *written, snapshot.withheld, link)


def _check(out: Path) -> None:
    if out.exists() and not (out / MARK).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise UsageError(
            "is there already and is no published site", where=str(out), remedy="name an empty folder"
        )


def _home(at: str | None) -> str | None:
    """Return an address with a slash at its end, None where there is none."""
    if at is None:
        return None
    parts = urlsplit(at)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise UsageError(
            "is no address at which a site can stand",
            where=at,
            remedy="give it whole, such as https://example.org/record/",
        )
    return at if at.endswith("/") else f"{at}/"


def _write(snapshot: Snapshot, site: Path, language: str, home: str | None, say: Say) -> tuple[int, int]:
    pages = sum(
        _write_file(site, path, page.encode()) for path, page in _pages(snapshot, language, home, say)
    )
    _write_file(site, MISSING, _missing(snapshot, language, home).encode())
    taken = sum(_write_file(site, path, content) for path, content in _files(snapshot, language))
    for package, folder in STATIC:
        _copy(files(package) / folder, site / "static")
    _write_file(
        site, MARK, b"This folder was written by `travaux publish` and is replaced as a whole by it.\n"
    )
    return pages, taken


def _missing(snapshot: Snapshot, language: str, home: str | None) -> str:
    """Return the page for what is not there: it answers at any depth, so that its links start at the root."""
    root = urlsplit(home).path if home else "/"
    setting = Setting(lambda path: quote(root + file_of(path), safe="/#"), language, live=False, here=MISSING)
    return render_error(snapshot, setting, message("nothing is at this address"), None, missing=True)


def _pages(snapshot: Snapshot, language: str, home: str | None, say: Say) -> Iterator[tuple[str, str]]:
    for kind in PAGES:
        if kind.live:
            continue
        paths = list(kind.paths(snapshot))
        say(f"{kind.pattern or 'home'}: {len(paths)}")
        for path in paths:
            setting = Setting(published_from(path), language, live=False, here=path, at=home)
            yield file_of(path), render(kind, snapshot, setting, **parts_of(kind.pattern, path))


def _files(snapshot: Snapshot, language: str) -> Iterator[tuple[str, bytes]]:
    words = translation(language)
    for kind in (each for each in FILES if not each.live):
        for path in kind.paths(snapshot):
            with written_in(words):
                content = kind.content(snapshot, **parts_of(kind.pattern, path))
            yield path, content


def _write_file(site: Path, path: str, content: bytes) -> int:
    target = site / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return 1


def _copy(source: Traversable, target: Path) -> None:
    with as_file(source) as folder:
        shutil.copytree(folder, target, dirs_exist_ok=True)


def _replace(new: Path, out: Path) -> None:
    """Put the finished site where the old one was; a reader never meets half of it."""
    if out.exists():
        old = new.with_name(ASIDE)
        out.rename(old)
    new.rename(out)
