"""Votes: figures as sentences state them, and who voted how in any layout."""

from datetime import date

import pytest

from travaux.analysis.procedure.narrated import find_steps
from travaux.domain.process import Step, StepKind
from travaux.domain.spans import SourceText
from travaux.domain.votes import VoteChoice, Votes
from travaux.reference.registry import load_registry

DAY = date(2031, 5, 1)
FOR, AGAINST, REST, ABSENT = VoteChoice.FAVOUR, VoteChoice.AGAINST, VoteChoice.ABSTAINING, VoteChoice.ABSENT

COLUMNS = """Recorded vote

In favour        Against        Abstaining
Albania          Israel         Kenya
Brazil           Japan          Mali
Chile                           Togo

Draft decision L.4 was adopted by 3 votes to 2, with 3 abstentions."""
NAMES_IN_LINES = """A recorded vote was taken.

In favour:
Albania
Bosnia and
Herzegovina
Chile

Against:
Borduria
Syldavia

Abstaining:
None

The amendment was adopted by 3 votes to 2."""
ROWS = """The vote on the motion was as follows:

| State | Vote |
|---|---|
| Albania | Yes |
| Norway | No |
| Peru | Abstain |
| Chad | Absent |

The motion was carried."""
MARKS = """| State | In favour | Against | Abstaining |
|---|---|---|---|
| Albania | X | | |
| Norway | | X | |
| Peru | | | X |

The text was put to the vote."""
ROLL_CALL = "Result of the roll-call:\nAlbania – Yes\nNorway – No\nPeru – Abstained\nBorduria – Yes"
HANDS = """The proposal was put to a vote by show of hands. In favour: Fiji, Peru and Chile. Against: \
Norway. Abstentions: none. The proposal was adopted by 3 votes to 1, with no abstentions."""
ONE_LINE = (
    "Voting in favour (3): Albania, Chile, Trinidad and Tobago; against (1): Israel; abstaining (1): Mali."
)
SEMICOLONS = "VOTING RECORD\n\nFor: Albania; Chile\nAgainst: Israel\nAbstained: Kenya\nDid not vote: Mali"
SAID = "Norway, Peru and Fiji voted in favour; Chad voted against. The proposal was carried by 3 votes to 1."
NAMED = "The motion was lost by 20 votes to 31, Norway and Peru abstaining."


def told(text: str) -> list[Step]:
    return find_steps(SourceText("record", text), DAY, load_registry())


def votes(text: str) -> Votes:
    found = [step.votes for step in told(text) if step.votes]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            COLUMNS,
            {
                FOR: ["Albania", "Brazil", "Chile"],
                AGAINST: ["Israel", "Japan"],
                REST: ["Kenya", "Mali", "Togo"],
            },
        ),
        (
            NAMES_IN_LINES,
            {FOR: ["Albania", "Bosnia and Herzegovina", "Chile"], AGAINST: ["Borduria", "Syldavia"]},
        ),
        (ROWS, {FOR: ["Albania"], AGAINST: ["Norway"], REST: ["Peru"], ABSENT: ["Chad"]}),
        (MARKS, {FOR: ["Albania"], AGAINST: ["Norway"], REST: ["Peru"]}),
        (ROLL_CALL, {FOR: ["Albania", "Borduria"], AGAINST: ["Norway"], REST: ["Peru"]}),
        (HANDS, {FOR: ["Fiji", "Peru", "Chile"], AGAINST: ["Norway"]}),
        (ONE_LINE, {FOR: ["Albania", "Chile", "Trinidad and Tobago"], AGAINST: ["Israel"], REST: ["Mali"]}),
        (
            SEMICOLONS,
            {
                FOR: ["Albania", "Chile"],
                AGAINST: ["Israel"],
                REST: ["Kenya"],
                VoteChoice.NOT_VOTING: ["Mali"],
            },
        ),
        (SAID, {FOR: ["Norway", "Peru", "Fiji"], AGAINST: ["Chad"]}),
        (NAMED, {REST: ["Norway", "Peru"]}),
    ],
)
def test_who_voted_how_is_kept_in_any_layout(text: str, who: dict[VoteChoice, list[str]]) -> None:
    found = votes(text)
    assert {choice: list(found.who(choice)) for choice in VoteChoice if found.who(choice)} == who
    assert all(ballot.citation.quote in text for ballot in found.ballots)


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("The proposal was defeated by 9 to 4.", (4, 9, None)),
        ("The amendment was rejected by 1 vote to 3.", (1, 3, None)),
        ("The amendment failed by eleven votes to six, with three abstentions.", (6, 11, 3)),
        ("The amendment was defeated 30-25, with 3 abstentions.", (25, 30, 3)),
        ("The amendment was lost 5–9–2.", (5, 9, 2)),
        ("By a roll-call vote of 12 to 3, with 2 abstentions, the Committee adopted the text.", (12, 3, 2)),
        (
            "The Committee rejected the amendment by a recorded vote of 89 to 56, with 12 abstentions.",
            (56, 89, 12),
        ),
        ("The amendment was rejected by a vote of 45 in favour to 98 against.", (45, 98, None)),
        (
            "The proposal was rejected by 45 votes to 30, short of the required two-thirds majority.",
            (45, 30, None),
        ),
        ("The text received 4 votes in favour, none against and 1 abstention.", (4, 0, 1)),
        ("Votes in favour: 12, against: 1, abstentions: 2.", (12, 1, 2)),
        ("The paragraph was retained by 12 votes to none, with no abstentions.", (12, 0, 0)),
        ("The proposal was adopted by 9 to 1. There were two abstentions.", (9, 1, 2)),
        ("The motion was lost by 20 votes to 31, Norway and Peru abstaining.", (20, 31, 2)),
    ],
)
def test_figures_are_of_those_who_cast_them(words: str, figures: tuple[int, int, int | None]) -> None:
    assert votes(words).totals == figures


def test_lists_tell_which_figure_is_in_favour() -> None:
    lists = "In favour: Fiji, Peru, Chad. Against: Norway.\n\n"
    assert votes(f"A vote was taken. {lists}The amendment was rejected by 3 votes to 1.").totals[:2] == (3, 1)


def test_a_vote_of_the_council_is_told_with_the_number_of_its_resolution() -> None:
    (step,) = told(
        "The draft resolution received 4 votes in favour, none against and 1 abstention."
        " The draft resolution has been adopted as resolution 4321 (2031)."
    )
    assert (step.kind, step.what, step.result) == (StepKind.ADOPTION, "resolution 4321 (2031)", "adopted")


def test_a_veto_is_no_adoption() -> None:
    (step,) = told(
        "The draft resolution received 9 votes in favour, 3 against and 3 abstentions."
        " It was not adopted, owing to the negative vote of a permanent member of the Council."
    )
    assert (step.kind, step.result) == (StepKind.VOTE, "not adopted")
    assert step.votes == Votes(9, 3, 3)


def test_a_vote_corrected_afterwards_stands_with_what_was_meant() -> None:
    found = votes(
        "A vote was taken. In favour: Albania, Chile. Against: Israel.\n\nThe text was adopted by 2 "
        "votes to 1."
        "\n\n[Subsequently, the delegation of Kenya informed the Secretariat that it had intended"
        " to abstain; the delegation of Chile advised that it had intended to vote against.]"
    )
    assert {ballot.actor: (ballot.choice, ballot.intended) for ballot in found.ballots} == {
        "Albania": (FOR, None),
        "Chile": (FOR, AGAINST),
        "Israel": (AGAINST, None),
        "Kenya": (VoteChoice.NOT_VOTING, REST),
    }


def test_lists_that_count_otherwise_than_stated_are_told() -> None:
    found = votes(
        "A vote was taken. In favour: Albania, Chile. Against: Israel.\n\nIt was adopted by 3 votes to 1."
    )
    assert [str(one) for one in found.differences()] == ["2 are listed in favour, and 3 are stated"]


@pytest.mark.parametrize(
    "text",
    [
        "For: 12 people attended.\n\nNo: 7 Main Street",
        "In favour of the text spoke Norway.\n\nAgainst this background, Peru asked for time.",
        "The Conference agreed on paragraphs 3 to 5 and 7 by consensus.",
        "Norway voted against in 2010, and Peru in favour.",
        "The delegate of Norway recalled that a similar text was adopted by 100 votes to 2 in 2019.",
        ">> NORWAY: yes.\n>> PERU: we talk of the vote.\n>> CHILE: in July.\n"
        ">> KENYA: no, not that.\n>> MALI: abstain.",
    ],
)
def test_what_is_no_vote_gives_none(text: str) -> None:
    assert not any(step.votes for step in told(text))


@pytest.mark.parametrize(
    ("words", "kind", "result"),
    [
        ("The Committee rejected the oral amendment proposed by Peru.", StepKind.AMENDMENT, "rejected"),
        ("The amendment in document A/80/L.9 was not adopted.", StepKind.AMENDMENT, "not adopted"),
        ("Peru withdrew its amendment.", StepKind.AMENDMENT, "withdrawn"),
        (
            "The Assembly adopted draft resolution A/80/L.7 without a vote.",
            StepKind.ADOPTION,
            "without a vote",
        ),
        ("By consensus, the Council adopted the decision on gauges.", StepKind.ADOPTION, "by consensus"),
        (
            "The declaration was adopted by acclamation; the text stands.",
            StepKind.ADOPTION,
            "by acclamation",
        ),
    ],
)
def test_what_is_decided_without_a_vote_is_a_step(words: str, kind: StepKind, result: str) -> None:
    assert [(step.kind, step.result) for step in told(words)] == [(kind, result)]


@pytest.mark.parametrize(
    "words",
    ["Norway rejected the amendment.", "The Assembly would adopt the draft resolution without a vote."],
)
def test_a_view_or_a_wish_is_no_decision(words: str) -> None:
    assert told(words) == []


def test_lists_that_run_on_into_the_sentence_of_the_figures_are_told_from_it() -> None:
    (step,) = told(
        "A recorded vote was taken. In favour: Albania, Chile Against: Israel, Japan Abstaining: Mali,"
        " Peru Draft resolution I was adopted by 2 votes to 2, with 2 abstentions."
    )
    assert step.votes is not None
    assert (step.what, len(step.votes.ballots)) == ("Draft resolution I", 6)
    assert step.votes.who(REST) == ("Mali", "Peru")
