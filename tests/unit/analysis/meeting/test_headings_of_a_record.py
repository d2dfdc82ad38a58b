"""What a record prints above its turns: matters that it deals with, and lines under headings of outcome."""

from pathlib import Path

import pytest

from travaux.analysis.meeting.conclusions import find_concluded
from travaux.analysis.meeting.items import Items
from travaux.analysis.speakers.identification import identify
from travaux.domain.meetings import Meeting
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

TALK = "Kenya: We ask for lamps on every buoy.\n\nPeru: We ask for none at all.\n"


def read(folder: Path, text: str) -> Meeting:
    path = folder / "meeting.md"
    path.write_text(text, encoding="utf-8")
    return identify(read_transcript(path), load_registry())


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("## Lamps of the cape", "Lamps of the cape"),
        ("**Lamps of the cape**", "Lamps of the cape"),
        ("LAMPS OF THE CAPE", "Lamps of the cape"),
        ("## [Lamps of the cape](lamps.html)", "Lamps of the cape"),
        ("LAM", None),
        ("## Lamps of the cape?", None),
        ("Lamps of the cape", None),
        (f"## {'lamps ' * 16}".rstrip(), ("lamps " * 16).rstrip()),
        (f"## {'lamps ' * 17}".rstrip(), None),
    ],
    ids=[
        "marked",
        "bold",
        "in capitals",
        "a link",
        "three letters",
        "a question",
        "plain",
        "sixteen words",
        "seventeen words",
    ],
)
def test_a_heading_above_turns_is_a_matter_of_theirs(tmp_path: Path, line: str, label: str | None) -> None:
    meeting = read(tmp_path, f"# Talks of the harbour\n\nKenya: We begin.\n\n{line}\n\n{TALK}")
    found = Items(meeting).at(meeting.source.text.index("We ask for lamps"))
    assert (found.label if found else None) == label


def test_a_matter_holds_until_the_next_and_none_is_before_the_first(tmp_path: Path) -> None:
    text = f"Kenya: We begin.\n\n## Lamps\n\n{TALK}\n## Tolls\n\n{TALK}"
    meeting = read(tmp_path, text)
    items = Items(meeting)
    assert [item.label for item in items.items] == ["Lamps", "Tolls"]
    assert items.at(0) is None
    first = items.items[1].start
    assert [item.label for place in (first - 1, first) if (item := items.at(place))] == ["Lamps", "Tolls"]


def test_a_heading_under_which_nobody_speaks_is_no_matter(tmp_path: Path) -> None:
    meeting = read(tmp_path, f"Kenya: We begin.\n\n## Lamps\n\n{TALK}\n## End of the record\n")
    assert [item.label for item in Items(meeting).items] == ["Lamps"]


def test_what_whoever_presides_takes_up_is_a_matter_and_what_others_turn_to_is_none(tmp_path: Path) -> None:
    words = "We now turn to the lamps of the cape."
    told = [Items(read(tmp_path, f"{who}: {words}\n\n{TALK}")).items for who in ("The Chair", "Fiji")]
    assert [[item.label for item in items] for items in told] == [["Lamps of the cape"], []]


def concluded(folder: Path, text: str) -> list[str]:
    meeting = read(folder, text)
    return [" ".join(meeting.source.text[a:b].split()) for a, b in find_concluded(meeting)]


def test_lines_under_a_heading_of_outcome_are_concluded_until_another_begins(tmp_path: Path) -> None:
    text = (
        f"{TALK}\n## Conclusions\n\n- The lamps are lit from May.\n- The tolls are paid by June.\n\n"
        f"## Next meeting\n\n- The buoys are counted in July.\n"
    )
    assert concluded(tmp_path, text) == ["The lamps are lit from May.", "The tolls are paid by June."]


def test_what_is_no_heading_of_outcome_concludes_nothing(tmp_path: Path) -> None:
    assert concluded(tmp_path, f"{TALK}\n## Buoys\n\n- The lamps are lit from May.\n") == []


def test_a_speaker_or_a_line_in_capitals_ends_what_is_concluded(tmp_path: Path) -> None:
    for after in ("Kenya: The tolls are paid by June.", "LAMPS AND TOLLS\n\n- The tolls are paid by June."):
        text = f"{TALK}\n## Conclusions\n\n- The lamps are lit from May.\n\n{after}\n"
        assert concluded(tmp_path, text) == ["The lamps are lit from May."]
