"""Folders of records and of single statements, and what tells one set of tools from another."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from travaux.errors import UsageError
from travaux.pipeline.exposure import files_apart, records_in
from travaux.pipeline.tools import tools_of
from travaux.store.settings import Settings
from travaux.store.workspace import Workspace, create_workspace

RECORD = "".join(
    f"{name}: We thank the Chair and turn to paragraph {number}.\n\n"
    for number, name in enumerate(("Marenia", "Tessaly", "Marenia", "Ostrava", "Tessaly", "Marenia"), 1)
)
STATEMENT = "Statement by Marenia\n\nWe support the toll on the lower river, and we ask that it be kept.\n"


def folder_of(parent: Path, files: dict[str, str]) -> Path:
    parent.mkdir()
    for name, text in files.items():
        (parent / name).write_text(text, encoding="utf-8")
    return parent


def test_a_folder_of_records_is_taken_file_by_file_and_one_of_statements_whole(tmp_path: Path) -> None:
    records = folder_of(tmp_path / "records", {"2.txt": RECORD, "1.txt": RECORD})
    statements = folder_of(tmp_path / "statements", {"marenia.txt": STATEMENT})
    assert files_apart([records, statements]) == (records / "1.txt", records / "2.txt", statements)
    assert files_apart([records / "1.txt"]) == (records / "1.txt",)
    assert files_apart([]) == ()


def test_beside_a_record_other_documents_are_taken_and_what_is_no_document_is_not(tmp_path: Path) -> None:
    files = {"1.txt": RECORD, "note.txt": STATEMENT, "~1.txt": STATEMENT, ".hidden.txt": RECORD, "a.bin": "x"}
    folder = folder_of(tmp_path / "mixed", files)
    assert records_in(folder) == (folder / "1.txt",)
    assert files_apart([folder]) == (folder / "1.txt", folder / "note.txt")


def test_a_file_that_cannot_be_read_is_no_record(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "broken", {"a.pdf": "%PDF-1.7 and nothing that follows"})
    assert records_in(folder) == ()
    assert files_apart([folder]) == (folder,)


def identity(workspace: Workspace) -> str:
    (tool,) = tools_of(workspace).values()
    return tool.identity


def test_tools_are_told_apart_by_the_files_of_their_user(tmp_path: Path) -> None:
    shipped = create_workspace(tmp_path / "w", Settings("Tolls"))
    assert "actors as shipped" in identity(shipped)
    own = replace(shipped, settings=replace(shipped.settings, actors="own.toml"))
    (own.folder / "own.toml").write_text("", encoding="utf-8")
    assert f"actors {sha256(b'').hexdigest()}" in identity(own)
    (own.folder / "own.toml").unlink()
    with pytest.raises(UsageError, match="cannot be read"):
        identity(own)
