"""What the text, its commitments and its procedure answer, and how near words are to what is asked."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.views.made_records import (
    EGYPT,
    FIJI,
    KENYA,
    NORWAY,
    cite,
    record,
)
from tests.unit.views.talks_of_harbours import (
    NOTE,
    REV,
    SOURCES,
    ZERO,
    form,
    talks,
    told,
)
from travaux.analysis.search.question import Question
from travaux.domain.actors import Sector
from travaux.domain.positions import (
    Stance,
)
from travaux.domain.process import Procedure, Step, StepKind
from travaux.views.search.commitment_answers import duty_reply
from travaux.views.search.reply import closeness, has_phrase, is_about, is_all_about, names_label
from travaux.views.search.step_answers import next_reply, silence_reply, step_reply
from travaux.views.search.text_answers import (
    bracket_reply,
    change_reply,
    contested_reply,
    history_reply,
    paragraphs_about,
    wording_reply,
)
from travaux.views.search.understood import described
from travaux.views.snapshot import Snapshot


@pytest.fixture(scope="module", name="talks")
def talks_held() -> Snapshot:
    return talks()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Question("", paragraphs=("1.",)), [("Rev, paragraph 1.", "We meet.")]),
        (Question("", paragraphs=("4",)), [("Zero, paragraph 4.", "We part.")]),
        (Question("", paragraphs=("1",), versions=(0,)), [("Zero, paragraph 1.", "We light the harbours.")]),
        (Question("", paragraphs=("9",)), []),
    ],
)
def test_the_version_named_or_the_newest_that_has_it_words_a_paragraph(
    talks: Snapshot, asked: Question, found: list[tuple[str, str]]
) -> None:
    assert [(one.title, one.text) for one in wording_reply(talks, asked).answers] == found


def test_paragraphs_about_a_topic_have_every_word_of_it(talks: Snapshot) -> None:
    asked = Question("", topic=("dredge", "rivers"))
    assert [one.title for one in paragraphs_about(talks, asked).answers] == ["Rev, paragraph 3"]
    assert [one.title for one in paragraphs_about(talks, replace(asked, versions=(0,))).answers] == [
        "Zero, paragraph 2"
    ]
    assert paragraphs_about(talks, Question("", topic=("dredge", "ships"))).answers == ()
    reply = paragraphs_about(talks, Question("", topic=("light",)))
    assert str(reply.counted) == "1 of 3 paragraphs"


@pytest.mark.parametrize(
    ("label", "found", "counted"),
    [
        ("1", ["We meet."], "1 wording"),
        ("2", ["We light the harbours.", "We light every harbour."], "2 wordings"),
        ("4", ["We part."], "1 wording; not in Rev.1"),
        ("9", [], ""),
    ],
)
def test_the_history_of_a_paragraph_is_each_wording_of_its_life(
    talks: Snapshot, label: str, found: list[str], counted: str
) -> None:
    reply = history_reply(talks, Question("", paragraphs=(label,)))
    assert [one.text for one in reply.answers] == found
    assert str(reply.counted or "") == counted


def test_without_versions_that_are_linked_the_history_is_the_wording() -> None:
    unlinked = record(SOURCES, {"zero": [ZERO], "rev": [REV]})
    asked = Question("", paragraphs=("2",))
    assert [one.text for one in history_reply(unlinked, asked).answers] == ["We light every harbour."]
    assert history_reply(unlinked, Question("", topic=("light",))).answers == ()


DAY = date(2031, 7, 1)
LIT = ("Norway, the Ports", "2.", "2031-07-31", "not started")
DREDGED = ("Kenya", "3 (a)", "2031-06-30", "overdue")
UNDATED = ("Kenya", "3 (b)", None, "not started")
MET = (None, "1", None, "not started")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Question("", form("due")), [DREDGED, LIT, UNDATED]),
        (Question("", form("duties")), [DREDGED, LIT, MET, UNDATED]),
        (Question("", form("overdue")), [DREDGED]),
        (Question("", days=30), [LIT]),
        (Question("", days=29), []),
        (Question("", until=date(2031, 6, 30)), [DREDGED]),
        (Question("", since=date(2031, 7, 1), until=date(2031, 7, 31)), [LIT]),
        (Question("", since=date(2031, 7, 1), until=date(2031, 7, 30)), []),
        (Question("", paragraphs=("3",)), [DREDGED, UNDATED]),
        (Question("", actors=(NORWAY,)), [LIT]),
        (Question("", actors=(FIJI,)), []),
        (Question("What must the ports do?"), [LIT]),
        (Question("Who tells the ports?", who=True), [DREDGED, LIT, MET, UNDATED]),
        (Question("", topic=("harbour",)), [LIT]),
        (Question("", topic=("ships",)), []),
    ],
)
def test_commitments_are_told_soonest_first_and_what_names_no_day_last(
    talks: Snapshot, asked: Question, found: list[tuple[str | None, str, str | None, str]]
) -> None:
    reply = duty_reply(talks, asked, DAY)
    prefix, status = "Rev, paragraph ", "commitment, "
    assert [
        (one.actor, one.title.removeprefix(prefix), one.due, one.found.removeprefix(status))
        for one in reply.answers
    ] == found
    assert str(reply.counted or "") == (f"{len(found)} of 4 commitments of the text" if found else "")


def test_a_deadline_of_today_is_still_ahead(talks: Snapshot) -> None:
    asked = Question("", days=0)
    assert [one.actor for one in duty_reply(talks, asked, date(2031, 7, 31)).answers] == ["Norway, the Ports"]
    assert duty_reply(talks, asked, date(2031, 8, 1)).answers == ()
    assert [one.due for one in next_reply(talks, date(2031, 7, 31)).answers] == ["2031-07-31"]
    assert next_reply(talks, date(2031, 8, 1)).answers == ()
    assert duty_reply(record(SOURCES, {}), asked, DAY).answers == ()


BROKEN = ("African Group", None, "Kenya broke the silence")
LATE = [(name, None, "Fiji objected late") for name in ("Fiji", "Egypt")]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Question("", form("steps", StepKind.SILENCE_BROKEN)), [BROKEN]),
        (Question("", form("steps", StepKind.VOTE)), [(None, None, "Norway voted")]),
        (Question("", form("steps", StepKind.SILENCE_BROKEN, StepKind.LATE_OBJECTION)), [BROKEN, *LATE]),
        (Question("", form("steps", StepKind.LATE_OBJECTION), actors=(EGYPT,)), LATE[1:]),
        (Question("", form("steps", StepKind.SILENCE_BROKEN), paragraphs=("2",)), [BROKEN]),
        (Question("", form("steps", StepKind.SILENCE_BROKEN), paragraphs=("7",)), []),
        (Question("", form("steps", StepKind.SILENCE_BROKEN), actors=(KENYA,)), [BROKEN]),
        (Question("", form("steps", StepKind.SILENCE_BROKEN), actors=(FIJI,)), []),
        (Question("", form("steps", StepKind.VOTE), topic=("voted",)), [(None, None, "Norway voted")]),
        (Question("", form("steps", StepKind.VOTE), topic=("voted", "ships")), []),
        (Question("", form("steps", StepKind.ADOPTION)), []),
    ],
)
def test_steps_are_told_of_the_kinds_the_paragraphs_and_the_parties_asked_for(
    talks: Snapshot, asked: Question, found: list[tuple[str | None, str | None, str]]
) -> None:
    assert told(step_reply(talks, asked).answers) == found


def test_a_step_is_told_with_its_day_its_paragraphs_and_who_spoke(talks: Snapshot) -> None:
    kinds = (StepKind.SILENCE_BROKEN, StepKind.LATE_OBJECTION)
    reply = step_reply(talks, Question("", form("steps", *kinds)))
    broken, late, _ = reply.answers
    assert (broken.title, broken.date, broken.found, str(broken.note), broken.apart) == (
        "Note: paragraph 2", "2031-05-01", "procedure, silence broken", "spoken by Kenya", False,
    )  # fmt: skip
    assert (late.date, str(late.note), late.apart) == (None, "after the deadline", True)
    assert str(reply.counted) == "1 of 1 steps of this kind on record; 2 more after the deadline"


@pytest.mark.parametrize(("day", "said"), [(14, "it is still running"), (15, "it has ended")])
def test_the_latest_silence_is_told_first_and_runs_through_its_last_day(day: int, said: str) -> None:
    def silence(name: str, until: int, time: str | None) -> Step:
        words = (cite(NOTE, "Norway voted"),)
        return Step(
            name,
            StepKind.UNDER_SILENCE,
            "silence",
            until=date(2031, 7, until),
            until_time=time,
            citations=words,
        )

    kept = record(SOURCES, {"": [Procedure((silence("s1", 10, None), silence("s2", 14, "12:00")))]})
    reply = silence_reply(kept, Question(""), date(2031, 7, day))
    assert [(one.due, one.apart) for one in reply.answers] == [("2031-07-14", False), ("2031-07-10", True)]
    assert [str(one.note) for one in reply.answers] == ["until 14 July 2031, 12:00", "until 10 July 2031"]
    assert str(reply.counted) == f"{said}; 2 silence procedures on record"


@pytest.mark.parametrize(
    ("topic", "said", "about", "all_about", "near"),
    [
        ((), ["Anything."], True, True, 2),
        (("lights",), ["We like a light."], True, True, 3),
        (("lights", "harbours"), ["We like a light."], False, False, 0),
        (("lights", "harbours"), ["We like a light", "in a harbour."], True, True, 1),
        (("lights", "harbours"), ["Harbours have lights."], True, True, 2),
        (("lights", "harbours"), ["The lights of the harbours."], True, True, 3),
        (("lights", "harbours", "rivers"), ["A harbour with a light."], True, False, 1),
    ],
)
def test_words_are_about_a_topic_as_far_as_they_have_it(
    topic: tuple[str, ...], said: list[str], about: bool, all_about: bool, near: int
) -> None:
    asked = Question("", topic=topic)
    assert (is_about(asked, said), is_all_about(asked, said), closeness(asked, said)) == (
        about,
        all_about,
        near,
    )


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("red lamps", True),
        ("the red and the lamps", True),
        ("lamps red", False),
        ("red; lamps", False),
        ("red. Lamps", False),
        ("red", False),
    ],
)
def test_a_phrase_is_words_in_their_order_with_few_between(text: str, has: bool) -> None:
    assert has_phrase(Question("", topic=("red", "lamps")), text) is has
    assert not has_phrase(Question(""), text)


@pytest.mark.parametrize(
    ("wanted", "label", "same"),
    [
        ("2", "OP 2.", True),
        ("2", "2 (a)", True),
        ("2 (a)", "2", False),
        ("2", "20", False),
        ("2 bis", "2bis.", True),
    ],
)
def test_a_label_is_that_of_a_paragraph_or_of_a_part_of_it(wanted: str, label: str, same: bool) -> None:
    assert names_label(wanted, label) is same


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Question(""), "a question that is not understood"),
        (Question("", form("due"), days=0), "what is due, within 0 days"),
        (Question("", form("stance"), stances=(Stance.OPPOSE, Stance.DELETE)), "oppose / delete"),
        (Question("", form("steps", StepKind.VOTE, StepKind.ADOPTION)), "procedure: vote / adoption"),
        (Question("", form("history"), paragraphs=("1", "2")), "how the words changed, on paragraph 1, 2"),
        (Question("", form("said"), actors=(NORWAY,)), "what was said, of Norway"),
        (Question("", form("said"), topic=("red", "lamps")), "what was said, about “red lamps”"),
        (Question("", form("said"), others=(NORWAY,), sectors=(Sector.YOUTH,)), "what was said, of youth"),
        (Question("", form("agreed with"), others=(NORWAY,)), "who agreed with whom, with Norway"),
    ],
)  # fmt: skip
def test_a_question_is_told_as_it_was_understood(asked: Question, words: str) -> None:
    assert str(described(asked)) == words


def _changed(*versions: int, topic: tuple[str, ...] = ()) -> Question:
    return Question("", versions=versions, topic=topic)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (_changed(), [("1", "paragraph 3 before"), ("2", "paragraph 1 before"), ("3", "paragraph 2 before")]),
        (
            _changed(1),
            [("1", "paragraph 3 before"), ("2", "paragraph 1 before"), ("3", "paragraph 2 before")],
        ),
        (_changed(0, 1, topic=("rivers",)), [("3", "paragraph 2 before")]),
        (_changed(0), []),
        (_changed(topic=("ships",)), []),
    ],
)
def test_what_changed_is_told_between_two_versions(
    talks: Snapshot, asked: Question, found: list[tuple[str, str]]
) -> None:
    answers = change_reply(talks, asked).answers
    assert [(one.title.removeprefix("Rev, paragraph "), str(one.note)) for one in answers] == found
    assert {one.stance for one in answers} <= {"edited"}
    assert all(len(one.citations) == 2 for one in answers)


def test_brackets_are_of_the_version_named_or_the_last_that_has_some(talks: Snapshot) -> None:
    for asked in (Question(""), Question("", versions=(0,)), Question("", paragraphs=("2",))):
        [one] = bracket_reply(talks, asked).answers
        assert (one.text, str(one.note)) == ("We dredge [rivers].", "2 brackets; beside them: Kenya, Fiji")
    for asked in (
        Question("", versions=(1,)),
        Question("", paragraphs=("1",)),
        Question("", topic=("ships",)),
    ):
        assert bracket_reply(talks, asked).answers == ()
    assert str(bracket_reply(talks, Question("")).counted) == "1 paragraphs in brackets in zero draft"


def test_of_a_record_without_versions_nothing_changed_and_nothing_is_bracketed() -> None:
    kept = record(SOURCES, {"zero": [ZERO]})
    for reply in (change_reply, bracket_reply, contested_reply):
        assert reply(kept, Question("")).answers == ()
