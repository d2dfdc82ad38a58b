"""Steps as letters, blogs, cables, bulletins, minutes and timelines tell them, and neighbours of no step."""

from datetime import date
from pathlib import Path

import pytest

from travaux.domain.process import DayRange, Procedure, Step, StepKind
from travaux.domain.sources import Track
from travaux.formats.registries import registry_of
from travaux.views.procedure.documents import procedure_of_files

LETTER = """Geneva, 4 March 2026

Excellency,

We refer to our letter of 20 February 2026, by which we placed the second revised draft under silence until \
2 March 2026, 18:00 (CET). We have since received communications from the delegation of Brazil concerning \
paragraphs 3, 11 and 12 and from the delegation of Canada, on behalf of the CANZ group, concerning paragraph \
30. Silence has therefore been broken.
"""
CABLE = """CABLE NO. 114
Date: 14 May 2026

The President's office had put the third version under silence until 13 May at 1700 hours Geneva time. \
Two hours before the deadline objections arrived from Kenya to paragraphs 8 and 9 and from Chile to \
paragraph 14. Norway, which had threatened to do likewise, stayed silent.
"""
BLOG = """What happened to the data text
posted 3 November 2026

The co-facilitators put out a zero draft on 12 March 2026; Rev.1 followed on 30 April and Rev.2 on 8 June. \
The last of these went under silence until 15 June. India and Egypt broke it over paragraph 21. \
A fresh compromise, Rev.3, came out on 22 June, and this time nobody stirred. The text was adopted by \
consensus on 26 October 2026.
"""
LIST = """Letter dated 9 October 2026 from the co-chairs

Dear delegates,

The text which we placed under silence on 1 October, with a deadline of 8 October 2026, did not clear. \
We have heard as follows:

• Morocco: OP7, OP19
• European Union: PP4 and OP2
• Cuba, for the Like-Minded Group: OP30 to OP33
"""
TABLE = """Report of the facilitator on the silence procedure
Placed: 2 May 2028. Deadline: 9 May 2028, 12:00 (Geneva). Result: broken.

| Delegation | Paragraphs |
|---|---|
| Türkiye | 4, 9 |
| Egypt, on behalf of the African Group | 21–23 |
"""
MINUTES = """MINUTES OF THE GOVERNING COUNCIL
Third sitting, Monday, 6 March 2028

4. The amendment moved by Sweden to paragraph 12 was lost by fourteen votes to twenty-two, three members \
abstaining.
5. The resolution, as a whole, was carried unanimously.
6. The request of Gabon to suspend the sitting was refused by one hundred and two votes to eleven.
7. The Council recalled that its previous session had adopted the budget by consensus.
8. The Council decided to postpone consideration of draft decision 5 to its next session.
"""
BULLETIN = """Seagrass Negotiations Bulletin, Vol. 9 No. 211, Saturday, 18 November 2028

On Friday, plenary adopted the decision on restoration by consensus. Before the vote on fees, the \
representative of Hungary said that she would abstain. The draft on fees was approved by a recorded vote of \
101 in favour to 12 against, with 48 abstentions.
"""
TIMELINE = """Where we are: the road to the treaty

- 14 January 2028: call for inputs issued
- 3 March 2028: zero draft published
- 20–22 March 2028: consultations with civil society
- 2 May 2028: Rev.1 circulated
- 15 May 2028: silence broken by Kenya (paragraph 3)
- 30 May 2028: text adopted by consensus
"""


def told(folder: Path, *texts: str) -> Procedure:
    paths = [folder / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return procedure_of_files(paths, registry_of(None))


def objectors(procedure: Procedure) -> list[tuple[list[str], tuple[str, ...]]]:
    return [
        ([party.name for party in step.by], step.paragraphs)
        for step in procedure.steps
        if step.kind is StepKind.SILENCE_BROKEN
    ]


def of_kind(procedure: Procedure, kind: StepKind) -> list[Step]:
    return [step for step in procedure.steps if step.kind is kind]


def test_the_sentence_before_names_those_who_broke_silence(tmp_path: Path) -> None:
    assert objectors(told(tmp_path, LETTER)) == [(["Brazil"], ("3", "11", "12")), (["Canada"], ("30",))]


def test_objections_from_several_after_a_silence_are_each_their_own(tmp_path: Path) -> None:
    procedure = told(tmp_path, CABLE)
    assert sorted(objectors(procedure)) == [(["Chile"], ("14",)), (["Kenya"], ("8", "9"))]
    (placed,) = of_kind(procedure, StepKind.UNDER_SILENCE)
    assert (placed.until, placed.until_time) == (date(2026, 5, 13), "17:00")


def test_versions_of_one_sentence_have_each_its_day(tmp_path: Path) -> None:
    procedure = told(tmp_path, BLOG)
    assert [(step.what, step.date) for step in of_kind(procedure, StepKind.CIRCULATED)] == [
        ("zero draft", date(2026, 3, 12)),
        ("Rev.1", date(2026, 4, 30)),
        ("Rev.2", date(2026, 6, 8)),
        ("Rev.3", date(2026, 6, 22)),
    ]
    assert objectors(procedure) == [(["India", "Egypt"], ("21",))]
    assert [step.date for step in of_kind(procedure, StepKind.ADOPTION)] == [date(2026, 10, 26)]


@pytest.mark.parametrize(
    ("text", "names"),
    [(LIST, ["Morocco", "European Union", "Cuba"]), (TABLE, ["Türkiye", "Egypt"])],
    ids=["list", "table"],
)
def test_lists_and_tables_after_a_silence_that_did_not_hold(
    tmp_path: Path, text: str, names: list[str]
) -> None:
    found = [(by, paragraphs) for by, paragraphs in objectors(told(tmp_path, text)) if by]
    assert [by for by, _ in found] == [[name] for name in names]
    assert all(paragraphs for _, paragraphs in found)


def test_a_sitting_lends_its_day_but_not_to_what_it_recalls(tmp_path: Path) -> None:
    procedure = told(tmp_path, MINUTES)
    sat = date(2028, 3, 6)
    (amendment,) = of_kind(procedure, StepKind.AMENDMENT)
    assert amendment.votes is not None
    assert (amendment.date, amendment.votes.favour, amendment.votes.against) == (sat, 14, 22)
    assert {
        step.date for step in of_kind(procedure, StepKind.ADOPTION) if "carried" in step.citations[0].quote
    } == {sat}
    assert not [
        step for step in procedure.steps if step.date == sat and "previous" in step.citations[0].quote
    ]
    (refused,) = [step for step in procedure.steps if step.votes and step.votes.against == 102]
    assert refused.votes is not None
    assert refused.votes.favour == 11
    assert [step.date for step in of_kind(procedure, StepKind.POSTPONED)] == [sat]


def test_a_bulletin_dates_days_of_the_week_before_it_and_says_whose_day_it_lends(tmp_path: Path) -> None:
    procedure = told(tmp_path, BULLETIN)
    days = {step.kind: (step.date, str(step.note)) for step in procedure.steps}
    assert days[StepKind.VOTE] == (date(2028, 11, 18), "the day is that of the bulletin")
    assert days[StepKind.ADOPTION][0] == date(2028, 11, 17)
    (before,) = of_kind(procedure, StepKind.EXPLANATION_BEFORE)
    assert [party.name for party in before.by] == ["Hungary"]


def test_the_lines_of_a_timeline_are_steps_and_no_speeches(tmp_path: Path) -> None:
    steps = told(tmp_path, TIMELINE).steps
    assert [(step.kind, step.date) for step in steps if step.date] == [
        (StepKind.CALL, date(2028, 1, 14)),
        (StepKind.CIRCULATED, date(2028, 3, 3)),
        (StepKind.CIRCULATED, date(2028, 5, 2)),
        (StepKind.SILENCE_BROKEN, date(2028, 5, 15)),
        (StepKind.ADOPTION, date(2028, 5, 30)),
    ]
    (consulted,) = [step for step in steps if step.kind is StepKind.CONSULTATIONS]
    assert (consulted.date, consulted.between) == (None, DayRange(date(2028, 3, 20), date(2028, 3, 22)))
    assert consulted.track == Track.OPEN


def test_what_several_accounts_tell_without_a_day_is_one_step(tmp_path: Path) -> None:
    report = "Afternoon session\n\n17 Dec 2026 15:00h - 18:00h\n\nThe \
Assembly adopted the outcome document by \
consensus. Peru – Representative providing explanation of position on the text.\n\nThe \
plenary adopted the Harbour \
outcome document by consensus, scheduling the next high-level review for 2036.\n"
    blog = "In an explanation of position before the vote, Peru distanced itself from many paragraphs.\n"
    procedure = told(tmp_path, report, blog)
    (adoption,) = of_kind(procedure, StepKind.ADOPTION)
    assert adoption.date == date(2026, 12, 17)
    (explained,) = [step for step in procedure.steps if step.by]
    assert (explained.kind, explained.date) == (StepKind.EXPLANATION_BEFORE, date(2026, 12, 17))
    assert [step.date for step in of_kind(procedure, StepKind.REVIEW)] == [date(2036, 12, 31)]


def test_the_second_day_of_a_meeting_is_counted_from_its_first(tmp_path: Path) -> None:
    text = "High-level meeting – Day 2\n\nGhana and Peru dissociated themselves from paragraph 4 of the \
outcome document.\n\nThe meeting took place on 16–17 December 2026.\n"
    steps = told(tmp_path, text).steps
    assert {step.date for step in steps if step.by} == {date(2026, 12, 17)}


@pytest.mark.parametrize(
    "text",
    [
        "Cargo volumes fell by twelve to five per cent in the quarter, and the north quay was closed.\n",
        "Sports day, 3 June 2028\n\nThe team of Peru beat Ghana by four goals to two. \
Japan was defeated by nine to three.\n",
        "If silence is broken, the chair will convene a further round. A delegation that objects to a \
paragraph should say so in writing. The final text would be adopted by consensus.\n",
        "Rev.2 will be circulated on 4 May 2028. It should be compared with Rev.1 of 3 March 2028.\n",
        "The text was placed under silence. We have heard from the following:\n- Mexico\n- Japan\n",
    ],
)
def test_plain_neighbours_tell_no_vote_objection_or_version(tmp_path: Path, text: str) -> None:
    kinds = {step.kind for step in told(tmp_path, text).steps}
    assert not kinds - {StepKind.UNDER_SILENCE}
