"""Versions and consultations of which one sentence tells several, each on a day of its own."""

import re
from itertools import pairwise

from travaux.domain.process import StepKind
from travaux.reference.phrases import phrase

_NAMES = {
    StepKind.CIRCULATED: "step.circulated.version_name",
    StepKind.CONSULTATIONS: "step.consultations.held_with",
}


def read_dated_parts(text: str, start: int, end: int, kind: StepKind) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that each name one version or party, and its day, if there are two.

    "The zero draft came on 12 March, Rev.1 followed on 30 April": days follow their versions, or, where the
    first day stands in front of the first version, lead to them.
    """
    if kind not in _NAMES:
        return []
    names = _found("procedure", _NAMES[kind], text, start, end)
    days = _found("calendar", "dated", text, start, end)
    if len({text[slice(*one.span())].lower() for one in names}) < 2 or len(days) < 2:
        return []
    leads = days[0].start() < names[0].start()
    opening = [one.start() for one in (days if leads else names)]
    parts = list(pairwise((*opening, end)))
    least = 1 if leads else 0  # a version whose day is not told may stand between others
    return [part for part in parts if _count(names, part) == 1 and least <= _count(days, part) <= 1]


def _found(file: str, name: str, text: str, start: int, end: int) -> list[re.Match[str]]:
    return list(phrase(file, name).finditer(text, start, end))


def _count(found: list[re.Match[str]], part: tuple[int, int]) -> int:
    return sum(part[0] <= one.start() < part[1] for one in found)
