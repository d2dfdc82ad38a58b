"""The registry and the taxonomy of a record, as its workspace has them."""

from travaux.domain.actors import Actor
from travaux.formats.registries import registry_of as registered
from travaux.pipeline.tools import tools_of
from travaux.reference.registry import Registry
from travaux.reports.composition.tools import Tools
from travaux.views.snapshot import Snapshot


def tools_for(snapshot: Snapshot) -> Tools:
    """Return the registry and the taxonomy of the workspace."""

    def load() -> Tools:
        made = tools_of(snapshot.workspace)[Tools].build()
        assert isinstance(made, Tools)
        return made

    return snapshot.cached("tools", load)


def members_of(snapshot: Snapshot, group: Actor) -> tuple[Actor, ...]:
    """Return the members of a group, as the registry lists them."""
    return tools_for(snapshot).registry.members(group.code)


def actor_named(snapshot: Snapshot, name: str) -> Actor | None:
    """Return whom a name in a text or a list means, None where that is unknown or ambiguous."""
    resolved = snapshot.cached("names", dict[str, Actor | None])
    if name not in resolved:
        resolved[name] = tools_for(snapshot).registry.resolve_exactly(name).actor
    return resolved[name]


def registry_of(snapshot: Snapshot) -> Registry:
    """Return the registry of the workspace."""

    settings, folder = snapshot.workspace.settings, snapshot.workspace.folder
    return registered(folder / settings.actors if settings.actors else None)
