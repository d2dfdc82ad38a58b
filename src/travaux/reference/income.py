"""Classes of income by State, as the World Bank publishes them for a fiscal year."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from travaux.domain.messages import message
from travaux.errors import UsageError


@dataclass(frozen=True, slots=True)
class IncomeClasses:
    """Classes from the richest on, each with the codes of its States; ``name`` says whose, of which year."""

    name: str
    members: Mapping[str, tuple[str, ...]]


@cache
def load_income() -> IncomeClasses:
    """Return the classes of ``data/income.toml``."""
    text = files("travaux.reference").joinpath("data/income.toml").read_text("utf-8")
    return read_income(tomllib.loads(text))


def read_income(table: Mapping[str, object]) -> IncomeClasses:
    """Return classes from a table with a ``name`` and entries ``[[class]]`` of a name and members.

    Raises:
        UsageError: if it has another form.
    """
    entries = table.get("class")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError(
            message("classes of income need entries with a name and members"),
            where="actors.toml",
            remedy=message('write [income], name = "…", then [[income.class]], name = "…", members = ["…"]'),
        )
    members = {
        str(entry["name"]): tuple(map(str, entry["members"])) for entry in entries if _entry_fits(entry)
    }
    return IncomeClasses(str(table.get("name", "classes as given")), members)


def _entry_fits(entry: Mapping[str, object]) -> bool:
    if "name" in entry and isinstance(entry.get("members"), list):
        return True
    raise UsageError(message("a class of income needs a name and members"), where="actors.toml")
