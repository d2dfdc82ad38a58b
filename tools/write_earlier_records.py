"""Write a small record of every earlier schema, as SQL, for the tests of what becomes of it today.

Run once when a new schema is made: ``python tools/write_earlier_records.py``. What is there already stays.
"""

import sqlite3
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine

from travaux.domain.canonical import digest
from travaux.store.chain import take_up
from travaux.store.migrations import CURRENT
from travaux.store.record import create_record

OUT = Path(__file__).parent.parent / "tests" / "unit" / "store" / "earlier"
SPEECH = "Marenia: we keep the toll."
ADDRESS = sha256(SPEECH.encode()).hexdigest()
ID = ADDRESS[:12]
DAY = "2031-02-03T12:00:00.000+00:00"
TEXT = f'["{SPEECH}",[]]'
CITED = f'{{"end":7,"quote":"Marenia","source":"{ID}","start":0}}'
CHAINED = "0005"
"""The first schema whose records are chained."""
ROWS = {
    "sources": {
        "number": 1, "id": ID, "sha256": ADDRESS, "name": "m.txt", "size": len(SPEECH), "kind": "transcript",
        "date": "2031-02-01", "visibility": "public", "added": DAY,
    },
    "texts": {"source": ID, "digest": digest(TEXT), "text": TEXT},
    "results": {
        "stage": "read", "subject": ID, "version": 1, "fingerprint": "print", "status": "done",
        "form": "Speech",
        "value": "{}", "digest": digest("{}"), "counts": "{}", "started": DAY, "finished": DAY,
    },
    "rests_on": {"stage": "read", "subject": ID, "source": ID},
    "findings": {
        "stage": "read", "subject": ID, "kind": "remark", "id": "r", "place": 0,
        "form": "Remark", "value": CITED,
    },
    "reviews": {
        "number": 1, "subject": ID, "kind": "remark", "id": "r", "verdict": "confirm", "reason": "heard it",
        "original": CITED, "who": "Ana", "when": DAY,
    },
    "log": {"number": 1, "when": DAY, "who": "Ana", "action": "add", "subject": ID, "detail": "m.txt"},
}  # fmt: skip


def main() -> None:
    """Write what is not there yet."""
    OUT.mkdir(exist_ok=True)
    for number in range(1, int(CURRENT)):
        target = OUT / f"{number:04}.sql"
        if not target.exists():
            target.write_text(_dump(f"{number:04}"), encoding="utf-8")
            sys.stdout.write(f"wrote {target.name}\n")


def _dump(schema: str) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "record.sqlite"
        create_record(path, schema)
        with closing(sqlite3.connect(path)) as database:
            for table, row in ROWS.items():
                columns = ", ".join(f'"{name}"' for name in row)
                marks = ", ".join("?" * len(row))
                database.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))
            database.commit()
            if schema >= CHAINED:
                _chain(path)
            return "\n".join(database.iterdump()) + "\n"


def _chain(path: Path) -> None:
    """Bind the rows as a record of those days had bound them."""
    engine = create_engine(f"sqlite+pysqlite:///{path}")
    with engine.begin() as connection:
        take_up(connection, DAY)
    engine.dispose()


if __name__ == "__main__":
    main()
