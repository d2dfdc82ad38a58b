"""One small transcript of each form, read as reviewed; TRAVAUX_REGENERATE=1 writes what is read anew."""

import json
import os
from pathlib import Path

import pytest

from travaux.domain.meetings import Transcript
from travaux.formats.transcripts import read_transcript

FOLDER = Path(__file__).parent / "transcripts"
SOURCES = sorted(path.name for path in FOLDER.iterdir() if not path.name.endswith(".expected.json"))


def as_read(transcript: Transcript) -> dict[str, object]:
    text, facts = transcript.source.text, transcript.facts
    return {
        "format": transcript.format,
        "facts": [facts.title, facts.body, facts.number, str(facts.date or ""), facts.chair],
        "turns": [
            [t.label, t.language, t.manner, text[t.start : t.end], transcript.source.spoken(t.start, t.end)]
            for t in transcript.turns
        ],
        "unattributed": [text[start:end] for start, end in transcript.unattributed],
        "notes": [[str(note.what), str(note.where), note.count] for note in transcript.notes],
    }  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
def test_each_form_is_read_as_reviewed(name: str) -> None:
    expected = FOLDER / f"{name}.expected.json"
    found = as_read(read_transcript(FOLDER / name, source_id=name))
    written = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("TRAVAUX_REGENERATE"):
        expected.write_text(written, encoding="utf-8")
    assert written == expected.read_text(encoding="utf-8")
