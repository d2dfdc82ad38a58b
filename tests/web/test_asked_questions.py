"""Questions on the example: at least nine in ten are answered right, the rest refused, none wrong."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from lxml import html

from evals.asking import RIGHT_AT_LEAST, SETS, WRONG_AT_MOST, Judged, judged
from travaux.domain.search import AnswerOutcome
from travaux.views.search.indexes import close_indexes
from travaux.views.workspace import snapshot_of


@pytest.fixture(scope="module", params=SETS)
def answers(request: pytest.FixtureRequest, workspace: Path) -> Iterator[list[Judged]]:
    with snapshot_of(workspace) as snapshot:
        yield judged(snapshot, request.param)
    close_indexes()


def test_nine_in_ten_are_right_and_none_is_wrong(answers: list[Judged]) -> None:
    assert len(answers) >= 20
    wrong = [(one.label.asked, one.why) for one in answers if one.mark == "wrong"]
    assert wrong[WRONG_AT_MOST:] == []
    assert sum(one.mark == "right" for one in answers) >= RIGHT_AT_LEAST * len(answers)


def test_an_answer_says_how_many_of_how_many(answers: list[Judged]) -> None:
    uncounted = [
        one.label.asked
        for one in answers
        if one.found.outcome is AnswerOutcome.ANSWERED and one.found.counted is None
    ]
    assert uncounted == []


def test_what_is_refused_comes_with_questions_that_are_answered(client: TestClient) -> None:
    page = html.fromstring(client.get("/ask/?q=is+the+moon+cheese%3F").text)
    examples = page.xpath("//main//ul[@class='lines']//a")
    assert len(examples) == 3
    for example in examples:
        told = client.get(f"/api/v1/ask?q={quote(example.text_content())}").json()
        assert told["outcome"] == "answered", told


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_examples_are_understood_in_the_language_of_the_page(client: TestClient, language: str) -> None:
    page = html.fromstring(client.get(f"/ask/?q=xyzzy&lang={language}").text)
    for example in page.xpath("//main//ul[@class='lines']//a"):
        told = client.get(f"/api/v1/ask?q={quote(example.text_content())}").json()
        assert told["outcome"] == "answered", told


@pytest.mark.parametrize(
    "question", ["who voted against?", "who broke silence?", "Who reserved on paragraph 24?"]
)
def test_the_page_shows_what_the_data_hold(client: TestClient, question: str) -> None:
    told = client.get(f"/api/v1/ask?q={quote(question)}").json()
    page = html.fromstring(client.get(f"/ask/?q={quote(question)}").text)
    quotes = [quoted.text_content() for quoted in page.xpath("//q[@class='quoted']")]
    assert sorted(quotes) == sorted(answer["text"] for answer in told["answers"])
    assert told["counted"] in page.text_content()
    apart = page.xpath("//section[@class='apart']//q")
    assert len(apart) == sum(answer["apart"] for answer in told["answers"])
