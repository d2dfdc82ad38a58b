"""Sustainable Development Goals, their targets and WSIS action lines that the words of a duty name.

Nothing is inferred from what a duty is about: a text that speaks of health names no goal unless it says so.
"""

import re
from collections.abc import Iterable, Iterator

from travaux.domain.commitments import GoalScheme, NamedGoal
from travaux.domain.spans import Citation
from travaux.reference.phrases import phrase

_GOALS = 17  # A/RES/70/1
_TARGETS = {1: 5, 2: 5, 3: 9, 4: 7, 5: 6, 6: 6, 7: 3, 8: 10, 9: 5, 10: 7, 11: 7, 12: 8, 13: 3, 14: 7, 15: 9}
_TARGETS |= {16: 10, 17: 19}  # numbered ones, of A/RES/70/1; those with letters are means of implementation
_LETTERS = {1: "b", 2: "c", 3: "d", 4: "c", 5: "c", 6: "b", 7: "b", 8: "b", 9: "c", 10: "c", 11: "c", 12: "c"}
_LETTERS |= {13: "b", 14: "c", 15: "c", 16: "b", 17: ""}
_LINES = 11  # C1 to C11 of the Geneva Plan of Action
_EACH = re.compile(r"\d+(?:\.(?:\d+|[a-d]))?")


_KINDS = (
    ("goals", GoalScheme.SDG),
    ("goals_of", GoalScheme.SDG),
    ("targets", GoalScheme.SDG),
    ("lines", GoalScheme.WSIS),
)


def find_named_goals(citations: Iterable[Citation]) -> tuple[NamedGoal, ...]:
    """Return the goals, targets and action lines that words name, each once, in the order of the words."""
    found: dict[tuple[GoalScheme, str], NamedGoal] = {}
    for cited in citations:
        for _, goal in sorted(_named(cited), key=lambda each: each[0]):
            found.setdefault((goal.scheme, goal.code), goal)
    return tuple(found.values())


def _named(cited: Citation) -> Iterator[tuple[int, NamedGoal]]:
    for name, scheme in _KINDS:
        for match in phrase("commitments", f"named_goals.{name}").finditer(cited.quote):
            for number in _EACH.finditer(match["numbers"]):
                code = f"C{number[0]}" if scheme is GoalScheme.WSIS else number[0]
                if _exists(scheme, number[0]) and ("." in code) is (name == "targets"):
                    start = match.start("numbers") + number.start()
                    yield start, NamedGoal(scheme, code, match[0])


def _exists(scheme: GoalScheme, code: str) -> bool:
    whole, _, part = code.partition(".")
    number = int(whole)
    if scheme is GoalScheme.WSIS:
        return not part and 1 <= number <= _LINES
    if not 1 <= number <= _GOALS:
        return False
    if part.isdigit():
        return 1 <= int(part) <= _TARGETS[number]
    return not part or "a" <= part <= _LETTERS[number]
