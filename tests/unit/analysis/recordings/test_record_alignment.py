"""The words of a record get the times at which they are heard, and differences are listed."""

import re

from travaux.analysis.recordings.alignment import RecordAlignment, RecordWord, align, is_alike
from travaux.domain.recordings import HeardWord


def aligned(record: str, heard: str, every_ms: int = 500) -> RecordAlignment:
    words = [RecordWord(each[0], each.start(), each.end()) for each in re.finditer(r"\S+", record)]
    said = [
        HeardWord(text, number * every_ms, number * every_ms + 400, 0.9)
        for number, text in enumerate(heard.split())
    ]
    return align(words, said)


def test_the_same_words_have_their_times_whatever_marks_they_bear() -> None:
    found = aligned("We agree, Madam Chair.", "we agree madam chair")
    assert [(each.start, each.start_ms) for each in found.times] == [(0, 0), (3, 500), (10, 1000), (16, 1500)]
    assert (found.matched, found.differences) == (1.0, ())


def test_a_misheard_word_is_aligned_where_it_is_alike_and_shares_the_time_of_its_place_where_not() -> None:
    found = aligned("the reefs are safe", "the reeves are safe")
    assert found.times[1].start_ms == 500
    near = aligned("the xylo are safe", "the big are safe")
    assert (near.times[1].start_ms, near.times[1].end_ms) == (400, 1000)  # between its neighbours
    assert is_alike("reefs", "reeves")
    assert not is_alike("xylo", "big")


def test_words_between_neighbours_that_are_far_apart_have_no_time() -> None:
    found = aligned("one zzz two", "one um two", every_ms=5000)
    assert [each.start for each in found.times] == [0, 8]


def test_what_was_said_and_is_not_recorded_is_listed_from_four_words_on() -> None:
    found = aligned("We agree. We close.", "we agree this was said and left out we close")
    (one,) = found.differences
    assert (one.said, one.recorded, one.start_ms) == ("this was said and left out", "", 1000)
    assert (one.start, one.end) == (9, 9)
    assert aligned("We agree. We close.", "we agree this was said we close").differences == ()


def test_what_is_recorded_and_was_not_heard_is_listed_too() -> None:
    (one,) = aligned("We agree. This was added by hand. We close.", "we agree we close").differences
    assert (one.said, one.recorded, one.start_ms) == ("", "This was added by hand.", None)


def test_a_record_of_another_meeting_matches_little() -> None:
    assert aligned("Lamps must burn all night", "fish swim where boats go").matched == 0
    assert aligned("", "words").matched == 0
