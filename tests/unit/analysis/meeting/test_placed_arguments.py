from harbour import arguments, meet

from travaux.analysis.meeting.placed_arguments import PlacedArguments
from travaux.domain.meetings import turn_at

MEETING = meet("Aru: We want cranes. We want quays. Thank you.\nChair: Yes.\nBelmora: We want lights.")
ARGUMENTS = arguments(MEETING)
PLACED = PlacedArguments(MEETING, ARGUMENTS)
TEXT = MEETING.source.text


def at(words: str) -> int | None:
    start = TEXT.index(words)
    return PLACED.at(MEETING.source.cite(start, start + len(words)))


def test_words_in_an_argument_are_its_own() -> None:
    assert [at("cranes"), at("want quays"), at("lights")] == [0, 1, 2]


def test_words_beside_arguments_go_to_the_nearest_of_the_same_turn() -> None:
    assert at("Thank you") == 1
    assert at("cranes. We") == 0


def test_words_of_a_turn_without_an_argument_go_to_none() -> None:
    assert at("Yes") is None


def test_of_two_as_near_the_first_is_taken() -> None:
    doubled = PlacedArguments(MEETING, (*ARGUMENTS, ARGUMENTS[1]))
    start = TEXT.index("Thank")
    assert doubled.at(MEETING.source.cite(start, start + 5)) == 1


def test_the_turn_at_a_place_is_the_one_that_holds_it() -> None:
    turns = MEETING.interventions
    first = turns[0]
    assert turn_at(turns, first.start) is first
    assert turn_at(turns, first.end - 1) is first
    assert turn_at(turns, first.end) is not first
    assert turn_at(turns, first.start - 1) is None
    assert turn_at((), 0) is None
