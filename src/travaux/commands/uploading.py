"""Files that come over the network, added as the same files from a disk would be."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, mkdtemp
from threading import Lock
from typing import BinaryIO
from weakref import finalize

from travaux.commands.adding import KEEPER, Added, Depositor, add, understand
from travaux.commands.manifest import Said
from travaux.domain.messages import message, replaced
from travaux.errors import NotFound, SourceTooLarge, UsageError
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


def add_uploads(
    workspace: Workspace, files: Sequence[Sent], said: Said, who: str, depositor: Depositor = KEEPER
) -> list[Added]:
    """Add ``files`` with what is said of all of them, and return what became of each.

    Raises:
        SourceTooLarge: if one is over the limit.
        UsageError: if there are none, or too many.
    """
    _check_number(files)
    with TemporaryDirectory(prefix="travaux-") as folder:
        paths = list(_saved_files(files, Path(folder)))
        named = {str(path): file.name for path, file in zip(paths, files, strict=True)}
        done = list(add(workspace, [(path, said) for path in paths], who, depositor))
        return [_described_upload(item, named[item.path]) for item in done]


def _check_number(files: Sequence[Sent]) -> None:
    if not 0 < len(files) <= MOST_FILES:
        raise UsageError(message("send between 1 and %(most_files)s files at a time", most_files=MOST_FILES))


_BATCHES = 8  # of people who look at the same time at what they sent; the oldest is forgotten first


@dataclass(frozen=True, slots=True)
class _Batch:
    folder: Path
    paths: tuple[Path, ...]
    names: tuple[str, ...]


class Waiting:
    """Files that were sent to one server and are not kept until their sender has seen how they are read."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._batches: dict[str, _Batch] = {}
        self._home = Path(mkdtemp(prefix="travaux-"))
        finalize(self, rmtree, self._home, ignore_errors=True)

    def look(
        self,
        workspace: Workspace,
        files: Sequence[Sent],
        said: Said,
        who: str,
        depositor: Depositor = KEEPER,
    ) -> tuple[str, list[Added]]:
        """Hold files back; return what names them, and how each is read with what is ``said`` of all.

        Raises:
            SourceTooLarge: if one is over the limit.
            UsageError: if there are none, or too many.
        """
        _check_number(files)
        folder = Path(mkdtemp(dir=self._home))
        try:
            paths = tuple(_saved_files(files, folder))
            read = list(understand(workspace, [(path, said) for path in paths], who, depositor))
        except BaseException:
            rmtree(folder, ignore_errors=True)
            raise
        batch = _Batch(folder, paths, tuple(file.name for file in files))
        named = secrets.token_urlsafe(16)
        with self._lock:
            self._batches[named] = batch
            forgotten = [self._batches.pop(old) for old in list(self._batches)[:-_BATCHES]]
        for old in forgotten:
            rmtree(old.folder, ignore_errors=True)
        return named, [_described_upload(item, name) for item, name in zip(read, batch.names, strict=True)]

    def keep(
        self,
        workspace: Workspace,
        named: str,
        said: Mapping[int, Said],
        who: str,
        depositor: Depositor = KEEPER,
    ) -> list[Added]:
        """Add those files of a batch of which something is ``said``, by their number, and forget the others.

        Raises:
            NotFound: if there is no such batch, or no longer.
        """
        with self._lock:
            batch = self._batches.pop(named, None)
        if batch is None:
            raise NotFound(
                message("these files are no longer at hand"), remedy=message("send them once more")
            )
        chosen = [number for number in range(len(batch.paths)) if number in said]
        try:
            done = list(
                add(workspace, [(batch.paths[number], said[number]) for number in chosen], who, depositor)
            )
        finally:
            rmtree(batch.folder, ignore_errors=True)
        return [_described_upload(item, batch.names[n]) for item, n in zip(done, chosen, strict=True)]


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
