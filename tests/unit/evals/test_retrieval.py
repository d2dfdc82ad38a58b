from evals.retrieval import TurnIndex
from travaux.engines.sentence_encoder import default_embedder

TURNS = [
    "Thank you, Chair. The port authority reports that dredging of the eastern channel is two months late.",
    "Why is it late?",
    "Because the survey vessel was under repair. It sails again next week.",
    "Let us turn to the lighthouse fund. Contributions for this year have not yet come in.",
    "The fishing fleet asks for cheaper moorings during the winter.",
    "Mooring fees will be discussed in the budget session.",
]
SPEAKERS = ["Aru", "Chair", "Aru", "Chair", "Belmora", "Chair"]


def test_the_turns_of_an_exchange_come_first_and_point_to_the_words_that_answer() -> None:
    index = TurnIndex(TURNS, SPEAKERS, default_embedder())
    found = index.rank("What did Aru say about the delay of the dredging?", limit=3)
    assert {0, 2} <= {each.turn for each in found}
    first = next(each for each in found if each.turn == 0)
    assert "dredging" in TURNS[0][first.start : first.end]


def test_nothing_is_found_among_no_turns() -> None:
    assert TurnIndex([], [], default_embedder()).rank("Who spoke?") == ()
