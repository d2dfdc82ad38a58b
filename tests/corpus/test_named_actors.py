"""A floor under the actors that a report names from a recogniser's output (figures: `make eval`)."""

import importlib.util
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
CORPUS = PROJECT.parent / "shared" / "corpus" / "asr"


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real documents is not beside the project")
def test_recognisers_outputs_name_the_states_that_spoke() -> None:
    spec = importlib.util.spec_from_file_location("evals_recognition", PROJECT / "evals" / "recognition.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    wanted, found, foreign, named = module.measure(CORPUS)
    assert found == wanted > 0
    assert foreign <= named * 0.03
