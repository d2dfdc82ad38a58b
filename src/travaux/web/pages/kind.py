"""What a kind of page is: where it stands, what it says, and which of its kind there are."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from travaux.views.snapshot import Snapshot

MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "akn": "application/xml",
    "json": "application/json",
    "ics": "text/calendar; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "srt": "application/x-subrip; charset=utf-8",
}
"""The media types of files, by the names of their forms."""

Paths = Callable[[Snapshot], Iterable[str]]


@dataclass(frozen=True, slots=True)
class PageKind:
    """Pages of one kind.

    ``pattern`` is the path, "meetings/{source}/", whose parts are passed to ``context``, which returns a
    frozen dataclass for ``template``. ``paths`` lists the paths of this kind, for a published site.
    ``section`` names the entry of the menu that is lit; ``live`` pages exist on a server only; those that are
    ``queried`` are also passed, as ``asked``, the values of every name in the query of their address.
    Long ones that are ``steady``, the same for every reader who asks for no part of them, are kept as printed
    until the record changes.
    """

    pattern: str
    template: str
    context: Callable[..., Any]
    paths: Paths
    section: str
    live: bool = False
    queried: bool = False
    steady: bool = False


@dataclass(frozen=True, slots=True)
class FileKind:
    """Files of one kind that pages offer to take away, such as "meetings/{source}/report.docx".

    ``live`` ones are made when they are asked for, which needs a server: a published site goes without.
    Those that are ``queried`` are also passed, as ``asked``, the query of their address, as pages are.
    """

    pattern: str
    media_type: str
    content: Callable[..., bytes]
    paths: Paths
    live: bool = False
    queried: bool = False


def in_forms(
    pattern: str, forms: Iterable[str], content: Callable[..., bytes], there: Paths
) -> tuple[FileKind, ...]:
    """Return one kind of file a form: ``pattern`` with the form's name as its ending.

    ``content`` is passed the form and the parts of the path; ``there`` lists the paths less their endings.
    """
    return tuple(_in_form(pattern, form, content, there) for form in forms)


def _in_form(pattern: str, form: str, content: Callable[..., bytes], there: Paths) -> FileKind:
    return FileKind(
        f"{pattern}.{form}",
        MEDIA_TYPES[form],
        partial(content, form=form),
        lambda snapshot: (f"{path}.{form}" for path in there(snapshot)),
    )


def path_alone(path: str) -> Paths:
    """Return what lists ``path`` alone."""
    return lambda _: (path,)


def parts_of(pattern: str, path: str) -> dict[str, str]:
    """Return the parts of ``path`` by the names that ``pattern`` gives them."""
    expression = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(pattern))
    found = re.fullmatch(expression, path)
    if found is None:
        raise ValueError(f"{path} is not of the kind {pattern}")
    return found.groupdict()
