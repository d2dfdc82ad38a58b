"""What an assistant calls things by, and which of the record is meant; never a guess between two."""

from collections.abc import Iterable, Mapping
from typing import Any

from travaux.domain.messages import message
from travaux.domain.sources import Source
from travaux.errors import NotFound, UsageError
from travaux.views.registry import actor_named
from travaux.views.rows import rows_of
from travaux.views.snapshot import Snapshot
from travaux.views.text.versions import version_ids


def actor_called(snapshot: Snapshot, name: str | None) -> str | None:
    """Return an actor's name as the registry has it; as given where it knows none of that name."""
    actor = actor_named(snapshot, name) if name else None
    return actor.name if actor else name


def thread_called(snapshot: Snapshot, name: str) -> str:
    """Return the id of a provision by its id, or by its label in the newest version that has the label.

    Raises:
        NotFound: if there is none.
        UsageError: if that version has several of that label.
    """
    if any(row["id"] == name for row in rows_of(snapshot, "threads")):
        return name
    rows = [row for row in rows_of(snapshot, "paragraphs") if row["thread"] and _is_label(row["label"], name)]
    for version in reversed(version_ids(snapshot)):
        found = {row["thread"]: row for row in rows if row["draft"] == version}
        if found:
            return _only(found, name, (f"{row['thread']} ({row['section']})" for row in found.values()))
    raise NotFound(message("there is no paragraph “%(name)s”", name=name))


def version_called(snapshot: Snapshot, name: str) -> str:
    """Return the id of a version by its id, stage, symbol, title or file name.

    Raises:
        NotFound: if there is none.
        UsageError: if several are called so.
    """
    return _source_called(snapshot, version_ids(snapshot), name)


def meeting_called(snapshot: Snapshot, name: str) -> str:
    """Return the id of a meeting by its id, title, day or file name.

    Raises:
        NotFound: if there is none.
        UsageError: if several are called so.
    """
    return _source_called(snapshot, [row["source"] for row in rows_of(snapshot, "meetings")], name)


def _source_called(snapshot: Snapshot, among: Iterable[str], name: str) -> str:
    sources = {identifier: snapshot.source(identifier) for identifier in among}
    if name in sources:
        return name
    found = {key: source for key, source in sources.items() if name.casefold() in _names(source)}
    if not found:
        raise NotFound(message("there is no source “%(identifier)s”", identifier=name))
    return _only(found, name, (f"{key} ({source.title})" for key, source in found.items()))


def _is_label(label: str | None, name: str) -> bool:
    return label is not None and label.strip(" .") == name.strip(" .")


def _names(source: Source) -> set[str]:
    facts = source.facts
    day = facts.date.isoformat() if facts.date else None
    return {each.casefold() for each in (source.title, source.name, facts.stage, facts.symbol, day) if each}


def _only(found: Mapping[str, Any], name: str, choices: Iterable[str]) -> str:
    if len(found) > 1:
        raise UsageError(
            message("several are called “%(name)s”", name=name),
            remedy=message("name one of %(names)s", names="; ".join(choices)),
        )
    return next(iter(found))
