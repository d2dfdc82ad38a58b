"""What is found across speakers of a real meeting; the corpus lies beside the project."""

import pytest

from evals.corpus import CORPUS
from travaux.analysis.meeting.agreement import find_agreement
from travaux.analysis.meeting.arguments import find_arguments
from travaux.analysis.meeting.roles import assign_roles
from travaux.analysis.meeting.sides import find_sides
from travaux.analysis.speakers.identification import identify
from travaux.engines.sentence_encoder import default_embedder
from travaux.formats.transcripts import read_transcript
from travaux.language.sentences import split
from travaux.reference.registry import load_registry
from travaux.reference.taxonomies import load_taxonomy


@pytest.mark.parametrize("pattern", ["un80/session_3_*.md", "wto/WTCOMTDM100.txt"])
def test_nobody_is_listed_without_words_of_its_own(pattern: str) -> None:
    path = next(CORPUS.glob(pattern))
    meeting = identify(read_transcript(path), load_registry())
    spoken = assign_roles(meeting, split(meeting))
    arguments = find_arguments(meeting, spoken, default_embedder(), load_taxonomy("wsis-elements"))
    concord = find_agreement(meeting, arguments, default_embedder(), load_registry())
    room, known = find_sides(meeting), {argument.id: argument for argument in arguments}
    assert concord.agreements
    camps = [*concord.agreements, *(side for each in concord.differences for side in each.sides)]
    for camp in camps:
        assert camp.actors == tuple(room.side(known[identifier]) for identifier in camp.arguments)
        assert len(camp.citations) == len(camp.actors)
        for name, citation in zip(camp.actors, camp.citations, strict=True):
            assert meeting.source.text[citation.start : citation.end] == citation.quote
            spoken_by = next(i for i in meeting.interventions if i.start <= citation.start < i.end)
            assert room.side_of[spoken_by.id] == name
    for difference in concord.differences:
        assert not set(difference.sides[0].actors) & set(difference.sides[1].actors)
