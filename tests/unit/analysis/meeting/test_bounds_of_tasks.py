"""Tasks in tables, lists and printed decisions, and sentences shortened: both sides of every bound."""

import pytest
from test_record_outcomes import BOARD, decided, outcomes, tasks

from travaux.analysis.meeting.phrasing import (
    claim_for_several,
    quoted,
    report,
    shorten,
    strip_lead_in,
    without_voters,
)
from travaux.analysis.meeting.record_blocks import read_blocks
from travaux.analysis.meeting.task_lists import find_assigned, find_listed_tasks
from travaux.analysis.meeting.tasks import find_marked_tasks, names_by_label
from travaux.domain.actors import Speaker
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.spans import SourceText


def record(text: str, *turns: Intervention) -> Meeting:
    return Meeting(SourceText("record.txt", text), "text", MeetingFacts(title=BOARD), turns)


def listed(text: str) -> list[tuple[str, str, str | None]]:
    meeting = record(text)
    return [(task.to, task.do, due) for task, due in find_listed_tasks(meeting, read_blocks(meeting))]


TABLE = "Action | Owner | Due\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{TABLE}Write the map | Ben | 3 May\n", [("Ben", "Write the map", "3 May")]),
        (f"{TABLE}Write the map | Ben |\n", [("Ben", "Write the map", None)]),
        (f"{TABLE}--- | --- | ---\nWrite the map | Ben | 3 May\n", [("Ben", "Write the map", "3 May")]),
        ("Owner | Action\nBen | Write the map\n", [("Ben", "Write the map", None)]),
        ("Action | Owner\nWrite the map | Ben and Cho / Dara\n", [("Ben, Cho, Dara", "Write the map", None)]),
        ("No | Action | Owner\n1 | Write\n2 | Mend | Ben\n", [("Ben", "Mend", None)]),
        ("Port | Action | Due\nVelmar | Mend | May\n", []),
        (f"{TABLE}{'map ' * 60} | Ben | May\n", [("Ben", ("map " * 60).strip(), "May")]),
        (f"{TABLE}{'map ' * 61} | Ben | May\n", []),
        (f"{TABLE} | Ben | May\n", []),
        (
            "| Action | Owner | Due |\n|---|---|---|\n| Mend | Ben | May |\n| | Cho | June |\n",
            [("Ben", "Mend", "May")],
        ),
        (
            f"{TABLE}Mend | Ben | May\n\nThe hall was painted.\n\nPort | Depth | Year\n",
            [("Ben", "Mend", "May")],
        ),
        ("Write the map | Ben | 3 May\n", []),
    ],
)
def test_rows_of_a_table_of_tasks_say_who_does_what_and_by_when(
    text: str, found: list[tuple[str, str, str | None]]
) -> None:
    assert listed(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Actions\n\n- Ben to write\n", [("Ben", "write", None)]),
        ("Actions\n\n- Write the map (Ben)\n", [("Ben", "Write the map", None)]),
        ("Actions\n\n- write the map\n", [("", "write the map", None)]),
        (
            "Actions\n\n1. write the map\n\n(b) mend it\n",
            [("", "write the map", None), ("", "mend it", None)],
        ),
        ("Actions\n\n- write\n", []),
        (f"Actions\n\n- write {'maps ' * 59}\n", [("", f"write {'maps ' * 59}".strip(), None)]),
        (f"Actions\n\n- write {'maps ' * 60}\n", []),
        ("Ports\n\n- write the map\n", []),
        (
            "Actions\n\n- write the map\n\nThe hall was painted.\n\n- mend the hall\n",
            [("", "write the map", None)],
        ),
    ],
)
def test_items_under_a_heading_of_tasks_are_tasks(
    text: str, found: list[tuple[str, str, str | None]]
) -> None:
    assert listed(text) == found


def test_a_task_of_a_list_cites_its_words_and_no_mark() -> None:
    meeting = record("Actions\n\n- [ ] Ben to write\n")
    ((task, _),) = find_listed_tasks(meeting, read_blocks(meeting))
    assert task.citations[0].quote.endswith("Ben to write")


@pytest.mark.parametrize(
    ("before", "line", "found"),
    [
        ("The lease is to be renewed.", "Action: Registrar", True),
        ("Renew it.", "Action: Registrar", False),
        ("Renew it now.", "Action: Registrar", True),
        ("The lease is to be renewed.", "Action: none", False),
        ("The lease is to be renewed.", "Registrar", False),
    ],
)
def test_a_line_may_say_whose_the_item_above_is(before: str, line: str, found: bool) -> None:
    meeting = record(f"{before}\n\n{line}\n")
    told = [(task.to, task.do, len(task.citations)) for task in find_assigned(meeting, read_blocks(meeting))]
    assert told == ([("Registrar", before.rstrip("."), 2)] if found else [])


@pytest.mark.parametrize(
    ("line", "actors", "due"),
    [
        ("ACTION: write the map", (), None),
        ("ACTION: write", None, None),
        (f"ACTION: write {'maps ' * 59}", (), None),
        (f"ACTION: write {'maps ' * 60}", None, None),
        ("ACTION: shall we write the map?", None, None),
        ("ACTION on Ben: write the map", ("Ben",), None),
        ("ACTION - Ben to write the map", ("Ben",), None),
        ("ACTION - the map of the port", None, None),
        ("ACTION: Ben and Cho to write the map by 3 May 2031", ("Ben", "Cho"), "by 3 May 2031"),
        ("The action: write the map", None, None),
    ],
)
def test_a_marked_task_has_two_to_sixty_words(
    line: str, actors: tuple[str, ...] | None, due: str | None
) -> None:
    found = [(task.actors, task.due) for task in find_marked_tasks(record(f"The hall.\n{line}\nThe end.\n"))]
    assert found == ([] if actors is None else [(actors, due)])


def test_a_task_is_given_to_a_speaker_under_the_name_of_the_floor() -> None:
    text = "Ann: ACTION: Ben to write the map. \n"
    turns = (
        Intervention("t1", Speaker("Ann"), 5, len(text), 6),
        Intervention("t2", Speaker("BEN", person="Ben Ruiz"), len(text), len(text), 0),
    )
    (task,) = find_marked_tasks(record(text, *turns))
    assert task.actors == (turns[1].speaker.name,)
    assert names_by_label(record(text, *turns))["ben"] == turns[1].speaker.name


def printed(
    between: int, number: str = "Decision 3/1: Budget", operative: str = "1. Approves the budget;"
) -> str:
    notes = "".join(f"Recalling its decision 2/{n},\n\n" for n in range(between))
    return f"{number}\n\n{notes}The Executive Board,\n\n{operative}\n"


@pytest.mark.parametrize(("between", "named"), [(11, True), (12, False)])
def test_a_heading_names_the_decision_of_the_body_within_twelve_blocks(between: int, named: bool) -> None:
    (told,) = decided(printed(between))
    assert told.startswith("Decision 3/1: Budget") is named


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        (f"Decision 3/1: {'Budget ' * 28}", True),
        (f"Decision 3/1: {'Budget ' * 29}", False),
        ("Decision 3/1: Budget;", False),
        ("Decision 3/1: Budget.", False),
    ],
)
def test_a_heading_of_a_decision_has_thirty_words_and_no_stop(heading: str, named: bool) -> None:
    assert decided(printed(0, heading))[0].startswith("Decision 3/1") is named


@pytest.mark.parametrize(
    ("operative", "told", "given"),
    [
        ("1. Approves the budget;", 1, 0),
        ("1. Requests the Director to report;", 1, 1),
        ("1. Requests that peace be kept;", 1, 0),
        ("1. Requests the Director:\n\n(a) To report;\n\n(b) To write;", 1, 2),
        ("1. Urges members to pay;", 0, 0),
        ("1. Urges members to pay;\n\n2. Approves the budget;", 1, 0),
        ("Recalling its budget,\n\n1. Approves the budget;", 1, 0),
        ("The hall was painted.\n\n1. Approves the budget;", 0, 0),
    ],
)
def test_what_a_printed_decision_tells_and_gives(operative: str, told: int, given: int) -> None:
    found = outcomes(printed(0, operative=operative))
    assert (len(found.decisions), len(found.actions)) == (told, given)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (printed(0), 1),
        (printed(0, "Draft decision 3/1: Budget"), 0),
        (printed(0, "Proposed decision"), 0),
        (f"{printed(0, 'Draft decision 3/1: Budget')}\n{printed(0)}", 1),
    ],
)
def test_a_draft_settles_nothing_and_the_next_decision_does(text: str, told: int) -> None:
    assert len(decided(text)) == told


FIVE = "one two three four five"


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [
        (FIVE, 5, FIVE),
        (FIVE, 4, "one two three four…"),
        ("one two three, four five", 4, "one two three…"),
        ("one, two three four five", 4, "one, two three four…"),
        ("one, two, three, four five", 4, "one, two, three…"),
        ("one two; three – four five", 5, "one two; three…"),
        ("one two three: four five", 4, "one two three…"),
    ],
)
def test_what_is_too_long_is_cut_at_the_last_clause_that_leaves_more_than_half(
    text: str, longest: int, cut: str
) -> None:
    assert shorten(text, longest) == cut


def test_a_sentence_is_told_with_a_capital_and_one_stop_and_quoted_without() -> None:
    assert report("the board agreed;") == "The board agreed."
    assert report("Has it agreed?") == "Has it agreed?"
    assert report("In this regard, the board agreed") == "The board agreed."
    assert quoted(" The board agreed. ") == "“The board agreed”"
    assert strip_lead_in("First,") == "First,"
    assert shorten("word " * 45) == "word " * 45
    assert shorten("word " * 46).endswith("word…")


def test_only_the_words_that_were_spoken_stand_for_several() -> None:
    assert claim_for_several("Aru said: “Lamps burn”.", "Aru") == "“Lamps burn” (Aru)."
    assert claim_for_several("Aru likes lamps.", "Aru") == "Aru likes lamps."
    assert claim_for_several(f"{'A' * 91}: “Lamps burn”.", "Aru") == f"{'A' * 91}: “Lamps burn”."
    assert claim_for_several(f"{'A' * 90}: “Lamps burn”.", "Aru") == "“Lamps burn” (Aru)."


def test_a_task_that_only_names_the_body_is_told_once() -> None:
    assert len(tasks(printed(0, operative="1. Requests the Director to report;"))) == 1
    assert without_voters("The amendment was adopted.") == "The amendment was adopted."
