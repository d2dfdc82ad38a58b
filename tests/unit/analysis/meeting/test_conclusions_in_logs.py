"""Logs put a time and an account before what a meeting resolved or gave as a task."""

import pytest
from harbour import meet

from travaux.analysis.meeting.conclusions import find_concluded
from travaux.analysis.meeting.seconding import find_seconded
from travaux.analysis.meeting.sides import find_sides
from travaux.analysis.meeting.tasks import find_marked_tasks
from travaux.domain.meetings import Meeting, MeetingFacts
from travaux.domain.spans import SourceText


def _log(*lines: str) -> Meeting:
    return Meeting(SourceText("log.txt", "\n".join(lines) + "\n"), "chat", MeetingFacts(), ())


@pytest.mark.parametrize("before", ["", "[19:04:10] ", "19:04 ", "<ann> ", "[19:04:10] <ann> "])
def test_what_was_resolved_is_read_behind_what_a_log_puts_before_it(before: str) -> None:
    log = _log(f"{before}Resolved: keep the register of pilots")
    assert [log.source.text[start:end] for start, end in find_concluded(log)] == [
        "keep the register of pilots"
    ]


@pytest.mark.parametrize("before", ["", "[19:05] <ann> "])
def test_a_task_is_read_behind_what_a_log_puts_before_it(before: str) -> None:
    log = _log(f"{before}ACTION: Ben to write the text by Friday")
    (task,) = find_marked_tasks(log)
    assert task.citations[0].quote == "Ben to write the text by Friday"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("AP3 - Secretariat to circulate the minutes", [("Secretariat",)]),
        ("[ACTION] Ben and Cora to draft a note on fees", [("Ben", "Cora")]),
        ("A2 - Sizes of paper", []),
        ("Action - reaction, as they say", []),
    ],
)
def test_a_mark_without_a_colon_needs_somebody_named(line: str, named: list[tuple[str, ...]]) -> None:
    assert [task.actors for task in find_marked_tasks(_log(line))] == named


def test_words_before_a_mark_are_no_log() -> None:
    log = _log("We would be resolved: keep the register", "see <a b> ACTION: Ben to write the text")
    assert not list(find_concluded(log))
    assert not list(find_marked_tasks(log))


def test_siding_with_somebody_takes_up_a_stand_and_no_answer_that_came_after_it() -> None:
    meeting = meet(
        """
        Aru: We support the register of pilots.
        Belmora: What does it cost?
        Aru: About 400 crowns a year.
        Corvane: +1 to Aru.
        """
    )
    (found,) = find_seconded(meeting, find_sides(meeting))
    assert "support the register" in found.text
    assert set(found.actors) == {"Aru", "Corvane"}
