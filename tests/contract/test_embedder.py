"""What every embedder must do, whatever engine it is."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

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


class _Counting:
    """An embedder that says what it was asked to read."""

    identity = "counting 1"

    def __init__(self) -> None:
        self.read: list[str] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.read.extend(texts)
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)


def test_a_remembering_embedder_reads_each_text_once_and_forgets_the_oldest() -> None:
    reader = _Counting()
    embedder = RememberingEmbedder(reader, most=4)
    assert embedder.embed(["a", "bb", "a"]).tolist() == [[1, 1], [2, 1], [1, 1]]
    embedder.embed(["ccc", "dddd", "bb"])
    assert reader.read == ["a", "bb", "ccc", "dddd"]
    embedder.embed(["eeeee"])  # the fifth: the two oldest go
    reader.read.clear()
    embedder.embed(["ccc", "dddd", "eeeee"])
    assert reader.read == []
    embedder.embed(["a"])
    assert reader.read == ["a"]
