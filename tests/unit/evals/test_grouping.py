from evals.grouping import match
from travaux.engines.sentence_encoder import default_embedder

KEY_POINTS = ["Tolls make shipping more expensive", "Tolls pay for safer channels"]


def test_an_argument_goes_to_the_key_point_it_makes() -> None:
    arguments = [
        "a toll raises the costs of shipping companies, and goods become more expensive",
        "with the money from tolls the channel can be dredged and made safer",
    ]
    scores = match(arguments, KEY_POINTS, default_embedder(), "We should abolish tolls")
    assert scores.shape == (2, 2)
    assert list(scores.argmax(axis=1)) == [0, 1]


def test_no_arguments_make_no_scores() -> None:
    assert match([], KEY_POINTS, default_embedder()).shape == (0, 2)
