"""The citations that anything made of findings holds."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from travaux.domain.spans import Citation
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
    elif is_dataclass(value) and not isinstance(value, type | Draft):
        for field in fields(value):
            yield from citations_in(getattr(value, field.name))
