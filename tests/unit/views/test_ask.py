"""Questions are answered with words of the record, or not at all."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.unit.views.asked_workspaces import answered, call, made
from travaux.domain.search import Answers
from travaux.domain.sources import Viewer

DRAFT = """Draft accord on tide gauges

1. Parties shall keep [tide gauges] (Kenya: delete) (Fiji: retain) in every harbour.

2. Requests the Secretary-General to report on fees by 30 June 2027.

3. Invites Parties to share charts.
"""
FILES = {
    "zero.txt": ("draft", DRAFT, ["--stage", "zero draft", "--date", "2025-05-01", "--title", "Zero"]),
    "peru.txt": ("input", "Comments of Peru\n\nHarbour fees ruin fishing villages.\n", ["--author", "Peru"]),
    "note.txt": (
        "report",
        "Note\n\nJAPAN opposed paragraph 3. CHILE, with NORWAY, supported paragraph 3.\n",
        ["--date", "2025-06-01"],
    ),
    "rev.txt": (
        "draft",
        DRAFT.replace("Invites Parties to share charts.", "Invites all Parties to share charts freely."),
        ["--stage", "Rev.1", "--date", "2025-07-01", "--title", "Rev"],
    ),
    "makers.txt": (
        "input",
        "Comments of the Chart Makers\n\nWe propose that paragraph 3 read: “Invites all Parties to share "
        "charts freely.”\n",
        ["--author", "Chart Makers", "--sector", "civil society", "--date", "2025-06-10"],
    ),
    "silence.txt": (
        "letter",
        "Letter of the Chair\n\nI place the draft under silence until Monday, 14 July 2025, at noon.\n",
        ["--date", "2025-07-08"],
    ),
    "meeting.txt": (
        "transcript",
        "Chair: The floor is open.\n\nEquatorial Guinea: We must end the toll on boats.\n\n"
        "Egypt (on behalf of the Group of 77 and China): We must end the toll on nets.\n\n"
        "Brazil: We must end the toll on oars.\n",
        ["--date", "2025-06-20"],
    ),
    "secret.txt": ("report", "Secret\n\nICELAND opposed paragraph 3.\n", ["--private"]),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield from made(tmp_path_factory.mktemp("asked"), "River talks", FILES)


@pytest.fixture
def answer(folder: Path) -> Any:
    def asked(question: str, viewer: Viewer = Viewer.KEEPER) -> Answers:
        return answered(folder, question, date(2027, 5, 1), viewer)

    return asked


def held(found: Answers) -> set[tuple[str | None, str | None]]:
    return {(one.actor, one.stance) for one in found.answers}


def test_who_stands_where_on_a_paragraph_comes_from_reports_and_from_brackets(answer: Any) -> None:
    assert held(answer("Who opposed paragraph 3?")) == {("Japan", "oppose"), ("Iceland", "oppose")}
    assert held(answer("Who supported paragraph 3?")) == {("Chile", "support"), ("Norway", "support")}
    assert held(answer("Who wants to delete paragraph 1?")) == {("Kenya", "delete")}


def test_a_stance_that_nobody_took_is_not_answered_by_another(answer: Any) -> None:
    assert answer("Who reserved on paragraph 3?").abstained


def test_what_is_due_comes_with_its_day(answer: Any) -> None:
    (one,) = answer("When is the report of the Secretary-General due?").answers
    assert one.due == "2027-06-30"
    assert "Secretary-General" in one.actor
    assert len(answer("What is due in the next 90 days?").answers) == 1
    assert answer("What is due in the next 10 days?").abstained


def test_duties_are_answered_with_and_without_a_day(answer: Any) -> None:
    assert answer("What is overdue?").abstained
    (one,) = answer("What must the Secretary-General do?").answers
    assert one.due == "2027-06-30"


def test_how_a_paragraph_changed_is_told_version_by_version(answer: Any) -> None:
    first, last = answer("What changed in paragraph 3?").answers
    assert first.text == "Invites Parties to share charts."
    assert last.text == "Invites all Parties to share charts freely."
    assert (first.title, last.title) == ("Zero, paragraph 3.", "Rev, paragraph 3.")


def test_what_a_sector_proposes_comes_from_its_inputs_with_what_became_of_it(answer: Any) -> None:
    (one,) = answer("What did civil society propose on charts?").answers
    assert (one.actor, one.stance) == ("Chart Makers", "propose")
    assert one.found.startswith("proposal in an input")


def test_the_steps_of_the_procedure_are_answers(answer: Any) -> None:
    found = answer("When was the text placed under silence?").answers
    assert {one.found for one in found} == {"procedure, placed under silence"}
    assert answer("Who broke the silence?").abstained


def test_other_questions_are_answered_by_passages_of_those_who_are_asked_about(answer: Any) -> None:
    (one,) = answer("What did Peru say about harbour fees?").answers
    assert (one.text, one.actor) == ("Harbour fees ruin fishing villages.", "Peru")
    assert answer("What did Japan say about harbour fees?").abstained
    assert answer("What did Peru say about nuclear power?").abstained


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("what did Guinea say about the toll?", None),
        ("what did Equatorial Guinea say about the toll?", "boats"),
        ("what did China say about the toll?", None),
        ("what did the Group of 77 and China say about the toll?", "nets"),
        ("what did Brazil say about the toll?", "oars"),
    ],
)
def test_nobody_answers_for_another_whose_name_holds_theirs(
    answer: Any, asked: str, said: str | None
) -> None:
    texts = [one.text for one in answer(asked).answers]
    assert any(said in text for text in texts) if said else not texts
    assert not any(other in text for text in texts for other in {"boats", "nets", "oars"} - {said})


def test_the_words_of_a_paragraph_are_its_answer(answer: Any) -> None:
    found = answer("What does paragraph 3 say?")
    assert found.answers[0].text == "Invites all Parties to share charts freely."


def test_the_public_gets_no_answer_from_what_is_private(answer: Any) -> None:
    assert held(answer("Who opposed paragraph 3?", Viewer.PUBLIC)) == {("Japan", "oppose")}


@pytest.mark.parametrize("question", ["", "???", "(((", "who", "why?", "paragraph", "\x00"])
def test_what_is_no_question_has_no_answer(answer: Any, question: str) -> None:
    assert answer(question).abstained


def test_the_command_prints_the_agreed_json(folder: Path) -> None:
    printed = json.loads(call("ask", folder, "Who opposed paragraph 3?", "--json"))
    assert printed["question"] == "Who opposed paragraph 3?"
    assert printed["abstained"] is False
    assert all({"text", "actor", "stance", "citations"} <= one.keys() for one in printed["answers"])
    assert "has no words" in call("ask", folder, "Who reserved on paragraph 3?")
