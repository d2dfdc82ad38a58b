"""The one table of formats: each module here declares a ``FORMAT``; plug-ins add theirs at its end."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from travaux.domain.messages import message
from travaux.errors import UsageError
from travaux.formats.format import Format
from travaux.plugins import ensure_kind, ensure_new, provided


@cache
def formats() -> tuple[Format, ...]:
    """Return every format, in the order of the modules' names; then those of plug-ins.

    Raises:
        BrokenPlugin: if a plug-in is no format, or is called as one that is shipped.
    """
    modules = sorted(info.name for info in iter_modules(__path__))
    shipped = tuple(import_module(f"{__name__}.{name}").FORMAT for name in modules)
    added = provided("formats")
    for name, each in added.items():
        ensure_kind("formats", name, each, Format)
        ensure_new("formats", each.name, {one.name for one in shipped})
    return (*shipped, *added.values())


def transcript_formats() -> tuple[Format, ...]:
    """Return the formats in which a meeting's turns can be told apart."""
    return tuple(each for each in formats() if each.transcript or each.turns)


def draft_formats() -> tuple[Format, ...]:
    """Return the formats in which a draft can be given."""
    return tuple(each for each in formats() if each.draft)


def document_formats() -> tuple[Format, ...]:
    """Return the formats that give a document's words, in which turns can be found."""
    return tuple(each for each in formats() if each.manuscript)


def document_suffixes() -> frozenset[str]:
    """Return how the names of documents end."""
    return frozenset(suffix for each in document_formats() for suffix in each.suffixes)


def transcript_format(name: str) -> Format:
    """Return the transcript format of this name.

    Raises:
        UsageError: if there is none; the names that there are stand in it.
    """
    known = {each.name: each for each in transcript_formats()}
    if name not in known:
        raise UsageError(
            message("no transcript format is called “%(name)s”", name=name),
            remedy=message("use one of %(names)s", names=", ".join(sorted(known))),
        )
    return known[name]
