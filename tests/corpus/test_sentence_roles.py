"""Floors under how sentences are judged; the corpus lies beside the project."""

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


@pytest.fixture(scope="module")
def roles() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evals_roles", PROJECT / "evals" / "roles.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_sentences_do_what_they_are_taken_for(roles: ModuleType) -> None:
    judged = roles.cases()
    assert sum(case.label not in roles.UNSCORED for case in judged) >= 300
    for half in roles.HALVES:
        part = [case for case in judged if case.half == half]
        for role in roles.SCORED:
            assert roles.f1(part, role)[2] >= 0.85, (half, role)
        leaked, shown = roles.ceremony_within_argument(part)
        assert leaked <= 0.02 * shown, half
