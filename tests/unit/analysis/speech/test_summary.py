from harbour import arguments, meet, utterances

from travaux.analysis.speech.agreement import find_agreement
from travaux.analysis.speech.summary import LONGEST, find_points, find_takeaways, summarise
from travaux.backends.sentence_encoder import default_embedder

WINTERS = " ".join(
    f"In {year} the ice came in week {year % 7} and the harbour of Port {year} was shut."
    for year in range(1990, 2000)
)
SUPPORT = "We support night pilotage in the strait."
MEETING = meet(
    f"""
    Chair: We are here today to discuss pilotage in the strait.
    Aru: {SUPPORT} {WINTERS}
    Belmora: {SUPPORT} {WINTERS}
    Corvane: {SUPPORT} {WINTERS}
    Norland: {SUPPORT} {WINTERS}
    Dunmark: We oppose night pilotage in the strait.
    """
)
CONCORD = find_agreement(MEETING, arguments(MEETING), default_embedder())


def test_a_summary_has_at_most_two_hundred_words_each_with_its_evidence() -> None:
    lines = summarise(MEETING, utterances(MEETING), CONCORD)
    assert sum(len(line.text.split()) for line in lines) <= LONGEST
    assert any("5 sides took the floor" in line.text for line in lines)
    assert all(line.citations for line in lines)


def test_points_and_takeaways_name_who_stands_where() -> None:
    points = find_points(MEETING, CONCORD, arguments(MEETING))
    assert points[0].text.startswith("Night pilotage (for:")
    assert "against: Dunmark" in points[0].text
    assert find_takeaways(MEETING, utterances(MEETING), CONCORD)
