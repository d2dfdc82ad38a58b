"""Counts of a vote in the orders in which records, cables, press and minutes tell them, and who voted how."""

from datetime import date

import pytest

from travaux.analysis.procedure.narrated import find_steps
from travaux.analysis.procedure.tallies import read_result, read_tally
from travaux.domain.process import Step
from travaux.domain.spans import SourceText
from travaux.domain.votes import VoteChoice
from travaux.reference.registry import load_registry

DAY = date(2031, 5, 1)
LOST = (8, 12, 3)
WON = (12, 8, 3)
COUNTED = [
    (
        "By a recorded vote of 12 against to 8 in favour, with 3 abstentions, the Board rejected the plan.",
        LOST,
    ),
    ("By a vote of 12 against, 8 in favour and 3 abstentions, the Board did not adopt the plan.", LOST),
    ("The plan was not carried: 12 members voted against it, 8 voted for it and 3 abstained.", LOST),
    ("The plan was not carried, 12 members having voted against it and 8 for it, with 3 abstentions.", LOST),
    ("The plan was rejected: 12 voted no, 8 yes, and 3 abstained.", LOST),
    ("With 12 delegations against, 8 in favour and 3 abstaining, the plan was rejected.", LOST),
    ("The motion was lost (against 12, for 8, abstentions 3).", LOST),
    ("Votes against: 12; votes in favour: 8; abstentions: 3.", LOST),
    ("Yes 12, No 8, Abstain 3.", WON),
    ("Ayes: 12; Nays: 8; Abstaining: 3. Motion carried.", WON),
    ("Twelve delegations were in favour, eight were against and three abstained.", WON),
    ("In favour were 12 members, against 8, with 3 abstaining; the text was adopted.", WON),
    ("The Board voted 12 to 8, with 3 abstentions, to reject the plan.", LOST),
    ("The Board voted 12 to 8, with 3 abstentions, to adopt the plan.", WON),
    ("Adopting the draft as a whole by 12 votes to 8, with 3 abstentions, the Board closed the item.", WON),
    ("The draft was adopted with 12 in favour, 3 abstentions and 8 votes against.", WON),
    ("Three members abstained, 8 voted against and 12 voted in favour; the draft was adopted.", WON),
    ("L.12 rejected 12 against / 8 for / 3 abst.", LOST),
    ("Adopted with 12 Yes, 8 No and 3 abstentions.", WON),
    ("Only 8 members voted for the plan, while 12 voted against and 3 abstained, so it was rejected.", LOST),
    ("Opposed by 12 members and supported by 8, with 3 abstentions, the plan was rejected.", LOST),
    ("The plan was turned down by 12 votes to 8, with 3 abstentions.", LOST),
    ("By 12 votes to 8 with 3 abstentions the Conference adopted the treaty.", WON),
    ("The motion did not carry, 12 being against and 8 for, with 3 abstentions.", LOST),
    (
        "It was adopted with 12 votes in favour and 3 abstentions, no one having voted against.",
        (12, 0, 3),
    ),
    ("The plan was not accepted (12 against; 8 for).", (8, 12, None)),
]


@pytest.mark.parametrize(("words", "figures"), COUNTED)
def test_counts_are_read_in_whatever_order_they_name_their_choice(
    words: str, figures: tuple[int, int, int | None]
) -> None:
    tally = read_tally(words)
    assert tally is not None
    assert (tally.favour, tally.against, tally.abstaining) == figures


@pytest.mark.parametrize(
    "words",
    [
        "Fourteen States spoke in favour of the amendment and 3 against it last year.",
        "Paragraph 12 deals with acts against civilians and paragraph 8 with measures in favour of refugees.",
        "Twelve speakers were in favour and 8 against; the text was adopted by consensus.",
        "Some 12 delegations were in favour of the annual report and 8 against it.",
        "The fund will give 12 to 8 grants in favour of small island States.",
        "The statement of 40 States was against mines, and for their clearance by 2030.",
    ],
)
def test_figures_for_and_against_are_no_vote_by_themselves(words: str) -> None:
    assert read_tally(words) is None


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("The Board did not adopt the plan.", "not adopted"),
        ("The plan failed to be adopted.", "not adopted"),
        ("The motion does not carry.", "not carried"),
        ("The Board refused to approve the budget.", "not approved"),
        ("The ruling was not upheld.", "not upheld"),
        ("The Board voted narrowly to reject the plan.", "rejected"),
        ("Rejecting the plan by 3 votes to 1, the Board went on.", "rejected"),
        ("The Board rejected the amendment and adopted the text.", "rejected"),
        ("The plan was endorsed.", "endorsed"),
        ("The Board considered the plan.", None),
    ],
)
def test_a_result_is_told_in_one_way_however_it_is_said(words: str, result: str | None) -> None:
    assert read_result(words) == result


def test_what_was_voted_on_is_named_on_either_side_of_the_figures() -> None:
    before = "The Board rejected the amendment of Peru by a vote of 12 against to 8 in favour."
    after = "By a vote of 12 against to 8 in favour, the Board rejected the amendment of Peru."
    put = "The draft decision was then put to the vote and adopted by 4 votes to 2."
    assert [_vote(words).what for words in (before, after)] == ["the amendment of Peru"] * 2
    assert _vote(put).what == "The draft decision"


FOUR = ["Austria", "Ghana", "Mexico", "Togo"]
FIGURES = "The text was adopted by 4 votes to 2, with 1 abstention."


@pytest.mark.parametrize(
    ("words", "favour"),
    [
        (
            "Austria, Ghana, Mexico and Togo voted in favour. Fiji and Nepal voted against. Samoa abstained.",
            FOUR,
        ),
        (
            "Those voting in favour were Austria, Ghana, Mexico and Togo, those voting against Fiji "
            "and Nepal, while Samoa abstained.",
            FOUR,
        ),
        (
            "In favour were Austria, Ghana, Mexico and Togo; against were Fiji and Nepal; Samoa abstained.",
            FOUR,
        ),
        (
            "Austria voted in favour of it, as did Ghana, Mexico and Togo; Fiji and Nepal opposed it; and "
            "Samoa alone abstained.",
            FOUR,
        ),
        ("The votes against were cast by Fiji and Nepal. Only Samoa abstained.", []),
        ("The representatives of Fiji and Nepal voted against; the representative of Samoa abstained.", []),
        ("The two negative votes were those of Fiji and Nepal, and Samoa abstained from voting.", []),
    ],
)
def test_voters_are_named_in_sentences_next_to_the_figures(words: str, favour: list[str]) -> None:
    for text in (f"{FIGURES} {words}", f"{words} {FIGURES}"):
        step = _vote(text)
        assert step.votes is not None
        assert list(step.votes.who(VoteChoice.FAVOUR)) == favour
        assert list(step.votes.who(VoteChoice.AGAINST)) == ["Fiji", "Nepal"]
        assert list(step.votes.who(VoteChoice.ABSTAINING)) == ["Samoa"]


@pytest.mark.parametrize(
    "words",
    [
        "The representative of Fiji explained why his delegation had voted against.",
        "Had Fiji been present, it would have voted against.",
        "In 2019 Fiji and Nepal voted against a similar text.",
        "Fiji supported the proposal.",
        "The Committee voted against.",
        "Fiji, Nepal, Samoa and Togo voted against.",
    ],
)
def test_who_explains_recalls_or_does_not_fit_the_figures_is_no_voter(words: str) -> None:
    step = _vote(f"{FIGURES} {words}")
    assert step.votes is not None
    assert step.votes.ballots == ()


def test_voters_between_two_votes_are_told_of_one() -> None:
    told = (
        f"The amendment was rejected by 4 votes to 2. Fiji and Nepal voted for it. {FIGURES} Samoa abstained."
    )
    steps = [step.votes for step in _steps(told) if step.votes]
    assert [[ballot.actor for ballot in votes.ballots] for votes in steps] == [["Fiji", "Nepal"], ["Samoa"]]


def _steps(text: str) -> list[Step]:
    return find_steps(SourceText("record", text), DAY, load_registry())


def _vote(text: str) -> Step:
    (step,) = (step for step in _steps(text) if step.votes)
    return step
