"""Who spoke and wrote, counted by sector, region, group, class and phase."""

from collections.abc import Sequence

import pytest
from taking_part import meeting, speaker, submission

from travaux.analysis.participation.concentration import concentration, gini
from travaux.analysis.participation.record import Attendance, Frame, Incomes, TracedSubmission
from travaux.analysis.participation.tables import participation
from travaux.domain.lineage import Verdict
from travaux.domain.messages import Message
from travaux.domain.participation import ParticipationTable

MARENIA = speaker("Marenia", 300, sector="government", region="Coast", groups=("Rivers",))
TESSALY = speaker("Tessaly", 100, sector="government", region="Inland", groups=("Rivers", "Ports"))
WOMEN = speaker("Delta Women", 50, sector="civil society")
PILOTS = speaker("Pilots", 50, sector="business")
CHAIR = speaker("Chair", 400)
VOICE = speaker(None, 100, person="A. Diver")


def tables(
    attended: Sequence[Attendance] = (),
    written: Sequence[TracedSubmission] = (),
    groups: Sequence[str] = (),
    incomes: Incomes | None = None,
) -> dict[str, ParticipationTable]:
    return {str(table.name): table for table in participation(attended, written, Frame(), groups, incomes)}


def column(table: ParticipationTable, name: str = "") -> list[object]:
    place = [str(title) for title in table.columns].index(name) if name else 0
    return [plain(row[place]) for row in table.rows]


def plain(cell: object) -> object:
    """Return a cell as English prints it: figures as they are, messages in words."""
    return str(cell) if isinstance(cell, Message) else cell


def test_sectors_are_ordered_by_words_with_the_chair_and_the_unknown_last() -> None:
    table = tables([meeting("m", CHAIR, VOICE, PILOTS, WOMEN, MARENIA)])["Speaking by sector"]
    assert column(table) == ["government", "business", "civil society", "chair and secretariat", "not known"]
    assert column(table, "Share of words %") == [33.3, 5.6, 5.6, 44.4, 11.1]


def test_regions_say_of_whoever_has_none_why() -> None:
    landless = speaker("Tessaly", 10, sector="government")
    table = tables([meeting("m", MARENIA, landless, WOMEN, CHAIR, VOICE)])["Speaking by regional group"]
    words = dict(zip(column(table), column(table, "Words"), strict=True))
    assert words == {"Coast": 300, "not known": 110, "not a State": 50, "chair and secretariat": 400}
    assert column(table)[:2] == ["Coast", "not a State"]


def test_one_voice_counts_once_however_often_it_was_attended() -> None:
    same = [meeting("m", MARENIA, VOICE), meeting("n", MARENIA, speaker(None, 1, person="B. Miner"))]
    rows = {row[0]: row for row in tables(same)["Speaking by sector"].rows}
    assert rows["government"][1:5] == (1, 2, 2, 600)
    assert rows["not known"][1:4] == (2, 2, 2)


def test_delegations_without_a_name_are_one_row_at_the_end() -> None:
    table = tables([meeting("m", VOICE, TESSALY)])["Speaking by delegation or organisation"]
    assert column(table) == ["Tessaly", "not known"]


@pytest.mark.parametrize(
    ("timing", "seconds", "minutes"),
    [("measured", 90.0, 1.5), ("measured", None, None), ("estimated", 90.0, None)],
)
def test_only_measured_turns_are_timed(timing: str, seconds: float | None, minutes: float | None) -> None:
    table = tables(
        [meeting("m", speaker("Marenia", 40, sector="government", timing=timing, seconds=seconds))]
    )["Speaking by sector"]
    assert column(table, "Minutes timed") == [minutes]
    assert f"{40 if timing == 'measured' else 0} of the words" in str(table.recipe)


def test_groups_of_states_count_their_members_alone() -> None:
    table = tables([meeting("m", MARENIA, TESSALY, WOMEN)], groups=["Ports", "Rivers", "Dunes"])[
        "Speaking by group of States"
    ]
    assert [(row[0], row[4], row[5]) for row in table.rows] == [("Rivers", 400, 88.9), ("Ports", 100, 22.2)]
    assert "The words of members are counted, whomever they spoke for." in str(table.recipe)


def test_groups_with_as_many_words_stand_by_name() -> None:
    table = tables([meeting("m", TESSALY)], groups=["Rivers", "Ports"])["Speaking by group of States"]
    assert column(table) == ["Ports", "Rivers"]


def test_classes_stand_from_the_richest_and_then_those_without_one() -> None:
    incomes = Incomes("the Concord", ("high", "low"), {"Tessaly": "low", "Marenia": "high"})
    landless = speaker("Isle of Sand", 10, sector="government")
    nameless = speaker(None, 1, sector="government")
    voices = (VOICE, CHAIR, WOMEN, landless, nameless, TESSALY, MARENIA)
    table = tables([meeting("m", *voices)], incomes=incomes)["Speaking by income class"]
    assert [(row[0], row[4]) for row in table.rows] == [
        ("high", 300),
        ("low", 100),
        ("States without a class", 10),
        ("not a State", 50),
        ("chair and secretariat", 400),
        ("not known", 101),
    ]


def test_where_no_speaker_or_author_has_a_class_there_is_no_such_table() -> None:
    incomes = Incomes("the Concord", ("high",), {"Marenia": "high"})
    both = tables([meeting("m", TESSALY)], [submission("i", actor="Tessaly")], incomes=incomes)
    assert not {"Speaking by income class", "Submissions by income class"} & both.keys()
    assert "Submissions by income class" in tables((), [submission("i", actor="Marenia")], incomes=incomes)
    assert "Submissions by income class" not in tables((), [submission("i", actor="Marenia")])


def test_inputs_by_class_tell_states_from_the_rest() -> None:
    incomes = Incomes("the Concord", ("high",), {"Marenia": "high"})
    written = [
        submission("a", actor="Marenia", sector="government"),
        submission("b", actor="Tessaly", sector="government"),
        submission("c", sector="government"),
        submission("d", sector="science"),
        submission("e"),
    ]
    table = tables((), written, incomes=incomes)["Submissions by income class"]
    assert [(row[0], row[1]) for row in table.rows] == [
        ("high", 1),
        ("States without a class", 1),
        ("not a State", 1),
        ("not known", 2),
    ]


def test_phases_stand_in_their_order_and_have_shares_of_their_own() -> None:
    attended = [
        meeting("a", MARENIA, phase="adoption"),
        meeting("c", WOMEN, TESSALY, phase="consultation"),
    ]
    written = [submission("i", sector="science"), submission("j")]
    table = tables(attended, written)["Participation by phase"]
    rows = {row[0]: row[1:] for row in table.rows}
    assert tuple(map(str, table.columns[1:3])) == ("consultation %", "adoption %")
    assert rows["government"] == (66.7, 100.0, 1, 1, 100, 300, 0)
    assert rows["civil society"] == (33.3, 0.0, 1, 0, 50, 0, 0)
    assert rows["science"] == (0.0, 0.0, 0, 0, 0, 0, 1)
    assert column(table) == ["government", "civil society", "science"]
    assert "consultation 150 words; adoption 300 words" in str(table.recipe)


def test_in_phases_too_the_chair_stands_last_and_equals_by_name() -> None:
    table = tables([meeting("m", CHAIR, VOICE, WOMEN, PILOTS)])["Participation by phase"]
    assert column(table) == ["business", "civil society", "chair and secretariat", "not known"]
    assert column(table, "negotiation: speakers") == [1, 1, 1, 1]


def test_voices_of_a_phase_are_told_apart_by_person_where_no_delegation_is_known() -> None:
    voices = (VOICE, speaker(None, 1, person="B. Miner"), speaker(None, 1))
    table = tables([meeting("m", *voices)])["Participation by phase"]
    assert column(table, "negotiation: speakers") == [3]


def test_without_speech_no_phase_is_told_of_inputs() -> None:
    assert "Participation by phase" not in tables((), [submission("i", sector="science")])


def test_inputs_are_counted_by_what_became_of_their_proposals() -> None:
    verdicts = {
        Verdict.VERBATIM: 1,
        Verdict.SUBSTANCE: 2,
        Verdict.DROPPED: 3,
        Verdict.NOT_TAKEN_UP: 4,
        Verdict.COINCIDENCE: 5,
    }
    written = [
        submission("a", sector="science", verdicts=verdicts),
        submission("b"),
        submission("c", sector="art"),
    ]
    table = tables((), written)["Submissions by sector"]
    assert table.rows == (
        ("art", 1, 0, 0, 0, 0, None),
        ("science", 1, 15, 1, 2, 3, 20.0),
        ("not known", 1, 0, 0, 0, 0, None),
    )
    assert "covers 3 submissions with 15 proposals." in str(table.recipe)


def test_inputs_of_one_kind_are_ordered_by_their_number() -> None:
    written = [submission("a", sector="art"), *(submission(name, sector="science") for name in "bc")]
    assert column(tables((), written)["Submissions by sector"]) == ["science", "art"]


def test_inputs_by_region_name_those_who_are_no_states() -> None:
    written = [
        submission("a", region="Coast", sector="government"),
        submission("b", sector="government"),
        submission("c", sector="science"),
        submission("d"),
    ]
    table = tables((), written)["Submissions by regional group"]
    assert [(row[0], row[1]) for row in table.rows] == [("Coast", 1), ("not a State", 1), ("not known", 2)]


def test_inputs_of_groups_are_of_members_alone() -> None:
    written = [
        submission("a", groups=("Rivers",)),
        submission("b", groups=("Ports", "Rivers")),
        submission("c"),
    ]
    table = tables((), written, groups=["Dunes", "Ports", "Rivers"])["Submissions by group of States"]
    assert [(row[0], row[1]) for row in table.rows] == [("Rivers", 2), ("Ports", 1)]


def test_concentration_leaves_out_the_chair_and_the_unnamed() -> None:
    attended = meeting("m", CHAIR, VOICE, MARENIA, TESSALY)
    spoken = [(attended, one) for one in attended.speakers]
    table = concentration(spoken)
    assert tuple((str(name), value) for name, value in table.rows) == (
        ("Share of the 2 delegations and organisations that spoke most, %", 100.0),
        ("Gini coefficient of words", 0.25),
        ("Delegations and organisations that spoke", 2),
    )
    assert "2 delegations and organisations known by name and 400 words" in str(table.recipe)


def test_concentration_is_told_of_the_five_who_said_most() -> None:
    attended = meeting("m", *(speaker(f"Port {n}", 10 * n, sector="business") for n in range(1, 7)))
    table = concentration([(attended, one) for one in attended.speakers])
    assert [plain(cell) for cell in table.rows[0]] == [
        "Share of the 5 delegations and organisations that spoke most, %",
        95.2,
    ]


def test_what_one_said_in_several_meetings_is_added_up() -> None:
    spoken = [(meeting(name, MARENIA), MARENIA) for name in "ab"]
    assert [plain(cell) for cell in concentration(spoken).rows[-1]] == [
        "Delegations and organisations that spoke",
        1,
    ]


def test_where_nobody_said_a_word_nothing_is_concentrated() -> None:
    assert concentration([(meeting("m", CHAIR), CHAIR)]).rows == ()
    assert gini([]) == 0.0
    assert gini([0, 0]) == 0.0


@pytest.mark.parametrize(
    ("counts", "expected"), [([1], 0.0), ([1, 3], 0.25), ([3, 1], 0.25), ([1, 2, 6], 10 / 27)]
)
def test_gini_is_half_the_mean_difference_over_the_mean(counts: list[int], expected: float) -> None:
    assert gini(counts) == pytest.approx(expected)
