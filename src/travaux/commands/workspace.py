"""Workspaces: made, and given the registry and the taxonomy that a manifest brings."""

import getpass
import os
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

from travaux.commands.manifest import Manifest
from travaux.errors import NotFound
from travaux.store.settings import Settings, write_settings
from travaux.store.workspace import Workspace, create_workspace


def somebody() -> str:
    """Return who writes: TRAVAUX_USER where it is set, else the name this computer knows."""
    try:
        return os.environ.get("TRAVAUX_USER") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def create(
    folder: Path,
    title: str | None = None,
    taxonomy: str | None = None,
    actors: str | None = None,
    record: str | None = None,
) -> Settings:
    """Make a workspace in ``folder`` and return its settings; without a title it is called as the folder.

    ``taxonomy`` is a shipped name or a file, ``actors`` a file, both relative to the folder;
    ``record`` is the address of the database that keeps the record, where it is not to lie in the folder.
    """
    title = title or folder.resolve().name
    settings = Settings(title, taxonomy or Settings(title).taxonomy, actors)
    create_workspace(folder, settings, record).record.close()
    return settings


def adopt(workspace: Workspace, manifest: Manifest) -> Workspace:
    """Take the registry and the taxonomy of a manifest over where the workspace has none of its own."""
    settings = workspace.settings
    actors, taxonomy = settings.actors, settings.taxonomy
    if manifest.actors and actors is None:
        actors = _copied_file(manifest.actors, workspace.folder)
    if manifest.taxonomy and taxonomy == Settings("").taxonomy:
        taxonomy = _copied_file(manifest.taxonomy, workspace.folder)
    members = settings.members or manifest.members
    adopted = replace(settings, taxonomy=taxonomy, actors=actors, members=members)
    if adopted != settings:
        write_settings(workspace.folder, adopted)
    return Workspace(workspace.folder, adopted, workspace.originals, workspace.record)


def _copied_file(file: Path, folder: Path) -> str:
    try:
        copyfile(file, folder / file.name)
    except FileNotFoundError as error:
        raise NotFound("no such file", where=str(file), remedy="mend the manifest") from error
    return file.name
