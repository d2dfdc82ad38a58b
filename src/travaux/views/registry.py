"""The registry and the taxonomy of a record, as its workspace has them."""

from travaux.domain.actors import Actor
from travaux.formats.registries import registry_of as registered
from travaux.pipeline.tools import tools_of
from travaux.reference.registry import Registry
from travaux.reports.composition.tools import Tools
from travaux.views.snapshot import Snapshot


def tools_for(room: Snapshot) -> Tools:
    """Return the registry and the taxonomy of the workspace."""

    def load() -> Tools:
        made = tools_of(room.workspace)[Tools].build()
        assert isinstance(made, Tools)
        return made

    return room.kept("tools", load)


def members_of(room: Snapshot, group: Actor) -> tuple[Actor, ...]:
    """Return the members of a group, as the registry lists them."""
    return tools_for(room).registry.members(group.code)


def actor_named(room: Snapshot, name: str) -> Actor | None:
    """Return whom a name in a text or a list means, None where that is unknown or ambiguous."""
    resolved = room.kept("names", dict[str, Actor | None])
    if name not in resolved:
        resolved[name] = tools_for(room).registry.resolve_exactly(name).actor
    return resolved[name]


def registry_of(room: Snapshot) -> Registry:
    """Return the registry of the workspace."""

    settings, folder = room.workspace.settings, room.workspace.folder
    return registered(folder / settings.actors if settings.actors else None)
