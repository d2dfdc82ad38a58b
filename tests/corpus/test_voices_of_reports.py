"""Whose words a report of a real meeting cites, and to whom it gives them; read from the corpus."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from evals.corpus import CORPUS
from travaux.domain.meetings import Intervention, Meeting, turn_at
from travaux.domain.voices import Voice
from travaux.pipeline.tools import tools
from travaux.reference.registry import load_registry
from travaux.views.meetings import report_at

SPOKEN = ("un80/session_2_*.md", "wto/WTCOMTDM99.txt", "wto/WTCOMTDM104.txt")
BULLETINS = ("bulletins/cbd-sbstta12-*.txt", "bulletins/cbd-sbstta14-*.txt")


def voices_in(value: object) -> Iterator[Voice]:
    """Yield every voice of a report, wherever it stands."""
    if isinstance(value, Voice):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from voices_in(item)
    elif isinstance(value, tuple | list | frozenset):
        for item in value:
            yield from voices_in(item)
    elif is_dataclass(value) and not isinstance(value, type | Meeting):
        for field in fields(value):
            yield from voices_in(getattr(value, field.name))


def holders_of(turn: Intervention) -> tuple[str, ...]:
    """Return in whose names a turn is spoken."""
    return (turn.speaker.name.strip(), *(group.name for group in turn.speaker.on_behalf_of))


@pytest.mark.parametrize("pattern", SPOKEN)
def test_the_speaker_of_every_citation_is_the_holder_of_its_voice_in_a_report(pattern: str) -> None:
    report = report_at(next(CORPUS.glob(pattern)), tools())
    voices = list(voices_in(report))
    assert voices
    for voice in voices:
        cited = voice.citation
        assert report.meeting.source.text[cited.start : cited.end] == cited.quote
        turn = turn_at(report.meeting.interventions, cited.start)
        assert turn is not None
        assert cited.end <= turn.end
        assert voice.actor == turn.speaker.actor
        assert voice.name in holders_of(turn)


@pytest.mark.parametrize("pattern", BULLETINS)
def test_the_words_that_a_bulletin_reports_name_whose_they_are(pattern: str) -> None:
    report = report_at(next(CORPUS.glob(pattern)), tools())
    voices = list(voices_in(report))
    assert voices
    for voice in voices:
        cited = voice.citation
        assert report.meeting.source.text[cited.start : cited.end] == cited.quote
        named = {mention.resolution.actor for mention in load_registry().mentions(cited.quote)}
        assert voice.actor in named, cited.quote
