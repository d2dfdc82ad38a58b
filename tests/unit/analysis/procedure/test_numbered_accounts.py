"""Records, minutes, notes and letters whose paragraphs are numbered tell what happened, and are no drafts."""

from pathlib import Path

import pytest

from travaux.domain.process import Procedure, StepKind
from travaux.domain.sources import SourceKind
from travaux.domain.votes import VoteChoice
from travaux.pipeline.recognition import recognise
from travaux.reference.registry import load_registry
from travaux.views.procedure.documents import procedure_of_files

ADOPTION, AMENDMENT, VOTE = StepKind.ADOPTION, StepKind.AMENDMENT, StepKind.VOTE


def read(tmp_path: Path, text: str) -> tuple[SourceKind, Procedure]:
    path = tmp_path / "source.txt"
    path.write_text(text + "\n", encoding="utf-8")
    return recognise(path), procedure_of_files([path], load_registry())


ACCOUNTS: dict[str, tuple[str, list[tuple[StepKind, tuple[int, int, int | None] | None]]]] = {
    "a summary record": (
        "SUMMARY RECORD OF THE 11th MEETING\n\n12. The proposed amendment to paragraph 5 was not adopted, 40 "
        "members having voted for it and 52 against, with 9 abstentions.\n\n13. Draft decision L.3 was "
        "adopted by "
        "consensus.",
        [(AMENDMENT, (40, 52, 9)), (ADOPTION, None)],
    ),
    "a record without a title": (
        "Board of Wells, fourth session, 3 May 2031\n\nAgenda item 6\n\n41. The Board resumed its "
        "consideration of "
        "draft decision WB/L.9.\n\n42. A recorded vote was taken.\n\n43. The draft decision was adopted "
        "by 31 votes "
        "to 4, with 6 abstentions.",
        [(ADOPTION, (31, 4, 6))],
    ),
    "minutes with brackets": (
        "Minutes of the meeting of 4 June 2032\n\n1) The minutes of the last meeting were "
        "approved.\n\n2) The "
        "motion to adjourn was lost by 5 votes to 8, with 2 abstentions.\n\n3) Resolution 7 was carried "
        "unanimously.",
        [(StepKind.MOTION, (5, 8, 2)), (ADOPTION, None)],
    ),
    "a report with section marks": (
        "Report of the Committee on Wells\n\n§ 14 The Committee had before it draft resolution "
        "A/C.9/80/L.20.\n\n"
        "§ 15 At its 12th meeting the Committee rejected the oral amendment by 60 votes to 41, with 20 "
        "abstentions.\n\n§ 16 At the same meeting, the Committee adopted draft resolution A/C.9/80/L.20 "
        "without a "
        "vote.",
        [(AMENDMENT, (41, 60, 20)), (ADOPTION, None)],
    ),
    "decimal numbers": (
        "Summary of the 5th meeting\n\n2.1 Draft decision L.4, as orally revised, was adopted.\n\n2.2 "
        "Consideration "
        "of draft decision L.5 was deferred to the next session.\n\n2.3 The amendment proposed by Fiji "
        "to draft "
        "decision L.6 was withdrawn.",
        [(StepKind.POSTPONED, None), (AMENDMENT, None), (ADOPTION, None)],
    ),
    "a note by the secretariat": (
        "Note by the secretariat on the meeting of 7 May 2031\n\n(1) A show of hands was taken on "
        "paragraph 6.\n\n"
        "(2) Paragraph 6 was retained by 40 votes to 12.\n\n(3) The resolution as a whole was then "
        "adopted by 50 "
        "votes to none, with 2 abstentions.",
        [(StepKind.PARAGRAPH_VOTE, (40, 12, None)), (ADOPTION, (50, 0, 2))],
    ),
    "Roman numbers": (
        "Record of the plenary\n\nXII. The amendment submitted by Cuba was put to the vote.\n\nXIII. "
        "There were 14 "
        "votes in favour and 30 against; 6 members abstained.\n\nXIV. The amendment was not carried.",
        [(VOTE, (14, 30, 6))],
    ),
    "figures in front": (
        "Report of the Board of Gauges\n\n2. The proposal of Chad to delete article 6 was defeated, 3 "
        "members voting "
        "for it, 20 against and 4 abstaining.\n\n3. By 21 votes to 2, with 3 abstentions, the Board "
        "decided to adopt "
        "draft decision GB/4.\n\n4. The session was closed.",
        [(VOTE, (3, 20, 4)), (VOTE, (21, 2, 3))],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ACCOUNTS.values(), ids=ACCOUNTS)
def test_a_numbered_account_gives_its_steps(
    tmp_path: Path, text: str, expected: list[tuple[StepKind, tuple[int, int, int | None] | None]]
) -> None:
    kind, found = read(tmp_path, text)
    assert kind is SourceKind.DOCUMENT
    figures = [
        (step.kind, (step.votes.favour, step.votes.against, step.votes.abstaining) if step.votes else None)
        for step in found.steps
    ]
    assert sorted(figures, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("label", ["", "6. ", "(b) "])
def test_voters_of_a_numbered_record_are_kept(tmp_path: Path, label: str) -> None:
    _, found = read(
        tmp_path,
        "SUMMARY RECORD OF THE 30th MEETING\n\n4. A recorded vote was taken on draft resolution L.22.\n\n"
        f"{label}In favour: Algeria, Cuba, Viet Nam.\n\n{label}Against: Canada, United States of America.\n\n"
        f"{label}Abstaining: Trinidad and Tobago.\n\n7. Draft resolution L.22 was adopted by 3 votes to "
        f"2, with 1 "
        "abstention.\n\n8. Ms. Roy (Canada) said that her delegation had voted against it with regret.",
    )
    (step,) = (one for one in found.steps if one.votes)
    assert step.votes is not None
    assert [(ballot.choice, ballot.actor) for ballot in step.votes.ballots] == [
        (VoteChoice.FAVOUR, "Algeria"),
        (VoteChoice.FAVOUR, "Cuba"),
        (VoteChoice.FAVOUR, "Viet Nam"),
        (VoteChoice.AGAINST, "Canada"),
        (VoteChoice.AGAINST, "United States of America"),
        (VoteChoice.ABSTAINING, "Trinidad and Tobago"),
    ]


def test_a_numbered_letter_takes_its_steps_on_its_day(tmp_path: Path) -> None:
    kind, found = read(
        tmp_path,
        "Letter dated 5 June 2031 from the co-chairs\n\n1. Silence on Rev.3 ended at noon on 4 June 2031.\n\n"
        "2. Peru broke silence on paragraphs 3 and 9 on 3 June.\n\n3. Norway broke silence on paragraph 12.",
    )
    assert kind is SourceKind.DOCUMENT
    assert [(step.by[0].name, str(step.date)) for step in found.steps if step.by] == [
        ("Peru", "2031-06-03"),
        ("Norway", "2031-06-05"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Draft resolution on wells\n\nThe General Assembly,\n\nRecalling its resolution 70/1, which was "
        "adopted "
        "without a vote,\n\n1. Decides to convene a meeting in 2031;\n\n2. Requests the "
        "Secretary-General to report.",
        "Zero draft\n\n1. We welcome the report that was submitted by the Board.\n\n2. We note that the "
        "plan was "
        "adopted in 2020.\n\n3. We call for more wells.",
        "Rules of wells\n\n1. A well is deemed to be closed when its cover was placed.\n\n2. Wells are "
        "measured "
        "yearly.\n\n3. The keeper was elected by the town. He keeps the key.",
        "Report of the working group: draft articles\n\n1. The keeper shall keep the key that was "
        "received.\n\n"
        "2. The well shall be closed once it was measured.",
        "Note by the Chair\n\n1. The text that was agreed [is kept] [is not kept].\n\n2. The fund was "
        "considered "
        "[a trust].",
        "Elements\n\n1. Wells and springs.\n\n2. A fund for wells.\n\n3. A meeting of keepers.",
    ],
)
def test_what_is_to_be_agreed_stays_a_draft(tmp_path: Path, text: str) -> None:
    kind, _ = read(tmp_path, text)
    assert kind is SourceKind.DRAFT


def test_a_list_of_objectors_or_of_sums_is_no_talk(tmp_path: Path) -> None:
    objectors = (
        "Silence was broken by the following:\n\n- Mexico: paragraphs 5 to 7\n- Egypt: paragraph "
        "11\n- Japan: paragraph 5"
    )
    assert read(tmp_path, objectors)[0] is SourceKind.DOCUMENT
    sums = "Costs\n\n• Norway: 52,000 United States dollars\n• Fiji: 21,000 United States dollars"
    assert read(tmp_path, sums)[0] is SourceKind.DOCUMENT
    talk = (
        "- Mexico: We object to paragraphs 5 to 7.\n- Egypt: We can accept paragraph 11.\n- Japan: We "
        "support Mexico."
    )
    assert read(tmp_path, talk)[0] is SourceKind.TRANSCRIPT
