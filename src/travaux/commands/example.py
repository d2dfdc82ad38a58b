"""The shipped example as a workspace: everything Travaux does, on a negotiation that never was."""

from importlib.resources import as_file
from pathlib import Path

from travaux.commands.adding import add
from travaux.commands.manifest import read_manifest
from travaux.commands.running import run
from travaux.commands.workspace import adopt, create, somebody
from travaux.domain.runs import Listener, RunSummary, silence
from travaux.errors import PartialFailure
from travaux.example import folder as shipped
from travaux.views.workspace import opened

TITLE = "Ten-year review of the Quellmar Compact"


def build_example(folder: Path, listen: Listener = silence, *, with_recording: bool = False) -> RunSummary:
    """Make the workspace of the example in ``folder`` and work everything out.

    Args:
        folder: where it is made.
        listen: hears how far the work is.
        with_recording: add the recording of one more meeting, with what was heard in it.

    Raises:
        WorkspaceError: if there is a workspace already.
        PartialFailure: if a file of the example could not be added.
    """
    create(folder, TITLE)
    who = somebody()
    with as_file(shipped()) as files, opened(folder) as empty:
        manifest = read_manifest(files / "negotiation.toml")
        workspace = adopt(empty, manifest)
        listed = manifest.files
        if with_recording:
            listed = (*listed, *read_manifest(files / "recording" / "recording.toml").files)
        added = list(add(workspace, [(item.path, item.said) for item in listed], who))
        if failed := [item for item in added if item.error]:
            raise PartialFailure(f"{len(failed)} files could not be added", where=failed[0].path)
        return run(workspace, who, listen)
