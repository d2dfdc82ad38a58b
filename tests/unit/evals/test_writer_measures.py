"""The measures of writers tell what is right from what is wrong, and the scripted model errs as it says."""

import json

import pytest

from evals.scripted_writer import honest, serving
from evals.writer import measured, precise
from evals.writer_gate import FLOORS, WAYS, ScriptedModel, cases, chosen
from travaux.analysis.grounding.lines import CitedWords, Context
from travaux.analysis.grounding.written import Citable
from travaux.domain.spans import Citation
from travaux.extras import is_installed
from travaux.ports import WrittenSentence

needs_client = pytest.mark.skipif(
    not is_installed("writer"), reason="the extra writer is not installed: pip install 'travaux[writer]'"
)
SAID = {"s1": ("Avaria", "We support the fund."), "s2": ("Belmora", "We oppose the fund.")}
GIVEN = Citable(
    {name: CitedWords(Citation(name, 0, len(said), said), speaker) for name, (speaker, said) in SAID.items()},
    frozenset({"Avaria", "Belmora"}),
    Context("en", 2),
)


def test_a_citation_is_precise_where_it_proves_its_sentence_or_is_needed_for_it() -> None:
    text = "Avaria supports the fund."
    assert precise(WrittenSentence(text, ("s1",)), GIVEN) == (1, 1)
    assert precise(WrittenSentence(text, ("s2",)), GIVEN) == (0, 1)
    assert precise(WrittenSentence(text, ("s1", "s9")), GIVEN) == (1, 2)
    assert precise(WrittenSentence(text, ()), GIVEN) == (0, 0)


def test_a_sentence_counts_once_for_recall_and_for_its_holders() -> None:
    right = measured(WrittenSentence("Avaria supports the fund.", ("s1",), ("Avaria",)), GIVEN)
    assert (right["recalled"], right["holders"], right["held"], right["claims"]) == (1, 1, 1, 1)
    wrong = measured(WrittenSentence("Belmora supports the fund.", ("s2",), ("Avaria",)), GIVEN)
    assert (wrong["recalled"], wrong["holders"], wrong["held"], wrong["claims"]) == (0, 0, 0, 1)


@needs_client
@pytest.mark.parametrize("way", WAYS)
def test_two_faults_of_each_way_are_stopped(way: str) -> None:
    model = ScriptedModel()
    model.server.finish = "length" if way == "endless output" else "stop"
    with serving(model.server):
        assert [model.held(case, says) for case, says in chosen(way, 2)] == [0, 0]
    assert model.server.requests
    assert set(FLOORS) == {"stopped", "holder", "negation"}


@needs_client
def test_what_is_true_gets_through() -> None:
    case = next(cases())
    sent = [{"id": each.id, "holder": each.holder, "text": each.text} for each in case.section.task.sentences]
    model = ScriptedModel()
    with serving(model.server):
        says = honest(sent, "")
        assert model.held(case, says) == len(json.loads(says)["sentences"])
