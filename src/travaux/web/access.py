"""Which role may use which route: one table, asked before anything else looks at a request.

`access.csv` has a line for every route in the order in which the application tries them. A route that is not
in it is nobody's. ``visitor`` is whoever has not signed in on a server that lets nobody read without.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from starlette.routing import compile_path

from travaux.domain.people import AccessRight, AccountRole, Caller

VISITOR = "visitor"
_STATIC = "/static"
MARK = "x"


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use one route, and what using it is."""

    method: str
    route: str
    act: AccessRight
    roles: frozenset[str]
    pattern: re.Pattern[str]

    def allows(self, caller: Caller | None) -> bool:
        """Tell whether a caller may use it; None for a visitor."""
        if caller is None:
            return VISITOR in self.roles
        return caller.role.value in self.roles and self.act in caller.acts


@cache
def table() -> tuple[Access, ...]:
    """Return the table, in the order in which routes are tried."""
    text = files("travaux.web").joinpath("access.csv").read_text(encoding="utf-8")
    return tuple(_rows(csv.DictReader(text.splitlines())))


def _rows(rows: Iterable[Mapping[str, str]]) -> Iterator[Access]:
    for row in rows:
        roles = frozenset(name for name in (VISITOR, *AccountRole) if row[name] == MARK)
        route = row["route"]
        pattern = re.compile(f"^{_STATIC}/") if route == _STATIC else compile_path(route)[0]
        yield Access(row["method"], route, AccessRight(row["act"]), roles, pattern)


def access_to(method: str, path: str) -> Access | None:
    """Return the line of the table that a request falls under, None where there is no such route."""
    asked = "GET" if method == "HEAD" else method
    return next((line for line in table() if line.method == asked and line.pattern.match(path)), None)


def methods_at(path: str) -> tuple[str, ...]:
    """Return the methods that routes at ``path`` take, in the order of the alphabet."""
    found = {line.method for line in table() if line.pattern.match(path)}
    return tuple(sorted(found | {"HEAD"} if "GET" in found else found))


@cache
def acts_of(role: AccountRole) -> frozenset[AccessRight]:
    """Return what a role may do anywhere: which forms and ways a page offers it."""
    return frozenset(line.act for line in table() if role.value in line.roles)
