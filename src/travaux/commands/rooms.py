"""In which room something stands: asked of whoever puts it there, within the rooms that they are in."""

from travaux.domain.messages import message
from travaux.domain.sources import BUILT_IN_ROOMS, OWNERS_ROOM, PUBLIC_ROOM, Viewer
from travaux.errors import UsageError
from travaux.store.workspace import Workspace


def room_named(workspace: Workspace, name: str, viewer: Viewer) -> str:
    """Return a room by its name, for somebody who is in it.

    Raises:
        UsageError: if there is none, or none that exists for ``viewer``.
    """
    made = {room.name for room in workspace.record.rooms()}
    known = sorted(room for room in made | BUILT_IN_ROOMS if viewer.sees(room))
    if name not in known:
        raise UsageError(
            message("there is no room “%(name)s”", name=name),
            remedy=message("there are: %(known)s", known=", ".join(known)),
        )
    return name


def room_of_note(workspace: Workspace, name: str | None, viewer: Viewer) -> str | None:
    """Return the room in which what somebody sets down stands, None for the usual one of its kind.

    Raises:
        UsageError: if there is no such room for ``viewer``, or they name none and are in several.
    """
    if name:
        return room_named(workspace, name, viewer)
    if viewer.sees(OWNERS_ROOM):
        return None
    held = sorted((viewer.rooms or frozenset()) - {PUBLIC_ROOM})
    if len(held) == 1:
        return held[0]
    raise UsageError(
        message("say in which room it stands"),
        remedy=message("there are: %(known)s", known=", ".join([PUBLIC_ROOM, *held])),
    )
