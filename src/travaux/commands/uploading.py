"""Files that come over the network, added as the same files from a disk would be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from travaux.commands.adding import Added, add
from travaux.commands.manifest import Said
from travaux.domain.messages import message, replaced
from travaux.errors import SourceTooLarge, UsageError
from travaux.store.originals import safe_name
from travaux.store.workspace import Workspace

MOST_FILES = 50
MOST_BYTES = 100 * 1024 * 1024
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Sent:
    """One file as it was sent. ``name`` is what its sender calls it, and is never trusted as a path."""

    name: str
    data: BinaryIO


def add_uploads(workspace: Workspace, files: Sequence[Sent], said: Said, who: str) -> list[Added]:
    """Add ``files`` with what is said of all of them, and return what became of each.

    Raises:
        SourceTooLarge: if one is over the limit.
        UsageError: if there are none, or too many.
    """
    if not 0 < len(files) <= MOST_FILES:
        raise UsageError(message("send between 1 and %(most_files)s files at a time", most_files=MOST_FILES))
    with TemporaryDirectory(prefix="travaux-") as folder:
        paths = list(_saved_files(files, Path(folder)))
        named = {str(path): file.name for path, file in zip(paths, files, strict=True)}
        done = list(add(workspace, [(path, said) for path in paths], who))
        return [_described_upload(item, named[item.path]) for item in done]


def _saved_files(files: Iterable[Sent], folder: Path) -> Iterable[Path]:
    for number, file in enumerate(files):
        inside = folder / str(number)
        inside.mkdir()
        path = inside / safe_name(file.name)
        _copy(file, path)
        yield path


def _copy(file: Sent, path: Path) -> None:
    size = 0
    with path.open("wb") as out:
        while block := file.data.read(_BLOCK):
            size += len(block)
            if size > MOST_BYTES:
                raise SourceTooLarge(
                    message("has more than %(most_bytes)s bytes", most_bytes=MOST_BYTES),
                    where=file.name,
                    remedy=message("send it in parts"),
                )
            out.write(block)


def _described_upload(item: Added, name: str) -> Added:
    error = replaced(item.error, item.path, name) if item.error else None
    return Added(name, item.status, item.source, item.counts, item.notes, error)
