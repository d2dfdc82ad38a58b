"""What each register answers: votes, silence, the ledger, versions, what lies ahead; and what is refused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.unit.views.asked_workspaces import answered, call, made
from travaux.domain.search import AnswerOutcome, Answers
from travaux.views.search.ask import ask
from travaux.views.workspace import snapshot_of

ZERO = """Draft accord on harbour lights

1. Decides to keep a lamp in every harbour of the coast;

2. Calls upon Parties to share the cost of oil for the lamps;

3. Requests the Secretary-General to report on the lamps by 30 June 2027;

4. Encourages Parties to train keepers for the lamps;
"""
REV1 = """Draft accord on harbour lights

1. Decides to keep a lamp in every harbour of the coast;

2. Requests the Secretary-General to report on the lamps by 30 June 2027;

3. Encourages Parties to train keepers for the lamps and their mirrors;
"""
ADOPTED = """Accord on harbour lights

1. Decides to keep a lamp in every harbour of the coast;

2. Requests the Secretary-General to report on the lamps by 30 June 2027;

3. Encourages Parties to train keepers for the lamps and their mirrors;

4. Calls upon Parties to share the cost of oil for the lamps;
"""
PLENARY = """PLENARY MEETING

The President: We shall now proceed to the vote on paragraph 4. A recorded vote has been requested.

A recorded vote was taken.

In favour:
     Fiji, Japan, Kenya, Peru

Against:
     Chile, Norway

Abstaining:
     Egypt

Paragraph 4 was retained by 4 votes to 3, with 1 abstention.

The President: May I take it that the Assembly wishes to adopt the draft resolution as a whole without a vote?

The draft resolution, as a whole, was adopted.

Norway: Norway voted against paragraph 4. Norway has a reservation on paragraph 3.

Ghana: Ghana aligns itself with the statement made by Norway.
"""
FILES = {
    "zero.txt": ("draft", ZERO, ["--stage", "zero draft", "--date", "2026-01-10", "--title", "Zero draft"]),
    "rev1.txt": ("draft", REV1, ["--stage", "Rev.1", "--date", "2026-03-10", "--title", "Rev.1"]),
    "adopted.txt": ("draft", ADOPTED, ["--stage", "adopted", "--date", "2026-05-20", "--title", "Accord"]),
    "letter.txt": (
        "letter",
        "Letter of the Chair\n\nI place the draft under silence until Friday, 20 March 2026, at noon.\n",
        ["--date", "2026-03-12"],
    ),
    "plenary.txt": ("transcript", PLENARY, ["--date", "2026-05-20", "--title", "Plenary"]),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield from made(tmp_path_factory.mktemp("registers"), "Lamps", FILES)


@pytest.fixture
def answer(folder: Path) -> Any:
    def asked(question: str, today: date = date(2026, 6, 1)) -> Answers:
        return answered(folder, question, today)

    return asked


def actors(found: Answers) -> set[str | None]:
    return {one.actor for one in found.answers if not one.apart}


def test_who_voted_is_the_whole_list_or_said_to_be_partial(answer: Any) -> None:
    against = answer("Who voted against?")
    assert actors(against) == {"Chile", "Norway"}
    assert "partial: 2 named of 3 against" in str(against.counted)
    favour = answer("Who voted in favour of paragraph 4?")
    assert actors(favour) == {"Fiji", "Japan", "Kenya", "Peru"}
    assert "all 4 of 4 in favour" in str(favour.counted)


def test_how_somebody_voted_is_their_vote_whatever_was_asked(answer: Any) -> None:
    (one,) = answer("Did Kenya vote against paragraph 4?").answers
    assert (one.actor, one.stance) == ("Kenya", "in favour")
    assert answer("How did Ghana vote?").outcome is AnswerOutcome.NOTHING
    assert answer("How did the Group of 77 and China vote?").outcome is AnswerOutcome.NOTHING


def test_a_vote_on_another_thing_is_none(answer: Any) -> None:
    assert answer("Who voted against paragraph 3?").outcome is AnswerOutcome.NOTHING
    assert answer("Who voted against the levy on salt?").outcome is AnswerOutcome.NOTHING


def test_the_result_of_a_vote_is_in_the_words_of_the_record(answer: Any) -> None:
    (one,) = answer("What was the result of the vote?").answers
    assert "4 votes to 3" in one.text


def test_a_paragraph_that_came_back_has_the_wordings_of_its_own_life(answer: Any) -> None:
    found = answer("How did paragraph 4 come back?")
    assert [one.title for one in found.answers] == ["Zero draft, paragraph 2.", "Accord, paragraph 4."]
    assert all("cost of oil" in one.text for one in found.answers)
    assert "not in Rev.1" in str(found.counted)
    assert "as numbered in adopted" in str(found.understood)


def test_a_paragraph_that_never_left_is_absent_from_no_version(answer: Any) -> None:
    found = answer("What is the history of paragraph 3?")
    assert [one.text for one in found.answers] == [
        "Encourages Parties to train keepers for the lamps;",
        "Encourages Parties to train keepers for the lamps and their mirrors;",
    ]
    assert "not in" not in str(found.counted)


def test_a_version_that_is_named_is_the_one_that_is_read(answer: Any) -> None:
    (last,) = answer("What does paragraph 2 say?").answers
    (first,) = answer("What did paragraph 2 say in the zero draft?").answers
    assert last.text.startswith("Requests the Secretary-General")
    assert first.text.startswith("Calls upon Parties")


def test_what_changed_between_two_versions_is_each_provision_that_did(answer: Any) -> None:
    found = answer("What changed between the zero draft and Rev.1?")
    assert {one.stance for one in found.answers} == {"deleted", "edited"}
    (gone,) = answer("What was deleted between the zero draft and Rev.1?").answers
    assert "cost of oil" in gone.text
    (new,) = answer("What is new in the adopted text?").answers
    assert (new.stance, "cost of oil" in new.text) == ("inserted", True)
    assert answer("What was deleted between Rev.1 and adopted?").outcome is AnswerOutcome.NOTHING


def test_silence_ends_on_the_day_that_the_letter_says(answer: Any) -> None:
    (one,) = answer("When does silence end?").answers
    assert one.due == "2026-03-20"
    assert "has ended" in str(answer("When does silence end?").counted)
    assert "still running" in str(answer("When does silence end?", date(2026, 3, 20)).counted)
    assert answer("Who broke silence?").outcome is AnswerOutcome.NOTHING


def test_what_is_next_lies_ahead(answer: Any) -> None:
    (one,) = answer("What is next?").answers
    assert (one.due, one.actor) == ("2027-06-30", "Secretary-General")
    assert answer("What is next?", date(2027, 6, 30)).answers
    assert answer("What is next?", date(2027, 7, 1)).outcome is AnswerOutcome.NOTHING


def test_duties_are_those_of_whom_they_address_within_the_time_asked_for(answer: Any) -> None:
    assert len(answer("What must the Secretary-General do by 30 June 2027?").answers) == 1
    assert answer("What must the Secretary-General do by 29 June 2027?").outcome is AnswerOutcome.NOTHING
    assert answer("What must Kenya do?").outcome is AnswerOutcome.NOTHING
    assert answer("What must the Zorblax do?").outcome is AnswerOutcome.NOTHING
    assert all("Parties" in str(one.actor) for one in answer("What must Parties do?").answers)
    assert len(answer("What must Parties do?").answers) == 2


def test_contested_is_what_somebody_objects_to_since_it_was_settled(answer: Any) -> None:
    found = answer("Which paragraphs are contested?")
    assert ("Norway", "reserve") in {(one.actor, one.stance) for one in found.answers}
    assert "of 4 paragraphs of adopted" in str(found.counted)


def test_who_agreed_with_somebody_stands_behind_their_statement(answer: Any) -> None:
    assert actors(answer("Who agreed with Norway?")) == {"Ghana"}
    assert answer("Who agreed with Ghana?").outcome is AnswerOutcome.NOTHING


@pytest.mark.parametrize(
    "question", ["is the moon cheese?", "Why did Norway lie?", "Lamps", "tell me a joke"]
)
def test_what_is_not_understood_is_refused_with_what_can_be_answered(answer: Any, question: str) -> None:
    found = answer(question)
    assert (found.outcome, found.answers) == (AnswerOutcome.REFUSED, ())
    assert len(found.examples) == 3
    for example in found.examples:
        assert answer(str(example)).outcome is AnswerOutcome.ANSWERED


def test_the_command_says_what_it_refuses_and_what_it_counts(folder: Path) -> None:
    refused = call("ask", folder, "is the moon cheese?")
    assert "not understood" in refused
    assert "has no words" not in refused
    assert "partial: 2 named of 3 against" in call("ask", folder, "who voted against?")


UNLISTED = """PLENARY MEETING

The President: I put the draft resolution to the vote.

The draft resolution was adopted by 12 votes to 3, with 2 abstentions.

Norway: Norway voted against the draft resolution because oil is dear.

Kenya: Kenya abstained, because oil is dear.

Egypt (on behalf of the Group of 77 and China): The Group supports the draft resolution.
"""


@pytest.fixture(scope="module")
def unlisted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("unlisted")
    (base / "plenary.txt").write_text(UNLISTED, encoding="utf-8")
    call("new", base / "ws", "--title", "Oil")
    call("add", base / "ws", base / "plenary.txt", "--as", "transcript", "--date", "2026-05-20")
    call("run", base / "ws")
    return base / "ws"


def test_voters_whom_no_list_names_are_those_who_tell_of_their_vote(unlisted: Path) -> None:
    with snapshot_of(unlisted) as snapshot:
        against = ask(snapshot, "Who voted against?", today=date(2026, 6, 1))
        assert actors(against) == {"Norway"}
        assert "partial: 1 named of 3 against" in str(against.counted)
        assert actors(ask(snapshot, "Who abstained?", today=date(2026, 6, 1))) == {"Kenya"}


def test_a_group_does_not_answer_for_a_member_whose_name_it_holds(unlisted: Path) -> None:
    with snapshot_of(unlisted) as snapshot:
        for question in ("What does China support?", "How did China vote?", "What did China say?"):
            assert ask(snapshot, question, today=date(2026, 6, 1)).outcome is AnswerOutcome.NOTHING
        supports = ask(snapshot, "Who supports the resolution?", today=date(2026, 6, 1))
        assert actors(supports) == {"Group of 77 and China"}


def test_a_record_of_one_meeting_gives_the_examples_that_it_can_answer(unlisted: Path) -> None:
    with snapshot_of(unlisted) as snapshot:
        refused = ask(snapshot, "is the moon cheese?", today=date(2026, 6, 1))
        assert refused.examples
        for example in refused.examples:
            told = ask(snapshot, str(example), today=date(2026, 6, 1))
            assert told.outcome is AnswerOutcome.ANSWERED, example
