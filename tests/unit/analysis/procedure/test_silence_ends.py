"""When silence ended, in any words, and what came after it."""

from datetime import date

import pytest

from travaux.analysis.procedure.narrated import find_steps
from travaux.analysis.procedure.timeline import chart
from travaux.domain.process import Step, StepKind
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry

BROKEN, LATE = StepKind.SILENCE_BROKEN, StepKind.LATE_OBJECTION
PLACED, KEPT = StepKind.UNDER_SILENCE, StepKind.SILENCE_KEPT


def told(text: str, own_day: bool = False) -> tuple[Step, ...]:
    found = find_steps(SourceText("note", text), date(2031, 3, 20), load_registry(), own_day)
    return chart(found).steps


@pytest.mark.parametrize(
    "words",
    [
        "The silence procedure on Rev.2 closed at noon on 17 March 2031. On 18 March Peru broke silence.",
        "Silence was to end at 5 p.m. on 17 March 2031. On 18 March Peru broke silence on paragraph 9.",
        "The deadline for breaking silence was 17 March 2031, 6 p.m. Peru broke silence on 19 March.",
        "The period of silence ran out on 17 March 2031. Peru broke silence the next day, on paragraph 9.",
        "Silence lapsed on 17 March at 6 p.m. Geneva time. At 9 p.m. Geneva time on the same day, Peru broke "
        "silence on paragraph 9.",
        "Silence expired on Monday, 17 March 2031. Two days after its end, Peru broke silence on "
        "paragraph 9.",
        "Rev.4 was under a silence procedure which came to an end on 17 March 2031 at noon. Peru’s "
        "objection to "
        "paragraph 9 was received on 18 March 2031.",
        "The silence procedure, which was due to conclude on 17 March 2031, was broken by Peru on 18 "
        "March 2031.",
        "The time limit for silence was noon on 17 March 2031. Peru broke silence on 18 March 2031.",
        "Silence on Rev.4 was to last until noon on 17 March 2031. Peru broke silence at 3 p.m. on 17 "
        "March 2031.",
        "The 72-hour silence period elapsed at noon on 17 March 2031; Peru broke silence on 18 March 2031.",
        "The text stayed under silence through 17 March 2031. A day later Peru broke silence on paragraph 2.",
        "Silence ended at noon on 17 March 2031 and no delegation had spoken by then. Two days later, on "
        "19 March "
        "2031, Peru broke silence.",
        "Silence will expire at noon on 17 March 2031. Peru broke silence on 18 March 2031.",
    ],
)
def test_an_objection_after_the_end_is_late_however_the_end_is_told(words: str) -> None:
    steps = told(words)
    assert [(step.kind, step.by[0].name) for step in steps if step.by] == [(LATE, "Peru")]
    (end,) = (step.until or step.date for step in steps if step.kind in (PLACED, KEPT))
    assert end == date(2031, 3, 17)


@pytest.mark.parametrize(
    "words",
    [
        "Silence was due to expire at noon on 17 March 2031. Peru broke silence on 16 March 2031.",
        "Silence ended on 17 March 2031. Peru had broken silence on 15 March 2031 on paragraph 9.",
        "Silence ended at noon on 17 March 2031 when Peru broke silence on paragraph 9.",
        "The silence that ended on 17 March was broken on 15 March by Peru on paragraph 9.",
        "The session closed on 17 March 2031. Peru broke silence on 18 March on paragraph 9.",
        "Silence ended on 10 March 2031. Rev.5 was placed under silence until 19 March 2031. On 18 March "
        "Peru "
        "broke silence on paragraph 9.",
        "Silence on Rev.2 ended on 10 March 2031. Rev.3 was then placed under silence. On 14 March Peru "
        "broke "
        "silence on paragraph 9.",
        "Silence on Rev.2 ended at 6 p.m. on 10 March 2031 without objection. Rev.3 was then placed under "
        "silence. On 14 March Peru broke silence on paragraph 9.",
    ],
)
def test_an_objection_before_the_end_or_to_a_later_text_is_in_time(words: str) -> None:
    assert [(step.kind, step.by[0].name) for step in told(words) if step.by] == [(BROKEN, "Peru")]


def test_an_end_is_the_deadline_of_the_text_placed_before_it() -> None:
    letter = "I place Rev.4 under silence. The silence procedure will expire at noon on 27 March 2031."
    (step,) = told(letter, own_day=True)
    assert (step.kind, step.date, step.until, step.until_time) == (
        PLACED,
        date(2031, 3, 20),
        date(2031, 3, 27),
        "12:00",
    )
    assert len(step.citations) == 2


def test_an_end_told_again_is_the_same_silence() -> None:
    words = (
        "Rev.3 was placed under silence on 10 March 2031 until 13 March. Silence ended on 13 March at noon."
    )
    assert [(step.kind, step.date, step.until) for step in told(words)] == [
        (PLACED, date(2031, 3, 10), date(2031, 3, 13))
    ]
    extended = (
        "Silence was extended to 14 March 2031. Silence ended on 14 March. Peru broke silence on 15 March."
    )
    assert [step.kind for step in told(extended)] == [StepKind.SILENCE_EXTENDED, LATE]


LISTS = {
    "names and paragraphs after a colon": "- Mexico: paragraphs 5 to 7\n- Japan: paragraphs 5 and 18",
    "in brackets": "• Mexico (paragraphs 5 to 7)\n• Japan (5, 18)",
    "after a dash": "* Mexico – 5, 6, 7\n* Japan – 5, 18",
    "with blank lines": "– Mexico on paragraphs 5 to 7;\n\n– Japan on paragraphs 5 and 18.",
    "numbered": "1. Mexico, on paragraphs 5 to 7; and\n2. Japan, on paragraphs 5 and 18.",
    "lettered, in sentences": "(a) Mexico objected to paragraphs 5 to 7;\n(b) Japan could not accept "
    "paragraphs 5 and 18.",
    "without marks": "Mexico: paragraphs 5 to 7\nJapan: paragraphs 5 and 18",
    "wrapped": "- Mexico: paragraphs 5 to 7, because the figures\n  are too high;\n- Japan: paragraphs 5 "
    "and 18.",
    "a table": "| Delegation | Paragraphs |\n|---|---|\n| Mexico | 5, 6, 7 |\n| Japan | 5, 18 |",
}
LEADS = [
    "Silence on Rev.2 was broken by the following delegations:",
    "The following delegations broke silence:",
    "Objections to Rev.2, which was under silence, were received from the following:",
    "Silence on Rev.2 was broken by two delegations. They were:",
    "Breaches of silence received:",
]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("lines", LISTS.values(), ids=LISTS)
def test_every_objector_of_a_list_has_its_own_provisions(lead: str, lines: str) -> None:
    objections = [step for step in told(f"{lead}\n\n{lines}\n") if step.kind is BROKEN]
    assert {(step.by[0].name, step.paragraphs) for step in objections} == {
        ("Mexico", ("5", "6", "7")),
        ("Japan", ("5", "18")),
    }


def test_a_list_can_be_of_provisions_or_of_days() -> None:
    by_provision = (
        "Silence was broken:\n- Paragraph 5: Mexico and Japan\n- Paragraph 11: Cuba, on "
        "behalf of the Group of 77 and China"
    )
    assert [
        ([party.name for party in step.by], step.by[0].speaking_for, step.paragraphs)
        for step in told(by_provision)
    ] == [
        (["Mexico", "Japan"], None, ("5",)),
        (["Cuba"], "Group of 77 and China", ("11",)),
    ]
    by_day = (
        "The text was under silence until 19 March 2031. Objections:\n- 18 March: Mexico, paragraph "
        "5\n- 20 March: Japan, paragraph 18"
    )
    assert [(step.kind, step.by[0].name) for step in told(by_day) if step.by] == [
        (BROKEN, "Mexico"),
        (LATE, "Japan"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Silence was not broken. The following delegations thanked the co-chairs:\n- Mexico\n- Japan",
        "The following delegations took the floor on agenda item 4:\n- Mexico: paragraph 5\n- Japan: "
        "paragraph 18",
        "Peru broke silence.\nThe following spoke later:\n- Mexico: paragraph 5\n- Japan: paragraph 18",
    ],
)
def test_other_lists_break_no_silence(words: str) -> None:
    named = {party.name for step in told(words) if step.kind in (BROKEN, LATE) for party in step.by}
    assert named <= {"Peru"}
