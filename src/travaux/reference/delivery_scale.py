"""The points by which people say how far a commitment has been delivered: shipped, or a user's own."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from travaux.domain.delivery import NOT_ASSESSED, AssessmentScale, Grade
from travaux.domain.messages import Message, message
from travaux.errors import UsageError

_REMEDY = message(
    'write name = "…", then [[grade]] tables, each with a key and a label, from the least delivered on'
)
_FEWEST = 2  # points: one alone tells nothing apart


@cache
def shipped_scale() -> AssessmentScale:
    """Return the scale of ``data/delivery_scale.toml``; its words have translations."""
    text = files("travaux.reference").joinpath("data/delivery_scale.toml").read_text("utf-8")
    own = parse_scale(tomllib.loads(text))
    grades = (
        Grade(grade.key, Message(str(grade.label)), Message(str(grade.meaning)), grade.delivered)
        for grade in own.grades
    )
    return AssessmentScale(Message(str(own.name)), tuple(grades))


def parse_scale(table: Mapping[str, object]) -> AssessmentScale:
    """Return the scale that a parsed file states: a ``name``, and ``[[grade]]`` with key and label.

    A grade may have a ``meaning``, and be ``delivered``: nothing more is due of what has reached it.

    Raises:
        UsageError: if it has fewer than two grades, or one lacks a key or label or repeats a key.
    """
    entries = table.get("grade")
    rows = entries if isinstance(entries, list) else []
    grades = tuple(_grade(row, place) for place, row in enumerate(rows, 1))
    if len(grades) < _FEWEST:
        raise UsageError(message("a scale needs at least two grades"), where="scale", remedy=_REMEDY)
    keys = [grade.key for grade in grades]
    repeated = next((key for key in keys if keys.count(key) > 1), None)
    if repeated:
        raise UsageError(
            message("two grades have the key “%(key)s”", key=repeated),
            where="scale",
            remedy=message("give each its own"),
        )
    return AssessmentScale(str(table.get("name") or "own scale"), grades)


def _grade(row: object, place: int) -> Grade:
    where = message("scale: grade %(n)s", n=place)
    if not isinstance(row, dict) or not all(_is_text(row.get(name)) for name in ("key", "label")):
        raise UsageError(message("has no key and label"), where=where, remedy=_REMEDY)
    key, label = row["key"].strip(), row["label"].strip()
    if NOT_ASSESSED in (key.casefold(), label.casefold()):
        raise UsageError(
            message("“%(grade)s” is no grade", grade=NOT_ASSESSED),
            where=where,
            remedy=message("it is what nobody has graded; leave it out"),
        )
    return Grade(key, label, str(row.get("meaning") or ""), row.get("delivered") is True)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
