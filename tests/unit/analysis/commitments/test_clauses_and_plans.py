"""Duties whose doer stands in another clause, between words, behind the verb or in the lines of a plan."""

from datetime import date
from pathlib import Path

import pytest

from travaux.analysis.commitments.deadlines import find_deadlines
from travaux.analysis.commitments.duties import find_commitments
from travaux.analysis.commitments.moments import DocumentContext
from travaux.domain.commitments import Commitment
from travaux.pipeline.drafts import read_draft

HEAD = "Resolution 86/140\n\nAdopted by the General Assembly on 18 December 2031\n\nThe General Assembly,\n\n"
TREATY = "AGREEMENT ON THE DELTA FERRY\n\nSigned on 1 June 2030\n\nArticle 2\n\n"


def found(folder: Path, text: str) -> tuple[Commitment, ...]:
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    return find_commitments(read_draft(path)).commitments


def duties(folder: Path, text: str) -> list[tuple[str, str]]:
    return [(", ".join(one.addressees), one.duty) for one in found(folder, text)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Decides that the Bureau shall meet in March, and that the Secretariat shall publish the list;",
            [("Bureau", "meet in March"), ("Secretariat", "publish the list")],
        ),
        (
            "Decides that dues shall be reported by the Treasurer, and that the Bureau may vote on them;",
            [("Treasurer", "dues shall be reported by the Treasurer")],
        ),
        (
            "Encourages Parties and, as appropriate, regional organizations to designate focal points;",
            [("Parties, regional organizations", "designate focal points")],
        ),
        (
            "Requests the Committee on Conferences, and the Secretariat as appropriate, to revise the list;",
            [("Committee on Conferences, Secretariat", "revise the list")],
        ),
        ("Entrusts Peru, as lead country, with the drafting;", [("Peru", "the drafting")]),
    ],
)
def test_each_clause_of_a_decision_has_its_own_doer(
    words: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert duties(tmp_path, f"{HEAD}1. {words}") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Disputes shall be submitted to the Commission, which shall decide within six months.",
            [
                ("", "Disputes shall be submitted to the Commission"),
                ("Commission", "decide within six months"),
            ],
        ),
        (
            "The operator, which shall be a company registered in either State, shall keep accounts.",
            [("operator", "keep accounts")],
        ),
        ("No passenger shall be refused.", [("", "No passenger shall be refused")]),
        ("No reservations may be made to this Agreement.", []),
        (
            "Fares shall be set by the Joint Board by 30 November of each year.",
            [("Joint Board", "Fares shall be set by the Joint Board by 30 November of each year")],
        ),
        ("It is the responsibility of the Office to renew the charts.", [("Office", "renew the charts")]),
        ("Pilots are not to leave the bridge.", [("Pilots", "leave the bridge")]),
        ("Nobody shall tell me that it was a success.", []),
    ],
)
def test_what_a_sentence_lays_down(words: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert duties(tmp_path, f"{TREATY}1. {words}") == expected


def test_a_letter_asks_as_i(tmp_path: Path) -> None:
    text = "Letter dated 3 May 2031\n\nDear Chair,\n\nI ask the Authority to submit its plan by 1 July 2031."
    assert duties(tmp_path, text) == [("Authority", "submit its plan by 1 July 2031")]
    told = "Letter dated 3 May 2031\n\nDear Chair,\n\nA reader asked me to explain the vote. I will be brief."
    assert duties(tmp_path, told) == []


def test_paragraphs_without_numbers_after_the_body_that_acts(tmp_path: Path) -> None:
    text = (
        "Decision VI/3\n\nThe Meeting of the Parties\n\nMandates the Working Group on Harbours to draft a "
        "manual;\n\nAsks the Secretariat to keep the Parties informed."
    )
    assert duties(tmp_path, text) == [
        ("Working Group on Harbours", "draft a manual"),
        ("Secretariat", "keep the Parties informed"),
    ]
    assert duties(tmp_path, "Notes\n\nAsks the Secretariat to keep the Parties informed.") == []


def test_lines_of_a_plan_with_its_lead_below_and_milestones_in_words(tmp_path: Path) -> None:
    text = (
        "National Plan 2031\n\nCommitment 1. The Ministry of Water will publish all readings by 30 June 2032."
        "\nLead: Ministry of Water\nMilestones:\n- Inventory completed by December 2031\n\n"
        "Commitment 2. Establish a youth panel.\n\nLead: Ombudsman\nDeadline: Q2 2033"
    )
    assert [(one.addressees, one.deadline and one.deadline.date) for one in found(tmp_path, text)] == [
        (("Ministry of Water",), date(2032, 6, 30)),
        (("Ministry of Water",), date(2031, 12, 31)),
        (("Ombudsman",), date(2033, 6, 30)),
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("publish it by the first Monday of March 2033", date(2033, 3, 7)),
        ("publish it by 03/2033", date(2033, 3, 31)),
        ("publish it ahead of the September 2032 summit", date(2032, 9, 30)),
        ("publish it at the 2033 high-level political forum", date(2033, 12, 31)),
        ("publish it by March 31st 2033", date(2033, 3, 31)),
        ("publish it on an ongoing basis", None),
        ("publish it throughout the implementation period", None),
        ("publish it in advance of the summit", None),
        ("publish it by the end of September", None),
        ("publish it by its fourth anniversary", None),
    ],
)
def test_further_ways_to_say_when(words: str, day: date | None) -> None:
    whens = find_deadlines(words, DocumentContext(date(2031, 12, 18), "General Assembly", 86))
    assert [one.date for one in whens] == [day]


@pytest.mark.parametrize("words", ["keep ahead of others", "publish an ongoing study", "list it by May 3"])
def test_what_says_no_time(words: str) -> None:
    assert find_deadlines(words, DocumentContext()) == []
