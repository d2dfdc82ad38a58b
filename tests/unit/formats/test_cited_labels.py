"""A label in a line that is marked as cited is read out by whoever speaks, and begins no turn."""

from pathlib import Path

import pytest

from travaux.formats.transcripts import read_transcript


def turns(text: str, folder: Path) -> list[tuple[str | None, str]]:
    path = folder / "record.txt"
    path.write_text(text, encoding="utf-8")
    read = read_transcript(path)
    return [(turn.label, read.source.text[turn.start : turn.end]) for turn in read.turns]


OPENING = "The Chair: The floor is open.\n\nMs. Vik (Norway): I quote from last year.\n\n"
CLOSING = "\n\nThat was then.\n\nMr. Roe (Chile): We thank Norway.\n"


@pytest.mark.parametrize(
    ("line", "speaks"),
    [("> Mr. Poe (Peru): We reject the toll.", False), ("Mr. Poe (Peru): We reject the toll.", True)],
)
def test_a_label_in_a_cited_line_begins_no_turn(line: str, speaks: bool, tmp_path: Path) -> None:
    found = turns(f"{OPENING}{line}{CLOSING}", tmp_path)
    assert any("Peru" in (label or "") for label, _ in found) is speaks
    assert ("Norway" in next(label or "" for label, said in found if "That was then" in said)) is not speaks
