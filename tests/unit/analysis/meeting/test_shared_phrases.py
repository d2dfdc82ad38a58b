"""Sides that want or refuse one thing by a phrase they share; beside them, what only shares the phrase."""

import pytest
from harbour import meet, positions

from travaux.analysis.meeting.agreement import find_agreement
from travaux.engines.sentence_encoder import default_embedder


def joined(record: str) -> list[tuple[str, ...]]:
    meeting = meet(record)
    found = find_agreement(meeting, (), default_embedder(), positions(meeting))
    return [each.actors for each in found.agreements]


def parted(record: str) -> list[tuple[tuple[str, ...], ...]]:
    meeting = meet(record)
    found = find_agreement(meeting, (), default_embedder(), positions(meeting))
    return [tuple(side.actors for side in each.sides) for each in found.differences]


WANTED = "Aru: We support a sunset clause of five years for each new licence.\n"


@pytest.mark.parametrize(
    "words",
    [
        "Every licence should carry a sunset clause.",
        "We call for a sunset clause wherever boats are hired.",
        "Sunset clauses should be included from the start.",
        "We propose the inclusion of a sunset clause in the by-laws of all harbours.",
    ],
)
def test_sides_that_want_a_thing_by_one_phrase_agree(words: str) -> None:
    assert joined(f"{WANTED}Corvane: {words}") == [("Aru", "Corvane")]


@pytest.mark.parametrize(
    "words",
    [
        "We should discuss sunset clauses in the spring.",
        "The cost of a sunset clause must be shown.",
        "Licences must not be undermined by a sunset clause.",
        "Sunset clauses must be paid for by the pilots.",
        "We thank the drafters of the sunset clause.",
    ],
)
def test_the_phrase_alone_makes_nobody_agree(words: str) -> None:
    assert joined(f"{WANTED}Corvane: {words}") == []


def test_sides_that_refuse_what_others_want_differ() -> None:
    record = WANTED + (
        "Belmora: Every licence should carry a sunset clause.\n"
        "Corvane: We cannot accept sunset clauses in old licences.\n"
        "Dunmark: In our view, sunset clauses are unnecessary.\n"
    )
    assert (("Aru", "Belmora"), ("Corvane", "Dunmark")) in parted(record)


def test_a_phrase_that_most_use_joins_nobody() -> None:
    others = ("Belmora", "Corvane", "Dunmark", "Estria", "Norland")
    record = "Aru: We support the harbour compact of the isles.\n" + "\n".join(
        f"{name}: We call for a harbour compact of number {place} and its lamps."
        for place, name in enumerate(others)
    )
    assert joined(record) == []


PUBLIC = "Aru: We propose a public register for boats.\n"


@pytest.mark.parametrize(
    "words",
    [
        "Not sold on a public register.",
        "I don't need a public register.",
        "Public register not really necessary.",
        "A public register would be overkill.",
        "Nice work, but I'm not convinced by the public register.",
    ],
)
def test_who_does_not_want_a_thing_in_the_words_of_talk_stands_against_it(words: str) -> None:
    assert (("Aru",), ("Corvane",)) in parted(f"{PUBLIC}Corvane: {words}")


@pytest.mark.parametrize(
    "words",
    [
        "Leaning towards a public register.",
        "Gut feeling is for a public register.",
        "I'm for a public register.",
        "Public register can fix this.",
        "Strongly prefer a public register.",
    ],
)
def test_who_wants_a_thing_in_the_words_of_talk_is_for_it(words: str) -> None:
    assert joined(f"{PUBLIC}Corvane: {words}") == [("Aru", "Corvane")]


@pytest.mark.parametrize(
    "words",
    [
        "Some in the hall don't like a public register.",
        "He is not sold on a public register.",
        "Do you not need a public register?",
        "It is not a public register that costs money.",
    ],
)
def test_what_others_want_and_what_is_asked_takes_no_stand(words: str) -> None:
    assert parted(f"{PUBLIC}Corvane: {words}") == []


def test_one_vague_word_in_common_makes_nobody_agree() -> None:
    assert joined("Aru: We support an open mind.\nCorvane: We support open talks.") == []
