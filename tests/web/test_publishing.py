"""A published site: whole, working from disk, and without a trace of what is private."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from travaux.domain.sources import Viewer, Visibility
from travaux.errors import UsageError
from travaux.store.workspace import open_workspace
from travaux.views.workspace import opened
from travaux.web.pages.kind import parts_of
from travaux.web.publishing import Published, publish


@pytest.fixture(scope="module")
def site(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    return publish(workspace, tmp_path_factory.mktemp("published") / "site")


def test_every_link_of_every_page_opens_a_file_and_a_place_in_it(site: Published) -> None:
    pages = {page: html.parse(page).getroot() for page in site.folder.rglob("*.html")}
    del pages[site.folder / "404.html"]  # answers at any depth: its links start at the root
    identifiers = {page: set(root.xpath("//@id")) for page, root in pages.items()}
    assert sum(page.name == "index.html" for page in pages) == site.pages
    for page, root in pages.items():
        for address in root.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            path, _, fragment = unquote(address).partition("#")
            target = (page.parent / path).resolve() if path else page
            assert target.is_file(), (page, address)
            if fragment and target in identifiers:
                assert fragment in identifiers[target], (page, address)


def test_nothing_of_a_private_source_is_in_any_file(site: Published, workspace: Path) -> None:
    record = open_workspace(workspace).record
    with record.view(Viewer.KEEPER) as reading:
        hidden = [s for s in reading.sources() if s.source.facts.visibility is Visibility.PRIVATE]
        shown = "\n".join(reading.text(s.source.id).text for s in reading.sources() if s not in hidden)
        traces = {s.source.id for s in hidden} | {s.source.title for s in hidden}
        for source in hidden:
            lines = reading.text(source.source.id).text.splitlines()
            traces |= {line.strip() for line in lines if len(line) > 30 and line.strip() not in shown}
    record.close()
    assert site.withheld == len(hidden) > 0
    for file in site.folder.rglob("*"):
        if file.is_file() and file.suffix in {".html", ".json", ".js", ".csv", ".md"}:
            text = re.sub(r"\s+", " ", file.read_text(encoding="utf-8"))
            assert not [trace for trace in traces if re.sub(r"\s+", " ", trace) in text], file


def test_a_folder_that_is_no_site_is_never_replaced(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("ten years of work", encoding="utf-8")
    with pytest.raises(UsageError, match="no published site"):
        publish(workspace, tmp_path)
    assert (tmp_path / "thesis.txt").is_file()


def test_publishing_again_replaces_the_whole_site(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(workspace, out)
    (out / "stale.html").write_text("gone tomorrow", encoding="utf-8")
    publish(workspace, out)
    assert not (out / "stale.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_path_gives_its_parts() -> None:
    assert parts_of("text/{source}/compare/{other}/", "text/a1/compare/b2/") == {
        "source": "a1",
        "other": "b2",
    }
    with pytest.raises(ValueError, match="not of the kind"):
        parts_of("meetings/{source}/", "sources/a1/")


def test_a_site_holds_the_head_of_the_record_as_it_was_written(site: Published, workspace: Path) -> None:
    told = json.loads((site.folder / "record-head.json").read_text(encoding="utf-8"))
    assert told == {"head": site.head}
    with opened(workspace) as record:
        assert record.record.chain_holds(site.head)
    assert "../record-head.json" in (site.folder / "method" / "index.html").read_text(encoding="utf-8")


_KILLED = """
import os, signal, sys
from pathlib import Path
from travaux.web import publishing
def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)
publishing._replace = killed
publishing.publish(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def test_what_a_killed_publish_leaves_is_removed_by_the_next(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    done = subprocess.run([sys.executable, "-c", _KILLED, str(workspace), str(out)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert [path.name.startswith(".site-") for path in tmp_path.iterdir()] == [True]
    publish(workspace, out)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
