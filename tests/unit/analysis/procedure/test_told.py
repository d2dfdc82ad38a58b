"""Steps as letters, reports and summary records tell of them."""

from datetime import date
from pathlib import Path

import pytest

from travaux.analysis.procedure.moments import read_day
from travaux.analysis.procedure.narrated import find_steps
from travaux.analysis.procedure.timeline import chart
from travaux.domain.process import Step, StepKind
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry
from travaux.views.procedure.documents import procedure_of_files

REPORT = """The facilitators published a zero draft on 4 August 2025, and Rev.1, published on 7 November \
2025, took up many comments.

A third revision was circulated under the “silence procedure”. On Friday, 12 December, silence \
was broken by a handful of delegations. On Friday, 13 December, bilateral consultations began."""

RECORD = """Summary record of the 12th meeting, held on 14 November 2025

The representative of Norway moved that no action be taken on the amendment in document A/C.9/80/L.60.

The no-action motion was rejected by 72 votes to 60, with 40 abstentions.

The amendment in document A/C.9/80/L.60 was rejected by a recorded vote of 45 in favour to 98 against, with \
25 abstentions.

Paragraph 11 was retained by 120 votes to 20, with 25 abstentions.

Draft resolution A/C.9/80/L.20, as a whole, was adopted by a recorded vote of 150 to 3, with 12 abstentions.

The representative of Cuba, speaking in explanation of vote after the vote, recalled the resolution on \
gauges, which was adopted in December 2023.

The representative of Armenia, speaking in exercise of the right of reply, said that the gauges were dry.
"""


def told(text: str, day: date | None, own_day: bool = True) -> list[Step]:
    return find_steps(SourceText("source", text), day, load_registry(), own_day)


def test_a_report_of_no_date_lends_the_year_it_told_last_and_says_so() -> None:
    steps = {step.kind: step for step in told(REPORT, None, own_day=False)}
    broken = steps[StepKind.SILENCE_BROKEN]
    assert broken.date == date(2025, 12, 12)
    assert str(broken.note) == "the year is that of the date stated before it, 7 November 2025"
    assert steps[StepKind.UNDER_SILENCE].date is None
    assert steps[StepKind.CONSULTATIONS].date is None  # the thirteenth was no Friday


def test_versions_that_a_report_tells_of_are_circulated() -> None:
    found = [step for step in told(REPORT, None, own_day=False) if step.kind is StepKind.CIRCULATED]
    assert [(step.what, step.date) for step in found] == [
        ("zero draft", date(2025, 8, 4)),
        ("Rev.1", date(2025, 11, 7)),
        ("third revision", None),
    ]


def test_a_version_and_the_report_of_it_are_one_step() -> None:
    (report,) = told("The Chair published the zero draft.", None, own_day=False)
    version = Step(
        "v", StepKind.CIRCULATED, "zero draft · Outcome", date(2025, 8, 4), citations=report.citations
    )
    (one,) = chart([report, version]).steps
    assert (one.what, one.date) == ("zero draft · Outcome", date(2025, 8, 4))


def test_a_letter_circulates_on_its_own_day_and_not_on_its_deadline() -> None:
    words = "I circulate the text (Rev.3) and place it under silence until Thursday, 6 November, 3 p.m."
    steps = told(words, date(2025, 11, 3))
    assert {(step.kind, step.date, step.until) for step in steps} == {
        (StepKind.CIRCULATED, date(2025, 11, 3), None),
        (StepKind.UNDER_SILENCE, date(2025, 11, 3), date(2025, 11, 6)),
    }


def test_a_summary_record_keeps_votes_and_the_purpose_of_turns(tmp_path: Path) -> None:
    path = tmp_path / "record.txt"
    path.write_text(RECORD, encoding="utf-8")
    steps = procedure_of_files([path], load_registry()).steps
    assert [(step.kind.value, step.votes and step.votes.favour) for step in steps] == [
        ("no-action motion", 60),
        ("amendment", 45),
        ("vote on a paragraph", 120),
        ("adoption", 150),
        ("explanation after adoption", None),
        ("right of reply", None),
    ]
    assert steps[3].what == "Draft resolution A/C.9/80/L.20, as a whole"


def test_a_document_that_opens_as_a_letter_takes_its_steps_on_its_day(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(
        "Letter dated 6 November 2025 from the Chair\n\nExcellencies,\n\nSilence was broken by Fiji on the"
        " following paragraphs: Preamble: paragraphs 2 and 9; chapeau; 24-26.\n",
        encoding="utf-8",
    )
    (step,) = procedure_of_files([path], load_registry()).steps
    assert (step.date, step.paragraphs) == (
        date(2025, 11, 6),
        ("PP2", "PP9", "chapeau", "24", "25", "26"),
    )


@pytest.mark.parametrize(
    ("words", "near", "day"),
    [
        ("on 30 December", date(2026, 1, 4), date(2025, 12, 30)),
        ("on 4 January", date(2025, 12, 30), date(2026, 1, 4)),
        ("on Monday, 4 January", date(2025, 12, 30), None),
        ("on 4 January 2020", date(2025, 12, 30), date(2020, 1, 4)),
    ],
)
def test_a_day_takes_the_nearest_year_that_fits(words: str, near: date, day: date | None) -> None:
    assert read_day(words, near) == day
