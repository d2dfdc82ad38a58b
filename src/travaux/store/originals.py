"""The originals of a workspace: bytes as they came, each under the address its content gives it.

``originals/ab/ab12…/NAME`` holds one source. The file has its own name, since readers look at suffixes and
at who a single statement is by; the folder's name is the SHA-256 of the bytes.
"""

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from shutil import copyfileobj, rmtree
from typing import BinaryIO

from travaux.domain.messages import message
from travaux.errors import NotFound, WorkspaceError

_UNSAFE = re.compile(r"[/\\\x00-\x1f\x7f\ud800-\udfff]")
_LEADING = re.compile(r"^[\s.]+")
_LONGEST_NAME = 200  # bytes; file systems allow 255
_LONGEST_SUFFIX = 20


class OriginalsFolder:
    """A folder of originals. What is in it is whole: a file appears under its address or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._incoming = folder / ".incoming"

    def save(self, data: bytes, name: str) -> str:
        """Save ``data`` and return its address, the SHA-256 of its bytes; what is there already stays.

        Raises:
            WorkspaceError: if the disk is full or may not be written.
        """
        return self._save(sha256(data).hexdigest(), lambda file: file.write(data), name)

    def save_file(self, file: Path, name: str) -> str:
        """Save the bytes of a file of any length, read piece by piece, and return their address.

        Raises:
            WorkspaceError: if it cannot be read, or the disk is full or may not be written.
        """

        def copy(out: BinaryIO) -> None:
            with file.open("rb") as source:
                copyfileobj(source, out, 1 << 20)

        try:
            address = address_of(file)
        except OSError as error:
            raise self._refusal(name, error) from error
        return self._save(address, copy, name)

    def _save(self, address: str, write: Callable[[BinaryIO], object], name: str) -> str:
        try:
            if not self._has_bytes(address):
                self._place_bytes(write, safe_name(name), self._folder_of_address(address))
        except OSError as error:
            raise self._refusal(name, error) from error
        return address

    def _refusal(self, name: str, error: OSError) -> WorkspaceError:
        return WorkspaceError(
            message(
                "cannot save %(name)s: %(reason)s", name=name, reason=(error.strerror or str(error)).lower()
            ),
            where=str(self.folder),
            remedy=message("free some space or check the folder's permissions, then repeat the command"),
        )

    def path(self, address: str) -> Path:
        """Return where the original with this address lies.

        Raises:
            NotFound: if it is missing.
        """
        for found in _files(self._folder_of_address(address)):
            return found
        raise NotFound(
            message("the original %(address)s is missing", address=address[:12]),
            where=str(self.folder),
            remedy=message("add the file again"),
        )

    def addresses(self) -> Iterator[str]:
        """Yield the address of every original there is, in order."""
        for home in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")):
            yield home.name

    def discard(self, address: str) -> None:
        """Remove an original that turned out to be unreadable."""
        rmtree(self._folder_of_address(address), ignore_errors=True)

    def is_intact(self, address: str) -> bool:
        """Tell whether the original is there with exactly the bytes its address stands for."""
        found = list(_files(self._folder_of_address(address)))
        return len(found) == 1 and address_of(found[0]) == address

    def sweep(self) -> None:
        """Remove what an interrupted command left behind. Call it only while nobody else adds."""
        rmtree(self._incoming, ignore_errors=True)

    def _folder_of_address(self, address: str) -> Path:
        return self.folder / address[:2] / address

    def _has_bytes(self, address: str) -> bool:
        if not self._folder_of_address(address).is_dir():
            return False
        if self.is_intact(address):
            return True
        rmtree(self._folder_of_address(address))  # damaged: the bytes at hand are the right ones
        return False

    def _place_bytes(self, write: Callable[[BinaryIO], object], name: str, home: Path) -> None:
        self._incoming.mkdir(parents=True, exist_ok=True)
        home.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._incoming, ignore_cleanup_errors=True) as draft:
            folder = Path(draft) / "original"
            folder.mkdir()
            with (folder / name).open("wb") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            _sync_folder(folder)
            try:
                folder.rename(home)
            except OSError:
                if not self.is_intact(home.name):  # else somebody added the same bytes just now
                    raise
        _sync_folder(home.parent)
        _sync_folder(self.folder)


def safe_name(name: str) -> str:
    """Return ``name`` as a file may be called anywhere, its suffix kept."""
    whole = _UNSAFE.sub("_", name).strip()
    stem, dot, suffix = whole.rpartition(".")
    if not dot or not suffix or len(suffix.encode()) > _LONGEST_SUFFIX:
        stem, dot, suffix = whole, "", ""
    room = _LONGEST_NAME - len((dot + suffix).encode())
    short = _LEADING.sub("", stem).encode()[:room].decode(errors="ignore")
    return ((short or "original") + dot + suffix).rstrip()


def _files(home: Path) -> Iterator[Path]:
    if home.is_dir():
        yield from sorted(home.iterdir())


def address_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hex, read piece by piece."""
    with path.open("rb") as file:
        hashed = sha256()
        while block := file.read(1 << 20):
            hashed.update(block)
    return hashed.hexdigest()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
