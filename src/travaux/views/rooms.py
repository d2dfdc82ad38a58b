"""Where something can stand, as far as its reader is in the room."""

from travaux.domain.sources import Visibility
from travaux.views.snapshot import Snapshot


def places_for(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """Return the rooms that exist for the viewer of ``snapshot``, each with what it is called."""
    made = ((room.name, room.title) for room in snapshot.workspace.record.rooms())
    built_in = ((one.value, one.value) for one in Visibility)
    return tuple((name, title) for name, title in (*built_in, *made) if snapshot.viewer.sees(name))
