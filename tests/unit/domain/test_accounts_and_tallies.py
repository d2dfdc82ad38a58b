"""Accounts of words, tallies of votes and runs, and scopes of modifiers: bounds and what is not stated."""

import pytest
from parties import MARENIA

from travaux.domain.actors import Speaker
from travaux.domain.annotations import Annotations, Modified, Modifier
from travaux.domain.consultation import Ask, Consultation, Issue
from travaux.domain.coverage import Coverage, sum_coverages
from travaux.domain.meetings import Intervention
from travaux.domain.overview import AttributedSentence
from travaux.domain.runs import RunSummary, State
from travaux.domain.search import Answer, AnswerOutcome, Answers
from travaux.domain.spans import Note, SourceText
from travaux.domain.voices import Voice
from travaux.domain.votes import Ballot, VoteChoice, Votes

WORDS = SourceText("l.txt", "Marenia voted yes, and meant no.").cite(0, 17)


def test_accounts_of_several_files_are_added_up() -> None:
    one = Coverage(10, 7, (Note("heads", count=2),), (Note("page 1", count=1),))
    other = Coverage(5, 4, (Note("notes", count=1),))
    both = sum_coverages([one, other])
    assert both == Coverage(15, 11, (*one.apart, *other.apart), one.missing)
    assert (both.count_apart, both.count_missing) == (3, 1)
    assert both.share == pytest.approx(14 / 15)
    assert sum_coverages([]) is None


def test_a_file_without_words_is_accounted_for() -> None:
    assert Coverage(0, 0).share == 1.0


@pytest.mark.parametrize(("place", "within"), [(3, False), (4, True), (8, True), (9, False)])
def test_a_scope_holds_its_first_place_and_not_the_one_behind_its_last(place: int, within: bool) -> None:
    negated = Modifier(Modified.NEGATED, 0, 3, 4, 9)
    assert negated.covers(place) is within
    assert (negated.dated, negated.distant, negated.by) == (False, False, "")
    assert Annotations("en", (negated,)).over(place) == ((negated,) if within else ())


def test_modifiers_are_asked_for_by_category() -> None:
    negated, asked = Modifier(Modified.NEGATED, 0, 3, 0, 9), Modifier(Modified.ASKED, 0, 3, 0, 9)
    found = Annotations("en", (negated, asked))
    assert found.over(5) == (negated, asked)
    assert found.over(5, Modified.ASKED) == (asked,)
    assert found.over(5, Modified.PAST) == ()


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (Votes(10, 2, 1), Votes(10, 2, 1), True),
        (Votes(10, 2), Votes(10, 2, 1), True),
        (Votes(10, 2, 1), Votes(10, 2), True),
        (Votes(10, 2, 1), Votes(10, 2, 0), False),
        (Votes(10, 2), Votes(10, 3), False),
        (Votes(9, 2), Votes(10, 2), False),
    ],
)
def test_tallies_agree_as_far_as_both_state_figures(one: Votes, other: Votes, agree: bool) -> None:
    assert one.agrees_with(other) is agree


def test_a_tally_names_the_voters_of_a_choice() -> None:
    cast = (Ballot(VoteChoice.FAVOUR, "Marenia", WORDS), Ballot(VoteChoice.AGAINST, "Tessaly", WORDS))
    assert Votes(1, 1, None, cast).who(VoteChoice.AGAINST) == ("Tessaly",)
    assert Votes(1, 1, None, cast).totals == (1, 1, None)
    assert cast[0].intended is None


def test_a_run_counts_what_ended_in_a_state_over_all_stages() -> None:
    summary = RunSummary({"read": {State.DONE: 2}, "meeting": {State.DONE: 1, State.FAILED: 1}}, ())
    assert [summary.count(state) for state in (State.DONE, State.FAILED, State.SKIPPED)] == [3, 1, 0]


def test_a_question_is_refused_answered_or_has_no_answer() -> None:
    answer = Answer("Marenia voted yes", "Marenia", "support", (WORDS,), "meetings/l/", "votes")
    assert Answers("?", "votes", refused=True).outcome is AnswerOutcome.REFUSED
    assert Answers("?", "votes", (answer,)).outcome is AnswerOutcome.ANSWERED
    assert Answers("?", "votes").outcome is AnswerOutcome.NOTHING
    assert (Answers("?", "votes").left_out, Answers("?", "votes").refused) == (0, False)


def test_nothing_is_inferred_of_an_intervention_unless_said() -> None:
    turn = Intervention("i1", Speaker("MAR", MARENIA), 0, 17, 3)
    assert (turn.inferred, turn.reason, turn.evidence) == (False, None, ())


def test_a_consultation_counts_sentences_that_stand_as_composed_and_as_quotations() -> None:
    def ask(*, quoted: bool, via: str = "own words") -> Ask:
        said = AttributedSentence("s", "said", (Voice("Marenia", WORDS),), ("Marenia",), quoted=quoted)
        return Ask("concern", said, (), via)

    asks = (ask(quoted=False), ask(quoted=False), ask(quoted=True), ask(quoted=True, via="report"))
    gate = Consultation((), (Issue("tolls", asks),)).gate
    assert (gate.held, gate.quoted) == (2, 1)
