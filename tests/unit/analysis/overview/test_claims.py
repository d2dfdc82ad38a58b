"""Whose each claim of an overview is, which are one, and which stand against one another."""

from dataclasses import replace

import pytest
from parties_heard import CHAIR, RIVERS, CommonWords, argued, holdings, meeting, party

from travaux.analysis.overview.claim_holders import find_held_claims, in_context
from travaux.analysis.overview.divergence import diverging, places_shown, topic_of
from travaux.analysis.overview.merging import merge
from travaux.analysis.overview.narration import attributions, is_quoted, narrate
from travaux.analysis.overview.phrases import find_phrases
from travaux.domain.actors import ActorKind, Speaker
from travaux.domain.findings import Difference, Side

MARENIA, TESSALY, VELLAND = map(party, ("Marenia", "Tessaly", "Velland"))
TOLL = "The harbour toll should be matched by dredging of the eastern channel."


def test_whoever_presides_holds_nothing_and_is_not_in_doubt() -> None:
    held = meeting((CHAIR, TOLL), (MARENIA, TOLL))
    found, doubtful = find_held_claims(held, argued(held, None, None))
    assert [one.name for one in found] == ["Marenia"]
    assert doubtful == []


@pytest.mark.parametrize(
    ("speaker", "reason"),
    [
        (Speaker("MAR", ambiguous=("Marenia", "Marland")), "“MAR” could be Marenia or Marland"),
        (Speaker(""), "the record does not say who speaks"),
        (Speaker("Unidentified delegate"), "the record does not say who speaks"),
        (Speaker("Speaker 3"), "the record does not say who speaks"),
        (Speaker("FEMALE VOICE"), "the record does not say who speaks"),
    ],
)
def test_words_of_nobody_certain_are_given_to_nobody(speaker: Speaker, reason: str) -> None:
    held = meeting((speaker, TOLL))
    found, doubtful = find_held_claims(held, argued(held, None))
    assert found == []
    assert [(str(one.reason), one.citations[0].quote) for one in doubtful] == [(reason, TOLL)]


def test_a_person_whom_no_register_knows_still_holds_what_they_said() -> None:
    (one,) = holdings((Speaker("Ms. Dune"), TOLL))
    assert (one.name, one.attribution, one.kind) == ("Ms. Dune", "Ms. Dune", "speaker")


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (ActorKind.STATE, "delegation"),
        (ActorKind.OBSERVER, "delegation"),
        (ActorKind.GROUP, "group"),
        (ActorKind.ENTITY, "organisation"),
        (ActorKind.ORGANISATION, "organisation"),
    ],
)
def test_holders_are_called_what_they_are(kind: ActorKind, word: str) -> None:
    (one,) = holdings((party("Marenia", kind=kind), TOLL))
    assert one.kind == word


def test_what_is_said_for_a_group_is_the_groups_until_the_speaker_goes_on_alone() -> None:
    spoken = party("Marenia", RIVERS)
    (one,) = holdings((spoken, TOLL))
    assert (one.attribution, one.kind, one.national) == ("Marenia for the Group of Rivers", "group", False)
    words = f"Let me now speak in my national capacity. {TOLL}"
    held = meeting((spoken, words))
    (whole,) = argued(held, TOLL)
    start = len(words) - len(TOLL)
    alone = replace(whole, citations=(held.source.cite(start, len(words)),))
    ((own,), _) = find_held_claims(held, [alone])
    assert (own.attribution, own.kind, own.national) == ("Marenia", "delegation", True)


def test_a_group_that_speaks_is_not_told_as_speaking_for_itself() -> None:
    (one,) = holdings((Speaker("GROUP OF RIVERS", RIVERS, on_behalf_of=(RIVERS,)), TOLL))
    assert (one.attribution, one.kind) == ("Group of Rivers", "group")


def test_the_sentence_before_is_whole_whatever_abbreviation_stands_in_it() -> None:
    words = "Ships wait. The toll was proposed by Mr. Orr of the port. It is needed."
    held = meeting((MARENIA, words))
    (whole,) = argued(held, None)
    back = replace(whole, citations=(held.source.cite(words.index("It is"), len(words)),))
    (one,), _ = find_held_claims(held, [back])
    assert in_context(held, one) == "The toll was proposed by Mr. Orr of the port. It is needed."


def test_a_claim_that_points_back_is_given_the_sentence_before() -> None:
    words = f"Ships wait. {TOLL} It is needed."
    held = meeting((MARENIA, words))
    (whole,) = argued(held, None)
    start = words.index("It is")
    back = replace(whole, citations=(held.source.cite(start, len(words)),))
    (one,), _ = find_held_claims(held, [back])
    assert in_context(held, one) == f"{TOLL} It is needed."
    plain = replace(whole, citations=(held.source.cite(0, 11),))
    (other,), _ = find_held_claims(held, [plain])
    assert in_context(held, other) is None


def groups(*said: tuple[Speaker, str]) -> list[list[str]]:
    return [[one.name for one in group] for group in merge(holdings(*said), CommonWords())]


LONGER = "The harbour toll should be matched by dredging of the eastern channel of the port."


def test_the_same_claim_of_two_is_told_once_in_the_words_that_say_least() -> None:
    assert groups((MARENIA, LONGER), (TESSALY, TOLL)) == [["Tessaly", "Marenia"]]
    assert groups((MARENIA, TOLL), (TESSALY, TOLL), (VELLAND, TOLL)) == [["Marenia", "Tessaly", "Velland"]]


@pytest.mark.parametrize(
    "other",
    [
        "The harbour toll should not be matched by dredging of the eastern channel.",
        "The harbour toll should be matched by lighting of the western quays.",
        "Pilots are trained in winter.",
    ],
)
def test_claims_that_differ_stay_apart(other: str) -> None:
    assert groups((MARENIA, TOLL), (TESSALY, other)) == [["Marenia"], ["Tessaly"]]


def test_claims_with_other_figures_stay_apart() -> None:
    said = "We call for the repair of {} lighthouses on the northern cape."
    assert groups((MARENIA, said.format(14)), (TESSALY, said.format(15))) == [["Marenia"], ["Tessaly"]]
    assert groups((MARENIA, said.format(14)), (TESSALY, said.format(14))) == [["Marenia", "Tessaly"]]


def test_a_speaker_is_never_merged_with_itself() -> None:
    assert groups((MARENIA, TOLL), (MARENIA, TOLL)) == [["Marenia"], ["Marenia"]]


def test_a_short_claim_stands_for_no_other() -> None:
    assert groups((MARENIA, "Dredging matters."), (TESSALY, "Dredging matters.")) == [
        ["Marenia"],
        ["Tessaly"],
    ]
    assert merge([], CommonWords()) == []


def test_a_claim_is_told_without_its_subject_and_names_all_who_hold_it() -> None:
    support = "Marenia supports the dredging of the eastern channel."
    one, other = holdings((MARENIA, TOLL), (TESSALY, TOLL), claims=(support, None))
    assert str(narrate(one)).endswith(" (Marenia).")
    assert str(narrate(one, [other])).endswith(" (Marenia, Tessaly).")
    assert "Marenia supports" not in str(narrate(one))
    assert attributions([one, other, one]) == ("Marenia", "Tessaly")


def test_a_claim_that_was_only_quoted_stays_quoted() -> None:
    one, other = holdings((MARENIA, TOLL), (TESSALY, TOLL), claims=(f"Marenia: “{TOLL}”", None))
    assert is_quoted(one)
    assert not is_quoted(other)
    assert str(narrate(one)) == f"“{TOLL[:-1]}” (Marenia)."
    assert str(narrate(one, [other])).startswith("Two delegations said, in the words of the first: “")


def difference(*sides: tuple[str, ...], kind: str = "difference") -> tuple[Difference, dict[str, object]]:
    names = [name for side in sides for name in side]
    held = holdings(*((party(name), f"{name} wants toll number {n}.") for n, name in enumerate(names)))
    by_name = {one.name: one for one in held}
    made = tuple(
        Side(
            tuple(by_name[name].said(by_name[name].argument.citations[0]) for name in side),
            tuple(by_name[name].argument.id for name in side),
        )
        for side in sides
    )
    found = Difference("d1", kind, "Views differ on the toll. More words.", made, on="the toll")
    return found, {one.argument.id: one for one in held}


def test_views_that_stand_against_one_another_are_one_sentence_of_both_sides() -> None:
    found, held = difference(("Marenia",), ("Tessaly", "Velland"))
    sentence = diverging(found, held)  # type: ignore[arg-type]
    assert sentence is not None
    assert sentence.divergent
    assert sentence.actors == ("Marenia", "Tessaly", "Velland")
    assert sentence.contrast == ("Tessaly", "Velland")
    assert sentence.text.startswith("Divergent views were expressed on the toll. ")
    before, after = sentence.text.split(" In contrast: ")
    assert "(Marenia)" in before
    assert "(Tessaly)" in after
    assert len(sentence.citations) == 3
    assert places_shown([sentence]) == {(c.source, c.start) for c in sentence.citations}


def test_of_each_side_at_most_three_are_told_of() -> None:
    found, held = difference(("A", "B", "C", "D"), ("E",))
    sentence = diverging(found, held)  # type: ignore[arg-type]
    assert sentence is not None
    assert sentence.actors == ("A", "B", "C", "E")


def test_a_difference_without_two_sides_that_somebody_holds_is_not_told() -> None:
    found, held = difference(("Marenia",), ("Tessaly",))
    only = {name: one for name, one in held.items() if one.name == "Marenia"}  # type: ignore[attr-defined]
    assert diverging(found, only) is None  # type: ignore[arg-type]
    assert diverging(replace(found, kind="partial"), held) is None  # type: ignore[arg-type]
    assert diverging(replace(found, sides=found.sides[:1]), held) is None  # type: ignore[arg-type]
    first = topic_of(found, only)  # type: ignore[arg-type]
    assert first is not None
    assert first.name == "Marenia"
    assert topic_of(found, {}) is None


def spoken_of(speakers: int, others: int) -> list[str]:
    own = [(party(f"State{n}"), f"Tidal gauges matter to us, case {n}.") for n in range(speakers)]
    rest = [(party(f"Other{n}"), f"Lanterns burn brightly on quay {n}.") for n in range(others)]
    return [shared.words.lower() for shared in find_phrases(holdings(*own, *rest))]


def test_a_phrase_is_a_theme_from_three_speakers_on() -> None:
    assert "tidal gauges" in spoken_of(3, 0)
    assert "tidal gauges" not in spoken_of(2, 0)


def test_what_most_claims_hold_is_the_meetings_subject_and_no_theme() -> None:
    assert "tidal gauges" in spoken_of(5, 20)
    assert "tidal gauges" not in spoken_of(5, 19)


def test_a_theme_names_all_who_spoke_of_it_once() -> None:
    said = [(party(f"State{n}"), f"Tidal gauges matter to us, case {n}.") for n in range(4)]
    shared = next(one for one in find_phrases(holdings(*said)) if one.words.lower() == "tidal gauges")
    assert shared.label == "Tidal gauges"
    assert [one.name for one in shared.holders] == [f"State{n}" for n in range(4)]
    assert len(shared.filed) == 4


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Aru supports the written statement on night pilotage by Belmora.",
            "Belmora supports the written statement on night pilotage by Corvane.",
        ),
        (
            "Aru supports the written statement on night pilotage by Corvane.",
            "Belmora supports the written statement on night pilotage by Dunmark.",
        ),
        (
            "Aru shares the doubts on night pilotage voiced by Corvane.",
            "Belmora shares the doubts on night pilotage voiced by Corvane Islands.",
        ),
        (
            "Aru agrees with Corvane that night pilotage needs lamps.",
            "Belmora agrees with Norland that night pilotage needs lamps.",
        ),
    ],
)
def test_claims_about_others_are_merged_only_where_the_others_are_the_same(first: str, second: str) -> None:
    held = holdings((party("Aru"), first), (party("Belmora"), second), claims=(first, second))
    assert [len(group) for group in merge(held, CommonWords())] == [1, 1]


def test_claims_about_the_same_other_are_one() -> None:
    words = "supports the written statement on night pilotage by Corvane."
    said = f"Aru {words}", f"Belmora {words}"
    held = holdings((party("Aru"), said[0]), (party("Belmora"), said[1]), claims=said)
    assert [len(group) for group in merge(held, CommonWords())] == [2]
