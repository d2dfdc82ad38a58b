"""Every register of a record as one file: rows of the programming interface, and registers of pages."""

import json

from travaux.views.registers.catalogue import REGISTERS, register_file
from travaux.views.rows import KINDS, as_csv, rows_of
from travaux.views.snapshot import Snapshot

TABLE_FORMS = ("csv", "json", "ndjson")

_OF_PAGES = {"proposals-of-delegations" if kind.name in KINDS else kind.name: kind.name for kind in REGISTERS}
"""Registers of the pages by their names here: “proposals” alone are those of submissions."""

TABLES = (*KINDS, *_OF_PAGES)
"""What can be had as a table, by name."""


def table_of(snapshot: Snapshot, what: str, form: str) -> bytes:
    """Return every row of one of ``TABLES`` as a file's bytes; ``form`` is one of ``TABLE_FORMS``."""
    if what in _OF_PAGES:
        made = register_file(snapshot, _OF_PAGES[what], "csv" if form == "csv" else "json", {})
        return _lines(json.loads(made)["rows"]) if form == "ndjson" else made
    rows = rows_of(snapshot, what)
    if form == "csv":
        return "".join(as_csv(rows)).encode()
    if form == "ndjson":
        return _lines(rows)
    return (json.dumps({what: rows}, ensure_ascii=False, indent=2) + "\n").encode()


def _lines(rows: list[dict[str, object]]) -> bytes:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()
