"""Floors under who is taken to speak; the corpus lies beside the project."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from travaux.reference.registry import load_registry

PROJECT = Path(__file__).parents[2]
CORPUS = PROJECT.parent / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside the project"),
]


@pytest.fixture(scope="module")
def attribution() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evals_attribution", PROJECT / "evals" / "attribution.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("collection", ["un80", "wto"])
def test_words_go_to_the_right_actor_and_none_to_a_wrong_one(
    attribution: ModuleType, collection: str
) -> None:
    scores = list(attribution.measure(collection, load_registry()))
    assert scores
    for score in scores:
        assert score.share >= 0.99, score.name
        assert not score.wrong, score.name


def test_words_are_counted_exactly(attribution: ModuleType) -> None:
    for score in attribution.measure("un80", load_registry()):
        assert score.counted == score.words, score.name
