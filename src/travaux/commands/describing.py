"""What is said of a source, changed by somebody who has seen what was said before."""

from collections.abc import Mapping

from travaux.commands.manifest import facts_with
from travaux.commands.rooms import room_named
from travaux.domain.messages import message
from travaux.domain.sources import Source, SourceKind, Viewer
from travaux.errors import Conflict, UsageError
from travaux.store.workspace import Workspace

FACTS = (
    "kind",
    "title",
    "date",
    "body",
    "stage",
    "symbol",
    "sector",
    "author",
    "language",
    "track",
    "visibility",
    "room",
)
"""What may be said of a source, in the order in which forms ask for it."""
_ALWAYS = frozenset({"kind", "visibility"})


def describe(
    workspace: Workspace,
    seen: Source,
    said: Mapping[str, str | None],
    who: str,
    viewer: Viewer = Viewer.KEEPER,
) -> Source:
    """Keep what is ``said`` of a source in place of what was said, in the name of ``who``, and return it.

    None, or nothing at all, takes a fact back. ``seen`` is the source as whoever changes it has seen it.

    Raises:
        Conflict: if somebody else has changed it since.
        UsageError: if a kind, sector, visibility, track or date is none, or a room for ``viewer``.
    """
    unknown = sorted(set(said) - set(FACTS))
    if unknown:
        raise UsageError(
            message("%(names)s cannot be said of a source", names=", ".join(unknown)),
            remedy=message("say %(names)s", names=", ".join(FACTS)),
        )
    given = {name: " ".join((value or "").split()) for name, value in said.items()}
    if missing := sorted(name for name, value in given.items() if name in _ALWAYS and not value):
        raise UsageError(message("a source must have: %(names)s", names=", ".join(missing)), where=seen.name)
    facts = facts_with(seen.facts, {name: value or None for name, value in given.items()}, seen.name)
    if facts.stands_in != seen.facts.stands_in:
        room_named(workspace, facts.stands_in, viewer)
    changed = Source(seen.id, seen.name, facts)
    with workspace.record.writing(who) as writing:
        stored = writing.seen().source(seen.id)
        if stored.source != seen:
            raise Conflict(
                message("somebody else has changed what is said of it meanwhile"),
                remedy=message("look at theirs first"),
            )
        writing.put_source(changed, stored.sha256, stored.size)
    return changed


def said_of(source: Source) -> dict[str, str]:
    """Return what is said of a source, as forms show it."""
    facts = source.facts
    return {name: _shown_value(getattr(facts, name)) for name in FACTS} | {"room": facts.stands_in}


def _shown_value(value: object) -> str:
    if isinstance(value, SourceKind):
        return value.value
    return "" if value is None else str(value)
