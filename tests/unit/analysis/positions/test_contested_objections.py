"""Who opposes an objection is not against what is objected to; who supports one shares it."""

import pytest

from tests.unit.analysis.positions.sentences import reported
from travaux.domain.positions import Position


def row(one: Position) -> str:
    return f"{one.holder.name} {one.stance.value}: {', '.join(target.label for target in one.targets)}"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "KENYA, opposed by MALI, rejected paragraph 6.",
            {"Kenya oppose: 6", "Mali oppose: objection to paragraph 6"},
        ),
        (
            "KENYA, opposed by MALI and PERU, reserved its position on paragraph 6.",
            {
                "Kenya reserve: 6",
                "Mali oppose: objection to paragraph 6",
                "Peru oppose: objection to paragraph 6",
            },
        ),
        ("KENYA, supported by MALI, rejected paragraph 6.", {"Kenya oppose: 6", "Mali oppose: 6"}),
        ("KENYA, opposed by MALI, supported paragraph 6.", {"Kenya support: 6", "Mali oppose: 6"}),
        (
            "KENYA, opposed by MALI, proposed deleting paragraph 6.",
            {"Kenya delete: 6", "Mali oppose: deleting paragraph 6"},
        ),
    ],
)
def test_each_takes_the_side_that_the_sentence_gives(sentence: str, found: set[str]) -> None:
    assert {row(one) for one in reported(sentence)} == found
