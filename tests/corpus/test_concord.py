"""What is found across speakers of a real meeting; the corpus lies beside the project."""

import pytest

from evals.corpus import CORPUS
from travaux.analysis.meeting.agreement import find_agreement
from travaux.analysis.meeting.arguments import find_arguments
from travaux.analysis.meeting.roles import assign_roles
from travaux.analysis.meeting.sides import find_sides
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.engines.sentence_encoder import default_embedder
from travaux.formats.transcripts import read_transcript
from travaux.language.sentences import split
from travaux.reference.registry import load_registry
from travaux.reference.taxonomies import NONE, load_taxonomy


@pytest.mark.parametrize("pattern", ["un80/session_3_*.md", "wto/WTCOMTDM100.txt"])
def test_the_speaker_of_every_citation_is_the_holder_of_its_voice(pattern: str) -> None:
    path = next(CORPUS.glob(pattern))
    meeting = identify(read_transcript(path), load_registry())
    spoken = assign_roles(meeting, split(meeting))
    arguments = find_arguments(meeting, spoken, default_embedder(), load_taxonomy(NONE))
    concord = find_agreement(
        meeting, arguments, default_embedder(), find_spoken(meeting, load_registry()).positions
    )
    room = find_sides(meeting)
    assert concord.agreements
    camps = [*concord.agreements, *(side for each in concord.differences for side in each.sides)]
    for camp in camps:
        for voice in camp.voices:
            citation = voice.citation
            assert meeting.source.text[citation.start : citation.end] == citation.quote
            turns = [i for i in meeting.interventions if i.start <= citation.start < i.end]
            held = [(room.side_of[i.id], i.speaker.actor, i.speaker.on_behalf_of) for i in turns]
            assert (voice.name, voice.actor, voice.speaking_for) in held
    for difference in concord.differences:
        assert not set(difference.sides[0].actors) & set(difference.sides[1].actors)
