"""What a procedure's page says of results is of the catalogues; inconsistencies are messages."""

from datetime import date

import pytest

from travaux.analysis.procedure.tallies import read_result
from travaux.analysis.procedure.timeline import chart
from travaux.domain.messages import Message
from travaux.domain.process import Budget, BudgetItem, Step, StepKind
from travaux.domain.spans import SourceText
from travaux.domain.votes import Ballot, VoteChoice, Votes
from travaux.reference.phrases import entries
from travaux.reports.terms import TERMS

WORDS = SourceText("s", "The accord on gauges was adopted.").cite(0, 33)
RESULTS = (*entries("procedure", "votes.lost"), *entries("procedure", "votes.won"))


@pytest.mark.parametrize(
    "result", [*RESULTS, *(f"not {one}" for one in entries("procedure", "votes.denied"))]
)
def test_results_that_sentences_state_are_terms(result: str) -> None:
    stated = result.partition("(?")[0]  # some are a result only before what tells of a vote
    assert read_result(f"The accord on gauges was {stated} by nine votes to four.") == stated
    assert stated in TERMS


@pytest.mark.parametrize(
    "words", ["The wage fell by 3 to 4 per cent.", "It declined the offer.", "The Board dismissed him."]
)
def test_other_uses_of_the_words_of_results_state_none(words: str) -> None:
    assert read_result(words) is None


@pytest.mark.parametrize("way", entries("procedure", "adoption.ways"))
def test_ways_of_adopting_are_terms(way: str) -> None:
    assert way in TERMS


def test_what_was_not_adopted_after_all_reads_like_what_was_not_adopted() -> None:
    assert read_result("The accord had Not been\nAdopted.") == "not adopted"
    assert read_result("The accord was discussed.", "It was carried.") == "carried"
    assert read_result("The accord was discussed.") is None


def test_inconsistencies_are_messages_of_the_steps_and_days_they_are_about() -> None:
    day = date(2031, 4, 1)
    votes = Votes(3, 0, None, (Ballot(VoteChoice.FAVOUR, "Marenia", WORDS),))
    steps = [
        Step("a", StepKind.ADOPTION, "adoption", day, citations=(WORDS,)),
        Step("v", StepKind.VOTE, "vote", day, votes=votes, citations=(WORDS,)),
        Step("b", StepKind.SILENCE_BROKEN, "silence broken", date(2031, 5, 1), citations=(WORDS,)),
    ]
    budget = Budget((BudgetItem("1", "gauges", 1200, WORDS),), 1300)
    found = [doubt.what for doubt in chart(steps, [budget]).doubts]
    assert all(isinstance(what, Message) for what in found)
    assert [str(what) for what in found] == [
        "silence broken after the adoption on 1 April 2031",
        "1 are listed in favour, and 3 are stated",
        "the items of the budget add up to 1,200, not to the stated 1,300",
    ]
