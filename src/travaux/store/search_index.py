"""The search index of a workspace as one viewer sees it: a file beside the record, made from it alone.

It is written whole and put in place at once, never changed, and made anew when the record has changed or the
file is damaged. Words come to it as ``analysis.search.folding`` gives them; SQLite only splits at spaces.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any
from uuid import uuid4

import numpy as np

from travaux.analysis.search.folding import forms, stemmed
from travaux.analysis.search.query import stem_of
from travaux.domain.canonical import canonical, restored
from travaux.domain.search import And, Expression, Not, Or, Term, Unit
from travaux.ports import Numbers
from travaux.store.meanings import MeaningsFile, key_of

FORMAT = 4

_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE units (
    number INTEGER PRIMARY KEY, place TEXT NOT NULL, date TEXT, facets TEXT NOT NULL, unit TEXT NOT NULL,
    text BLOB NOT NULL, words INTEGER NOT NULL
);
CREATE VIRTUAL TABLE said USING fts5(words, stems, every, content='', tokenize='ascii');
"""
_EVERY = "1"  # a word that every unit has: what is not something is everything but it
_HOLDING = (
    "SELECT group_concat(rowid) FROM said WHERE said MATCH ?"  # one string: rows cost more than finding
)
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM said WHERE said MATCH ? LIMIT ?)"
_RANKED = "SELECT rowid FROM said WHERE said MATCH ? ORDER BY bm25(said, 1.0, 1.0, 0.0), rowid"


class DamagedIndex(Exception):
    """The file is not an index that can be used; it has to be made anew."""


class OutdatedIndex(DamagedIndex):
    """The file is a sound index of another version."""


_elsewhere: list[TemporaryDirectory[str]] = []  # they last as long as the process that may search in them


def open_index(path: Path, fingerprint: str) -> "SQLiteSearchIndex | None":
    """Return the index at ``path`` if it can be used and was made from ``fingerprint``, else None."""
    if not path.is_file():
        return None
    try:
        index = SQLiteSearchIndex(path)
    except DamagedIndex:
        return None
    if index.fingerprint == fingerprint:
        return index
    index.close()
    return None


def is_damaged(path: Path) -> bool:
    """Tell whether there is a file at ``path`` that is no index of any version."""
    if not path.is_file():
        return False
    try:
        SQLiteSearchIndex(path).close()
    except OutdatedIndex:
        return False
    except DamagedIndex:
        return True
    return False


def make_index(path: Path, fingerprint: str, units: Sequence[Unit]) -> "SQLiteSearchIndex":
    """Write the index of ``units`` and return it; where ``path`` may not be written it lies elsewhere."""
    try:
        write_index(path, fingerprint, units)
    except (OSError, sqlite3.OperationalError):  # a workspace that may only be read
        _elsewhere.append(TemporaryDirectory(prefix="travaux-"))
        path = Path(_elsewhere[-1].name) / path.name
        write_index(path, fingerprint, units)
    return SQLiteSearchIndex(path)


def write_index(path: Path, fingerprint: str, units: Sequence[Unit]) -> None:
    """Write the index of ``units`` at ``path``, whole or not at all."""
    draft = path.with_name(f"{path.name}.{uuid4().hex}.new")
    try:
        with closing(sqlite3.connect(draft)) as database:
            database.execute("PRAGMA journal_mode=OFF")
            database.execute("PRAGMA synchronous=OFF")
            database.executescript(_SCHEMA)
            for number, unit in enumerate(units):
                found = forms(unit.text)
                database.execute(
                    "INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?)", _row(number, unit, len(found))
                )
                database.execute(
                    "INSERT INTO said(rowid, words, stems, every) VALUES (?, ?, ?, ?)",
                    (number, " ".join(found), " ".join(map(stemmed, found)), _EVERY),
                )
            database.execute("INSERT INTO said(said) VALUES ('optimize')")
            database.executemany(
                "INSERT INTO about VALUES (?, ?)",
                [("format", str(FORMAT)), ("fingerprint", fingerprint), ("units", str(len(units)))],
            )
            database.commit()
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _row(number: int, unit: Unit, length: int) -> tuple[object, ...]:
    facets = {facet.value: list(values) for facet, values in unit.facets.items() if values}
    told = json.dumps(facets, ensure_ascii=False)
    return number, unit.place, unit.date, told, canonical(unit), key_of(unit.text), length


class SQLiteSearchIndex:
    """An index opened for reading; many threads may use one.

    Raises:
        DamagedIndex: here and in every method, if the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        try:
            address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
            self._about = dict(self._database.execute("SELECT name, value FROM about"))
            sound = self._database.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            raise DamagedIndex(str(error)) from error
        said = str(self._about.get("format", ""))
        if said != str(FORMAT) and said.isdecimal() and sound == ("ok",):
            raise OutdatedIndex(f"{path} is not a search index of this version")
        if said != str(FORMAT) or sound != ("ok",):
            raise DamagedIndex(f"{path} is not a search index of this version")

    @property
    def fingerprint(self) -> str:
        """Return what it was made from."""
        return str(self._about.get("fingerprint", ""))

    def meanings(self, engine: str) -> MeaningsFile:
        """Return the vectors that are cached beside the index."""
        return MeaningsFile(self.path.parent, engine)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def ranked(self, expression: Expression) -> Numbers:
        """Return the numbers of the units that ``expression`` describes, the best first by BM25."""
        return np.array(
            [number for (number,) in self._all_rows(_RANKED, (_match(expression),))], dtype=np.int64
        )

    def holding(self, expression: Expression) -> Numbers:
        """Return the numbers of the units that ``expression`` describes, in their order."""
        ((listed,),) = self._all_rows(_HOLDING, (_match(expression),))
        return np.fromstring(listed or "", dtype=np.int64, sep=",")

    def is_broad(self, expression: Expression, most: int) -> bool:
        """Say whether ``expression`` describes more than ``most`` units."""
        ((count,),) = self._all_rows(_COUNT, (_match(expression), most + 1))
        return bool(count > most)

    def units(self, numbers: Iterable[int]) -> list[Unit]:
        """Return units by their numbers, in that order."""
        return [self._unit(number) for number in numbers]

    def heads(self) -> Iterator[tuple[str, str | None, Mapping[str, list[str]]]]:
        """Yield each unit's place, date and facets, in the order of their numbers."""
        for place, date, facets in self._all_rows("SELECT place, date, facets FROM units ORDER BY number"):
            yield place, date, json.loads(facets)

    def keys(self, least: int = 0) -> list[tuple[int, bytes]]:
        """Return the number and the key of the text of every unit that has at least so many words."""
        return self._all_rows("SELECT number, text FROM units WHERE words >= ? ORDER BY number", (least,))

    def holds(self, units: Sequence[Unit]) -> bool:
        """Tell whether it is made of just these units."""
        rows = self._all_rows("SELECT * FROM units ORDER BY number")
        wanted = (_row(number, unit, len(forms(unit.text))) for number, unit in enumerate(units))
        return len(rows) == len(units) and all(map(tuple.__eq__, rows, wanted))

    def text(self, number: int) -> str:
        """Return the text of one unit."""
        return self._unit(number).text

    def _unit(self, number: int) -> Unit:
        rows = self._all_rows("SELECT unit FROM units WHERE number = ?", (number,))
        try:
            unit: Unit = restored(rows[0][0], Unit)
        except (IndexError, ValueError) as error:
            raise DamagedIndex(f"unit {number} cannot be read") from error
        return unit

    def _all_rows(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        with self._lock:
            try:
                return self._database.execute(query, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise DamagedIndex(str(error)) from error


def _match(expression: Expression) -> str:
    """Return ``expression`` in the language of FTS5; every word in it is quoted."""
    match expression:
        case Term():
            root = stem_of(expression)
            if root is not None:
                return f'stems : "{root}"'
            return f'words : "{" ".join(expression.forms)}"' + (" *" if expression.prefix else "")
        case Not(item):
            return f'((every : "{_EVERY}") NOT ({_match(item)}))'
        case Or(items):
            return f"({' OR '.join(map(_match, items))})"
        case And(items):
            wanted = [_match(item) for item in items if not isinstance(item, Not)] or [
                f'(every : "{_EVERY}")'
            ]
            unwanted = "".join(f" NOT ({_match(item.item)})" for item in items if isinstance(item, Not))
            return f"(({' AND '.join(wanted)}){unwanted})"
