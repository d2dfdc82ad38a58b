"""What lists hold: who takes part, what was sent in, what was said, what happened."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.views.made_records import (
    record,
)
from tests.unit.views.talks_of_lights import CHOIR, GIVEN, REPORT, SOURCES, VALUES
from travaux.domain.review import ReviewDecision
from travaux.domain.texts import Action
from travaux.errors import NotFound
from travaux.views.activity import Activity, activity
from travaux.views.delegation_list import delegation_rows, delegations_csv, unnamed
from travaux.views.delegations import delegation, delegations, slug
from travaux.views.meetings import meeting_rows, meetings_csv
from travaux.views.positions.indexes import positions_by
from travaux.views.procedure.timeline import procedure_in
from travaux.views.snapshot import Snapshot
from travaux.views.submissions import proposals_csv, proposals_of, submission_rows, sums_by_sector


@pytest.fixture(scope="module")
def talks() -> Snapshot:
    return record(SOURCES, VALUES, given=GIVEN)


def test_everyone_has_what_they_said_and_what_was_said_for_them(talks: Snapshot) -> None:
    assert list(delegations(talks)) == ["NOR", "EGY", "G77", "KEN", "FJI"]
    norway, group = delegation(talks, "NOR"), delegation(talks, "G77")
    assert ([turn.number for turn in norway.turns], norway.words) == ([1, 4], 6)
    assert (group.turns, [turn.number for turn in group.by_proxy], group.words) == ([], [2], 0)
    assert [held.argument.id for held in norway.arguments] == ["a1", "a2"]
    with pytest.raises(NotFound, match="the record has nothing of “LHK”"):
        delegation(talks, "LHK")


def test_points_are_shared_with_others_and_differences_are_with_the_other_side(talks: Snapshot) -> None:
    [shared], [parted] = delegation(talks, "NOR").shared, delegation(talks, "NOR").parted
    assert shared.others == ("Egypt",)
    assert (parted.own.actors, [side.actors for side in parted.others]) == (("Norway",), [("Kenya",)])
    [against] = delegation(talks, "KEN").parted
    assert against.own.actors == ("Kenya",)
    assert delegation(talks, "EGY").parted == []


def test_what_brackets_say_is_the_wish_of_those_whom_they_name(talks: Snapshot) -> None:
    [wish] = delegation(talks, "KEN").wishes
    assert (wish.version, wish.action, wish.words, wish.note, wish.thread) == (
        0, Action.DELETES, "[harbours]", "for now", "light",
    )  # fmt: skip
    assert [one.words for one in delegation(talks, "NOR").wishes] == ["We dredge rivers."]
    assert delegation(talks, "FJI").wishes == []  # a bracket that opens elsewhere is counted there


def test_words_of_four_letters_or_more_entered_from_a_bracket(talks: Snapshot) -> None:
    assert [(one.words, one.thread, one.came, one.went) for one in delegation(talks, "KEN").entered] == [
        ("harb", "light", 0, 1)
    ]


def test_inputs_are_their_authors(talks: Snapshot) -> None:
    assert [one.id for one in delegation(talks, "FJI").inputs] == ["input"]


def test_without_a_text_nobody_wishes_anything_of_it() -> None:
    assert list(delegations(record(SOURCES, {"talk": [REPORT]}))) == ["NOR", "EGY", "G77", "KEN", "FJI"]


@pytest.mark.parametrize(
    ("code", "plain"), [("NOR", True), ("A-1_b", True), ("PORT CHOIR", False), ("ÎLE", False), ("-_", False)]
)
def test_a_code_stands_in_a_path_where_it_is_plain(code: str, plain: bool) -> None:
    found = slug(replace(CHOIR, code=code))
    assert (found == code) is plain
    assert found.isalnum() or plain


def test_those_who_take_part_are_listed_by_kind_and_name(talks: Snapshot) -> None:
    found = delegation_rows(talks)
    assert {name: [(row.actor.name, row.counts) for row in listed] for name, listed in found.items()} == {
        "delegations": [
            ("Egypt", (1, 3, 1, 1, 0, 0)),
            ("Fiji", (0, 0, 0, 0, 0, 1)),
            ("Kenya", (1, 3, 1, 0, 1, 0)),
            ("Norway", (2, 6, 2, 1, 1, 0)),
        ],
        "groups": [("Group of 77 and China", (1, 0, 0, 0, 0, 0))],
    }
    assert unnamed(talks) == 1
    assert delegations_csv(talks).decode().splitlines()[1] == "EGY,Egypt,state,1,3,1,1,0,0"


def test_meetings_are_listed_with_what_was_found(talks: Snapshot) -> None:
    assert [(row.source.id, row.counts) for row in meeting_rows(talks)] == [("talk", (5, 14, 5, 1, 1))]
    assert meetings_csv(talks).decode().splitlines()[1] == "talk,2031-02-01,First reading,5,14,5,1,1"


def test_positions_are_found_by_thread_and_by_holder_and_speaker(talks: Snapshot) -> None:
    found = positions_by(talks)
    assert {name: [one.id for one in held] for name, held in found.by_thread.items()} == {"light": ["p1"]}
    assert {name: [one.id for one in held] for name, held in found.by_holder.items()} == {
        "NOR": ["p1"],
        "G77": ["p2"],
        "EGY": ["p2"],
    }
    assert positions_by(record(SOURCES, {})).held == ()


def test_submissions_are_listed_with_what_became_of_what_they_ask(talks: Snapshot) -> None:
    fiji, silent = submission_rows(talks)
    assert (fiji.proposals, fiji.taken) == (4, 3)
    assert fiji.ends == (("verbatim", 1), ("substance", 1), ("dropped", 1), ("not taken up", 1))
    assert (silent.proposals, silent.ends, silent.taken) == (0, (), 0)
    assert sums_by_sector(talks) == (("government", 1, 4, 3),)
    assert submission_rows(record(SOURCES, {}))[0].proposals == 0


def test_what_was_taken_up_tells_where_it_met_the_text(talks: Snapshot) -> None:
    told = {name: [one.met for one in found] for name, found in proposals_of(talks, "input")}
    assert list(told) == ["verbatim", "substance", "dropped", "not taken up"]
    [verbatim], [dropped] = told["verbatim"], told["dropped"]
    assert verbatim is not None
    assert dropped is not None
    assert (verbatim.path, verbatim.name, verbatim.label, verbatim.words) == (
        "paragraphs/dredge/", "Last", "2", "We dredge rivers.",
    )  # fmt: skip
    assert (dropped.path, dropped.name) == ("text/zero/#p2", "Zero")
    assert (told["substance"], told["not taken up"]) == ([None], [None])
    assert proposals_of(talks, "silent") == ()
    lines = proposals_csv(talks).decode().splitlines()
    assert len(lines) == 5
    assert lines[1].startswith(
        "Of Fiji,Fiji,government,,Light the piers,not taken up,0.910,sources/input/#w0-15"
    )


def _news(snapshot: Snapshot, day: date = date(2031, 6, 1)) -> dict[str, Activity]:
    return {f"{one.about} {one.title!s}": one for one in activity(snapshot, day)}


def test_what_was_added_is_told_with_what_was_found(talks: Snapshot) -> None:
    news = _news(talks)
    assert news["transcript First reading"].found == (
        (5, "interventions"), (5, "arguments"), (1, "agreements"), (1, "differences"), (1, "decisions"),
        (2, "positions"), (1, "oppose"),
    )  # fmt: skip
    assert news["input Of Fiji"].found == ((5, "proposals"), (4, "entered the text"))
    assert (news["draft Last"].found, news["draft Last"].since) == (
        ((2, "edited"),),
        "text/zero/compare/last/",
    )
    assert (news["draft Zero"].found, news["draft Zero"].since) == ((), None)
    assert news["draft Zero"].path == "text/zero/"


def test_what_people_said_is_told_with_who_said_it(talks: Snapshot) -> None:
    news = _news(talks)
    review = news["review reject: Norway: Light. [Lights]"]
    assert (review.path, str(review.said), review.who) == ("review/argument/talk/a1/", "not so", "Ben")
    note, step = news["note 2: to dredge"], news["step Talks on fees"]
    assert (note.when, note.path, str(note.said), note.who) == (
        "2031-06-02T00:00:00+00:00", "commitments/", "in progress; begun", "Cleo",
    )  # fmt: skip
    assert (step.when, step.path, step.said) == ("", "procedure/", "")


@pytest.mark.parametrize(
    ("day", "overdue"),
    [
        (date(2031, 5, 31), []),
        (date(2031, 6, 1), ["2031-05-31T23:59:59+00:00"]),
        (date(2031, 8, 1), ["2031-07-31T23:59:59+00:00", "2031-05-31T23:59:59+00:00"]),
    ],
)
def test_what_became_overdue_is_told_at_the_end_of_its_last_day(
    talks: Snapshot, day: date, overdue: list[str]
) -> None:
    told = [one for one in activity(talks, day) if one.about == "overdue"]
    assert [one.when for one in told] == overdue
    assert all(
        (one.title, one.who, one.path) == ("to dredge", "Ports, Piers", "commitments/") for one in told
    )


def test_the_newest_comes_first(talks: Snapshot) -> None:
    when = [one.when for one in activity(talks, date(2031, 8, 1))]
    assert when == sorted(when, reverse=True)
    assert len(when) == 10
    assert [one.about for one in activity(record(SOURCES, {}), date(2031, 8, 1))] == [
        "input", "input", "draft", "draft", "transcript",
    ]  # fmt: skip


def test_steps_that_people_set_down_are_in_the_procedure_until_they_take_them_back(talks: Snapshot) -> None:
    assert {step.what for step in procedure_in(talks).steps} == {"Voted", "Talks on fees"}
    back = replace(GIVEN[1], verdict=ReviewDecision.WITHDRAW, replacement=None)
    kept = record(SOURCES, VALUES, given=(*GIVEN, back))
    assert [step.what for step in procedure_in(kept).steps] == ["Voted"]
