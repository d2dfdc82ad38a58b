"""Registers: what there are, and each as a table that can be sorted, filtered, linked and taken away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from travaux.domain.messages import Text, joined, message
from travaux.views.registers.catalogue import (
    RegisterKind,
    kind_named,
    register_file,
    registers_in,
    table_of,
)
from travaux.views.registers.tables import RegisterColumn, RegisterFacet, View, view_of
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import MEDIA_TYPES, FileKind, PageKind

Asked = Mapping[str, Sequence[str]]
FORMS = ("csv", "json")


@dataclass(frozen=True, slots=True)
class Registers:
    heading: str
    kinds: tuple[tuple[RegisterKind, int], ...]


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One register as it is asked for; ``others`` are the registers there are, with how many rows."""

    heading: str
    kind: RegisterKind
    path: str
    view: View
    others: tuple[tuple[RegisterKind, int], ...]
    forms: tuple[str, ...] = FORMS

    @property
    def preview(self) -> Text:
        """Return what the register is, and how much it holds."""
        whole = message("%(n)s entries, each with its words.", n=len(self.view.table.rows))
        return joined((message(self.kind.about), whole), " ")

    @property
    def query(self) -> str:
        """Return the query of the view, "" where the whole register is shown in its own order."""
        return _query(self._query_asked())

    def sorted_by(self, column: RegisterColumn) -> str:
        """Return the query of the same view sorted by a column, the other way round if it is already."""
        return _query(self._query_asked() | {"sort": self.view.turned(column)})

    def without(self, facet: RegisterFacet) -> str:
        """Return the query of the same view without a filter."""
        return _query(self._query_asked() | {facet.column.name: ""})

    def _query_asked(self) -> dict[str, str]:
        given = {facet.column.name: facet.given for facet in self.view.facets}
        return given | {"words": self.view.words, "sort": self.view.sort}


def _query(asked: Mapping[str, str]) -> str:
    said = urlencode({name: value for name, value in asked.items() if value})
    return f"?{said}" if said else ""


def registers(snapshot: Snapshot) -> Registers:
    """Return the list of registers."""
    return Registers(N_("Registers"), _other_registers(snapshot))


def register(snapshot: Snapshot, register: str, asked: Asked | None = None) -> RegisterPage:
    """Return one register, as an address asks for it.

    Raises:
        NotFound: if there is none of that name.
    """
    kind = kind_named(register)
    view = view_of(table_of(snapshot, register), asked or {})
    return RegisterPage(kind.label, kind, f"registers/{register}/", view, _other_registers(snapshot))


def _other_registers(snapshot: Snapshot) -> tuple[tuple[RegisterKind, int], ...]:
    return tuple((kind, len(table.rows)) for kind, table in registers_in(snapshot))


def _list(snapshot: Snapshot) -> Iterable[str]:
    return ("registers/",) if registers_in(snapshot) else ()


def _paths(snapshot: Snapshot) -> Iterable[str]:
    return (f"registers/{kind.name}/" for kind, _ in registers_in(snapshot))


def _file(form: str) -> FileKind:
    def content(snapshot: Snapshot, register: str, asked: Asked | None = None) -> bytes:
        return register_file(snapshot, register, form, asked or {})

    def paths(snapshot: Snapshot) -> Iterable[str]:
        return (f"{path}register.{form}" for path in _paths(snapshot))

    pattern = f"registers/{{register}}/register.{form}"
    return FileKind(pattern, MEDIA_TYPES[form], content, paths, queried=True)


PAGES = (
    PageKind("registers/", "registers.html", registers, _list, "registers"),
    PageKind("registers/{register}/", "register.html", register, _paths, "registers", queried=True),
)
"""The pages of this module."""

FILES = tuple(_file(form) for form in FORMS)
"""What can be taken away: the view that the page shows."""
