"""Documents, recognisers' output and folders read as transcripts."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from travaux.domain.meetings import Transcript
from travaux.errors import TravauxError, UnreadableSource
from travaux.formats.statements import name_from_file
from travaux.formats.transcripts import read_transcript

Writer = Callable[..., bytes]


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.label, transcript.source.text[turn.start : turn.end]) for turn in transcript.turns]


def paragraph(text: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(text.split("\n"))
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{lines}</w:t></w:r></w:p>'


def test_a_meeting_tools_word_transcript(tmp_path: Path, make_docx: Writer) -> None:
    body = paragraph("Basin call", bold=True) + paragraph("May 3, 2031, 10:00AM") + paragraph("1h 2m 3s")
    turns = (
        "Lena Orsa   0:03\nGood morning.",
        "Tarn, Ode   0:09\nAt 10:30 we vote.",
        "Lena Orsa   1:02:11\nThanks.",
    )
    body += "".join(map(paragraph, turns))
    path = tmp_path / "call.docx"
    path.write_bytes(make_docx(body))
    transcript = read_transcript(path)
    assert said(transcript) == [
        ("Lena Orsa", "Good morning."),
        ("Tarn, Ode", "At 10:30 we vote."),
        ("Lena Orsa", "Thanks."),
    ]
    assert transcript.source.times[1].end_ms == 3_731_000
    assert str(transcript.facts.date) == "2031-05-03"


def test_names_in_bold_on_their_own_lines(tmp_path: Path, make_docx: Writer) -> None:
    body = "".join(
        paragraph(name, bold=True) + paragraph(text)
        for name, text in (("Chair", "Order."), ("Ms. Orsa (Ostrava)", "We agree."), ("Chair", "Thanks."))
    )
    path = tmp_path / "bold.docx"
    path.write_bytes(make_docx(body))
    transcript = read_transcript(path)
    assert transcript.format == "bold-names"
    assert said(transcript) == [
        ("Chair", "Order."),
        ("Ms. Orsa (Ostrava)", "We agree."),
        ("Chair", "Thanks."),
    ]


def test_a_pdf_under_a_wrong_name_is_read_as_what_it_is(tmp_path: Path, make_pdf: Writer) -> None:
    texts = [
        (
            60.0,
            700.0,
            11.0,
            "The President: I give the floor to the representative of Ostrava, who asked for it.",
        ),
        (60.0, 670.0, 11.0, r"Ms. Orsa \(Ostrava\): We thank you."),
    ]
    path = tmp_path / "record.docx"
    path.write_bytes(make_pdf(texts))
    transcript = read_transcript(path)
    assert [label for label, _ in said(transcript)] == ["The President", "Ms. Orsa (Ostrava)"]
    assert any("named .docx but is PDF" in str(note.what) for note in transcript.notes)


def test_a_web_page_is_read_without_its_scripts(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><head><title>Call</title><script>var Chair = 'Chair: no';</script></head><body>"
        "<p><b>Chair:</b> Order &amp; calm.</p><p><b>Ms. Orsa:</b> We agree.</p>"
        "<p><b>Chair:</b> Thanks.</p></body></html>"
    )
    assert said(read_transcript(path)) == [
        ("Chair", "Order & calm."),
        ("Ms. Orsa", "We agree."),
        ("Chair", "Thanks."),
    ]


RECOGNISED: list[tuple[object, list[tuple[str | None, str]], tuple[int, int]]] = [
    (
        {
            "segments": [
                {"start": 0.5, "end": 2.0, "text": " Order."},
                {"start": 2.0, "end": 3.0, "text": " We agree."},
            ]
        },
        [(None, "Order. We agree.")],
        (500, 3000),
    ),
    (
        {
            "segments": [
                {
                    "start": 0.5,
                    "end": 2.0,
                    "speaker": "SPEAKER_00",
                    "text": "Order now.",
                    "words": [{"word": "Order", "start": 0.5, "end": 1.0}, {"word": "now."}],
                },
                {"start": 2.0, "end": 3.0, "text": "Yes.", "speaker": "SPEAKER_01"},
            ]
        },
        [("SPEAKER_00", "Order now."), ("SPEAKER_01", "Yes.")],
        (500, 3000),
    ),
    (
        {"utterances": [{"speaker": "A", "start": 500, "end": 3000, "text": "Order."}]},
        [("A", "Order.")],
        (500, 3000),
    ),
    (
        {"transcription": [{"offsets": {"from": 500, "to": 3000}, "text": " Order."}]},
        [(None, "Order.")],
        (500, 3000),
    ),
    ({"chunks": [{"timestamp": [0.5, 3.0], "text": " Order."}]}, [(None, "Order.")], (500, 3000)),
]


@pytest.mark.parametrize(("data", "expected", "span"), RECOGNISED)
def test_what_recognisers_write(
    tmp_path: Path, data: object, expected: list[tuple[str | None, str]], span: tuple[int, int]
) -> None:
    path = tmp_path / "recognised.json"
    path.write_text(json.dumps(data))
    transcript = read_transcript(path)
    assert said(transcript) == expected
    assert transcript.source.spoken(0, len(transcript.source.text)) == span


def test_a_folder_of_statements_is_one_meeting(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text(
        "Statement by H.E. Ms. Lena Orsa,\nPermanent Representative of Ostrava to the Lake "
        "Council,\nat the twelfth meeting\n\n3 May 2031\n\nCheck against delivery\n\n"
        "Madam President,\n\nWe thank you.\n"
    )
    (tmp_path / "02_Velmara_statement_item3.txt").write_text(
        "Madam Chair,\n\nWe are ready to pay our share.\n"
    )
    (tmp_path / "03.docx").write_bytes(b"PK\x03\x04 word/ cut off")
    (tmp_path / "notes.xlsx").write_bytes(b"not looked at")
    transcript = read_transcript(tmp_path)
    assert said(transcript) == [
        (
            "H.E. Ms. Lena Orsa, Permanent Representative of Ostrava to the Lake Council",
            "Madam President,\n\nWe thank you.",
        ),
        ("Velmara", "Madam Chair,\n\nWe are ready to pay our share."),
    ]
    assert [(note.where, str(note.what)) for note in transcript.notes] == [
        ("02_Velmara_statement_item3.txt", "speaker taken from the file's name"),
        ("03.docx", "could not be read: is a damaged or truncated DOCX"),
    ]


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("2031-05-03_Ostrava_statement_EN.pdf", "Ostrava"),
        ("LakeGroup-final.docx", "Lake Group"),
        ("statement 3.txt", None),
    ],
)
def test_the_name_of_a_file_may_name_the_speaker(name: str, speaker: str | None) -> None:
    assert name_from_file(Path(name)) == speaker


@pytest.mark.parametrize(
    ("name", "data", "said_of_it"),
    [
        ("empty.txt", b"", "is empty"),
        ("zeros.vtt", bytes(400), "is empty"),
        ("noise.txt", bytes(range(256)) * 40, "binary data"),
        ("film.mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(50), "image, sound or film"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "old Word"),
        ("cut.json", b'{"segments": [{"start": 0, "te', "damaged JSON"),
        ("deep.json", b'{"a":' * 100_000, "JSON"),
        ("other.json", b'{"weather": "fine"}', "without a list of segments"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj", "damaged or truncated PDF"),
        ("cut.docx", b"PK\x03\x04word/document.xml", "damaged or truncated DOCX"),
        ("blank.html", b"<html><body><script>1</script></body></html>", "holds no text"),
    ],
)
def test_what_cannot_be_read_ends_in_one_line_with_a_remedy(
    tmp_path: Path, name: str, data: bytes, said_of_it: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableSource) as raised:
        read_transcript(path)
    line = str(raised.value)
    assert said_of_it in line
    assert str(path) in line
    assert "\n" not in line
    assert raised.value.remedy
    assert raised.value.exit_status == 3


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TravauxError, match="no statement"):
        read_transcript(tmp_path)
