from pathlib import Path

import pytest

from travaux.domain.sources import SourceKind
from travaux.errors import UnreadableSource
from travaux.pipeline.recognition import recognise

TALK = "Chair: The floor is yours.\n\nKenya: We need tolls to end.\n\nNorway: We agree with Kenya.\n"
CAPTIONS = "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nWe agree that tolls shall end.\n"
DRAFT = "Draft accord\n\n1. Parties shall meet [every year].\n\n2. Tolls are abolished.\n"
PROSE = "The river matters.\n\nIt feeds four towns.\n\nNobody has measured it since the flood.\n"
HEADED = "".join(f"MATTER {n}: {'The body met and weighed this. ' * 90}\n\n" for n in range(6))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TALK, SourceKind.TRANSCRIPT),
        (CAPTIONS, SourceKind.TRANSCRIPT),
        (DRAFT, SourceKind.DRAFT),
        (PROSE, SourceKind.DOCUMENT),
        (HEADED, SourceKind.DOCUMENT),
    ],
    ids=["talk", "captions", "draft", "prose", "headings"],
)
def test_the_content_tells_what_a_source_is(tmp_path: Path, text: str, kind: SourceKind) -> None:
    path = tmp_path / "source.txt"
    path.write_text(text, encoding="utf-8")
    assert recognise(path) is kind


def test_what_nobody_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "source.txt"
    path.write_bytes(bytes(range(256)) * 8)
    with pytest.raises(UnreadableSource, match="binary"):
        recognise(path)
