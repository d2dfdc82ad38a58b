from datetime import date

import pytest

from travaux.analysis.procedure.budgets import read_budget
from travaux.analysis.procedure.narrated import find_steps
from travaux.analysis.procedure.timeline import chart
from travaux.domain.process import Party, Step, StepKind
from travaux.domain.spans import SourceText
from travaux.domain.votes import Votes
from travaux.reference.registry import load_registry

LETTER = """I hereby place the text under silence until Thursday, 18 September 2025, at 12 noon.

A delegation that wishes to break silence should do so in writing."""
NOTICES = """1. From Fiji, on behalf of AOSIS, received on 18 September at 10.41 a.m.

"The Alliance breaks silence on paragraph 4, and on former paragraph 9."

2. From Norway, received on 18 September at 12.20 p.m.

"Norway wishes to break silence on paragraphs 2-3."
"""
RETOLD = "Silence was broken yesterday by a communication from Fiji on behalf of the Alliance."
REPORT = "The silence was broken by a handful of delegations. 31 of 84 paragraphs were challenged."


def told(text: str, name: str, day: date, own_day: bool = True) -> list[Step]:
    return find_steps(SourceText(name, text), day, load_registry(), own_day)


def test_a_silence_procedure_is_followed_through_its_letters() -> None:
    steps = chart(
        [
            *told(LETTER, "letter", date(2025, 9, 12)),
            *told(NOTICES, "notices", date(2025, 9, 18)),
            *told(RETOLD, "retold", date(2025, 9, 19)),
        ]
    ).steps
    placed, broken, late = steps
    assert (placed.kind, placed.until, placed.until_time) == (
        StepKind.UNDER_SILENCE,
        date(2025, 9, 18),
        "12:00",
    )
    assert broken.kind is StepKind.SILENCE_BROKEN
    assert [party.name for party in broken.by] == ["Fiji"]
    assert broken.by[0].speaking_for is not None
    assert (broken.paragraphs, broken.former, broken.time) == (("4",), ("9",), "10:41")
    assert {citation.source for citation in broken.citations} == {"notices", "retold"}
    assert (late.kind, late.paragraphs) == (StepKind.LATE_OBJECTION, ("2", "3"))


def test_a_report_counts_without_naming() -> None:
    (step,) = told(REPORT, "report", date(2025, 12, 20), own_day=False)
    assert (step.by, step.counted, step.date) == ((), (31, 84), None)
    assert "31 of 84" in step.citations[0].quote


@pytest.mark.parametrize(
    "words",
    [
        "Should silence not be broken by then, the text will be considered agreed.",
        "We will not break silence.",
        "I intend to place the text under silence again.",
        "My capital would have preferred that we break silence.",
        "If the amendment was adopted, we would vote against.",
    ],
)
def test_what_did_not_happen_is_no_step(words: str) -> None:
    assert told(words, "letter", date(2025, 9, 12)) == []


def test_a_vote_keeps_its_tally() -> None:
    (step,) = told(
        "Paragraph 7 was retained by 19 votes to 5, with 4 abstentions.", "record", date(2025, 10, 2)
    )
    assert (step.kind, step.paragraphs, step.votes) == (StepKind.PARAGRAPH_VOTE, ("7",), Votes(19, 5, 4))
    (step,) = told(
        "Amendment A/99/L.7 was rejected by a recorded vote of 31 to 102, with 9 abstentions.",
        "record",
        date(2025, 10, 2),
    )
    assert (step.kind, step.result) == (StepKind.AMENDMENT, "rejected")


def by_hand(kind: StepKind, day: date, **more: object) -> Step:
    return Step(f"{kind.value} {day}", kind, kind.value, day, by_hand="a clerk", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("steps", "doubt"),
    [
        (
            [
                by_hand(StepKind.ADOPTION, date(2025, 10, 2)),
                by_hand(StepKind.PARAGRAPH_VOTE, date(2025, 10, 3)),
            ],
            "after the adoption",
        ),
        (
            [
                by_hand(StepKind.SILENCE_BROKEN, date(2025, 9, 1)),
                by_hand(StepKind.UNDER_SILENCE, date(2025, 9, 2), until=date(2025, 9, 6)),
            ],
            "before any text was placed",
        ),
        (
            [by_hand(StepKind.UNDER_SILENCE, date(2025, 9, 2), until=date(2025, 9, 3))],
            "less than 72 hours",
        ),
        (
            [
                by_hand(StepKind.UNDER_SILENCE, date(2025, 9, 2), until=date(2025, 9, 6)),
                by_hand(StepKind.SILENCE_BROKEN, date(2025, 9, 5), by=(Party("Fiji"),)),
                by_hand(StepKind.SILENCE_KEPT, date(2025, 9, 6)),
            ],
            "both kept and broken",
        ),
    ],
)
def test_impossible_orders_are_reported(steps: list[Step], doubt: str) -> None:
    (found,) = chart(steps).doubts
    assert doubt in str(found.what)


def test_a_sound_order_raises_no_doubt() -> None:
    steps = [
        by_hand(StepKind.UNDER_SILENCE, date(2025, 9, 2), until=date(2025, 9, 6)),
        by_hand(StepKind.SILENCE_KEPT, date(2025, 9, 6)),
        by_hand(StepKind.ADOPTION, date(2025, 10, 2)),
    ]
    assert chart(reversed(steps)).steps == tuple(steps)
    assert chart(steps).doubts == ()


TABLE = """Programme budget implications of the draft

| Paragraph | Activity | Dollars |
|---|---|---:|
| 6 | A standard | 12,400 |
| 7 and 9 | Two posts | 7,600 |
| | **Total** | **{total}** |
"""


@pytest.mark.parametrize(("total", "sound"), [("20,000", True), ("21,000", False)])
def test_items_must_make_the_total(total: str, sound: bool) -> None:
    budget = read_budget(SourceText("budget", TABLE.format(total=total)))
    assert budget is not None
    assert [(item.paragraphs, item.amount) for item in budget.items] == [("6", 12400), ("7 and 9", 7600)]
    assert budget.adds_up is sound
    assert len(chart([], [budget]).doubts) == (not sound)


def test_a_step_needs_evidence_or_an_author() -> None:
    with pytest.raises(ValueError, match="prove"):
        Step("1", StepKind.ADOPTION, "adopted")
