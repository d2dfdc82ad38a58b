"""Vectors of texts by what the texts say: a file beside the record, so that no text is read twice.

It only ever answers for a text that the asker has in hand. It may be deleted at any time.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = "meanings.sqlite"
_AT_ONCE = 500
_PATIENCE_S = 10


class Meanings:
    """Vectors as float16, by digest of the text and the identity of the engine that made them."""

    def __init__(self, folder: Path, engine: str) -> None:
        self._path = folder / FILE
        self._engine = engine

    def digest(self, text: str) -> bytes:
        """Return the key of a text."""
        return sha256(f"{self._engine}\x1f{text}".encode()).digest()[:16]

    def get(self, digests: Sequence[bytes]) -> dict[bytes, NDArray[np.float16]]:
        """Return the vectors that are known."""
        found: dict[bytes, NDArray[np.float16]] = {}
        try:
            with closing(self._opened()) as database:
                for some in _portions(list(dict.fromkeys(digests))):
                    marks = ",".join("?" * len(some))
                    rows = database.execute(f"SELECT text, vector FROM vectors WHERE text IN ({marks})", some)
                    found.update((text, np.frombuffer(vector, np.float16)) for text, vector in rows)
        except (sqlite3.DatabaseError, ValueError):
            self._path.unlink(missing_ok=True)
            return {}
        return found

    def put(self, vectors: Iterable[tuple[bytes, NDArray[np.float32]]]) -> None:
        """Keep vectors. What cannot be kept is worked out again another time."""
        rows = [(text, vector.astype(np.float16).tobytes()) for text, vector in vectors]
        try:
            with closing(self._opened()) as database, database:
                database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        except sqlite3.OperationalError:
            return
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)

    def _opened(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=_PATIENCE_S)
        database.execute(
            "CREATE TABLE IF NOT EXISTS vectors (text BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
        )
        return database


def _portions(items: list[bytes]) -> Iterator[list[bytes]]:
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
