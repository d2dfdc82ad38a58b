"""Who presides over a meeting or serves it takes no side in it, and how a report names whoever speaks."""

import pytest

from travaux.analysis.speakers.presiding import holds_no_side, speaker_label
from travaux.domain.actors import Speaker
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
NORWAY = REGISTRY.resolve_exactly("Norway").actor
CHAIR = REGISTRY.role("CHAIR")


@pytest.mark.parametrize(
    ("speaker", "serves"),
    [
        (Speaker("Chair", CHAIR), True),
        (Speaker("The Co-Chair"), True),  # a label alone
        (Speaker("Secretariat"), True),
        (Speaker("Ms. Orm", None, "Ms. Orm", "Vice-President"), True),
        (Speaker("Norway (Chair)", NORWAY, None, "Chair"), True),
        (Speaker("Norway", NORWAY), False),
        (Speaker("Norway", NORWAY, None, "Minister"), False),
        (Speaker("The Chair of Norway", NORWAY), False),  # of a State that is known, the label alone is none
        (Speaker("Ms. Orm"), False),
        (Speaker("Chairlift"), False),
        (Speaker(""), False),
    ],
)
def test_who_presides_or_serves_takes_no_side(speaker: Speaker, serves: bool) -> None:
    assert holds_no_side(speaker) is serves


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        (Speaker("Norway (Chair)", NORWAY, "Ms. Orm", "Chair"), "Norway"),
        (Speaker("Ms. Orm", None, "Ms. Orm", "Chair"), "the Chair"),
        (Speaker("Ms. Orm", None, "Ms. Orm", "Minister"), "Ms. Orm"),
        (Speaker("Voice 2"), "Voice 2"),
    ],
)
def test_a_report_names_the_actor_else_the_presiding_role_else_the_person(
    speaker: Speaker, name: str
) -> None:
    assert speaker_label(speaker) == name
