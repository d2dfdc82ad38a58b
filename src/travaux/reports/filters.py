"""Filters of rows that need no script: rows name their values by number, a style sheet hides others."""

from dataclasses import dataclass

from travaux.domain.messages import Text

MOST = 24  # choices in one filter: the style sheet knows so many by number


@dataclass(frozen=True, slots=True)
class FilterValue:
    """One value of a filter: the number by which rows name it, its label, and how many rows have it."""

    number: int
    label: Text
    rows: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A way of choosing rows; ``name`` is the data attribute that rows carry."""

    name: str
    label: Text
    choices: tuple[FilterValue, ...]
