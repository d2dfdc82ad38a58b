"""The shipped example as a workspace: everything Travaux does, on a negotiation that never was."""

from importlib.resources import as_file
from pathlib import Path

from travaux.commands.adding import add
from travaux.commands.manifest import read_manifest
from travaux.errors import PartialFailure
from travaux.example import folder as shipped
from travaux.pipeline.progress import Listener, RunSummary, silence
from travaux.store.settings import Settings
from travaux.views import workspace as service

TITLE = "Ten-year review of the Quellmar Compact"


def build_example(folder: Path, listen: Listener = silence) -> RunSummary:
    """Make the workspace of the example in ``folder`` and work everything out.

    Raises:
        WorkspaceError: if there is a workspace already.
        PartialFailure: if a file of the example could not be added.
    """
    service.new(folder, Settings(TITLE))
    who = service.somebody()
    with as_file(shipped()) as files, service.opened(folder) as empty:
        manifest = read_manifest(files / "negotiation.toml")
        workspace = service.adopt(empty, manifest)
        added = list(add(workspace, [(item.path, item.said) for item in manifest.files], who))
        if failed := [item for item in added if item.error]:
            raise PartialFailure(f"{len(failed)} files could not be added", where=failed[0].path)
        return service.run(workspace, who, listen)
