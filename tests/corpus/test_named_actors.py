"""A floor under the actors that a report names from a recogniser's output (figures: `make eval`)."""

from evals.recognition import OUTPUTS, measure


def test_recognisers_outputs_name_the_states_that_spoke() -> None:
    wanted, found, foreign, named = measure(OUTPUTS)
    assert found == wanted > 0
    assert foreign <= named * 0.03
