"""A part of the shipped example as a workspace, for assistants and programs to ask; one source is private."""

from importlib.resources import as_file
from pathlib import Path

import pytest

from travaux.commands.adding import add
from travaux.commands.manifest import read_manifest
from travaux.commands.running import run
from travaux.commands.workspace import adopt, create
from travaux.example import folder as shipped
from travaux.views.workspace import opened

PART = (
    "2025-06-03-input-bharuna.md",
    "2025-06-23-rev-1.md",
    "2025-07-08-verbatim-negotiation.txt",
    "2025-07-10-private-note-korrin.md",
    "2025-09-12-rev-2.docx",
    "2025-10-22-resolution-12-19.txt",
)


@pytest.fixture(scope="session")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doors") / "review"
    create(folder, "Review of the Compact")
    with as_file(shipped()) as files, opened(folder) as empty:
        manifest = read_manifest(files / "negotiation.toml")
        workspace = adopt(empty, manifest)
        wanted = [(item.path, item.said) for item in manifest.files if item.path.name in PART]
        assert len(wanted) == len(PART)
        assert not [item for item in add(workspace, wanted, "tests") if item.error]
        assert not run(workspace, "tests").failures
    return folder
