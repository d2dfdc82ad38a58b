"""A stand on a change of a thing is none on the thing: to refuse a cut is not to differ with who keeps it."""

import pytest
from harbour import meet, positions

from travaux.analysis.meeting.agreement import find_agreement
from travaux.analysis.meeting.propositions import find_stands_on_propositions
from travaux.analysis.meeting.sides import find_sides
from travaux.engines.sentence_encoder import default_embedder


def found(record: str) -> tuple[list[str], list[tuple[tuple[str, ...], ...]]]:
    meeting = meet(record)
    told = find_agreement(meeting, (), default_embedder(), positions(meeting))
    parted = [tuple(side.actors for side in each.sides) for each in told.differences]
    return [each.text for each in told.agreements], parted


KEPT = "Aru: There is no question that the levy of the northern port should stay as it is.\n"


@pytest.mark.parametrize(
    "words",
    [
        "The levy of the northern port must not be cut.",
        "We oppose any cut in the levy of the northern port.",
        "We cannot accept that the levy of the northern port be reduced.",
        "We are against a further reduction of the levy of the northern port.",
        "There should be no cuts in the levy of the northern port.",
        "The levy of the northern port should not be touched.",
        "We see no reason why the levy of the northern port should be raised.",
        "We oppose an increase in the levy of the northern port.",
        "There must be no change in the levy of the northern port.",
        "The levy of the northern port should remain unchanged.",
    ],
)
def test_who_refuses_a_change_and_who_keeps_a_thing_do_not_differ(words: str) -> None:
    assert found(f"{KEPT}Corvane: {words}")[1] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We oppose any cut in the levy.", "The levy should be cut."),
        ("The levy must not be reduced.", "We propose to reduce the levy."),
        ("There should be no increase in the levy.", "We call for an increase in the levy."),
    ],
)
def test_who_wants_a_change_and_who_refuses_it_differ(one: str, other: str) -> None:
    (sides,) = found(f"Aru: {one}\nCorvane: {other}")[1]
    assert {side[0] for side in sides} == {"Aru", "Corvane"}


def test_a_cut_and_a_rise_of_one_thing_make_no_agreement() -> None:
    agreed, _ = found("Aru: We propose to reduce the levy.\nCorvane: We propose to increase the levy.")
    assert agreed == []


def test_a_refusal_in_its_own_words_is_told_as_what_it_says() -> None:
    agreed, _ = found("Aru: The levy must not be cut.\nCorvane: The levy should not be reduced.")
    assert agreed == ["Aru and Corvane: “levy must not be cut”."]


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("There should be no lock in the north.", -1),
        ("There should be a lock in the north.", 1),
        ("The reference to the lock must be deleted.", -1),
        ("The reference to the lock must not be deleted.", 1),
        ("There is no reason why the lock should be kept.", -1),
        ("There is every reason why the lock should be kept.", 1),
        ("There is no question that the lock should be kept.", 1),
    ],
)
def test_which_way_a_stand_points(words: str, sign: int) -> None:
    meeting = meet(f"Aru: {words}")
    stands = find_stands_on_propositions(meeting, positions(meeting), find_sides(meeting))
    assert [stand.sign for stand in stands] == [sign]


def test_what_nobody_agreed_is_no_stand() -> None:
    meeting = meet("Aru: There is no agreement that the lock should be kept.")
    assert find_stands_on_propositions(meeting, positions(meeting), find_sides(meeting)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "We support moving the seat of the office to Corvane.",
            "We oppose moving the seat of the office to Corvane.",
        ),
        (
            "We propose moving the seat of the office to Corvane.",
            "We do not support moving the seat of the office to Corvane.",
        ),
        (
            "We ask that the seat of the office be moved to Corvane.",
            "We are opposed to moving the seat of the office to Corvane.",
        ),
        (
            "We favour charging a fee for berths, which others do.",
            "We cannot accept charging a fee for berths.",
        ),
    ],
)
def test_opposed_stands_on_an_act_are_a_difference(one: str, other: str) -> None:
    assert found(f"Aru: {one}\nBelmora: {other}\n")[1] == [(("Aru",), ("Belmora",))]


@pytest.mark.parametrize(
    "tail",
    [
        ", which will build trust",
        ", as this would help small ports",
        " and thank Corvane for it",
        ", and look forward to it",
        " because trust is low",
    ],
)
def test_what_a_sentence_goes_on_to_say_breaks_no_agreement(tail: str) -> None:
    same = "support a yearly audit of the dredging fund"
    meeting = meet(f"Aru: We {same}.\nBelmora: We {same}{tail}.\n")
    stands = find_stands_on_propositions(meeting, positions(meeting), find_sides(meeting))
    assert len({stand.stems for stand in stands}) == 1
    assert [stand.side for stand in stands] == ["Aru", "Belmora"]


def test_another_act_on_the_same_thing_is_another_matter() -> None:
    record = "Aru: We support painting the seat of the office.\nBelmora: We oppose selling the seat of it.\n"
    assert found(record) == ([], [])
