"""Floors under what `make eval` reports; the corpus lies beside the project."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).parents[2]
CORPUS = PROJECT.parent / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside the project"),
]


def evaluation(name: str) -> ModuleType:
    """Load ``evals/NAME.py``, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location(f"evals_{name}", PROJECT / "evals" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_key_points_are_matched_better_than_by_words_or_vectors_alone() -> None:
    argkp = evaluation("argkp")
    cases = list(argkp.read_cases("dev"))
    strict, relaxed = argkp.mean_average_precision(cases, argkp.ours)
    assert strict > 0.78
    assert relaxed > 0.87
    for baseline in (argkp.by_tfidf, argkp.by_cosine):
        plain = argkp.mean_average_precision(cases, baseline)
        assert strict > plain[0]
        assert relaxed > plain[1]


def test_turns_that_answer_are_found_more_often_than_by_bm25() -> None:
    qmsum = evaluation("qmsum")
    meetings = list(qmsum.read_meetings("val"))[1:4]
    ours, plain = qmsum.recall(meetings, qmsum.ours), qmsum.recall(meetings, qmsum.by_bm25)
    assert ours[0] > 0.55
    assert ours[0] > plain[0]
    assert ours[1] >= plain[1]
