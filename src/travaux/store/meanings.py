"""Vectors of texts by what the texts say: a file beside the record, so that no text is read twice.

It only ever answers for a text whose key the asker has in hand. It may be deleted at any time.
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
_SCHEMA = """CREATE TABLE IF NOT EXISTS meant (
    engine TEXT NOT NULL, text BLOB NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (engine, text)
) WITHOUT ROWID"""


def key_of(text: str) -> bytes:
    """Return what a text is known by."""
    return sha256(text.encode()).digest()[:16]


class MeaningsFile:
    """Vectors as float16, by key of the text and the identity of the engine that made them."""

    def __init__(self, folder: Path, engine: str) -> None:
        self._path = folder / FILE
        self._engine = engine

    def get(self, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float16]]:
        """Return the vectors that are known."""
        found: dict[bytes, NDArray[np.float16]] = {}
        try:
            with closing(self._open_database()) as database:
                for some in _portions(list(dict.fromkeys(keys))):
                    query = f"SELECT text, vector FROM meant WHERE engine = ? AND text IN ({_marks(some)})"
                    rows = database.execute(query, (self._engine, *some))
                    found.update((text, np.frombuffer(vector, np.float16)) for text, vector in rows)
        except (sqlite3.DatabaseError, ValueError):
            self._path.unlink(missing_ok=True)
            return {}
        return found

    def put(self, vectors: Iterable[tuple[bytes, NDArray[np.float32]]]) -> None:
        """Save vectors. What cannot be saved is worked out again another time."""
        rows = [(self._engine, text, vector.astype(np.float16).tobytes()) for text, vector in vectors]
        try:
            with closing(self._open_database()) as database, database:
                database.executemany("INSERT OR REPLACE INTO meant VALUES (?, ?, ?)", rows)
        except sqlite3.OperationalError:
            return
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)

    def _open_database(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=_PATIENCE_S)
        database.execute(_SCHEMA)
        return database


def _portions(items: list[bytes]) -> Iterator[list[bytes]]:
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]


def _marks(items: list[bytes]) -> str:
    return ",".join("?" * len(items))
