"""Topics: cues speak first, vectors keep them honest, and what is about something else has none."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.themes import assign_topics
from travaux.reference.taxonomies import Taxonomy, Topic

RIVERS = Taxonomy(
    "rivers",
    "Rivers",
    (
        Topic("1", "Ferries", ("ferry", "ferries"), "Boats that carry people across."),
        Topic("2", "Tolls", ("toll", "charge"), "What is paid."),
        Topic("3", "Artificial rivers", ("AR", "artificial river"), "Canals."),
    ),
)


class Directions:
    """An embedder that puts each text where the test wants it: (ferries, tolls, canals, elsewhere)."""

    identity = "directions"

    def __init__(self, **placed: tuple[float, float, float, float]) -> None:
        self._placed = placed

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = [self._row(text) for text in texts]
        vectors = np.array(rows, np.float32)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)

    def _row(self, text: str) -> tuple[float, float, float, float]:
        described = {"Ferries.": (1, 0, 0, 0), "Tolls. W": (0, 1, 0, 0), "Artific": (0, 0, 1, 0)}
        for start, row in described.items():
            if text.startswith(start):
                return row
        return next((row for word, row in self._placed.items() if word in text.lower()), (0, 0, 0, 1))


def test_a_cue_that_the_vector_supports_names_the_topic() -> None:
    near = Directions(ferry=(0.5, 0, 0, 0.5))
    assert assign_topics(["Each ferry needs a bell."], RIVERS, near) == [("Ferries",)]


def test_a_common_word_alone_names_no_topic() -> None:
    assert assign_topics(["The chair is in charge of the list."], RIVERS, Directions()) == [()]


def test_a_phrase_that_a_user_chose_names_its_topic_wherever_it_stands() -> None:
    assert assign_topics(["We fear the artificial river."], RIVERS, Directions()) == [("Artificial rivers",)]


def test_nearness_alone_must_be_clear() -> None:
    clear, torn = Directions(boat=(0.9, 0.1, 0, 0)), Directions(boat=(0.6, 0.6, 0, 0.1))
    assert assign_topics(["Every boat carries people."], RIVERS, clear) == [("Ferries",)]
    assert assign_topics(["Every boat carries people."], RIVERS, torn) == [()]


def test_capitals_count_and_more_cues_come_first() -> None:
    everywhere = Directions(ferry=(0.5, 0.5, 0.5, 0))
    text = "The ferry toll and the charge on the AR."
    assert assign_topics([text], RIVERS, everywhere) == [("Tolls", "Ferries", "Artificial rivers")]
    assert "Artificial rivers" not in assign_topics([text.replace("AR", "ar")], RIVERS, everywhere)[0]


def test_nothing_asked_is_nothing_answered() -> None:
    assert assign_topics([], RIVERS, Directions()) == []
