"""Whom "he", "she" and "his Government" mean: a person who speaks, never what was named in passing."""

from pathlib import Path

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.pipeline.exposure import spoken_in
from travaux.pipeline.recognition import recognise
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
QUILL = "Mr. Amos Quill"


def told(text: str) -> list[tuple[str, str]]:
    found = find_reported(SourceText("notes.txt", text), REGISTRY, "en")
    return [(one.actor.name, one.stance.value) for one in found.positions]


@pytest.mark.parametrize(
    ("between", "words", "holder"),
    [
        (
            "All Commonwealth countries were interested in ports.",
            "As regards the plan, he supported it.",
            QUILL,
        ),
        ("The European Union was the main donor.", "She supported a fund.", QUILL),
        ("The Security Council adopted a resolution.", "On the levy, he supported a fund.", QUILL),
        ("Kenya has two ports.", "His Government supported a fund.", QUILL),
        ("The African Group met in May.", "In addition, his delegation supported a fund.", QUILL),
        ("Kenya said that it had two ports.", "He supported a fund.", "Kenya"),
        ("The African Group said that costs rose.", "She supported a fund.", "African Group"),
        ("The African Group said that costs rose.", "It supported a fund.", "African Group"),
    ],
)
def test_a_personal_pronoun_means_whoever_spoke_last(between: str, words: str, holder: str) -> None:
    found = told(f"{QUILL} said that fees had risen. {between} {words}")
    assert found == [(holder, "support")]


@pytest.mark.parametrize(
    "text",
    [
        "The European Union was the main donor. In their absence, he supported the levy.",
        "Kenya was far away. He supported the levy.",
        "The Security Council met in May. Her delegation supported the levy.",
        f"{QUILL} asked whether the levy would go. The Minister supported the levy.",
    ],
)
def test_a_personal_pronoun_means_nobody_where_nobody_spoke(text: str) -> None:
    assert told(text) == []


FILLER = "The boats of the lower river were old and the ferries of the upper river older still. " * 24
MINUTES = (
    "Present: The Minister for River Affairs, the Rt. Hon. Dr. A. B.\n\nCrane, Mr. Quill, Miss Voss.\n\n"
    f"MR. QUILL said that fees had risen. {FILLER}\n\n"
    "There should be a yearly meeting of the towns. All Commonwealth countries were interested in ports. "
    f"As regards the plan, he supported it. {FILLER}\n\n"
    f"MISS VOSS said that she had listened. {FILLER}\n\n"
    "On fees the Minister said little had been done. The ferrymen were clear. Fees must fall.\n\n"
    f"The Minister then said that the river was low. {FILLER}\n\n"
    "The levy must be halved.\n"
)


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES, encoding="utf-8")
    return path


def test_minutes_of_long_statements_are_talk(minutes: Path, tmp_path: Path) -> None:
    assert recognise(minutes) is SourceKind.TRANSCRIPT
    headings = tmp_path / "headings.txt"
    headings.write_text(f"Quill: {FILLER}\n\nVoss: {FILLER}\n\nCrane: {FILLER}\n", encoding="utf-8")
    assert recognise(headings) is not SourceKind.TRANSCRIPT


def test_what_follows_in_minutes_is_the_speakers_until_another_speaks(minutes: Path) -> None:
    found = find_spoken(identify(spoken_in(minutes), REGISTRY), REGISTRY)
    held = [(one.actor.name.split()[-1].title(), one.stance.value) for one in found.positions]
    assert held == [("Quill", "propose"), ("Quill", "support"), ("Crane", "call for")]
