from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

import pytest

from travaux.domain.meetings import MeetingFacts, Transcript, Turn
from travaux.domain.sources import SourceKind
from travaux.domain.spans import SourceText, TimedSpan
from travaux.errors import SourceTooLarge, UnreadableSource
from travaux.formats.transcripts import MAX_TURNS
from travaux.pipeline.recognition import SourceFile, recognise

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
    talk = SourceFile(path).talk
    assert (talk is not None) is (kind is SourceKind.TRANSCRIPT)


def test_captions_are_talk_whoever_speaks(tmp_path: Path) -> None:
    path = tmp_path / "source.vtt"
    path.write_text(CAPTIONS, encoding="utf-8")
    talk = SourceFile(path).talk
    assert talk is not None
    assert [turn.label for turn in talk.turns] == [None]


@pytest.mark.parametrize("read", [attrgetter("talk"), attrgetter("kind")])
def test_what_holds_no_words_is_refused_once(tmp_path: Path, read: Callable[[SourceFile], object]) -> None:
    path = tmp_path / "source.txt"
    path.write_text(" \n\n ", encoding="utf-8")
    with pytest.raises(UnreadableSource, match="is empty"):
        read(SourceFile(path))


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
    assert (SourceFile(tmp_path / "source.txt").talk is not None) is is_talk


@pytest.mark.parametrize(
    ("said", "is_talk"),
    [("$4,000", False), ("2 – 3", False), ("We agree to 4,000.", True), ("Sí.", True)],
)
def test_names_beside_sums_are_a_list_and_no_talk(tmp_path: Path, said: str, is_talk: bool) -> None:
    lines = [f"– {office}: {said}" for office in ("Office of Locks", "Office of Lamps", "Office of Ferries")]
    (tmp_path / "sums.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    assert (SourceFile(tmp_path / "sums.txt").talk is not None) is is_talk


def test_a_little_less_than_three_in_ten_known_is_too_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = ("Norway", "Kenya", "Fiji", "Peru", "Chile")
    transcript = spoken(*known, *"ABCDEFGHIJKLM", length=1500)  # five of eighteen
    (tmp_path / "source.txt").write_text("words", encoding="utf-8")
    monkeypatch.setattr("travaux.pipeline.recognition.read_transcript", lambda _: transcript)
    assert SourceFile(tmp_path / "source.txt").talk is None


@pytest.mark.parametrize(
    ("timed", "floor", "is_talk"), [(True, False, True), (False, True, True), (False, False, False)]
)
def test_words_with_times_and_floors_that_are_given_are_talk_though_one_alone_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, timed: bool, floor: bool, is_talk: bool
) -> None:
    one = spoken("VOICE", None, length=50)
    times = (TimedSpan(0, 50, 0, 900),) if timed else ()
    heard = replace(one, source=replace(one.source, times=times))
    (tmp_path / "source.txt").write_text("words", encoding="utf-8")
    monkeypatch.setattr("travaux.pipeline.recognition.read_transcript", lambda _: heard)
    monkeypatch.setattr("travaux.pipeline.recognition.gives_floor", lambda *_: floor)
    file = SourceFile(tmp_path / "source.txt")
    assert file.talk == (heard if is_talk else None)
    assert file.kind is (SourceKind.TRANSCRIPT if is_talk else SourceKind.DOCUMENT)


def test_headings_bullets_and_rows_are_not_counted_against_talk(tmp_path: Path) -> None:
    around = "# The talks of the river\n\n- tolls of the river\n- fish of the river\n\n| towns | tolls |\n\n"
    (tmp_path / "source.md").write_text(around * 3 + TALK, encoding="utf-8")
    assert SourceFile(tmp_path / "source.md").talk is not None
    prose = around.replace("# ", "").replace("- ", "").replace("| ", "")
    (tmp_path / "prose.txt").write_text(prose * 3 + TALK, encoding="utf-8")
    assert SourceFile(tmp_path / "prose.txt").talk is None


def _failing(message: str) -> Callable[..., object]:
    def read(*_: object, **__: object) -> object:
        raise UnreadableSource(message, remedy="look again")

    return read


@pytest.mark.parametrize(
    ("heard", "written", "told"),
    [
        ("no turns", "no text", r"neither as a transcript \(no turns\) nor as a text \(no text\)"),
        ("is torn", "is torn", "^is torn"),
        (None, "no text", "^no text"),
    ],
)
def test_what_reads_neither_way_says_why_twice_unless_it_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heard: str | None, written: str, told: str
) -> None:
    (tmp_path / "source.txt").write_text("words", encoding="utf-8")
    one = spoken("VOICE", None, length=50)
    listen = (lambda _: one) if heard is None else _failing(heard)
    monkeypatch.setattr("travaux.pipeline.recognition.read_transcript", listen)
    monkeypatch.setattr("travaux.pipeline.recognition.read_draft", _failing(written))
    file = SourceFile(tmp_path / "source.txt")
    assert file.talk is None
    with pytest.raises(UnreadableSource, match=told) as refused:
        _ = file.kind
    assert refused.value.remedy == "look again"


def test_what_is_marked_as_a_transcript_and_cannot_be_read_as_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "source.vtt").write_text(CAPTIONS, encoding="utf-8")
    assert SourceFile(tmp_path / "source.vtt").kind is SourceKind.TRANSCRIPT
    monkeypatch.setattr("travaux.pipeline.recognition.read_transcript", _failing("no turns"))
    with pytest.raises(UnreadableSource, match="no turns"):
        _ = SourceFile(tmp_path / "source.vtt").talk


def test_a_record_of_too_many_turns_is_not_read_as_another_text(tmp_path: Path) -> None:
    path = tmp_path / "source.txt"
    path.write_text("".join(f"Name{n} Surname{n}: I support it.\n" for n in range(MAX_TURNS + 1)))
    with pytest.raises(SourceTooLarge, match="turns of speech"):
        recognise(path)
