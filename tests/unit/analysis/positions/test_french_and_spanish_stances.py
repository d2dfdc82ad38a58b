"""Each stance is heard in many wordings of French and Spanish, in speech and reports; courtesy is none."""

import tomllib
from pathlib import Path

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.spans import SourceText
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
RECORDS = {
    "fr": "Président : La séance est ouverte.\n\nSénégal : {}\n\nPrésident : Je remercie le Sénégal.\n",
    "es": "Presidente: Se abre la sesión.\n\nMéxico: {}\n\nPresidente: Doy las gracias a México.\n",
}


def cases(kind: str) -> list[tuple[str, str, str]]:
    """Return language, stance and sentence of every case of a kind."""
    folder = Path(__file__).parent
    read = {name: tomllib.loads((folder / f"stances.{name}.toml").read_text("utf-8")) for name in RECORDS}
    return [
        (language, stance, sentence)
        for language, kinds in read.items()
        for stance, sentences in kinds[kind].items()
        for sentence in sentences
    ]


@pytest.mark.parametrize(("language", "stance", "sentence"), cases("speech"))
def test_a_speaker_is_heard(language: str, stance: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "record.txt"
    path.write_text(RECORDS[language].format(sentence), encoding="utf-8")
    found = find_spoken(identify(read_transcript(path), REGISTRY), REGISTRY).positions
    held = {one.stance.value for one in found}
    assert (stance in held) if stance != "nothing" else not held


@pytest.mark.parametrize(("language", "stance", "sentence"), cases("report"))
def test_a_report_is_read(language: str, stance: str, sentence: str) -> None:
    found = find_reported(SourceText("report.txt", sentence), REGISTRY, language).positions
    assert stance in {one.stance.value for one in found}
