"""What every embedder must do, whatever engine it is."""

import numpy as np
import pytest

from travaux.engines.remembering import RememberingEmbedder
from travaux.engines.sentence_encoder import SentenceEncoder
from travaux.ports import Embedder

TEXTS = ["The tolls on the river are abolished.", "Les péages sont supprimés.", "", "河流", "نهر"]


@pytest.fixture(
    scope="module",
    params=[SentenceEncoder, lambda: RememberingEmbedder(SentenceEncoder())],
    ids=["encoder", "remembering"],
)
def embedder(request: pytest.FixtureRequest) -> Embedder:
    made: Embedder = request.param()
    return made


def test_each_text_becomes_one_unit_vector(embedder: Embedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape[0] == len(TEXTS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_no_text_gives_no_vector_of_the_same_width(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.embed(TEXTS[:1]).shape[1])


def test_the_same_text_gives_the_same_vector_in_any_company(embedder: Embedder) -> None:
    alone = embedder.embed(TEXTS[:1])[0]
    among = embedder.embed(TEXTS)[0]
    assert float(alone @ among) == pytest.approx(1, abs=1e-4)


def test_likeness_follows_topic_across_languages(embedder: Embedder) -> None:
    tolls, péages, _, river, _ = embedder.embed(TEXTS)
    assert float(tolls @ péages) > float(tolls @ river)


def test_the_identity_names_engine_and_version(embedder: Embedder) -> None:
    name, version = embedder.identity.rsplit(" ", 1)
    assert name
    assert version[0].isdigit()
