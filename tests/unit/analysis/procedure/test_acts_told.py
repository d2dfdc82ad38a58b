"""Steps as accounts tell them: silence extended and kept, motions, explanations, and of which day each is."""

from datetime import date

import pytest

from travaux.analysis.procedure.datelines import day_of_passage, record_day
from travaux.analysis.procedure.explanations import find_explanations
from travaux.analysis.procedure.narrated import find_steps
from travaux.analysis.procedure.tallies import read_tally
from travaux.analysis.procedure.timeline import chart
from travaux.domain.process import Step, StepKind
from travaux.domain.spans import SourceText
from travaux.domain.votes import VoteChoice
from travaux.reference.registry import load_registry

REGISTRY = load_registry()


def steps(text: str, kind: StepKind | None = None) -> list[Step]:
    found = find_steps(SourceText("report", text), None, REGISTRY, own_day=False)
    return [step for step in found if kind in (None, step.kind)]


@pytest.mark.parametrize(
    ("words", "until", "time"),
    [
        ("The silence procedure was extended to 20 March 2027, noon.", date(2027, 3, 20), "12:00"),
        ("The silence procedure was later prolonged until 9 May 2027.", date(2027, 5, 9), None),
        ("The Chair extended the silence until 9 May 2027, 5 p.m.", date(2027, 5, 9), "17:00"),
        (
            "The co-chairs extended the deadline of the silence procedure to 9 May 2027.",
            date(2027, 5, 9),
            None,
        ),
        ("The deadline for silence was moved to 9 May 2027 at 10 a.m.", date(2027, 5, 9), "10:00"),
        ("Silence has been extended by a day, until 9 May 2027.", date(2027, 5, 9), None),
        ("Silence was extended until close of business on 9 May 2027.", date(2027, 5, 9), None),
    ],
)
def test_silence_extended_has_its_new_end(words: str, until: date, time: str | None) -> None:
    (step,) = steps(words)
    assert (step.kind, step.until, step.until_time) == (StepKind.SILENCE_EXTENDED, until, time)


@pytest.mark.parametrize(
    "words",
    [
        "Silence would be extended to 20 March 2027.",
        "Two delegations asked for the silence procedure to be longer.",
        "The Chair refused, and silence was not extended.",
    ],
)
def test_what_is_only_asked_or_refused_extends_nothing(words: str) -> None:
    assert steps(words, StepKind.SILENCE_EXTENDED) == []


PLACED = "On 4 March 2027 the Chair placed the text under silence until 12 March 2027, 6 p.m. "


@pytest.mark.parametrize(
    "words",
    [
        "No delegation broke it and the text was considered agreed.",
        "No objections were received by the deadline.",
        "The deadline passed without any objection.",
        "Nobody objected.",
        "Silence was not broken.",
        "No delegation broke silence.",
        "The silence period expired without objection.",
    ],
)
def test_silence_kept_is_told_in_many_ways_and_is_of_the_day_it_ended(words: str) -> None:
    told = steps(PLACED + words)
    kinds = [step.kind for step in told]
    assert kinds == [StepKind.UNDER_SILENCE, StepKind.SILENCE_KEPT]
    assert told[1].date == date(2027, 3, 12)


@pytest.mark.parametrize(
    "words",
    [
        "No delegation objected to the lunch.",  # nothing was under silence
        "Should no objections be received, silence is kept.",
        "If nobody objected, the text would be agreed; silence runs until 1 May 2027.",
    ],
)
def test_silence_is_not_kept_without_silence_or_by_a_rule(words: str) -> None:
    assert steps(words, StepKind.SILENCE_KEPT) == []


def test_each_step_has_the_day_of_its_own_sentence_or_of_the_head_of_its_paragraph() -> None:
    text = (
        "On 4 March 2027 the Chair circulated Rev.2.\n\n"
        "On 2 April 2027 the Committee met. Paragraph 4 was retained by 12 votes to 3.\n\n"
        "The draft decision was adopted by consensus.\n\n"
        "On 5 May 2027 the parties met again. A month later the draft resolution was adopted by consensus."
    )
    days = {step.citations[0].quote[:20]: step.date for step in steps(text)}
    assert list(days.values()) == [date(2027, 3, 4), date(2027, 4, 2), None, None]


@pytest.mark.parametrize(
    ("before", "words", "day"),
    [
        ("On Friday, 9 April 2027, the Board met. ", "It agreed.", date(2027, 4, 9)),
        ("9 April 2027\n\n8 April 2027\n\n", "It agreed.", date(2027, 4, 8)),
        ("9 April 2027\n\n", "It agreed.", None),  # one such line is the day of the document
        ("On 9 April 2027 it met. On 10 April 2027 it rested. ", "It agreed.", None),
        ("It met on 9 April 2027. ", "It agreed.", None),
        ("On 9 April 2027 it met. ", "The next day it agreed.", None),
        ("On 9 April 2027 it met. ", "It agreed on 11 April 2027.", date(2027, 4, 11)),
        ("", "Presented following the talks with members on 30 May 2027.", None),
    ],
)
def test_the_day_of_a_passage(before: str, words: str, day: date | None) -> None:
    text = before + words
    assert day_of_passage(text, len(before), len(text), None) == day


def test_what_a_body_does_in_a_meeting_is_of_the_day_on_which_it_sat() -> None:
    before = "The Assembly took up the draft on 9 April 2027. "
    text = before + "It was adopted."
    assert day_of_passage(text, len(before), len(text), None, sits=True) == date(2027, 4, 9)


def test_a_record_is_of_the_day_at_its_head_or_of_running_heads_that_agree() -> None:
    assert record_day("45th meeting\nMonday, 14 December 2026, 10 a.m.\nThe Chair: Good morning.") == date(
        2026, 12, 14
    )
    assert record_day("Text. 23-41218 19/12/2023 Text. 16/34 19/12/2023 Text.") == date(2023, 12, 19)
    assert record_day("Text. 23-41218 19/12/2023 Text. 16/34 20/12/2023 Text.") is None
    assert record_day("Text. 23-41218 19/12/2023 Text.") is None
    assert record_day("Text. 1/2 32/12/2023 Text. 3/4 32/12/2023") is None


def test_without_days_steps_stand_in_the_order_of_the_record() -> None:
    told = steps("The draft decision was adopted by consensus. Paragraph 4 was retained by 12 votes to 3.")
    assert [step.kind for step in chart(told).steps] == [StepKind.ADOPTION, StepKind.PARAGRAPH_VOTE]


VOTED = (
    "The draft resolution (A/81/L.52) was adopted by a recorded vote of 141 to 2 (Israel, United States), "
    "with 12 abstentions, as resolution 81/190."
)


def test_those_named_in_brackets_behind_a_figure_cast_it() -> None:
    (step,) = steps(VOTED)
    assert step.kind is StepKind.ADOPTION
    assert "A/81/L.52" in step.what
    assert step.note == "resolution 81/190"
    assert step.votes is not None
    assert step.votes.totals == (141, 2, 12)
    assert step.votes.who(VoteChoice.AGAINST) == ("Israel", "United States of America")


@pytest.mark.parametrize(
    ("words", "choice", "names"),
    [
        (
            "The text was adopted by 12 votes to none, with 3 abstentions (Algeria, China and Chad).",
            VoteChoice.ABSTAINING,
            ("Algeria", "China", "Chad"),
        ),
        ("The text was adopted by 12 votes in favour to 1 against (Peru).", VoteChoice.AGAINST, ("Peru",)),
        ("The text was adopted by 12 votes to 2 (Peru), with 1 abstention.", VoteChoice.AGAINST, ()),
        ("The text was adopted by 12 votes to 2 (see annex II).", VoteChoice.AGAINST, ()),
        (
            "The motion was lost by 20 votes to 10, with Panama and Guyana abstaining.",
            VoteChoice.ABSTAINING,
            ("Panama", "Guyana"),
        ),
    ],
)
def test_voters_are_told_where_they_are_as_many_as_the_figure(
    words: str, choice: VoteChoice, names: tuple[str, ...]
) -> None:
    (step,) = steps(words)
    assert step.votes is not None
    assert step.votes.who(choice) == names


def test_the_abstentions_of_another_vote_are_not_taken() -> None:
    tally = read_tally(
        "The motion was carried by 60 to 40.", "The text was lost by 70 to 80, with 20 abstentions."
    )
    assert tally is not None
    assert tally.abstaining is None


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("The amendment was adopted seven nought four.", (7, 0, 4)),
        ("The motion was lost four, seven, two.", (4, 7, 2)),
        ("The amendment was rejected five nought six.", (5, 0, 6)),
        ("The amendment was rejected 6-0-5.", (6, 0, 5)),
        ("The motion was lost 8-2.", (2, 8, None)),
        ("Draft adopted nine-nil-two.", (9, 0, 2)),
        ("The text was carried ten to nought.", (10, 0, None)),
    ],
)
def test_figures_stand_in_words_one_after_the_other(words: str, figures: tuple[int, int, int | None]) -> None:
    tally = read_tally(words)
    assert tally is not None
    assert (tally.favour, tally.against, tally.abstaining) == figures


@pytest.mark.parametrize(
    "words", ["It was adopted in 2027 by one person.", "Two texts were adopted seven days later."]
)
def test_other_numbers_are_no_vote(words: str) -> None:
    assert read_tally(words) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The motion to adjourn the debate was carried by 60 votes to 40.", StepKind.MOTION),
        ("The motion for division was rejected by 60 votes to 40.", StepKind.MOTION),
        ("Chad moved the closure of the debate.", StepKind.MOTION),
        ("The no-action motion was rejected by 60 votes to 40.", StepKind.NO_ACTION),
    ],
)
def test_a_motion_is_a_no_action_motion_only_where_it_says_so(words: str, kind: StepKind) -> None:
    assert [step.kind for step in steps(words)] == [kind]


AFTER, BEFORE = StepKind.EXPLANATION_AFTER, StepKind.EXPLANATION_BEFORE


@pytest.mark.parametrize(
    ("words", "kind", "names"),
    [
        ("After the vote, Iran and Hungary spoke in explanation of vote.", AFTER, 2),
        ("Mexico and Togo explained their votes before the voting.", BEFORE, 2),
        ("In explanation of position before the adoption, Norway and Mali regretted the loss.", BEFORE, 2),
        ("In an “Explanation of Position” before the vote, Norway distanced itself from it.", BEFORE, 1),
        ("Statements in explanation of vote after the vote were made by Chile, Peru and Japan.", AFTER, 3),
        ("Argentina dissociated itself from paragraphs 3 and 9.", AFTER, 1),
        ("The representative of Cuba spoke in exercise of the right of reply.", StepKind.RIGHT_OF_REPLY, 1),
        ("Before the vote, Chile and Norway made general statements.", StepKind.GENERAL_STATEMENT, 2),
        ("Chile would explain its vote.", AFTER, 0),
        ("No explanations of vote were made by Chile.", AFTER, 0),
        ("Chile explained its flag.", AFTER, 0),
        ("Chile expressed reservations.", AFTER, 0),  # while it negotiates
    ],
)
def test_explanations_are_told_by_whoever_made_them(words: str, kind: StepKind, names: int) -> None:
    assert [one for one, _ in find_explanations(words, REGISTRY)] == [kind] * names


def test_reservations_are_explanations_where_explanations_are_given() -> None:
    before = "Explanations of position after the adoption\n"
    ((kind, party),) = find_explanations("Chile expressed reservations about paragraph 4.", REGISTRY, before)
    assert (kind, party.name) == (AFTER, "Chile")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The modalities of the review were approved in March 2027.", StepKind.MODALITIES),
        ("Comments on the draft are sought until 3 May 2027.", StepKind.CALL),
        ("Half of the 120 paragraphs were still in brackets.", StepKind.BRACKETS),
        ("The negotiations on the text began on 3 May 2027.", StepKind.NEGOTIATIONS),
        ("Action on draft decision IV was postponed.", StepKind.POSTPONED),
        ("The co-chairs convened an open hearing.", StepKind.CONSULTATIONS),
    ],
)
def test_other_acts_of_a_process_are_steps(words: str, kind: StepKind) -> None:
    assert [step.kind for step in steps(words)] == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "The modalities will be approved in March 2027.",
        "Comments would be sought.",
        "No paragraphs were in brackets.",
        "Once negotiations began, the mood changed.",
        "A consultation should be convened.",
    ],
)
def test_what_is_to_come_is_no_step(words: str) -> None:
    assert steps(words) == []
