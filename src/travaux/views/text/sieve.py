"""Filters of a text that need no script: rows name their values by number, a style sheet hides others."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from travaux.domain.messages import Text
from travaux.reports.filters import MOST, Filter, FilterValue
from travaux.reports.revisions import KINDS
from travaux.reports.versions import name_section

__all__ = ("KINDS", "MOST", "Filter", "FilterValue", "Sieve", "Values", "name_of_section", "sieve_of")


Values: TypeAlias = Mapping[str, Sequence[Text]]
"""What a row is, by the names of filters."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """The filters of a text, and for each of its rows the attributes by which they know it."""

    filters: tuple[Filter, ...]
    keys: tuple[tuple[tuple[str, str], ...], ...]


def sieve_of(rows: Sequence[Values], labels: Mapping[str, Text]) -> Sieve:
    """Return the filters that tell rows apart, in the order of ``labels``; others are left out.

    Values stand in the order in which rows have them first; those beyond ``MOST`` cannot be chosen.
    """
    filters, numbers = [], {}
    for name, label in labels.items():
        counts = Counter(value for row in rows for value in dict.fromkeys(row.get(name, ())))
        values = list(counts)[:MOST]
        if values and (len(values) > 1 or counts[values[0]] < len(rows)):
            numbers[name] = {value: number for number, value in enumerate(values)}
            choices = (FilterValue(n, value, counts[value]) for n, value in enumerate(values))
            filters.append(Filter(name, label, tuple(choices)))
    keys = (
        tuple((name, _numbered(row.get(name, ()), known)) for name, known in numbers.items()) for row in rows
    )
    return Sieve(tuple(filters), tuple(keys))


def name_of_section(section: str) -> Text:
    """Return what to call a section, where its name is ours in the reader's language."""
    return name_section(section)


def _numbered(values: Sequence[Text], known: Mapping[Text, int]) -> str:
    return " ".join(str(known[value]) for value in dict.fromkeys(values) if value in known)
