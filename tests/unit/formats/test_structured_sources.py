"""Akoma Ntoso whatever stands before its root, recorders' JSON, and what Word tracks beside words."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from travaux.domain.spans import Note
from travaux.domain.texts import MarkKind, ParagraphKind
from travaux.errors import SourceTooLarge, UnreadableSource
from travaux.formats.documents import from_word
from travaux.formats.draft_file import read_draft
from travaux.formats.drafts.web_page import read_html
from travaux.formats.drafts.word_draft import read_docx
from travaux.formats.transcripts import read_transcript

SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
BODY = (
    f'<akomaNtoso xmlns="{SPACE}"><statement name="x"><meta><publication name="no words"/></meta><mainBody>'
    "<paragraph><num>1.</num><heading>Gauges</heading>"
    "<content><p>Decides to <b>re</b>pair them;</p></content></paragraph>"
    "<crossHeading>Costs</crossHeading>"
    "<subdivision><num>A.</num><heading>Shares</heading>"
    "<subheading>Of basin States</subheading>"
    "<paragraph><num>2.</num><content><p>Decides to pay.</p></content></paragraph></subdivision>"
    "<tblock><table><tr><td>six shares</td></tr></table></tblock>"
    "</mainBody></statement></akomaNtoso>"
)
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>'
PROLOGUES = {
    "none": BODY.encode(),
    "declaration": (DECLARED + BODY).encode(),
    "comment": ("<!-- a copy <html> for information -->\n" + BODY).encode(),
    "instruction": ('<?xml-stylesheet href="a.css"?>' + BODY).encode(),
    "doctype": (DECLARED + "<!DOCTYPE akomaNtoso>" + BODY).encode(),
    "mark of order": ("\ufeff" + BODY).encode(),
    "wide": ('<?xml version="1.0" encoding="UTF-16"?>' + BODY).encode("utf-16"),
    "wide without a word of it": BODY.encode("utf-16-le"),
    "prefix": BODY.replace("<", "<a:").replace("<a:/", "</a:").replace("xmlns=", "xmlns:a=").encode(),
}


@pytest.mark.parametrize("data", PROLOGUES.values(), ids=PROLOGUES)
def test_akoma_ntoso_is_known_by_its_root(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "draft.xml"
    path.write_bytes(data)
    draft = read_draft(path)
    assert draft.format == "akn"
    assert [p.text for p in draft.paragraphs if p.label in ("1.", "2.")] == [
        "Decides to repair them;",
        "Decides to pay.",
    ]
    headings = [p.text for p in draft.paragraphs if p.kind is ParagraphKind.HEADING]
    assert headings == ["Gauges", "Costs", "Shares", "Of basin States"]
    assert any("six shares" in p.text for p in draft.paragraphs)
    assert not draft.lost


def test_declared_entities_are_refused_and_a_page_about_the_standard_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "draft.xml"
    path.write_text(f'<!DOCTYPE a [<!ENTITY b "c">]>{BODY}')
    with pytest.raises(UnreadableSource, match="entities"):
        read_draft(path)
    path.write_text("<html><body><p>1. We praise &lt;akomaNtoso&gt;.</p></body></html>")
    assert read_draft(path).format == "html"


def _items(*words: tuple[str, str, str | None]) -> list[dict[str, object]]:
    return [
        {"start_time": f"{at}.0", "end_time": f"{at}.5", "alternatives": [{"content": word}], "type": kind}
        | ({"speaker_label": who} if who else {})
        for at, (word, kind, who) in enumerate(words)
    ]


_WORDS = [
    {"word": "we", "punctuated_word": "We", "start": 0.1, "end": 0.3, "speaker": 0},
    {"word": "agree", "punctuated_word": "agree.", "start": 0.4, "end": 0.6, "speaker": 0},
    {"word": "no", "punctuated_word": "No.", "start": 2.0, "end": 2.3, "speaker": 1},
]
_PARAGRAPHS = {
    "paragraphs": [
        {"speaker": 0, "sentences": [{"text": "We agree.", "start": 0, "end": 1}]},
        {"speaker": 1, "sentences": [{"text": "No.", "start": 2, "end": 3}]},
    ]
}


def _result(content: str, speaker: str, start: float, kind: str = "word") -> dict[str, object]:
    heard = [{"content": content, "confidence": 0.9, "speaker": speaker}]
    return {"type": kind, "start_time": start, "end_time": start + 0.3, "alternatives": heard}


RECORDERS: dict[str, object] = {
    "sentences": [
        {"speaker": "Aroa", "sentence": "We agree.", "start_time": 0.5, "end_time": 1.0},
        {"speaker": "Bel", "sentence": "No.", "start_time": 2.0, "end_time": 2.5},
    ],
    "aws": {
        "results": {
            "transcripts": [{"transcript": "We agree. No."}],
            "items": _items(
                ("We", "pronunciation", "spk_0"),
                ("agree.", "pronunciation", "spk_0"),
                ("No.", "pronunciation", "spk_1"),
            ),
        }
    },
    "aws by times": {
        "results": {
            "items": _items(("We agree.", "pronunciation", None), ("No.", "pronunciation", None)),
            "speaker_labels": {
                "segments": [
                    {"speaker_label": f"spk_{at}", "items": [{"start_time": f"{at}.0"}]} for at in (0, 1)
                ]
            },
        }
    },
    "deepgram words": {"results": {"channels": [{"alternatives": [{"transcript": "x", "words": _WORDS}]}]}},
    "deepgram paragraphs": {"results": {"channels": [{"alternatives": [{"paragraphs": _PARAGRAPHS}]}]}},
    "deepgram utterances": {
        "results": {
            "utterances": [
                {"speaker": 0, "transcript": "We agree.", "start": 0.0, "end": 1.0},
                {"speaker": 1, "transcript": "No.", "start": 2.0, "end": 3.0},
            ]
        }
    },
    "assemblyai": {
        "text": "We agree. No.",
        "utterances": [
            {"speaker": "A", "text": "We agree.", "start": 500, "end": 900},
            {"speaker": "B", "text": "No.", "start": 2000, "end": 2400},
        ],
    },
    "meetily": {
        "transcripts": [
            {"speaker": "Aroa", "text": "We agree.", "audio_start_time": 0.1, "audio_end_time": 1.0},
            {"speaker": "Bel", "text": "No.", "audio_start_time": 2.0, "audio_end_time": 2.2},
        ]
    },
    "google": {
        "results": [
            {
                "alternatives": [
                    {
                        "words": [
                            {"word": "We", "startTime": "0.1s", "endTime": "0.2s", "speakerTag": 1},
                            {"word": "agree.", "startTime": "0.3s", "endTime": "0.4s", "speakerTag": 1},
                            {"word": "No.", "startTime": "2s", "endTime": "3s", "speakerTag": 2},
                        ]
                    }
                ]
            }
        ]
    },
    "azure": {
        "recognizedPhrases": [
            {"speaker": 1, "offsetInTicks": 1e6, "durationInTicks": 1e6, "nBest": [{"display": "We agree."}]},
            {"speaker": 2, "offsetInTicks": 3e7, "durationInTicks": 1e6, "nBest": [{"display": "No."}]},
        ]
    },
    "rev": {
        "monologues": [
            {"speaker": 0, "elements": [{"value": "We agree", "ts": 0.1, "end_ts": 1.0}, {"value": "."}]},
            {"speaker": 1, "elements": [{"value": "No", "ts": 2.0, "end_ts": 3.0}, {"value": "."}]},
        ]
    },
    "speechmatics": {
        "format": "2.9",
        "results": [
            _result("We", "S1", 0.1), _result("agree", "S1", 0.5), _result(".", "S1", 0.9, "punctuation"),
            _result("No", "S2", 2.0), _result(".", "S2", 2.4, "punctuation"),
        ],
    },
    "watson": {
        "results": [
            {"alternatives": [{"timestamps": [["We", 0.1, 0.4], ["agree.", 0.5, 1.0]]}]},
            {"alternatives": [{"transcript": "No. ", "timestamps": [["No.", 2.0, 2.5]]}]},
        ],
        "speaker_labels": [
            {"from": 0.1, "to": 0.4, "speaker": 0}, {"from": 0.5, "to": 1.0, "speaker": 0},
            {"from": 2.0, "to": 2.5, "speaker": 1},
        ],
    },
    "elevenlabs": {
        "text": "We agree. No.",
        "words": [
            {"text": "We", "start": 0.1, "end": 0.4, "type": "word", "speaker_id": "speaker_0"},
            {"text": " ", "start": 0.4, "end": 0.5, "type": "spacing", "speaker_id": "speaker_0"},
            {"text": "agree.", "start": 0.5, "end": 1.0, "type": "word", "speaker_id": "speaker_0"},
            {"text": "No.", "start": 2.0, "end": 2.5, "type": "word", "speaker_id": "speaker_1"},
        ],
    },
    "gong": {
        "callTranscripts": [
            {
                "transcript": [
                    {"speakerId": "a1", "sentences": [{"start": 100, "end": 1500, "text": "We agree."}]},
                    {"speakerId": "b2", "sentences": [{"start": 2000, "end": 2500, "text": "No."}]},
                ]
            }
        ]
    },
}  # fmt: skip


@pytest.mark.parametrize("data", RECORDERS.values(), ids=RECORDERS)
def test_recorders_that_tell_speakers_apart_give_their_turns(data: object, tmp_path: Path) -> None:
    path = tmp_path / "meeting.json"
    path.write_text(json.dumps(data))
    found = read_transcript(path)
    said = [found.source.text[turn.start : turn.end] for turn in found.turns]
    assert said == ["We agree.", "No."]
    assert len({turn.label for turn in found.turns}) == 2
    assert found.source.times


def _placed_words(said: str, start: float) -> list[dict[str, object]]:
    return [
        {
            "text": word,
            "start_timestamp": {"relative": start + at / 5},
            "end_timestamp": {"relative": start + at / 5 + 0.1},
        }
        for at, word in enumerate(said.split())
    ]


FERRIES = "We support the ferries of the strait."
TOLLS = "We oppose the toll on ferries of the strait."
ENTRY = {"text": FERRIES, "startOffset": "00:00:00.4000000", "endOffset": "00:00:03.1000000"}
REPLY = {"text": TOLLS, "startOffset": "00:00:05.6000000", "endOffset": "00:00:09.2000000"}
OF_TEAMS = {
    "entries": [
        ENTRY | {"speakerDisplayName": "Ostrava", "speakerId": "a@b"},
        REPLY | {"speakerDisplayName": "Valdoria", "speakerId": "c@d"},
    ]
}
OF_OTTER = {
    "speakers": [{"id": 11, "speaker_name": "Ostrava"}, {"id": 12, "speaker_name": "Valdoria"}],
    "transcripts": [
        {"speaker_id": 11, "transcript": FERRIES, "start_offset": 0, "end_offset": 44_000},
        {"speaker_id": 12, "transcript": TOLLS, "start_offset": 48_000, "end_offset": 96_000},
    ],
}
OF_ANOTHER = {
    "participants": [{"userId": "x", "displayName": "Ostrava"}, {"userId": "y", "name": "Valdoria"}],
    "segments": [
        {"userId": "x", "text": FERRIES, "start": 0.0, "end": 2.5},
        {"userId": "y", "text": TOLLS, "start": 3.0, "end": 6.0},
    ],
}
OF_RECALL = [
    {"participant": {"id": 4, "name": "Ostrava"}, "words": _placed_words(FERRIES, 0.5)},
    {"participant": {"id": 7, "name": "Valdoria"}, "words": _placed_words(TOLLS, 3.0)},
]
OF_REV = {
    "speakers": [{"id": 0, "name": "Ostrava"}, {"id": 1, "name": "Valdoria"}],
    "monologues": [
        {"speaker": 0, "elements": [{"type": "text", "value": FERRIES, "ts": 0.5, "end_ts": 2.0}]},
        {"speaker": 1, "elements": [{"type": "text", "value": TOLLS, "ts": 3.0, "end_ts": 5.0}]},
    ],
}
OF_NAMES_BY_NUMBER = {
    "speakers": {"S1": "Ostrava", "S2": {"name": "Valdoria"}},
    "results": [_result(FERRIES, "S1", 0.5), _result(TOLLS, "S2", 3.0)],
}


@pytest.mark.parametrize("data", [OF_RECALL, {"transcript": OF_RECALL}, OF_REV, OF_NAMES_BY_NUMBER])
def test_recorders_that_name_who_spoke_each_word_give_each_their_turn(data: object, tmp_path: Path) -> None:
    path = tmp_path / "ferries.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    found = read_transcript(path)
    said = [(turn.label, found.source.text[turn.start : turn.end]) for turn in found.turns]
    assert said == [("Ostrava", FERRIES), ("Valdoria", TOLLS)]
    assert (found.source.spoken(found.turns[1].start, found.turns[1].end) or (0,))[0] == 3000


@pytest.mark.parametrize("key", ["participants", "attendees"])
def test_a_list_of_who_was_there_names_no_number_of_a_recogniser(key: str, tmp_path: Path) -> None:
    path = tmp_path / "ferries.json"
    there = [{"id": "S1", "name": "Ostrava"}, {"id": "S2", "name": "Valdoria"}]
    data = {key: there, "results": [_result(FERRIES, "S2", 0.5), _result(TOLLS, "S1", 3.0)]}
    path.write_text(json.dumps(data), encoding="utf-8")
    assert [turn.label for turn in read_transcript(path).turns] == ["S2", "S1"]


@pytest.mark.parametrize(("data", "start"), [(OF_TEAMS, 5600), (OF_OTTER, 3000), (OF_ANOTHER, 3000)])
def test_recorders_that_list_speakers_apart_give_each_their_turn(
    data: object, start: int, tmp_path: Path
) -> None:
    path = tmp_path / "ferries.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    found = read_transcript(path)
    assert [turn.label for turn in found.turns] == ["Ostrava", "Valdoria"]
    assert (found.source.spoken(found.turns[1].start, found.turns[1].end) or (0,))[0] == start


def test_numbers_of_speakers_that_no_list_names_tell_their_turns_apart(tmp_path: Path) -> None:
    path = tmp_path / "ferries.json"
    said = [ENTRY | {"speaker_id": 1}, REPLY | {"speaker_id": 2}]
    path.write_text(json.dumps({"transcripts": said}), encoding="utf-8")
    assert [turn.label for turn in read_transcript(path).turns] == ["Speaker 1", "Speaker 2"]


@pytest.mark.parametrize("number", ["1" * 5000, "1e999", '"1e"', "-1", "null", "[]", "1" * 4000])
def test_odd_numbers_end_in_no_fault_of_the_program(number: str, tmp_path: Path) -> None:
    path = tmp_path / "meeting.json"
    path.write_text('{"segments":[{"start":%s,"end":2,"speaker":"Bel","text":"No."}]}' % number)  # noqa: UP031
    if len(number) > 4300:  # more digits than a number is read from
        with pytest.raises(UnreadableSource, match="number"):
            read_transcript(path)
    else:
        assert len(read_transcript(path).turns) == 1


def _p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def _gone_run(author: str) -> str:
    return f"<w:del w:author='{author}'><w:r><w:delText>one</w:delText></w:r></w:del>"


def _kinds(data: bytes) -> list[tuple[MarkKind, str | None]]:
    found = read_docx(data, "x")
    return [(mark.kind, mark.author) for block in found.blocks for mark in block.marks]


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (
            f"<w:tbl><w:tr><w:trPr><w:del w:author='Bel'/></w:trPr><w:tc>{_p('one')}</w:tc></w:tr></w:tbl>",
            [(MarkKind.DELETED, "Bel")],
        ),
        (
            f"<w:tbl><w:tr><w:trPr><w:ins w:author='Bel'/></w:trPr><w:tc>{_p('one')}</w:tc></w:tr></w:tbl>",
            [(MarkKind.INSERTED, "Bel")],
        ),
        (
            "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel w:author='Bel'/></w:tcPr>"
            f"{_p('one')}</w:tc></w:tr></w:tbl>",
            [(MarkKind.DELETED, "Bel")],
        ),
        (f"<w:tbl><w:tr><w:tc>{_p('one')}</w:tc></w:tr></w:tbl>", []),
        (_p("one", "<w:rPr><w:del w:author='Bel'/></w:rPr>") + _p("two"), [(MarkKind.END_DELETED, "Bel")]),
        (_p("one", "<w:rPr><w:ins w:author='Bel'/></w:rPr>"), [(MarkKind.END_INSERTED, "Bel")]),
        (
            "<w:p><w:pPr><w:rPr><w:ins w:author='Bel'/></w:rPr></w:pPr>"
            "<w:ins w:author='Bel'><w:r><w:t>one</w:t></w:r></w:ins></w:p>",
            [(MarkKind.INSERTED, "Bel")],
        ),
        (
            "<w:p><w:moveFrom w:author='Bel'><w:r><w:t>one</w:t></w:r></w:moveFrom></w:p>"
            "<w:p><w:moveTo w:author='Bel'><w:r><w:t>one</w:t></w:r></w:moveTo></w:p>",
            [(MarkKind.MOVED_AWAY, "Bel"), (MarkKind.MOVED_HERE, "Bel")],
        ),
        (
            f"<w:p><w:ins w:author='Bel'>{_gone_run('Ana')}</w:ins></w:p>",
            [(MarkKind.DELETED, "Ana"), (MarkKind.INSERTED, "Bel")],
        ),
        (
            f"<w:p><w:moveTo w:author='Bel'>{_gone_run('Ana')}</w:moveTo></w:p>",
            [(MarkKind.DELETED, "Ana"), (MarkKind.MOVED_HERE, "Bel")],
        ),
        (
            "<w:tbl><w:tr><w:trPr><w:ins w:author='Bel'/></w:trPr>"
            f"<w:tc><w:p>{_gone_run('Ana')}</w:p></w:tc></w:tr></w:tbl>",
            [(MarkKind.DELETED, "Ana"), (MarkKind.INSERTED, "Bel")],
        ),
    ],
)
def test_word_tracks_rows_cells_ends_and_moves(
    body: str, kinds: list[tuple[MarkKind, str | None]], make_docx: Callable[..., bytes]
) -> None:
    assert _kinds(make_docx(body)) == kinds


def test_paragraphs_whose_end_is_deleted_run_on_in_what_was_said(make_docx: Callable[..., bytes]) -> None:
    body = _p("We meet", "<w:rPr><w:del w:author='Bel'/></w:rPr>") + _p(" in June.") + _p("2. We part.")
    assert from_word(make_docx(body), "x").text == "We meet in June.\n2. We part.\n"


def test_words_in_a_text_box_come_out_once_behind_their_anchor(make_docx: Callable[..., bytes]) -> None:
    box = f"<w:txbxContent>{_p('Chair: bracketed.')}</w:txbxContent>"
    both = (
        "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = f"<w:p><w:r><w:t>1. We meet.</w:t></w:r><w:r>{both}</w:r></w:p>" + _p("2. We part.")
    found = read_docx(make_docx(body), "x")
    assert found.text == "1. We meet.\n\nChair: bracketed.\n\n2. We part."
    assert not found.lost
    assert not any("without text" in str(note.what) for note in found.notes)


@pytest.mark.parametrize(
    ("words", "properties", "heading"),
    [
        ("II. Scope", "", True),
        ("IV. MEANS OF IMPLEMENTATION", "", True),
        ("A. Finance", "<w:jc w:val='center'/>", True),
        ("B. FINANCE", "", True),
        ("A. Finance", "", False),
        ("I. decides to meet", "", False),
        ("II. Decides to meet in Lake House;", "", False),
        ("3. Scope", "", False),
    ],
)
def test_numbered_headings_of_word_are_headings(
    words: str, properties: str, heading: bool, make_docx: Callable[..., bytes]
) -> None:
    found = read_docx(make_docx(_p("Draft") + _p(words, properties) + _p("1. Decides;")), "x")
    assert (found.blocks[1].heading is not None) is heading


def test_words_that_a_reader_misses_are_counted_where_they_stand(
    make_docx: Callable[..., bytes], tmp_path: Path
) -> None:
    page = "<body><nav>Home News</nav><p>1. We m<b>e</b>et.</p><header>Lake Council</header></body>"
    lost = _lost(tmp_path / "page.html", page.encode())
    assert [(note.where, note.count) for note in lost] == [("<nav>", 2), ("<header>", 2)]
    listed = b"<body><ul><li>1. We meet.<li>2. We part.</ul></body>"
    assert not _lost(tmp_path / "listed.html", listed)
    math = "<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:r><m:t>x</m:t></m:r>"
    body = f"<w:p><w:r><w:t>1. We meet.</w:t></w:r>{math}</m:oMath></w:p>"
    lost = _lost(tmp_path / "formula.docx", make_docx(body))
    assert [(note.where, note.count) for note in lost] == [("formulas", 1)]


def _lost(path: Path, data: bytes) -> tuple[Note, ...]:
    path.write_bytes(data)
    return read_draft(path).lost


@pytest.mark.parametrize("attributes", [400, 900])
def test_pages_beyond_any_page_are_refused(attributes: int) -> None:
    page = "<p " + " ".join(f"a{at}='x > y'" for at in range(attributes)) + ">1. We meet.</p>"
    if attributes < 500:
        assert "We meet" in read_html(page.encode(), "x").text
        return
    with pytest.raises(SourceTooLarge, match="attributes"):
        read_html(page.replace(" > ", " ").encode(), "x")


def _styled(name: str, words: str) -> str:
    return _p(words, f'<w:pStyle w:val="{name}"/>')


@pytest.mark.parametrize(
    ("style", "named"),
    [("Heading1", "heading 1"), ("berschrift2", "Überschrift 2"), ("Titre1", "Titre 1"), ("Own", "Own")],
)
def test_a_style_of_headings_heads_with_its_number(
    make_docx: Callable[..., bytes], style: str, named: str
) -> None:
    base = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    based = '<w:basedOn w:val="H1"/>' if named == "Own" else ""
    own = f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{named}"/>{based}</w:style>'
    styles = f"<w:styles>{base}{own}</w:styles>"
    body = _p("Draft plan") + _styled(style, "1. Lamps at night") + _p("1.1 Ports shall light their lamps.")
    found = read_docx(make_docx(body, styles=styles), "x")
    assert [block.heading is not None for block in found.blocks] == [False, True, False]


@pytest.mark.parametrize("style", ["Body Text", "List Number 2", "Heading", "Headed 1"])
def test_other_styles_head_nothing(make_docx: Callable[..., bytes], style: str) -> None:
    styles = (
        f'<w:styles><w:style w:type="paragraph" w:styleId="S"><w:name w:val="{style}"/></w:style></w:styles>'
    )
    found = read_docx(make_docx(_p("Draft") + _styled("S", "1. Decides to light lamps"), styles=styles), "x")
    assert [block.heading for block in found.blocks] == [None, None]


def test_a_long_sentence_in_the_style_of_headings_is_a_paragraph(make_docx: Callable[..., bytes]) -> None:
    words = "1. Decides that all keepers of lamps on the shores of the northern isles shall be paid for the "
    words += "hours of the night and of feast days;"
    found = read_docx(make_docx(_p("Draft") + _styled("Heading1", words)), "x")
    assert [block.heading for block in found.blocks] == [None, None]


def _set(words: str, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p><w:r>{look}<w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("head", "bold", "below", "heads"),
    [
        ("1. Ferries", True, "1.1 The ferries sail at dawn.", True),
        ("1 Ferries", True, "1.1. The ferries sail at dawn.", True),
        ("1. FERRIES", False, "1.1 The ferries sail at dawn.", True),
        ("1. Ferries", False, "1.1 The ferries sail at dawn.", False),
        ("1. Ferries", True, "2.1 The ferries sail at dawn.", False),
        ("1. Ferries", True, "2. The ferries sail at dawn.", False),
        ("1. Decides on ferries;", True, "1.1 The ferries sail at dawn.", False),
    ],
)
def test_a_figure_in_bold_heads_what_counts_within_it(
    head: str, bold: bool, below: str, heads: bool, make_docx: Callable[..., bytes], tmp_path: Path
) -> None:
    path = tmp_path / "ferries.docx"
    path.write_bytes(make_docx(_set(head, bold) + _set(below) + _set("The tolls are paid at noon.")))
    kinds = [paragraph.kind for paragraph in read_draft(path).paragraphs]
    assert (kinds[0] is ParagraphKind.HEADING) is heads
