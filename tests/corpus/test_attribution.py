"""Floors under who is taken to speak; the corpus lies beside the project."""

import pytest

from evals import attribution
from travaux.reference.registry import load_registry


@pytest.mark.parametrize("collection", ["un80", "wto"])
def test_words_go_to_the_right_actor_and_none_to_a_wrong_one(collection: str) -> None:
    scores = list(attribution.measure(collection, load_registry()))
    assert scores
    for score in scores:
        assert score.share >= 0.99, score.name
        assert not score.wrong, score.name


def test_words_are_counted_exactly() -> None:
    for score in attribution.measure("un80", load_registry()):
        assert score.counted == score.words, score.name
