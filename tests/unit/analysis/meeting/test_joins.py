"""Who is joined with whom: on the same proposition with compatible or opposed stances, never by likeness."""

import pytest
from harbour import arguments, meet, positions

from travaux.analysis.meeting.agreement import Concord, find_agreement
from travaux.analysis.meeting.propositions import Stand, group_by_thing
from travaux.domain.spans import SourceText
from travaux.engines.sentence_encoder import default_embedder


def concord(record: str) -> Concord:
    meeting = meet(record)
    return find_agreement(meeting, arguments(meeting), default_embedder(), positions(meeting))


def agreeing(record: str) -> list[set[str]]:
    return [set(each.actors) for each in concord(record).agreements]


def opposed(record: str) -> list[list[set[str]]]:
    found = [each for each in concord(record).differences if each.kind != "partial"]
    return [[set(side.actors) for side in each.sides] for each in found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We support a yearly audit of the levy.", "We call for a yearly audit of the levy."),
        ("We need cheaper moorings.", "Moorings should be cheaper."),
        (
            "We propose a rescue station on the cape.",
            "We welcome the proposal for a rescue station on the cape.",
        ),
        ("We oppose the closure of the southern lock.", "We reject the closure of the southern lock."),
        ("We call for the deletion of the winter clause.", "We support the deletion of the winter clause."),
        (
            "The tide tables must be published in braille.",
            "We request that the tide tables be published in braille.",
        ),
        ("We support the eastern lighthouse.", "My delegation supports the eastern lighthouse."),
        ("We urge the dredging of the outer channel.", "The outer channel should be dredged."),
    ],
)
def test_holders_of_the_same_proposition_agree(first: str, second: str) -> None:
    assert {"Aru", "Belmora"} in agreeing(f"Aru: {first}\nBelmora: {second}")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We support the closing of the southern lock.", "We oppose the closing of the southern lock."),
        ("We call for the closing of the southern lock.", "The southern lock must remain open."),
        ("The winter clause should be retained.", "We ask for the deletion of the winter clause."),
        ("We support a yearly audit of the levy.", "We see no need for a yearly audit of the levy."),
        (
            "We want the pilots' register to be kept.",
            "There is no consensus for the pilots' register to be kept.",
        ),
        ("We support a toll on container ships.", "We cannot accept a toll on container ships."),
        ("We welcome the tariff for small boats.", "We reject the tariff for small boats."),
        ("We favour a review of the fee in 2030.", "We favour a review of the fee in 2035."),
    ],
)
def test_opposed_stances_on_the_same_proposition_differ(first: str, second: str) -> None:
    assert [{"Aru"}, {"Belmora"}] in [
        sorted(each, key=sorted) for each in opposed(f"Aru: {first}\nBelmora: {second}")
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We support shorter reports.", "We support shorter meetings."),
        (
            "We support open data without reserve.",
            "We oppose the sale of weather data of rescue crews to insurers.",
        ),
        (
            "We encourage owners to use the existing moorings.",
            "Nobody here has doubts about the need for moorings.",
        ),
        ("We support the eastern lighthouse.", "We oppose the western lighthouse."),
        ("We support the pilots.", "We oppose a strike of the pilots in the winter season."),
        (
            "We request by default reports on the lamps, a bad habit of ours.",
            "We do not need reports on the lamps.",
        ),
        ("We speak of the costs of dredging.", "We speak of the delays of dredging."),
        ("If the fee rises, we support the lock.", "We do not oppose the lock."),
        ("The talks on fees were cordial.", "The talks on fees were short."),
        ("We support night pilotage on the cape.", "We regret the end of the old cape road."),
    ],
)
def test_likeness_alone_joins_nobody(first: str, second: str) -> None:
    record = f"Aru: {first}\nBelmora: {second}"
    assert opposed(record) == []
    assert agreeing(record) == []


def test_who_wants_the_same_on_a_condition_is_apart_in_part_alone() -> None:
    found = concord(
        "Aru: We support a toll on container ships.\n"
        "Belmora: We support a toll on container ships, provided that ferries are exempt.\n"
        "Corvane: We support a toll on container ships."
    )
    assert [set(each.actors) for each in found.agreements] == [{"Aru", "Corvane"}]
    (part,) = found.differences
    assert (part.kind, part.sides[1].actors) == ("partial", ("Belmora",))


def test_a_heading_keeps_what_is_said_under_it_apart() -> None:
    record = """
        Chair: We turn to the eastern lighthouse.
        Aru: We support a yearly audit.
        Chair: We turn to the harbour levy.
        Belmora: We support a yearly audit.
        """
    assert agreeing(record) == []


def test_nobody_agrees_with_itself_and_each_holder_has_its_own_words() -> None:
    found = concord(
        "Aru: We support cheaper moorings.\nAru: We call for cheaper moorings.\n"
        "Belmora: We support cheaper moorings."
    )
    (agreement,) = found.agreements
    assert agreement.actors == ("Aru", "Belmora")
    assert agreement.proposition == "cheaper moorings"
    assert [voice.citation.quote for voice in agreement.voices][1] == "We support cheaper moorings."


def on(words: str, matter: int | None = None) -> Stand:
    stems = frozenset(words.split())
    return Stand("Aru", 1, 1, False, words, stems, frozenset(), matter, SourceText("t", "We do.").cite(0, 6))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("crane quay", "crane quay", True),
        ("crane quay", "crane quay light", True),
        ("crane quay", "crane quay light tide", False),  # two words more than two
        ("crane quay light", "crane quay light tide buoy", True),
        ("crane quay light", "crane quay light tide buoy mast", False),
        ("crane quay", "crane light", False),
        ("crane", "crane quay", True),
        ("crane", "crane quay light", False),
        ("", "", False),
    ],
)
def test_stands_are_on_one_thing_where_one_says_little_more(one: str, other: str, same: bool) -> None:
    for stands in ([on(one), on(other)], [on(other), on(one)]):
        groups = group_by_thing(stands)
        assert (1 in groups[stands[0].thing]) is same


def test_the_same_words_under_another_matter_are_on_another_thing() -> None:
    stands = [on("crane quay", 1), on("crane quay", 2)]
    assert group_by_thing(stands)[stands[0].thing] == [0]
