"""Rival places for one thing, a bare head that points back, an act that is to end, one named draft."""

import pytest
from harbour import meet, positions

from travaux.analysis.meeting.joins import find_propositions
from travaux.analysis.meeting.propositions import find_stands_on_propositions
from travaux.analysis.meeting.sides import find_sides

Camps = tuple[set[str], set[str]]


def camps(record: str) -> list[Camps]:
    """Return who is for what, and who is against it or wants another value of it."""
    meeting = meet(record)
    stands = find_stands_on_propositions(meeting, positions(meeting), find_sides(meeting))
    return [
        ({one.side for one in each.supporters}, {one.side for one in (*each.opponents, *each.rivals)})
        for each in find_propositions(stands)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "We propose that the seat of the pilots be in Tarn.",
            "We demand that the seat of the pilots be in Holm.",
        ),
        (
            "We propose that the next regatta be held in Tarn.",
            "We propose that the next regatta be held in Holm.",
        ),
        ("We support a ban on night trawling in the bay.", "We oppose a ban, because crews must eat."),
        ("We call for a levy on ballast water.", "We oppose the levy."),
    ],
)
def test_rivals_and_a_bare_head_stand_against_what_was_asked(first: str, second: str) -> None:
    assert ({"Aru"}, {"Belmora"}) in camps(f"Aru: {first}\nBelmora: {second}")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "We propose that the seat of the pilots be in Tarn.",
            "We support the proposal that the seat of the pilots be in Tarn.",
        ),
        ("We call for a levy on ballast water.", "We oppose a fee."),
        (
            "We propose that the seat of the pilots be in Tarn.",
            "We propose that the office of the divers be in Holm.",
        ),
    ],
)
def test_the_same_place_and_another_thing_divide_nobody(first: str, second: str) -> None:
    assert all(not against for _, against in camps(f"Aru: {first}\nBelmora: {second}"))


def test_a_head_that_was_asked_for_of_two_things_points_at_neither() -> None:
    record = "Aru: We call for a levy on ballast water.\nCorvane: We call for a levy on plastic nets.\n"
    assert camps(record + "Belmora: We oppose a levy.") == []


def test_an_act_that_is_to_end_stands_against_what_others_want_done_by_it() -> None:
    record = (
        "Chair: We turn to item 4, the channel.\n"
        "Aru: We propose that the outer channel be dredged each spring.\n"
    )
    assert ({"Aru"}, {"Belmora"}) in camps(
        record + "Belmora: We request that dredging be stopped altogether."
    )
    assert all(
        not each[1] for each in camps(record + "Belmora: We request that trawling be stopped altogether.")
    )


def test_support_of_one_named_draft_is_held_by_all() -> None:
    record = (
        "Aru: We support the draft statute of the lighthouse.\n"
        "Belmora: We support the draft statute of the lighthouse and thank its author.\n"
    )
    assert camps(record) == [({"Aru", "Belmora"}, set())]
    assert camps("Aru: We support the draft.\nBelmora: We support the draft on tides.") == []
