"""The one table of formats: a module is enough for a new one, and what none recognises is refused."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from travaux.cli import travaux
from travaux.domain.sources import SourceKind
from travaux.errors import UnreadableSource, UsageError
from travaux.formats import format as formats_of
from travaux.formats import table
from travaux.formats.data_files import is_data, is_stamped
from travaux.formats.draft_file import read_draft
from travaux.formats.format import HEAD_BYTES, Head, ReadsAs, head_of, likeliest, ranked, with_words
from travaux.formats.json_head import first_entry, is_json
from travaux.formats.manuscript import Manuscript
from travaux.formats.opening import Kind, open_source
from travaux.formats.table import draft_formats, formats, transcript_formats
from travaux.formats.transcripts import is_surely_transcript, read_transcript
from travaux.pipeline.recognition import recognise

STAGE_BOOK = """
from travaux.domain.meetings import MeetingFacts
from travaux.formats.composition import TurnComposition, Utterance
from travaux.formats.format import Format
from travaux.formats.opening import decode


def sniff(head):
    return 0.95 if head.text.startswith("STAGE BOOK") else 0.0


def read(opened, source_id):
    lines = [line.split(" >> ", 1) for line in decode(opened.data, str(opened.where)).text.splitlines()[1:]]
    found = TurnComposition(source_id)
    found.add(Utterance(words, label=who) for who, words in lines)
    return found.transcript("stage-book", MeetingFacts(), ())


FORMAT = Format(name="stage-book", title="stage books", suffixes=(".stage",), sniff=sniff, transcript=read)
"""
SAMPLE = "STAGE BOOK\nVelmara >> We support the gauge.\nOrsa >> We do not.\n"


@pytest.fixture
def one_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put one module into the table, as whoever adds a format does, and give a file of that format."""
    modules = tmp_path / "modules"
    modules.mkdir()
    (modules / "stage_book.py").write_text(STAGE_BOOK, encoding="utf-8")
    monkeypatch.setattr(table, "__path__", [*table.__path__, str(modules)])
    formats.cache_clear()
    sample = tmp_path / "play.stage"
    sample.write_text(SAMPLE, encoding="utf-8")
    yield sample
    formats.cache_clear()


def test_one_module_is_enough_for_a_new_format(one_more: Path) -> None:
    transcript = read_transcript(one_more)
    assert transcript.format == "stage-book"
    assert [turn.label for turn in transcript.turns] == ["Velmara", "Orsa"]
    assert is_surely_transcript(one_more)
    assert recognise(one_more) is SourceKind.TRANSCRIPT
    assert read_transcript(one_more, as_format="stage-book").format == "stage-book"
    unknown = one_more.with_name("unknown.txt")
    unknown.write_text("a=1\nb=2\nc=3\n", encoding="utf-8")
    with pytest.raises(UnreadableSource, match=r"tried: .*stage books"):
        read_transcript(unknown)
    with pytest.raises(UsageError, match="stage-book"):
        read_transcript(one_more, as_format="no-such-format")


def test_without_its_module_the_same_file_is_no_sure_transcript(tmp_path: Path) -> None:
    sample = tmp_path / "play.stage"
    sample.write_text(SAMPLE, encoding="utf-8")
    assert not is_surely_transcript(sample)


def test_names_and_titles_are_told_apart_and_suffixes_are_suffixes() -> None:
    rows = formats()
    assert len({row.name for row in rows}) == len({row.title for row in rows}) == len(rows)
    assert all(suffix.startswith(".") and suffix.islower() for row in rows for suffix in row.suffixes)
    assert {row.reads_as for row in rows} == set(ReadsAs)


def test_every_row_gives_something_and_is_silent_about_nothing() -> None:
    empty = Head("", Kind.BINARY, "", is_whole=True)
    for row in formats():
        assert row.transcript or row.turns or row.manuscript or row.draft, row.name
        assert row.sniff(empty) == 0, row.name
    assert ranked(empty, formats()) == []
    assert likeliest(empty, formats()) is None


def test_confidence_lies_between_nothing_and_certainty(tmp_path: Path) -> None:
    for name, text in {
        "a.txt": SAMPLE,
        "b.md": "# A\n\n**B**",
        "c.json": "[]",
        "d.vtt": "WEBVTT\n\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        head = head_of(open_source(tmp_path / name))
        for each in (head, with_words(head, Manuscript(text))):
            assert all(0 <= row.sniff(each) <= 1 for row in formats())


UNKNOWN = {
    "captions without arrows": "0:00:01.000 0:00:03.000\nGood day.\n\n0:00:04.000 0:00:06.000\nYes.\n",
    "captions of two lines": "\n".join(
        f"00:00:0{n},000 - 00:00:0{n},900\nANA: We support\nparagraph {n}." for n in range(1, 9)
    ),
    "captions by frames": "{25}{75}Good morning.\n{80}{120}We agree.\n{125}{180}Thank you.\n",
    "captions as records": "[Script Info]\nTitle: Talks\n[Events]\n"
    + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Good morning\n" * 3,
    "captions with a time a line": "[00:12.00]Good morning\n[00:15.20]We agree\n[00:17.00]Thank you\n",
    "times on every second line": "0:01\ngood morning\n0:05\nwe agree\n0:09\nthank you\n",
    "rows by comma": "speaker,start,text\nAna,0.5,Good morning\nBen,2.5,We agree\n",
    "rows by semicolon": 'speaker;text\n"Ana";"Good morning, all"\n"Ben";"We agree"\n',
    "objects on lines": '{"who": "Ana", "said": "yes"}\n{"who": "Ben", "said": "no"}\n',
    "a chat with angles": "<ana> we agree\n<ben> so do we\n",
    "a log": "2031-02-03 10:01:02 meeting opened\n2031-02-03 10:02:02 Ana spoke\n",
    "settings": "title = Talks\nbody = Council\nplace = Harbour\n",
    "a table between bars": "| who | said |\n|---|---|\n| Ana | we agree |\n| Ben | so do we |\n",
    "tags on lines": "<meeting>\n  <turn>\n    We agree.\n  </turn>\n</meeting>\n",
}


@pytest.mark.parametrize("text", UNKNOWN.values(), ids=UNKNOWN)
def test_a_format_that_nobody_knows_is_refused_and_what_was_tried_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "meeting.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableSource, match="not recognised as a transcript") as raised:
        read_transcript(path)
    for row in transcript_formats():
        assert str(row.title) in str(raised.value)


def test_it_can_still_be_asked_for_as_running_text(tmp_path: Path) -> None:
    path = tmp_path / "meeting.txt"
    path.write_text(UNKNOWN["settings"], encoding="utf-8")
    assert read_transcript(path, as_format="plain").format == "plain"


PLAIN = {
    "one line": "The meeting rose at noon.",
    "prose": "We met, and talked.\nThe gauge is silent, [we think], at 10:30.\nNobody objected.\n",
    "verse": "The tide comes in\nThe tide goes out\nThe gauge stands still\n",
    "a list": "- the gauge\n- the harbour\n- the warning\n",
    "Chinese": "我们支持该提案，但需要时间。\n主席先生，谢谢。\n",
    "Chinese with narrow commas": "我们支持该提案,但需要时间,谢谢。\n我们同意,谢谢。\n我们继续,谢谢。\n",
    "Arabic": "نؤيد هذا الاقتراح.\nشكراً.\n",
    "a slip": "x = 1\nWe met, and we agreed on the gauge.\n",
    "large numbers": "1,250,000 people live there.\n2,500,000 people live here.\n3,000,000 are elsewhere.\n",
    "one time": "10:30\nWe met at the harbour.\nWe agreed on the gauge.\nWe parted.\n",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_running_text_stays_running_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "meeting.txt"
    path.write_text(text, encoding="utf-8")
    assert read_transcript(path).format == "plain"


def test_stamps_and_bars_are_no_matter_where_speakers_are_named(tmp_path: Path) -> None:
    path = tmp_path / "meeting.md"
    table_of_who = "| Present | For |\n|---|---|\n" + "| Ana Orsa | Velmara |\n" * 6
    path.write_text(table_of_who + "\n" + "Ana: We agree.\n\nOrsa: So do we.\n\n" * 5, encoding="utf-8")
    assert [turn.label for turn in read_transcript(path).turns][:2] == ["Ana", "Orsa"]


def test_one_line_of_data_is_a_slip_and_two_of_few_are_data() -> None:
    assert not is_data("a=1\n")
    assert is_data("a=1\nb=2\n")
    assert is_data("a=1\nb=2\n" + "words of a text\n" * 4)
    assert not is_data("a=1\nb=2\n" + "words of a text\n" * 5)
    assert is_stamped("10:00 a\n10:05 b\n" + "words\n" * 4)
    assert not is_stamped("10:00 a\n10:05 b\n" + "words\n" * 5)


def test_no_format_is_shown_more_than_the_head(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a b\n" * HEAD_BYTES)
    head = head_of(open_source(path))
    assert len(head.text) == HEAD_BYTES
    assert not head.is_whole
    path.write_bytes(b"a b\n")
    assert head_of(open_source(path)).is_whole


def test_the_words_shown_end_at_a_line_and_bold_ones_beyond_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(formats_of, "HEAD_CHARACTERS", 12)
    head = Head(".txt", Kind.TEXT, "", is_whole=True)
    words = Manuscript("first line\nsecond line\n", ((0, 5), (11, 17)))
    shown = with_words(head, words).manuscript
    assert shown is not None
    assert (shown.text, shown.bold) == ("first line\n", ((0, 5),))
    short = Manuscript("first line\n")
    assert with_words(head, short).manuscript is short


def test_a_layout_that_the_whole_does_not_bear_out_gives_way_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = "Scope: this is what we do.\n\nScope: this is what we do not.\n\n"
    text = opening + "We met at the harbour and talked about the gauge. " * 3 + "\n"
    path = tmp_path / "meeting.txt"
    path.write_text(text + "The gauge stood still all day long and nobody knew why that was.\n" * 400)
    monkeypatch.setattr(formats_of, "HEAD_CHARACTERS", len(text))
    head = with_words(head_of(open_source(path)), Manuscript(path.read_text()))
    assert [row.name for row in ranked(head, transcript_formats())][:1] == ["names"]
    assert read_transcript(path).format == "plain"


def test_what_is_forced_and_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "meeting.txt"
    path.write_text("We met at the harbour.\n", encoding="utf-8")
    with pytest.raises(UnreadableSource, match="names no speaker as verbatim records"):
        read_transcript(path, as_format="verbatim")


def test_labels_without_words_are_no_running_text(tmp_path: Path) -> None:
    path = tmp_path / "meeting.txt"
    path.write_text("Orsa:\n\nTomas:\n\nOrsa:\n\nTomas:\n", encoding="utf-8")
    with pytest.raises(UnreadableSource, match="no words that were said"):
        read_transcript(path)


def test_a_transcript_that_begins_like_json_is_one(tmp_path: Path) -> None:
    path = tmp_path / "meeting.txt"
    path.write_text("[1] Opening\n\nAna: We agree.\n\nOrsa: So do we.\n\nAna: Thank you.\n", encoding="utf-8")
    assert [turn.label for turn in read_transcript(path).turns] == ["Ana", "Orsa", "Ana"]


def test_json_of_another_shape_is_refused_as_what_no_recogniser_writes(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text('{"a": 1}', encoding="utf-8")
    with pytest.raises(UnreadableSource, match="JSON without a list of segments"):
        read_transcript(path)


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_word_file_is_known_wherever_its_parts_stand(tmp_path: Path, place: str) -> None:
    path = tmp_path / "draft.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        names = ["word/document.xml", "media/picture.bin"]
        for name in names if place == "before" else reversed(names):
            archive.writestr(name, b"\x01" * (4 * HEAD_BYTES if "media" in name else 10))
    assert open_source(path).kind is Kind.DOCX


def test_an_archive_that_is_no_word_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "papers.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("paper.txt", "We agree.")
    for read in (read_transcript, read_draft):
        with pytest.raises(UnreadableSource, match=r"ZIP archive, and not recognised.*unpack it"):
            read(path)


def test_a_draft_that_no_format_recognises_names_what_was_tried(tmp_path: Path) -> None:
    path = tmp_path / "data.xml"
    path.write_text('<?xml version="1.0"?><ledger><sum>7</sum></ledger>', encoding="utf-8")
    with pytest.raises(UnreadableSource, match="not recognised as a draft") as raised:
        read_draft(path)
    assert all(str(row.title) in str(raised.value) for row in draft_formats())


@pytest.mark.parametrize(
    ("text", "whole", "expected"),
    [
        ('{"a": 1}', True, True),
        ('{"a": 1', True, False),
        ('{"a": 1', False, True),
        ('[{"text": "and so', False, True),
        ("[1. The Parties shall meet]", True, False),
        ("[1. The Parties shall meet " + "and meet again " * 9, False, False),
        ("[1] Ana: We agree. " * 9, False, False),
        ("[" * 100_000, True, True),
        ("", True, False),
    ],
)
def test_the_head_of_json_is_told_from_brackets(text: str, whole: bool, expected: bool) -> None:
    assert is_json(text, is_whole=whole) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (' [ {"a": 1}, {"b', {"a": 1}),
        ('[{"a": 1', None),
        ('{"a": 1}', None),
        ("[1, 2]", None),
        ("[]", None),
    ],
)
def test_the_first_entry_of_a_list_is_read_alone(text: str, expected: dict[str, object] | None) -> None:
    assert first_entry(text) == expected


def test_a_list_of_actions_is_told_from_one_of_paragraphs_by_its_first_entry(tmp_path: Path) -> None:
    actions = [{"activity": "Build the gauge", "lead": "Harbour Board", "deadline": "2031-01-01"}]
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(actions), encoding="utf-8")
    head = head_of(open_source(path))
    found = likeliest(head, draft_formats())
    assert found is not None
    assert found.name == "action-list"
    path.write_text(json.dumps([{"text": "Decides to meet", "type": "operative"}]), encoding="utf-8")
    other = likeliest(head_of(open_source(path)), draft_formats())
    assert other is not None
    assert other.name == "paragraph-list"


def test_help_lists_every_name_that_may_be_asked_for() -> None:
    from click.testing import CliRunner

    shown = CliRunner().invoke(travaux, ["report", "--help"]).output.replace("\n", "")
    assert all(row.name in shown for row in transcript_formats())
