"""Files that pages offer to take away, each beside the page that it stands for."""

from collections.abc import Callable, Iterable

from travaux.views.dossiers import FORMS, PUBLISHED
from travaux.views.snapshot import Snapshot
from travaux.web.pages.kind import MEDIA_TYPES, FileKind, Paths

Made = Callable[..., bytes]


def dossiers(pattern: str, stem: str, made: Made, paths: Paths) -> tuple[FileKind, ...]:
    """Return the files of pages of one kind: ``made`` gives the document that a page stands for."""
    return tuple(_dossier(pattern, stem, form, made, paths) for form in FORMS)


def _dossier(pattern: str, stem: str, form: str, made: Made, paths: Paths) -> FileKind:
    def content(snapshot: Snapshot, **parts: str) -> bytes:
        return made(snapshot, form=form, **parts)

    name = f"{stem}.{form}"
    return FileKind(
        f"{pattern}{name}", MEDIA_TYPES[form], content, _paths_beside(paths, name), live=form not in PUBLISHED
    )


def _paths_beside(paths: Paths, name: str) -> Paths:
    def listed(snapshot: Snapshot) -> Iterable[str]:
        return (f"{path}{name}" for path in paths(snapshot))

    return listed


def table(path: str, content: Callable[[Snapshot], bytes], page: Paths) -> FileKind:
    """Return the table at ``path``, there where the page that shows its rows is."""

    def listed(snapshot: Snapshot) -> Iterable[str]:
        return (path,) if any(True for _ in page(snapshot)) else ()

    return FileKind(path, MEDIA_TYPES["csv"], content, listed)
