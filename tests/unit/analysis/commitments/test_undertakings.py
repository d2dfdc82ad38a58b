"""Who is bound by what in every kind of text: decisions, treaties, plans, pledges, drafts."""

from datetime import date
from pathlib import Path

import pytest

from travaux.analysis.commitments.document_context import is_unadopted
from travaux.analysis.commitments.duties import find_commitments
from travaux.analysis.commitments.follow_up import follow_up
from travaux.domain.commitments import Commitment, CommitmentStatus, Strength
from travaux.pipeline.drafts import read_draft

HEAD = "The General Assembly,\n\nRecalling its resolution 72/1,\n\n"


def found(folder: Path, text: str) -> tuple[Commitment, ...]:
    path = folder / ("text.md" if text.startswith("#") else "text.txt")
    path.write_text(text, encoding="utf-8")
    return find_commitments(read_draft(path)).commitments


@pytest.mark.parametrize(
    ("words", "doers"),
    [
        ("Decides that the commission shall prepare a report", ["commission"]),
        ("Decides that the Secretary-General shall convene a meeting by 30 June 2027", ["Secretary-General"]),
        ("Decides that, starting in 2028, the Committee will meet every two years", ["Committee"]),
        ("Resolves that States should cooperate", ["States"]),
        ("Agrees that a group shall be set up by the Executive Director", ["Executive Director"]),
        ("Decides also that a trust fund shall be set up", []),
        ("Decides that a review shall take place in 2031", []),
        ("Decides to convene a high-level meeting in 2031", ["General Assembly"]),
        (
            "Decides to include in the provisional agenda of its eighty-first session an item",
            ["General Assembly"],
        ),
        ("Invites others to contribute", ["others"]),
        ("Requests the Board not to disburse funds before 1 May 2028", ["Board"]),
    ],
)
def test_the_doer_is_the_subject_of_the_inner_clause(tmp_path: Path, words: str, doers: list[str]) -> None:
    (one,) = found(tmp_path, f"{HEAD}1. {words}.")
    assert list(one.addressees) == doers


def test_the_one_asked_and_those_invited_are_told_apart(tmp_path: Path) -> None:
    words = (
        "1. Requests the Fund to report by 1 March 2029, and invites States and other partners to comment."
    )
    assert [list(one.addressees) for one in found(tmp_path, HEAD + words)] == [
        ["Fund"],
        ["States", "other partners"],
    ]


def test_a_text_that_names_no_body_leaves_its_doer_open(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "1. Decides to include an item in the agenda of the next meeting.")
    assert one.addressees == ()


TREATY = """CONVENTION ON GAUGES

Article 1
Definitions

For the purposes of this Convention, "gauge" shall mean an instrument.

Article 4
Monitoring

1. In accordance with their national law, Parties shall:

(a) establish registers by 1 May 2031;

(b) exchange data.

2. A Party that is an importer shall notify the Secretariat and shall keep records.

3. Reports shall be submitted by each Party.

4. The Secretariat, in consultation with the Bureau, shall circulate the reports. Nothing in this \
Article shall affect other rights.

Article 5

The Depositary shall transmit certified copies. This Convention shall enter into force on 1 May 2030. \
No Party shall export gauges without consent.
"""


def test_a_treaty_lists_what_it_lays_down_with_article_paragraph_and_letter(tmp_path: Path) -> None:
    told = [(one.paragraph, list(one.addressees), one.duty) for one in found(tmp_path, TREATY)]
    assert told == [
        ("Article 4(1)(a)", ["Parties"], "establish registers by 1 May 2031"),
        ("Article 4(1)(b)", ["Parties"], "exchange data"),
        ("Article 4(2)", ["Party that is an importer"], "notify the Secretariat"),
        ("Article 4(2)", ["Party that is an importer"], "keep records"),
        ("Article 4(3)", ["Party"], "Reports shall be submitted by each Party"),
        ("Article 4(4)", ["Secretariat"], "circulate the reports"),
        ("Article 5", ["Depositary"], "transmit certified copies"),
        ("Article 5", ["Parties"], "No Party shall export gauges without consent"),
    ]
    assert {one.strength for one in found(tmp_path, TREATY)} == {Strength.SHALL}


@pytest.mark.parametrize(
    ("words", "doer", "day"),
    [
        (
            "The Government of Fiji has pledged to plant one million trees by 2030.",
            "Government of Fiji",
            "2030-12-31",
        ),
        ("Norway will double its contribution by the end of 2028.", "Norway", "2028-12-31"),
        ("Borduria undertakes to publish its data by 1 May 2029.", "Borduria", "2029-05-01"),
        ("Acme Water is committed to reducing leaks by 2029.", "Acme Water", "2029-12-31"),
        (
            "The Ministry of Justice will publish a register by 31 December 2027.",
            "Ministry of Justice",
            "2027-12-31",
        ),
        ("By 2030, the Agency shall close the gap.", "Agency", None),
        ("Peru commits to halving emissions.", "Peru", None),
        (
            "Working with ports, the Agency for Canals will release its tables by 2029.",
            "Agency for Canals",
            "2029-12-31",
        ),
        (
            "The representative of Borduria said that her Government would contribute 3 million.",
            "Borduria",
            None,
        ),
        ("The Syldavia delegation announced that it would host the next meeting.", "Syldavia", None),
        ("The Council promises to consult every group.", "Council", None),
    ],
)
def test_plans_and_pledges_bind_who_makes_them(
    tmp_path: Path, words: str, doer: str, day: str | None
) -> None:
    (one,) = found(tmp_path, f"# Pledges of the meeting\n\n{words}\n")
    assert one.addressees == (doer,)
    if day:
        assert one.deadline is not None
        assert one.deadline.date == date.fromisoformat(day)


@pytest.mark.parametrize(
    "words",
    [
        "The market will grow.",
        "The weather will be fine.",
        "Ministers believe that the fund will help.",
        "The Chair said that Norway will pay.",
        "The representative of Borduria said that it would support the proposal.",
        "Norway will be affected by the drought.",
        "The Convention shall enter into force in 2030.",
        "This Agreement shall be open for signature.",
        "The annexes shall constitute an integral part of it.",
    ],
)
def test_what_is_so_or_is_told_of_others_binds_nobody(tmp_path: Path, words: str) -> None:
    assert found(tmp_path, f"# Notes of the meeting\n\n{words}\n") == ()


PLAN = """# Roadmap 2026-2030

## Action 1: Open registers

Lead: Ministry of Finance
Deadline: 30 June 2028

Milestone 1: Draft law tabled, by 31 March 2027

## Action 2: Training

Responsible: National Water Board
End date: 31 May 2029

## Action 3: Background

The plan follows a wide consultation.
"""


def test_a_plan_gives_leads_ends_and_milestones(tmp_path: Path) -> None:
    told = {
        (one.addressees, one.duty, one.deadline.date if one.deadline else None)
        for one in found(tmp_path, PLAN)
    }
    assert told == {
        (
            ("Ministry of Finance",),
            "Action 1: Open registers — Draft law tabled, by 31 March 2027",
            date(2027, 3, 31),
        ),
        (("Ministry of Finance",), "Action 1: Open registers", date(2028, 6, 30)),
        (("National Water Board",), "Action 2: Training", date(2029, 5, 31)),
    }


@pytest.mark.parametrize(
    ("head", "unadopted"),
    [
        ("# Draft agreement of 5 October 2015", True),
        ("# Zero draft of the declaration", True),
        ("# Co-chairs’ text", True),
        ("# Agreement on gauges", False),
        ("# Resolution adopted by the General Assembly on 5 May 2015", False),
        ("# Declaration adopted on 3 May 2019 (draft of the Chair)", False),
    ],
)
def test_a_text_that_nobody_adopted_binds_nobody_yet(tmp_path: Path, head: str, unadopted: bool) -> None:
    path = tmp_path / "text.md"
    path.write_text(
        f"{head}\n\n1. Requests the secretariat to publish the list by 31 December 2020;\n", "utf-8"
    )
    draft = read_draft(path)
    assert is_unadopted(draft) is unadopted
    (item,) = follow_up(find_commitments(draft).commitments, date(2026, 1, 1), adopted=not unadopted)
    assert item.status is (CommitmentStatus.NOT_ADOPTED if unadopted else CommitmentStatus.OVERDUE)


def test_open_brackets_keep_a_text_from_binding(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text("# Agreement\n\n1. Decides that the board [shall] [should] meet by 2020;\n", "utf-8")
    assert is_unadopted(read_draft(path))


@pytest.mark.parametrize(
    ("words", "day", "every", "ends", "opens"),
    [
        ("circulate the draft at least six weeks before 15 June 2027", "2027-05-04", None, None, None),
        ("circulate the agenda no later than 30 days before 1 July 2030", "2030-06-01", None, None, None),
        ("submit data two months after 1 June 2028", "2028-08-01", None, None, None),
        ("publish the list three months in advance of the meeting", None, None, None, None),
        ("report no later than 10 working days before 1 June 2028", None, None, None, None),
        ("report every two years until 2033", None, "two years", "2033-12-31", None),
        ("report every year from 2027 to 2030", "2027-12-31", "one year", "2030-12-31", "2027-01-01"),
        ("report every three years starting in 2028", "2028-12-31", "three years", None, "2028-01-01"),
        ("act no earlier than 1 June 2028", None, None, None, "2028-06-01"),
        ("publish the list by the end of the third quarter of 2029", "2029-09-30", None, None, None),
        ("close the file by 15 June 2028", "2028-06-15", None, None, None),
        ("close the file before 15 June 2028", "2028-06-15", None, None, None),
        ("close the file before 2030", "2029-12-31", None, None, None),
        ("continue its work until 31 December 2029", None, None, "2029-12-31", None),
    ],
)
def test_deadlines_are_expressions(
    tmp_path: Path, words: str, day: str | None, every: str | None, ends: str | None, opens: str | None
) -> None:
    (one,) = found(tmp_path, f"1. Requests the Secretariat to {words};")
    due = one.deadline
    assert due is not None
    told = [str(value) if value else None for value in (due.date, due.every, due.ends, due.opens)]
    assert told == [day, every, ends, opens]


def test_what_must_not_be_done_before_a_day_is_not_due_on_it(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "1. Requests the Fund not to publish the draft before 1 May 2027;")
    assert one.deadline is not None
    assert (one.deadline.date, one.deadline.opens) == (None, date(2027, 5, 1))


def test_what_recurs_is_no_longer_due_after_its_last_year(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "1. Requests the Fund to report every year from 2027 to 2030;")
    (before,), (after,) = (follow_up((one,), day) for day in (date(2029, 1, 1), date(2031, 1, 1)))
    assert (before.due, after.due) == (date(2029, 12, 31), None)


@pytest.mark.parametrize(
    ("words", "doers"),
    [
        ("Users will gain better access to the tide tables.", []),
        ("Consumers will see lower fees by 2030.", []),
        ("The workers will receive new jackets.", []),
        ("Researchers will have access to the data.", []),
        ("Customers will no longer need a permit.", []),
        ("The lighthouse keepers will repaint the towers by 2029.", ["lighthouse keepers"]),
        ("The Harbour Administration will receive the forms.", ["Harbour Administration"]),
        ("The committee will receive the forms.", ["committee"]),
    ],
)
def test_what_people_only_get_is_no_pledge_of_theirs(tmp_path: Path, words: str, doers: list[str]) -> None:
    plan = f"National plan for small ports\n\n{words}\n"
    assert [name for one in found(tmp_path, plan) for name in one.addressees] == doers
