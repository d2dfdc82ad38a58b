"""A workspace made of a few small files, and questions put to it: every answer is held against its source."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from travaux.cli import travaux
from travaux.domain.search import Answers
from travaux.domain.sources import Viewer
from travaux.views.search.ask import ask
from travaux.views.search.indexes import close_indexes
from travaux.views.workspace import snapshot_of

Files = Mapping[str, tuple[str, str, Sequence[str]]]
"""By name: what each file is added as, its text, and what its keeper says of it."""


def call(*args: object) -> str:
    return CliRunner().invoke(travaux, [str(arg) for arg in args], catch_exceptions=False).stdout


def made(base: Path, title: str, files: Files) -> Iterator[Path]:
    """Yield the folder of a workspace with ``files`` in it, run; its indexes are closed behind it."""
    call("new", base / "ws", "--title", title)
    for name, (kind, text, said) in files.items():
        (base / name).write_text(text, encoding="utf-8")
        call("add", base / "ws", base / name, "--as", kind, *said)
    call("run", base / "ws")
    yield base / "ws"
    close_indexes()


def answered(folder: Path, question: str, today: date, viewer: Viewer = Viewer.KEEPER) -> Answers:
    with snapshot_of(folder, viewer) as snapshot:
        found = ask(snapshot, question, today=today)
        for one in found.answers:
            for citation in one.citations:
                text = snapshot.text(citation.source).text
                assert text[citation.start : citation.end] == citation.quote
    return found
