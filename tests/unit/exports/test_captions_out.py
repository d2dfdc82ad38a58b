"""Captions and data of a transcript are read back with the same words, speakers and times."""

from pathlib import Path

from travaux.analysis.speakers.identification import identify
from travaux.domain.meetings import Meeting, MeetingFacts
from travaux.exports.captions import LONGEST, LONGEST_MS, cues, write_srt, write_vtt
from travaux.exports.transcript_json import transcript_json
from travaux.formats.composition import TurnComposition, Utterance
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry
from travaux.views.documents import as_json


def meeting(words: str = "We agree on lamps & all.", every_ms: int = 400) -> Meeting:
    composition = TurnComposition("talk")
    for speaker, start in (("Norway", 0), ("Kenya", 90_000)):
        composition.add(
            Utterance(
                word, start + every_ms * place, start + every_ms * place + 300, speaker, probability=0.5
            )
            for place, word in enumerate(words.split())
        )
    return identify(composition.transcript("recording", MeetingFacts(), ()), load_registry())


def test_a_cue_holds_no_more_than_can_be_read() -> None:
    found = list(cues(meeting("lamps " * 60)))
    assert all(each.end_ms - each.start_ms <= LONGEST_MS and len(each.text) <= LONGEST for each in found)
    assert " ".join(each.text for each in found).split() == ["lamps"] * 120


def test_a_pause_begins_a_cue() -> None:
    assert len(list(cues(meeting("one two", every_ms=1900)))) == 4  # 1.6 s of silence between the words
    assert len(list(cues(meeting("one two", every_ms=1700)))) == 2


def test_captions_are_read_back(tmp_path: Path) -> None:
    for name, text in (("talk.vtt", write_vtt(meeting())), ("talk.srt", write_srt(meeting()))):
        (tmp_path / name).write_text(text)
        read = read_transcript(tmp_path / name)
        assert [turn.label for turn in read.turns] == ["Norway", "Kenya"]
        assert [read.source.text[turn.start : turn.end] for turn in read.turns] == 2 * [
            "We agree on lamps & all."
        ]
        assert read.source.times[0].start_ms == 0
        assert read.source.times[-1].start_ms == 90_000


def test_data_are_read_back_word_by_word_with_probabilities(tmp_path: Path) -> None:
    (tmp_path / "talk.json").write_bytes(as_json(transcript_json(meeting())))
    read = read_transcript(tmp_path / "talk.json")
    assert [turn.label for turn in read.turns] == ["Norway", "Kenya"]
    assert len(read.source.times) == 12
    assert {timed.probability for timed in read.source.times} == {0.5}
