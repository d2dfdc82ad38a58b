"""Plug-ins: what other packages add to the tables of this one, through entry points.

A group is a table that exists: formats, stages, forms of pages, languages, recognisers. What is added is
called by the name of its entry point; it can take the place of nothing that is shipped.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from travaux.domain.messages import Text, message
from travaux.errors import UsageError

GROUPS = ("formats", "exporters", "languages", "recognisers", "stages")
"""What can be added: entry points of the group ``travaux.formats`` and so on."""


class BrokenPlugin(UsageError):
    """A plug-in that cannot be loaded, or is not what its group wants."""

    code = "broken-plugin"


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plug-in by its group and name, with the package that brings it, and why it cannot be used."""

    group: str
    name: str
    package: str
    error: Text | None = None


@cache
def provided(group: str) -> dict[str, Any]:
    """Return what packages add to a group, by name and in the order of names.

    Raises:
        BrokenPlugin: if one cannot be loaded, or two have one name. Nothing of what is installed is passed
            over in silence.
    """
    found: dict[str, Any] = {}
    for point in sorted(entry_points(group=f"travaux.{group}"), key=lambda each: each.name):
        if point.name in found:
            raise BrokenPlugin(message("two plug-ins are called “%(name)s”", name=point.name))
        try:
            found[point.name] = point.load()
        except Exception as error:  # whatever their code does when it is imported
            raise BrokenPlugin(
                message("cannot be loaded: %(reason)s", reason=str(error)),
                where=f"travaux.{group} {point.name}",
                remedy=message("mend or uninstall the package that brings it"),
            ) from error
    return found


def plugins() -> tuple[Plugin, ...]:
    """Return every plug-in that is installed, those that cannot be loaded with their error."""
    return tuple(
        Plugin(group, point.name, point.dist.name if point.dist else "", _error(point))
        for group in GROUPS
        for point in sorted(entry_points(group=f"travaux.{group}"), key=lambda each: each.name)
    )


def ensure_new(group: str, name: str, shipped: Collection[str]) -> None:
    """Do nothing where a plug-in takes the place of nothing that is shipped.

    Raises:
        BrokenPlugin: if it would.
    """
    if name in shipped:
        raise BrokenPlugin(
            message("“%(name)s” is shipped, and no plug-in can replace it", name=name),
            where=f"travaux.{group} {name}",
            remedy=message("give it another name"),
        )


def ensure_kind(group: str, name: str, given: object, kind: type) -> None:
    """Do nothing where a plug-in is what its group wants.

    Raises:
        BrokenPlugin: if it is something else.
    """
    if not isinstance(given, kind):
        raise BrokenPlugin(
            message("is no %(kind)s but a %(given)s", kind=kind.__name__, given=type(given).__name__),
            where=f"travaux.{group} {name}",
            remedy=message("mend or uninstall the package that brings it"),
        )


def _error(point: Any) -> Text | None:
    try:
        point.load()
    except Exception as error:  # as above
        return message("cannot be loaded: %(reason)s", reason=str(error))
    return None
