"""What the record shows of each step of the guidelines, on both sides of every bound."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from taking_part import meeting, speaker, submission

from travaux.analysis.participation.checklist import checklist
from travaux.analysis.participation.record import Attendance, Frame, TracedSubmission
from travaux.domain.lineage import Verdict

FIRST, SECOND = date(2031, 2, 1), date(2031, 5, 1)
WOMEN = speaker("Delta Women", 30, sector="civil society")
MARENIA = speaker("Marenia", 60, sector="government")
CHAIR = speaker("Chair", 10)


def shown(
    attended: Sequence[Attendance], written: Sequence[TracedSubmission] = (), frame: Frame | None = None
) -> str:
    table = checklist(attended, written, frame or Frame((FIRST, SECOND)))
    return "\n".join(str(row[1]) for row in table.rows)


def test_the_first_paper_is_the_earliest_dated_version() -> None:
    told = shown([meeting("m", MARENIA)], frame=Frame((SECOND, None, FIRST)))
    assert "the first of 3 versions is dated 1 February 2031" in told
    assert "no version is dated" in shown([meeting("m", MARENIA)], frame=Frame((None,)))


def test_the_first_draft_is_the_second_version_where_there_are_several() -> None:
    early, late = (meeting(name, WOMEN, date=day) for name, day in (("a", FIRST), ("b", SECOND)))
    told = shown([early, late])
    assert "1 stakeholder spoke in 1 meeting before the draft of 1 May 2031" in told
    assert "1 stakeholder spoke in 1 meeting from 1 May 2031 on" in told
    alone = shown([early, late], frame=Frame((FIRST,)))
    assert "0 stakeholders spoke in 0 meetings before the draft of 1 February 2031" in alone
    assert "1 stakeholder spoke in 2 meetings from 1 February 2031 on" in alone


def test_voices_without_a_name_are_told_apart_by_their_labels() -> None:
    same = [speaker(None, 5, sector="business"), speaker(None, 5, sector="business")]
    other = replace(same[0], label="Voice 2")
    told = shown([meeting("m", *same, other, speaker("Pilots", 5, sector="business"), date=FIRST)])
    assert "3 stakeholders spoke in 1 meeting before" in told


def test_states_the_chair_and_the_unknown_are_no_stakeholders() -> None:
    voices = (MARENIA, CHAIR, speaker(None, 100), WOMEN)
    told = shown([meeting("m", *voices, date=FIRST)])
    assert "1 stakeholder spoke in 1 meeting before" in told
    assert "15% of 200 words were spoken by stakeholders" in told
    assert "2 sectors spoke or made submissions" in told


def test_a_meeting_without_a_day_is_on_neither_side() -> None:
    told = shown([meeting("m", WOMEN, date=None)])
    assert "0 stakeholders spoke in 0 meetings before" in told
    assert "0 stakeholders spoke in 0 meetings from" in told


def test_where_no_draft_is_dated_nothing_is_before_or_after_it() -> None:
    told = shown([meeting("m", WOMEN)], [submission("i", date=FIRST)], Frame((None,)))
    assert told.count("no draft is dated") == 3


def test_inputs_of_the_day_of_the_draft_are_after_it() -> None:
    days = (date(2031, 4, 30), SECOND, date(2031, 5, 2), None)
    told = shown([], [submission(str(day), date=day) for day in days])
    assert "submissions dated 1 May 2031 or later: 2 of 4" in told


def test_sectors_that_only_wrote_count_and_inputs_without_one_do_not() -> None:
    told = shown([meeting("m", MARENIA)], [submission("a", sector="science"), submission("b")])
    assert "2 sectors spoke or made submissions" in told


def test_what_was_dropped_is_not_reflected() -> None:
    verdicts = {Verdict.VERBATIM: 1, Verdict.SUBSTANCE: 2, Verdict.DROPPED: 4, Verdict.NOT_TAKEN_UP: 8}
    assert "proposals reflected in the last version: 3 of 15" in shown(
        [], [submission("a", verdicts=verdicts)]
    )


def test_the_frame_is_told_as_it_is() -> None:
    told = shown([meeting("m", MARENIA), meeting("n", MARENIA)], frame=Frame((FIRST,), 5, 4, 12, 3))
    for words in (
        "public sources: 4 of 5",
        "2 meetings and statements",
        "1 version is on record",
        "the last version contains 12 commitments",
        "3 reviews are provided for",
    ):
        assert words in told


def test_inputs_or_meetings_alone_are_enough_for_a_table() -> None:
    assert checklist([], [submission("a")], Frame()).rows
    assert checklist([meeting("m", MARENIA)], [], Frame()).rows
    assert not checklist([], [], Frame()).rows
