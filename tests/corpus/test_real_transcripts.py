"""Real transcripts: every speaker found, and hardly a word left to nobody."""

import json
from pathlib import Path

import pytest

from evals.corpus import CORPUS
from travaux.domain.meetings import Transcript
from travaux.formats.transcripts import read_transcript


def words(transcript: Transcript, spans: list[tuple[int, int]]) -> int:
    return sum(len(transcript.source.text[start:end].split()) for start, end in spans)


@pytest.mark.parametrize(("session", "turns"), [(1, 86), (2, 49), (3, 89), (4, 39)])
def test_every_marked_speaker_of_the_working_group_is_found(session: int, turns: int) -> None:
    (path,) = (CORPUS / "un80").glob(f"session_{session}_*.md")
    transcript = read_transcript(path)
    assert len(transcript.turns) == turns
    assert not transcript.unattributed
    assert transcript.facts.date is not None


@pytest.mark.parametrize("number", [99, 100, 101, 104])
def test_minutes_leave_hardly_a_word_to_nobody(number: int) -> None:
    transcript = read_transcript(CORPUS / "wto" / f"WTCOMTDM{number}.txt")
    said = words(transcript, [(turn.start, turn.end) for turn in transcript.turns])
    assert transcript.format == "minutes"
    assert words(transcript, list(transcript.unattributed)) < 0.011 * said
    assert all(turn.label for turn in transcript.turns)
    assert transcript.facts.body == "Committee on Trade and Development"


@pytest.mark.parametrize("path", sorted((CORPUS / "qmsum").glob("*/*.json")), ids=lambda path: path.stem)
def test_committees_as_names_and_words_give_back_their_turns(path: Path, tmp_path: Path) -> None:
    turns = [
        turn for turn in json.loads(path.read_text())["meeting_transcripts"] if len(turn["content"]) > 20
    ]
    lone = tmp_path / "meeting.txt"
    lone.write_text("\n\n".join(f"{turn['speaker']}: {turn['content']}" for turn in turns), encoding="utf-8")
    transcript = read_transcript(lone)
    assert [turn.label for turn in transcript.turns] == [" ".join(turn["speaker"].split()) for turn in turns]


def test_verbatim_records_in_five_languages_name_the_same_speakers(tmp_path: Path) -> None:
    records = json.loads((CORPUS / "asr" / "un-security-council-asr-vs-verbatim.json").read_text())[
        "groundTruth"
    ]
    for symbol, texts in records.items():
        counts = set()
        for language in set(texts) - {"ar"}:  # the Arabic lost the order of its letters when it was extracted
            path = tmp_path / f"{symbol.replace('/', '_')}.{language}.txt"
            path.write_text(texts[language], encoding="utf-8")
            transcript = read_transcript(path)
            assert transcript.format == "verbatim"
            counts.add(len({turn.label for turn in transcript.turns}))
        assert len(counts) == 1
