"""Goals, targets and action lines are those that a text names, and none that it is merely about."""

import pytest

from travaux.analysis.commitments.named_goals import find_named_goals
from travaux.domain.commitments import CommitmentFilter
from travaux.domain.spans import Citation


def named(words: str) -> list[str]:
    return [goal.name for goal in find_named_goals([Citation("text", 0, len(words), words)])]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("to achieve Sustainable Development Goal 9", ["SDG 9"]),
        ("under Sustainable Development Goals 5, 9 and 17, each year", ["SDG 5", "SDG 9", "SDG 17"]),
        ("in line with SDG 4 and with SDGs 5 and 10", ["SDG 4", "SDG 5", "SDG 10"]),
        ("towards Goal 14 of the 2030 Agenda", ["SDG 14"]),
        ("to meet target 9.c by 2030", ["SDG 9.c"]),
        (
            "to meet Sustainable Development Goal targets 5.b, 9.c and 17.8",
            ["SDG 5.b", "SDG 9.c", "SDG 17.8"],
        ),
        ("under action line C2", ["WSIS action line C2"]),
        ("Action Lines C3, C4 and C11 of the Plan", [f"WSIS action line C{n}" for n in (3, 4, 11)]),
        ("action line C7 (e-health) and SDG 3", ["WSIS action line C7", "SDG 3"]),
        ("SDG 3, target 3.8 and SDG 3 again", ["SDG 3", "SDG 3.8"]),
    ],
)
def test_what_is_named_by_its_number_is_found(words: str, found: list[str]) -> None:
    assert named(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "to provide health care for all",
        "to achieve the Sustainable Development Goals by 2030",
        "the Sustainable Development Goals 2030",
        "to meet Goal 5 of the Harbour Plan",
        "to score a goal 3 times",
        "SDG 18 and SDG 0",
        "target 9.d and target 3.14",
        "target 20.1",
        "a target of 9.5 per cent",
        "action line C12",
        "the action lines of the World Summit",
        "lines C2 to C4 of the table",
        "SDG 9.5 per cent",
    ],
)
def test_what_is_not_named_is_not_inferred(words: str) -> None:
    assert named(words) == []


def test_a_goal_is_asked_for_by_name_code_or_whole() -> None:
    (goal,) = find_named_goals([Citation("text", 0, 10, "target 9.c")])
    assert [
        CommitmentFilter(goal=asked)._names(goal) for asked in ("SDG 9.c", "9.c", "sdg 9", "SDG 1", "9")
    ] == [
        True,
        True,
        True,
        False,
        False,
    ]
