from collections.abc import Callable
from pathlib import Path

import pytest

from travaux.domain.meetings import MeetingFacts, Transcript, Turn
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText
from travaux.errors import UnreadableSource
from travaux.pipeline.recognition import find_talk, recognise

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


LONG = "We met and weighed the tolls of the river. " * 45
TEXTS = {
    "one speaker alone": ("Kenya: We need tolls to end.\n", SourceKind.DOCUMENT),
    "long turns of known names": (
        f"Kenya: {LONG}\n\nNorway: {LONG}\n\nVOICE: {LONG}\n",
        SourceKind.TRANSCRIPT,
    ),
    "long turns of few known names": (
        f"Kenya: {LONG}\n\nMATTER: {LONG}\n\nVOICE: {LONG}\n\nFORUM: {LONG}\n",
        SourceKind.DOCUMENT,
    ),
    "more prose than talk": (PROSE * 3 + TALK, SourceKind.DOCUMENT),
    "more talk than prose": (PROSE + TALK * 3, SourceKind.TRANSCRIPT),
    "a third is numbered": ("The river\n\n1. We meet.\n\nWe part here.\n", SourceKind.DRAFT),
    "a quarter is numbered": ("The river\n\n1. We meet.\n\nWe part here.\n\nWe rest.\n", SourceKind.DOCUMENT),
    "brackets alone": ("The river\n\nWe [shall] meet.\n\nWe part here.\n", SourceKind.DRAFT),
}


@pytest.mark.parametrize("name", TEXTS)
def test_each_bound_has_two_sides(tmp_path: Path, name: str) -> None:
    text, kind = TEXTS[name]
    path = tmp_path / "source.txt"
    path.write_text(text, encoding="utf-8")
    assert recognise(path) is kind
    talk = find_talk(path)
    assert (talk is not None) is (kind is SourceKind.TRANSCRIPT)


def test_captions_are_talk_whoever_speaks(tmp_path: Path) -> None:
    path = tmp_path / "source.vtt"
    path.write_text(CAPTIONS, encoding="utf-8")
    talk = find_talk(path)
    assert talk is not None
    assert [turn.label for turn in talk.turns] == [None]


@pytest.mark.parametrize("read", [find_talk, recognise])
def test_what_holds_no_words_is_refused_once(tmp_path: Path, read: Callable[[Path], object]) -> None:
    path = tmp_path / "source.txt"
    path.write_text(" \n\n ", encoding="utf-8")
    with pytest.raises(UnreadableSource, match="is empty"):
        read(path)


def spoken(*labels: str | None, length: int, rest: int = 0) -> Transcript:
    turns = tuple(Turn(label, n * length, (n + 1) * length) for n, label in enumerate(labels))
    words = "a" * (length * len(labels) + rest)
    return Transcript(SourceText("s", words), "plain", MeetingFacts(), turns)


@pytest.mark.parametrize(
    ("transcript", "is_talk"),
    [
        (spoken("VOICE", "MATTER", length=1499), True),
        (spoken("VOICE", "MATTER", length=1500), False),
        (spoken("Norway", "Kenya", "VOICE", "MATTER", length=1500), True),
        (spoken("Norway", *"ABC", length=1500), False),
        (spoken("Norway", "Kenya", "Chair", *"ABCDEFG", length=1500), True),  # three in ten are known
        (spoken("VOICE", "MATTER", length=50, rest=122), True),
        (spoken("VOICE", "MATTER", length=50, rest=123), False),
        (spoken("VOICE", "VOICE", length=50), False),
        (spoken("VOICE", None, length=50), False),
    ],
)
def test_talk_is_told_by_who_holds_it_and_how_long_they_speak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, transcript: Transcript, is_talk: bool
) -> None:
    (tmp_path / "source.txt").write_text("words", encoding="utf-8")
    monkeypatch.setattr("travaux.pipeline.recognition.read_transcript", lambda _: transcript)
    assert (find_talk(tmp_path / "source.txt") is not None) is is_talk


@pytest.mark.parametrize(
    ("said", "is_talk"),
    [("$4,000", False), ("2 – 3", False), ("We agree to 4,000.", True), ("Sí.", True)],
)
def test_names_beside_sums_are_a_list_and_no_talk(tmp_path: Path, said: str, is_talk: bool) -> None:
    lines = [f"– {office}: {said}" for office in ("Office of Locks", "Office of Lamps", "Office of Ferries")]
    (tmp_path / "sums.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    assert (find_talk(tmp_path / "sums.txt") is not None) is is_talk
