"""A whole workspace as an open package: an RO-Crate of the originals and every table in lines of JSON.

RO-Crate 1.1 (https://w3id.org/ro/crate/1.1): ``ro-crate-metadata.json`` describes what lies beside it. The
record is ``record/TABLE.jsonl``, one row a line, its links among them, so that the chain goes on where the
package is taken in; ``record/schema.json`` says by which schema its columns are named.
"""

import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, MetaData, insert, text
from sqlalchemy.exc import SQLAlchemyError

from travaux.domain.chain import ChainHead
from travaux.domain.messages import message
from travaux.domain.record import StoredSource
from travaux.domain.sources import Viewer
from travaux.errors import UnreadableSource
from travaux.store.copies import (
    Copied,
    made_whole,
    original_name,
    own_files,
    pack_original,
    unpack,
    writing_to,
)
from travaux.store.drafts import draft_beside
from travaux.store.migrations import CURRENT, is_known
from travaux.store.record import SQLiteStore, create_record, open_record
from travaux.store.schema import metadata
from travaux.store.settings import FILE
from travaux.store.sql_store import now
from travaux.store.workspace import RECORD, Workspace

DESCRIPTION = "ro-crate-metadata.json"
_TABLES = tuple(table.name for table in metadata.sorted_tables)
_FOLDER = "record"
_SCHEMA = f"{_FOLDER}/schema.json"
_RIGHTS = "The rights in each original are those of its author; nothing is granted by this package."
_LINES = "application/jsonl"


def write_package(workspace: Workspace, file: Path) -> Copied:
    """Write a workspace, with all that is private in it, as one open package; return what is in it.

    Raises:
        WorkspaceError: if it cannot be written; what was there before then stays.
    """
    with writing_to(file), draft_beside(file) as beside:
        workspace.record.copy(beside / RECORD)
        still = open_record(beside / RECORD)
        try:
            copied = _write(workspace, still, beside / "package.zip")
        finally:
            still.close()
        (beside / "package.zip").replace(file)
    return copied


def read_package(file: Path, folder: Path) -> None:
    """Make the workspace ``folder`` of a package, whole or not at all.

    Raises:
        UnreadableSource: if it is no package of a workspace, or of a newer Travaux.
        UsageError: if there is something in ``folder``.
    """
    with writing_to(folder), made_whole(folder) as draft:
        unpack(file, draft)
        schema = _schema(draft, file)
        create_record(draft / RECORD, schema)
        record = SQLiteStore(draft / RECORD)
        try:
            with record.connection() as connection:
                _fill(connection, draft / _FOLDER)
        except (SQLAlchemyError, OSError, ValueError, KeyError) as error:
            raise UnreadableSource(message("its record cannot be read"), where=str(file)) from error
        finally:
            record.close()
        for path in (*(draft / _FOLDER).iterdir(), draft / DESCRIPTION):
            path.unlink(missing_ok=True)
        (draft / _FOLDER).rmdir()


def _write(workspace: Workspace, still: SQLiteStore, file: Path) -> Copied:
    with still.view(Viewer.KEEPER) as view:
        sources = view.sources()
    inside, outside = own_files(workspace.folder, workspace.settings)
    missing: list[str] = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in inside:
            archive.write(workspace.folder / name, name)
        for stored in sources:
            parts = filter(None, (stored.sha256, stored.source.facts.sound))
            if not all(pack_original(archive, workspace.originals, address) for address in parts):
                missing.append(stored.source.name)
        with still.connection() as connection:
            for name in _TABLES:
                with archive.open(f"{_FOLDER}/{name}.jsonl", "w") as lines:
                    for row in connection.execute(text(f"SELECT * FROM {name}")).mappings():
                        lines.write(json.dumps(dict(row), ensure_ascii=False).encode() + b"\n")
        archive.writestr(_SCHEMA, json.dumps({"schema": CURRENT, "tables": _TABLES}))
        found = [stored for stored in sources if stored.source.name not in missing]
        told = _description(workspace, still.chain_head(), inside, found)
        archive.writestr(DESCRIPTION, json.dumps(told, ensure_ascii=False, indent=2))
    return Copied(len(sources), len(found), tuple(missing), outside)


def _description(
    workspace: Workspace, head: ChainHead, inside: list[str], sources: list[StoredSource]
) -> dict[str, object]:
    files = [
        *(_file(name, "A setting of the workspace" if name != FILE else "The settings") for name in inside),
        *(_file(f"{_FOLDER}/{name}.jsonl", f"The table “{name}” of the record", _LINES) for name in _TABLES),
        _file(_SCHEMA, "By which schema the tables are named", "application/json"),
        *(_original(workspace, stored) for stored in sources),
        *(_sound(workspace, stored) for stored in sources if stored.source.facts.sound),
    ]
    root: dict[str, object] = {
        "@id": "./",
        "@type": "Dataset",
        "name": workspace.settings.title,
        "description": "The record of a negotiation, kept by Travaux: its sources as they came, what was "
        "found in them with the words that prove it, what people said of that, and the log of every write.",
        "datePublished": now().date().isoformat(),
        "license": _RIGHTS,
        "identifier": f"sha256-chain:{head.link}",
        "hasPart": [{"@id": item["@id"]} for item in files],
    }
    about = {
        "@id": DESCRIPTION,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }
    return {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": [about, root, *files]}


def _file(name: str, title: str, media_type: str = "application/toml") -> dict[str, object]:
    return {"@id": quote(name), "@type": "File", "name": title, "encodingFormat": media_type}


def _sound(workspace: Workspace, stored: StoredSource) -> dict[str, object]:
    address = stored.source.facts.sound or ""
    name = original_name(address, workspace.originals.path(address).name)
    return {
        "@id": quote(name),
        "@type": "File",
        "name": f"The sound of {stored.source.title}",
        "sha256": address,
    }


def _original(workspace: Workspace, stored: StoredSource) -> dict[str, object]:
    facts = stored.source.facts
    name = workspace.originals.path(stored.sha256).name
    told = {
        "@id": quote(original_name(stored.sha256, name)),
        "@type": "File",
        "name": stored.source.title,
        "identifier": stored.source.id,
        "sha256": stored.sha256,
        "contentSize": str(stored.size),
        "dateCreated": facts.date.isoformat() if facts.date else None,
        "creditText": facts.author,
        "inLanguage": facts.language,
        "genre": facts.kind.value,
        "conditionsOfAccess": facts.visibility.value,
    }
    return {name: value for name, value in told.items() if value is not None}


def _schema(folder: Path, file: Path) -> str:
    try:
        schema = json.loads((folder / _SCHEMA).read_text(encoding="utf-8"))["schema"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableSource(message("is no package of a workspace"), where=str(file)) from error
    if not is_known(str(schema)):
        raise UnreadableSource(
            message("was written by a newer Travaux"),
            where=str(file),
            remedy=message("upgrade with: pip install --upgrade travaux"),
        )
    return str(schema)


def _fill(connection: Connection, folder: Path) -> None:
    there = MetaData()
    there.reflect(connection)
    for table in there.sorted_tables:
        rows = folder / f"{table.name}.jsonl"
        if table.name in _TABLES and rows.is_file():
            for row in _rows(rows):
                connection.execute(insert(table).values(**row))


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError("a row is no object")
            yield row
