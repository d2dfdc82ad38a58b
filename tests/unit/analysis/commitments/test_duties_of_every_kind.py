"""Duties in words put between, in several clauses, in plans and tables; and what is none."""

from datetime import date
from pathlib import Path

import pytest

from travaux.analysis.commitments.duties import find_commitments
from travaux.domain.commitments import Commitment, DutyKind
from travaux.formats.draft_file import read_draft


def found(folder: Path, text: str, name: str = "text.txt") -> list[Commitment]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return list(find_commitments(read_draft(path)).commitments)


def article(folder: Path, words: str) -> list[tuple[DutyKind, tuple[str, ...], str]]:
    duties = found(folder, f"Article 5\n\n1. {words}\n\n2. Definitions are set out in Annex I.\n")
    return [(one.kind, one.addressees, one.duty) for one in duties]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (
            "The Secretariat shall, no later than 60 days before a session, send it.",
            "Secretariat",
        ),
        (
            "The Executive Director shall, with the Bureau, publish it.",
            "Executive Director",
        ),
        ("The Depositary shall, upon receipt of a notice, inform all States.", "Depositary"),
        ("States shall, where appropriate, secure evidence.", "States"),
        ("Coastal States shall, individually or jointly, request data.", "Coastal States"),
        (
            "In giving effect to it, relevant coastal States shall pursue talks.",
            "relevant coastal States",
        ),
        ("Pending agreement, the States concerned shall make every effort to settle.", "States concerned"),
        ("States shall apply the precautionary approach.", "States"),
        ("A State whose vessels fish there shall take measures.", "State whose vessels fish there"),
        ("The port State has the duty to take measures.", "port State"),
        ("Measures taken by a flag State shall include inspection.", "flag State"),
    ],
)
def test_the_doer_is_the_subject_whatever_stands_around_it(tmp_path: Path, words: str, who: str) -> None:
    assert [names for _, names, _ in article(tmp_path, words)] == [(who,)]


@pytest.mark.parametrize(
    ("words", "duties"),
    [
        (
            "Developed country Parties shall provide new resources; other Parties are encouraged to do so.",
            [
                (DutyKind.OBLIGATION, ("Developed country Parties",), "provide new resources"),
                (DutyKind.INVITATION, ("other Parties",), "do so"),
            ],
        ),
        (
            "The Council shall elect a chair; members may nominate candidates.",
            [(DutyKind.OBLIGATION, ("Council",), "elect a chair")],
        ),
        (
            "Coastal States shall submit data; they are invited to use the common form.",
            [
                (DutyKind.OBLIGATION, ("Coastal States",), "submit data"),
                (DutyKind.INVITATION, ("Coastal States",), "use the common form"),
            ],
        ),
        (
            "The flag State shall inform the port State. It shall also keep a record.",
            [
                (DutyKind.OBLIGATION, ("flag State",), "inform the port State"),
                (DutyKind.OBLIGATION, ("flag State",), "keep a record"),
            ],
        ),
    ],
)
def test_each_clause_has_its_own_doer(
    tmp_path: Path, words: str, duties: list[tuple[DutyKind, tuple[str, ...], str]]
) -> None:
    assert article(tmp_path, words) == duties


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("No Party shall levy charges.", ("Parties",)),
        ("No State may refuse entry.", ("States",)),
        ("None of the Parties shall levy a fee.", ("Parties",)),
    ],
)
def test_a_prohibition_binds_all_of_them(tmp_path: Path, words: str, who: tuple[str, ...]) -> None:
    assert article(tmp_path, words) == [(DutyKind.OBLIGATION, who, words.rstrip("."))]


@pytest.mark.parametrize(
    "words",
    [
        "A State may refuse entry.",
        "Nothing in this article shall prevent a State from acting.",
        "This article shall apply to ports.",
        "The fee must be low.",
        "The fund is open to all.",
    ],
)
def test_what_is_only_so_or_allowed_is_no_duty(tmp_path: Path, words: str) -> None:
    assert article(tmp_path, words) == []


RESOLUTION = """The General Assembly,

1. Calls upon Member States, and urges those in a position to do so, to provide support;

2. Invites the regional commissions, and requests the Secretary-General, to report by 2031;

3. Affirms that data must be protected by all States;

4. Decides to remain actively seized of the matter.

5. Decides to continue its consideration of the question in 2031.
"""


def test_an_act_in_common_is_asked_of_both_and_seized_is_no_duty(tmp_path: Path) -> None:
    told = [(one.kind, one.addressees, one.duty) for one in found(tmp_path, RESOLUTION)]
    assert told == [
        (DutyKind.REQUEST, ("Member States",), "provide support"),
        (DutyKind.REQUEST, ("those in a position to do so",), "provide support"),
        (DutyKind.INVITATION, ("regional commissions",), "report by 2031"),
        (DutyKind.REQUEST, ("Secretary-General",), "report by 2031"),
        (DutyKind.DECISION, ("General Assembly",), "continue its consideration of the question in 2031"),
    ]


@pytest.mark.parametrize(
    ("words", "kind", "who", "due"),
    [
        (
            "The Ministry of Transport is responsible for crews (Q3 2027).",
            "pledge",
            True,
            "2027-09-30",
        ),
        ("The Port Authority pledged 3 million euros to the fund.", "pledge", True, None),
        ("Borduria announced a contribution of 5 million dollars.", "pledge", True, None),
        ("We aim to cut accidents by half before 2030.", "aim", False, "2029-12-31"),
        ("The goal is to halve emissions by 2035.", "aim", False, "2035-12-31"),
        ("The City Council seeks to plant 10,000 trees by 2031.", "aim", True, "2031-12-31"),
        ("In 2027, the Office of the Registrar will open ten counters.", "pledge", True, "2027-12-31"),
        ("The Coast Guard is tasked with inspecting vessels.", "pledge", True, None),
        ("The Ministry of Culture intends to open its archive by mid-2029.", "pledge", True, "2029-06-30"),
    ],
)
def test_plans_and_pledges_tell_who_does_what_by_when(
    tmp_path: Path, words: str, kind: str, who: bool, due: str | None
) -> None:
    (one,) = found(tmp_path, f"A plan\n\n{words}\n")
    day = one.deadline.date.isoformat() if one.deadline and one.deadline.date else None
    assert (one.kind.value, bool(one.addressees), day) == (kind, who, due)


@pytest.mark.parametrize(
    "words",
    [
        "The Harbour Board did not install lights in 2020.",
        "The Ministry of Finance installed meters in 2019.",
        "This approach will help communities.",
        "We aim to be kind.",
        "The works undertaken by the Ministry were costly.",
        "The report says that the Ministry will hold a fair.",
        "Agencies must be nimble.",
    ],
)
def test_what_was_done_or_is_only_hoped_is_no_pledge(tmp_path: Path, words: str) -> None:
    assert found(tmp_path, f"A plan\n\n{words}\n") == []


TABLE = """# Plan

| Milestone | Lead | Due |
|---|---|---|
| Open the registry | Ministry of Justice | 30 June 2027 |
| Train 200 clerks | Civil Service Agency; Academy | Q4 2027 |
| Publish the index | | end of 2028 |
"""


@pytest.mark.parametrize("name", ["plan.md", "plan.txt"])
def test_a_row_of_a_table_of_milestones_is_a_pledge(tmp_path: Path, name: str) -> None:
    told = [
        (
            one.duty,
            one.addressees,
            one.deadline and one.deadline.date,
        )
        for one in found(tmp_path, TABLE, name)
    ]
    assert told == [
        ("Open the registry", ("Ministry of Justice",), date(2027, 6, 30)),
        ("Train 200 clerks", ("Civil Service Agency", "Academy"), date(2027, 12, 31)),
        ("Publish the index", (), date(2028, 12, 31)),
    ]


def test_another_table_is_no_plan(tmp_path: Path) -> None:
    table = "# Ports\n\n| Port | Depth |\n|---|---|\n| Klow | 30 June 2027 |\n"
    assert found(tmp_path, table, "ports.md") == []


ANNEX = """Article 1

The Parties shall cooperate.

ANNEX I

Article 3

1. States shall collect the following data:

(a) catches by gear;

(b) effort by fleet.

2. States shall cooperate:

(a) to agree on formats;

(b) to share methods.
"""


def test_letters_are_duties_where_they_are_acts_and_annexes_stand_in_the_address(tmp_path: Path) -> None:
    assert [(one.paragraph, one.duty) for one in found(tmp_path, ANNEX)] == [
        ("Article 1", "cooperate"),
        ("ANNEX I, Article 3(1)", "collect the following data"),
        ("ANNEX I, Article 3(2)(a)", "agree on formats"),
        ("ANNEX I, Article 3(2)(b)", "share methods"),
    ]
