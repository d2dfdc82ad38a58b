"""The citations that anything made of findings holds."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache

from travaux.domain.spans import Citation, SourceText
from travaux.domain.texts import Draft


def citations_in(value: object) -> Iterator[Citation]:
    """Yield every citation that a finding, or anything made of findings, holds."""
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple | list | frozenset):
        for item in value:
            yield from citations_in(item)
    elif isinstance(value, Mapping):
        yield from citations_in(tuple(value.values()))
    elif isinstance(value, str | int | float | Enum | type | Draft | SourceText | None):
        return
    else:
        for name in _names_of_fields(type(value)):  # type: ignore[arg-type] # every class is hashable
            yield from citations_in(getattr(value, name))


@cache
def _names_of_fields(form: type) -> tuple[str, ...]:
    """Return the names of the fields of a class, none where it is no dataclass."""
    return tuple(field.name for field in fields(form)) if is_dataclass(form) else ()
