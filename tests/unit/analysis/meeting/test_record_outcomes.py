"""What a record itself says was settled and given to do, in the forms of councils, boards and assemblies."""

import pytest

from travaux.analysis.meeting.record_blocks import read_blocks
from travaux.analysis.meeting.record_outcomes import RecordOutcomes, find_record_outcomes, with_recorded
from travaux.domain.findings import Line
from travaux.domain.meetings import Meeting, MeetingFacts
from travaux.domain.spans import SourceText

BOARD = "Report of the third session of the Executive Board of the Lakes Fund"


def outcomes(text: str, title: str | None = BOARD) -> RecordOutcomes:
    meeting = Meeting(SourceText("record.txt", text), "text", MeetingFacts(title=title), ())
    return find_record_outcomes(meeting, read_blocks(meeting))


def decided(text: str, title: str | None = BOARD) -> list[str]:
    return [line.text for line in outcomes(text, title).decisions]


def tasks(text: str, title: str | None = BOARD) -> list[tuple[tuple[str, ...], str]]:
    return [(line.actors, line.text) for line in outcomes(text, title).actions]


@pytest.mark.parametrize(
    "words",
    [
        "4. The Board approved the accounts of the Fund for 2030.",
        "Following informal consultations, the Board adopted a budget of 12 million crowns.",
        "The Board also endorsed the choice of Velmar as its seat.",
        "12.3 The Board, by 14 votes to 3, with 2 abstentions, rejected the amendment.",
        "The Executive Board of the Lakes Fund elected Ms. Rill as its Chair.",
        "The Board was not in a position to take a decision and deferred the item to its fourth session.",
        "After discussion, the Board took note of the report of the auditor.",
        "Members agreed that reserves should be raised to six months.",
        "RESOLVED: That the lease be renewed for ten years.",
        "RESOLVED, that the lease be renewed for ten years.",
        "Resolved – that the lease be renewed for ten years.",
        "It was unanimously resolved that expenses be paid at 40 pence a mile.",
        "The Board decides to open an office in Velmar.",
    ],
)
def test_what_the_body_settles_is_decided(words: str) -> None:
    assert len(decided(f"I. Budget\n\n{words}\n")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "The Board had approved the accounts at an earlier session.",
        "In 2029 the Board approved the accounts of the Fund.",
        "Some members agreed that the budget was too high.",
        "Several members of the Board approved of the new building.",
        "The Bridges Assembly approved the accounts of its own fund.",
        "The representative of Norland said that the Board approved of the plan.",
        "The Board heard a statement by the Director on the accounts.",
        "The Board took note of the statements.",
        "If the Board approved the plan, work would begin in May.",
        "Has the Board approved the plan?",
        "NOTED: That the lease of the boathouse had been renewed.",
    ],
)
def test_what_is_past_said_heard_or_anothers_is_not_decided(words: str) -> None:
    assert decided(f"I. Budget\n\n{words}\n") == []


@pytest.mark.parametrize(
    ("words", "who", "what"),
    [
        (
            "The Board took note of the report and requested the Director to submit accounts by 3 May.",
            "Director",
            "submit accounts",
        ),
        (
            "The Board invited members that have not paid to send their plans before 1 June 2031.",
            "Members",
            "send their plans",
        ),
        ("The secretariat was asked to circulate the audit opinion.", "Secretariat", "circulate the audit"),
        ("Staff was directed to post a map of the detour.", "Staff", "post a map"),
        ("It was agreed that the Chair would write to the host country.", "Chair", "write to the host"),
        ("The Secretariat will circulate a compilation by 28 February 2031.", "Secretariat", "compilation"),
        ("Norland undertook to host a workshop in the spring of 2032.", "Norland", "host a workshop"),
        (
            "The Board set up a correspondence group, chaired by Norland, to draft guidelines on dredging.",
            "Correspondence group",
            "draft guidelines",
        ),
        (
            "RESOLVED, that the Board hereby authorizes the Treasurer to sign the lease.",
            "Treasurer",
            "sign the lease",
        ),
        ("RESOLVED: That the Treasurer present monthly figures.", "Treasurer", "present monthly"),
        ("The Board instructed the Finance Committee to report back in May.", "Finance Committee", "report"),
    ],
)
def test_whom_the_record_gives_a_task_is_named_with_it(words: str, who: str, what: str) -> None:
    ((names, said),) = tasks(f"I. Accounts\n\n{words}\n")
    assert names == (who,)
    assert what in said


@pytest.mark.parametrize(
    "words",
    [
        "Members were invited to take the floor.",
        "The Board invited the Director to introduce the report.",
        "The Chair invited the Board to consider item 4.",
        "The Board had requested the Director to submit accounts.",
        "The Board urged all members to pay on time.",
        "The bridge will reopen in May.",
        "The new building will cost 2 million crowns.",
        "The Treasurer shall keep the books of the Fund.",
        "Anyone who wishes will find the text on the table.",
        "The Bridges Assembly also decided that the commission would meet in Velmar.",
    ],
)
def test_what_is_of_the_moment_past_or_nobodys_is_no_task(words: str) -> None:
    assert tasks(f"I. Accounts\n\n{words}\n") == []


PRINTED = """\
I. Budget

1. The Board adopted decision 3/1 on the budget, as set out in the annex.

Annex

Decision 3/1: Budget for 2032

The Executive Board,

Recalling its decision 2/4,

1. Approves the budget set out in annex I;

2. Requests the Director to report on the reserve at the fourth session;

3. Also requests the secretariat, subject to the availability of funds:

(a) To hold two workshops;

(b) To prepare a manual;

4. Urges members to pay on time.

Decision 3/2: Offices

The Executive Board,

1. Decides to open an office in Velmar.

2. Invites Governments to nominate experts by 1 May 2032.
"""


def test_a_printed_decision_is_told_with_its_adoption_and_its_requests_as_tasks() -> None:
    found = outcomes(PRINTED)
    first, second = found.decisions
    assert first.text.startswith("The Board adopted decision 3/1")
    assert "approves the budget" in first.text
    assert len(first.citations) == 2
    assert second.text == "Decision 3/2: Offices: decides to open an office in Velmar."
    assert [(line.actors, line.text) for line in found.actions] == [
        (("Director",), "Director to report on the reserve at the fourth session."),
        (("Secretariat",), "Secretariat to hold two workshops."),
        (("Secretariat",), "Secretariat to prepare a manual."),
        (("Governments",), "Governments to nominate experts by 1 May 2032."),
    ]
    assert found.actions[-1].due == "by 1 May 2032"


@pytest.mark.parametrize(
    "text",
    [
        PRINTED.replace("Decision 3/1: Budget", "Draft decision 3/1: Budget").split("Decision 3/2")[0],
        PRINTED.replace("The Executive Board,", "The Bridges Assembly,"),
        PRINTED.replace("The Executive Board,", ""),
    ],
)
def test_a_draft_or_the_text_of_another_body_gives_nothing(text: str) -> None:
    assert outcomes(text).actions == ()


def test_annexed_rules_give_no_decisions_and_no_tasks() -> None:
    rules = "The secretariat will notify members. The Board adopted rule 4. Rule 5 was adopted.\n"
    front = "I. Opening\n\nThe Chair opened the session at 10 a.m. and welcomed all members to Velmar.\n\n"
    assert outcomes(f"{front}{rules}").actions
    assert outcomes(f"{front}Annex II\n\n{rules}").actions == ()
    assert outcomes(f"{front}Annex II\n\n{rules}").decisions == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Motion by Banks, seconded by Lund, to close the footbridge. Motion carried 4-0.",
            "Motion carried 4-0: close the footbridge.",
        ),
        (
            "Motion by Ortiz, seconded by Banks, to sell the mill. Ayes: Ortiz. Nays: Lund. MOTION FAILED.",
            "Motion failed: sell the mill.",
        ),
        (
            "**MOTION:** To approve the agenda.\n\nMoved by: Ann Orr\n\n**CARRIED**",
            "Carried: approve the agenda.",
        ),
    ],
)
def test_a_motion_in_minutes_is_told_with_what_became_of_it(text: str, told: str) -> None:
    (line,) = decided(text)
    assert line.lower() == told.lower() or line.lower() == told.lower().replace(": ", ": to ")


def test_a_motion_without_a_result_is_not_decided() -> None:
    assert decided("Motion by Banks, seconded by Lund, to close the bridge. Mr. Orr asked why.") == []


def test_tables_and_lists_of_tasks_are_read_with_who_and_by_when() -> None:
    text = (
        "Actions\n\n- [ ] Ben Ruiz: write to the towns (by 20 May)\n- [ ] Cho Min to update the page\n\n"
        "Sensors\n\nAction | Owner | Due\nAsk for three quotes | Dara Finn | 1 June 2031\n"
        "Test the sensor | Ana Kole, Cho Min | mid-June\n"
    )
    found = outcomes(text).actions
    assert [(line.actors, line.due) for line in found] == [
        (("Ben Ruiz",), "by 20 May"),
        (("Cho Min",), None),
        (("Dara Finn",), "1 June 2031"),
        (("Ana Kole", "Cho Min"), "mid-June"),
    ]


def test_a_table_of_other_things_gives_no_tasks() -> None:
    assert tasks("Port | Depth | Year\nVelmar | 12 m | 2030\n\nItems\n\n- The port of Velmar\n") == []


def test_whose_action_it_is_goes_with_the_item_above() -> None:
    text = "The lease is to be renewed.\n\nAction: Registrar\n\nThe hall was painted.\n\nAction: none\n"
    ((names, said),) = tasks(text)
    assert names == ("Registrar",)
    assert "lease" in said


def test_the_items_of_what_was_agreed_are_decisions_and_tasks_of_those_they_name() -> None:
    text = (
        "It was agreed:\n(i) to defer the sale of Elm Court;\n(ii) that the Registrar would bring a map.\n\n"
        "The hall was painted in May.\n"
    )
    found = outcomes(text)
    assert [line.text for line in found.decisions] == [
        "To defer the sale of Elm Court.",
        "That the Registrar would bring a map.",
    ]
    assert [line.actors for line in found.actions] == [("Registrar",)]


def test_a_task_that_a_list_repeats_is_told_once_with_both_places() -> None:
    text = (
        "The Secretariat will circulate a compilation of comments.\n\n"
        "Action | Responsible | Deadline\nCirculate the compilation of comments | Secretariat | 3 May\n"
    )
    (line,) = outcomes(text).actions
    assert len(line.citations) == 2
    assert line.due == "3 May"


def test_the_records_own_line_stands_for_what_it_repeats_unless_several_places_are_joined() -> None:
    source = SourceText("record.txt", "The Board approved the accounts. It was so decided.")
    own = Line("a", "decision", "own", (source.cite(0, 32),))
    said = Line("b", "decision", "said", (source.cite(4, 32),))
    joint = Line("c", "decision", "joint", (source.cite(0, 32), source.cite(33, 51)))
    assert with_recorded([said], [own]) == (own,)
    assert with_recorded([joint], [own]) == (joint,)
    assert with_recorded([said], []) == (said,)


def test_what_an_annex_decides_is_told_and_what_it_rules_is_not() -> None:
    front = "I. Opening\n\nThe Chair opened the session at 10 a.m. and welcomed all members to Velmar.\n\n"
    acts = "The Board requests the secretariat to prepare a map.\n"
    assert outcomes(f"{front}Annex I\n\nDecision 3/1: Maps\n\n{acts}").actions
    assert outcomes(f"{front}Annex I\n\nDecisions adopted by the Board\n\n{acts}").actions
    assert outcomes(f"{front}Annex I\n\nTerms of reference\n\n{acts}").actions == ()
    assert outcomes(
        f"{front}Annex I\n\nDecision 3/1: Maps\n\n{acts}\nRules of procedure\n\n{acts}"
    ).actions == (outcomes(f"{front}Annex I\n\nDecision 3/1: Maps\n\n{acts}").actions)


def test_decisions_that_ask_the_same_office_for_like_things_keep_all_their_tasks() -> None:
    text = PRINTED.replace("(a) To hold two workshops;", "(a) To prepare a manual of the lakes;")
    assert len(outcomes(text).actions) == 4


def test_the_organisation_in_a_masthead_is_not_the_body_that_meets() -> None:
    masthead = "General Assembly Distr.: General\n\nReport of the Lakes Commission\n\n"
    assert (
        tasks(
            f"{masthead}The General Assembly also decided that the commission would meet in Velmar.\n", None
        )
        == []
    )
    assert tasks(f"{masthead}The Commission decided that the Chair would write to Velmar.\n", None)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The Treasurer to present three options at the next meeting.", "Treasurer"),
        ("Ms Lind to contact the fishers' association.", "Ms Lind"),
        ("All members to report on their fish passes by 1 September.", "Members"),
        ("(b) The secretariat is requested to publish the readings each month.", "Secretariat"),
        ("(ii) Delegations are invited to submit written comments by 30 June 2031.", "Delegations"),
        ("Members should send their nominations to the secretariat before 1 June.", "Members"),
        ("Parties are to notify the secretariat of their focal points by 1 July.", "Parties"),
        ("The secretariat was asked to report back in the autumn.", "Secretariat"),
        ("The Board requested that the secretariat prepare a note on arrears.", "Secretariat"),
        ("The Board instructed the Director to open talks with the port.", "Director"),
    ],
)
def test_a_board_gives_tasks_in_many_forms(words: str, who: str) -> None:
    ((actors, _),) = tasks(f"I. Budget\n\n{words}\n")
    assert actors == (who,)


@pytest.mark.parametrize(
    "words",
    [
        "Proposal to review the rules",
        "Plans to build a new quay",
        "Harbour Works to repair the quay",
        "The fund helps members to find partners.",
        "Members are invited to take their seats.",
        "Members should be proud of this.",
        "Members should report a fire at once.",
        "The secretariat had been asked to write back in 2019.",
        "The Board requested that members be seated.",
    ],
)
def test_headings_habits_and_courtesies_are_no_tasks(words: str) -> None:
    assert tasks(f"I. Budget\n\nThe harbour works were slow.\n\n{words}\n") == []


def test_a_name_that_the_record_knows_can_be_given_a_task_without_a_verb() -> None:
    text = "I. Fair\n\nPaul Reyes and Lena Ott were present.\n\nPaul and Lena to find volunteers.\n"
    ((actors, _),) = tasks(text)
    assert actors == ("Paul", "Lena") or actors == ("Paul and Lena",)


def test_a_bullet_that_hands_out_a_task_is_one_under_any_heading() -> None:
    text = "# Website\n\nPages were shown.\n\n- Lena: share the draft by Friday\n- Decision: it opens\n"
    assert tasks(text) == [(("Lena",), "Lena to share the draft by Friday.")]


def test_a_task_and_the_line_that_says_whose_it_is_are_told_once() -> None:
    text = "I. Scale\n\nThe Board asked the Clerk to prepare a scale.\n\nAction: Clerk\n"
    assert tasks(text) == [(("Clerk",), "Clerk to prepare a scale.")]
