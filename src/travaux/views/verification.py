"""Whether a workspace holds what it says, and where its chain stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from travaux.domain.chain import ChainHead
from travaux.domain.record import Problem
from travaux.domain.sources import VIEWERS, Viewer
from travaux.errors import WorkspaceError
from travaux.store.workspace import Workspace
from travaux.views.workspace import opened


@dataclass(frozen=True, slots=True)
class Verification:
    """What does not hold in a workspace, which originals no source needs, and the head of its chain.

    ``head`` is None where the record cannot be read. ``rederived`` results were worked out again;
    ``incomparable`` ones could not, since another version or other settings made them.
    """

    problems: tuple[Problem, ...]
    leftovers: tuple[str, ...] = ()
    head: ChainHead | None = None
    rederived: int | None = None
    incomparable: int = 0


def verified(workspace: Workspace, against: str | None = None) -> Verification:
    """Return whether a workspace holds what it says: originals, results, every quoted word, its whole chain.

    ``against`` is a head that was noted or published before: its chain must have been that of this record.
    """
    found = tuple(workspace.problems())
    try:
        head = workspace.record.chain_head()
        found += tuple(_earlier_head(workspace, against)) if against else ()
        found += () if found else tuple(_search_problems(workspace))
    except WorkspaceError:
        return Verification(found)
    return Verification(found, () if found else tuple(workspace.leftovers()), head)


def verified_at(folder: Path) -> Verification:
    """Return whether the workspace in ``folder`` holds what it says.

    Raises:
        WorkspaceError: if there is no workspace that can be used.
    """
    with opened(folder) as workspace:
        return verified(workspace)


def _earlier_head(workspace: Workspace, link: str) -> Iterator[Problem]:
    if not workspace.record.chain_holds(link.lower()):
        yield Problem("head", link, "is no link of this chain: the record was altered since, or is another")


def _search_problems(workspace: Workspace) -> Iterator[Problem]:
    """Yield the search indexes that do not hold what the record says; one that is only old is none."""
    for viewer in (*VIEWERS.values(), *workspace.audiences()):
        if workspace.record.index_is_damaged(viewer):
            said = "is damaged: delete it, it is made again from the record"
            yield Problem("search", f"search-{viewer.name}.sqlite", said)
        elif not _is_index_true(workspace, viewer):
            said = "does not hold what the record says: delete it, it is made again"
            yield Problem("search", f"search-{viewer.name}.sqlite", said)


def _is_index_true(workspace: Workspace, viewer: Viewer) -> bool:
    from travaux.views.search.units import units_of  # it loads all of the analysis
    from travaux.views.snapshot import Snapshots

    snapshot = Snapshots(workspace, viewer).now()
    index = workspace.record.open_index(viewer, snapshot.identity)
    if index is None:
        return True
    try:
        return index.holds(units_of(snapshot))
    finally:
        index.close()
