"""Duties in the layouts of decisions, plans, treaties and pledges: doer, address and deadline of each."""

from datetime import date
from pathlib import Path

import pytest

from travaux.analysis.commitments.duties import find_commitments
from travaux.domain.commitments import Commitment, Strength
from travaux.exports.calendar import _recurring
from travaux.pipeline.drafts import read_draft


def found(folder: Path, text: str) -> tuple[Commitment, ...]:
    path = folder / "text.md"
    path.write_text(text, encoding="utf-8")
    return find_commitments(read_draft(path)).commitments


def lines(folder: Path, text: str) -> list[tuple[tuple[str, ...], str, date | None]]:
    return [
        (one.addressees, one.paragraph, one.deadline.date if one.deadline else None)
        for one in found(folder, text)
    ]


def test_rows_of_a_plan_stand_at_their_number_and_are_due_by_quarters(tmp_path: Path) -> None:
    text = """# Action Plan 2027-2030

| No. | Action | Lead | Milestone | Deadline |
|---|---|---|---|---|
| 1.1 | Publish berth data | Port Authority | First data set | Q3 2027 |
| 1.2 | Train staff | Ministry of Transport; Energy Agency | 200 trained | mid-2028 |
| 1.3 | Adopt by-law | City Council | by-law | 2nd quarter 2029 |
| 1.4 | Consult fishers | Fisheries Board | meetings | ongoing |
"""
    assert lines(tmp_path, text) == [
        (("Port Authority",), "1.1", date(2027, 9, 30)),
        (("Ministry of Transport", "Energy Agency"), "1.2", date(2028, 6, 30)),
        (("City Council",), "1.3", date(2029, 6, 30)),
        (("Fisheries Board",), "1.4", None),
    ]


def test_lines_of_a_plan_that_name_their_own_lead(tmp_path: Path) -> None:
    text = """# Action plan for the Delta

**Action 3 – Flood gates.** *Responsible:* Water Board. *Timeline:* by Q2 2029.

**Action 4 – Ferry stops.** *Responsible:* City of Lund; Ferry Company. *Timeline:* 2028–2030.
"""
    assert lines(tmp_path, text) == [
        (("Water Board",), "3", date(2029, 6, 30)),
        (("City of Lund", "Ferry Company"), "4", date(2030, 12, 31)),
    ]


def test_milestones_parted_by_dashes_with_their_dates(tmp_path: Path) -> None:
    text = """# Action Plan 2028–2030

## Commitment 1: Open contracts

Milestones:
1. Draft standard – Q4 2028 – Ministry of Finance
2. Portal launched – June 2029 – Digital Agency

Harbours – old and new – are loved.
"""
    assert [(one.addressees, one.duty) for one in found(tmp_path, text)] == [
        (("Ministry of Finance",), "Draft standard"),
        (("Digital Agency",), "Portal launched"),
    ]


def test_decisions_of_a_named_body_and_recommendations(tmp_path: Path) -> None:
    text = """Decisions of the Board, 14 September 2026

Decision 12. The Board requests the Director to submit a revised plan by 1 February 2027.

Decision 13. The Board agrees that the audit committee will visit the field offices once a year.

Decision 14. The Board takes note of the report.

Recommendation 1: The Ministry of Health should publish waiting times by June 2027.

The harbour should be beautiful.
"""
    assert lines(tmp_path, text) == [
        (("Director",), "12", date(2027, 2, 1)),
        (("audit committee",), "13", date(2027, 9, 14)),
        (("Ministry of Health",), "1", date(2027, 6, 30)),
    ]
    assert [one.strength for one in found(tmp_path, text)][-1] is Strength.RECOMMENDS


@pytest.mark.parametrize(
    ("paragraph", "doer", "address"),
    [
        ("Article 5 Duty of assistance shall No Party shall refuse assistance.", "Parties", "Article 5"),
        ("Article 6 Information Each Party shall notify the Commission.", "Party", "Article 6"),
        ("Article 8 – Licences The master shall carry a pilot.", "master", "Article 8"),
        ("Article 9. Fees. Every port authority shall publish its tariff.", "port authority", "Article 9"),
        (
            "Article 10 The Government of The Gambia shall host the meeting.",
            "Government of The Gambia",
            "Article 10",
        ),
    ],
)
def test_a_heading_run_into_its_sentence_names_nobody(
    tmp_path: Path, paragraph: str, doer: str, address: str
) -> None:
    (one,) = found(tmp_path, f"AGREEMENT ON RIVERS\n\nAdopted on 9 March 2025\n\n{paragraph}\n")
    assert (one.addressees, one.paragraph) == ((doer,), address)
    assert "Article" not in one.duty


def test_a_dash_opens_a_list_as_a_colon_does_and_romans_stand_side_by_side(tmp_path: Path) -> None:
    text = """MEMORANDUM

Signed on 8 August 2027

2.1 The Host shall –
(i) provide premises free of charge;
(ii) insure the premises; and
(iii) appoint an officer by 1 October 2027.
"""
    assert lines(tmp_path, text) == [
        (("Host",), "2.1(i)", None),
        (("Host",), "2.1(ii)", None),
        (("Host",), "2.1(iii)", date(2027, 10, 1)),
    ]


def test_what_a_treaty_allows_time_for_is_not_counted_from_its_adoption(tmp_path: Path) -> None:
    text = """CONVENTION

Adopted on 9 March 2025

Article 1

1. The authority shall release a boat within ten days.

2. The operator shall, within 48 hours of an accident, notify the police.

3. The Parties shall meet every two years.

4. The Secretariat shall open within ten days of the adoption of this Convention.
"""
    dues = [one.deadline for one in found(tmp_path, text)]
    assert [due and due.date for due in dues] == [None, None, None, date(2025, 3, 19)]
    assert [due is not None for due in dues] == [True] * 4
    assert [due.every for due in dues if due][2] == "two years"


@pytest.mark.parametrize(
    ("subject", "doers"),
    [
        ("The latter State", ()),
        ("Such State", ()),
        ("Each Party", ("Party",)),
        (
            "A State which is not a member of a fisheries organization",
            ("State which is not a member of a fisheries organization",),
        ),
    ],
)
def test_a_doer_whom_other_words_name_stays_open(
    tmp_path: Path, subject: str, doers: tuple[str, ...]
) -> None:
    text = f"TREATY\n\nAdopted on 9 March 2025\n\nArticle 1\n\n1. {subject} shall submit a report.\n"
    assert [one.addressees for one in found(tmp_path, text)] == [doers]


def test_ministers_who_say_we_are_the_ministers_and_heads_of_state_their_states(tmp_path: Path) -> None:
    text = """Declaration

Adopted at Riga on 7 July 2026

We, the {who},

1. Commit ourselves to halving waste in our ports by 2032;

2. We will establish a training centre by the second half of 2028;

3. Welcome the offer of Latvia.
"""
    ministers = found(tmp_path, text.format(who="ministers responsible for ports"))
    assert [one.addressees for one in ministers] == [("ministers responsible for ports",)] * 2
    heads = found(tmp_path, text.format(who="Heads of State and Government"))
    assert [one.addressees for one in heads] == [("Member States",)] * 2


def test_those_included_stay_with_whom_they_are_named(tmp_path: Path) -> None:
    text = """The General Assembly,

1. Urges all stakeholders, including the private sector, civil society and academia, to contribute;

2. Invites States, including small islands, and the World Bank to contribute;
"""
    assert [one.addressees for one in found(tmp_path, text)] == [
        ("all stakeholders, including the private sector, civil society and academia",),
        ("States, including small islands", "World Bank"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "A pilot will often know the bottom by heart.",
        "It will rain tomorrow.",
        "The captain shall never forget the storm.",
        "The board is old, and the ministers were invited to lunch by the mayor.",
    ],
)
def test_habits_and_weather_bind_nobody(tmp_path: Path, words: str) -> None:
    assert found(tmp_path, f"Notes on harbours\n\n{words}\n") == ()


@pytest.mark.parametrize(
    ("every", "rule"),
    [
        ("90 days", "FREQ=DAILY;INTERVAL=90"),
        ("2 weeks", "FREQ=WEEKLY;INTERVAL=2"),
        ("one year", "FREQ=YEARLY"),
    ],
)
def test_days_and_weeks_recur_in_calendars(every: str, rule: str) -> None:
    assert _recurring(every) == rule
