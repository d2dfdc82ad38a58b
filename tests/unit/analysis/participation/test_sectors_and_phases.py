"""What is told of each speaker and meeting before anything is counted."""

import pytest
from taking_part import speaker

from travaux.analysis.participation.record import (
    CHAIR,
    UNKNOWN,
    percent,
    phase_of,
    sector_of,
    whole_number,
)
from travaux.domain.meeting_reports import SpeakerStatistics


@pytest.mark.parametrize(
    ("one", "sector"),
    [
        (speaker("Delta Women", sector="civil society"), "civil society"),
        (speaker("Chair"), CHAIR),
        (speaker("Marenia", region="Asia-Pacific"), UNKNOWN),
        (speaker("Marenia", groups=("Group of Rivers",)), UNKNOWN),
        (speaker(None), UNKNOWN),
    ],
)
def test_only_a_named_voice_without_region_and_group_is_the_chair(
    one: SpeakerStatistics, sector: str
) -> None:
    assert sector_of(one) == sector


@pytest.mark.parametrize(
    ("title", "phase"),
    [
        ("Consultation with harbour towns", "consultation"),
        ("Informal consultations on the harbour text", "negotiation"),
        ("Adoption of the accord", "adoption"),
        ("Plenary", "adoption"),
        ("High-level segment", "adoption"),
        ("Second reading", "negotiation"),
    ],
)
def test_a_phase_is_named_by_its_own_word_alone(title: str, phase: str) -> None:
    assert phase_of((None, title)) == phase


def test_the_body_of_a_meeting_names_its_phase_too() -> None:
    assert phase_of(("First day", "Consultation")) == "consultation"


def test_a_share_of_nothing_is_nothing() -> None:
    assert percent(1, 0) == 0.0
    assert percent(0, 3) == 0.0
    assert percent(1, 3) == 33.3
    assert percent(2, 3) == 66.7


def test_cells_that_are_no_numbers_count_as_none() -> None:
    assert [whole_number(value) for value in (7, 7.9, "7", None)] == [7, 7, 0, 0]
