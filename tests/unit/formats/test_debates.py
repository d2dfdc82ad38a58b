"""Debates of parliaments in XML: who says what, and what the record adds."""

from pathlib import Path

import pytest

from travaux.errors import UnreadableSource
from travaux.formats.debates import read_debate
from travaux.formats.draft_file import read_draft
from travaux.formats.transcripts import is_surely_transcript, read_transcript

TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt>
<title type="main">Corpus of Ruritania</title><title type="sub">Sitting 12</title></titleStmt></fileDesc>
<profileDesc><settingDesc><setting><date ana="#parla.sitting" when="2031-05-04">4 May</date></setting>
</settingDesc>
<particDesc><listPerson><person xml:id="AdaBell"><persName><forename>Ada</forename> <surname>Bell</surname>
</persName></person></listPerson></particDesc></profileDesc></teiHeader>
<text><body><div type="debateSection"><head>Locks</head><note type="time">The sitting opened at 10.</note>
{speeches}</div></body></text></TEI>"""
SPEECHES = """<note type="speaker">President Orlo:</note><u who="#Orlo" ana="#chair">
<seg>The sitting is open.</seg>
<seg>I give the floor to Ms. Bell.</seg></u><u who="#AdaBell"><seg>Thank you.
<kinesic type="applause"><desc>Applause</desc>
</kinesic>We oppose the levy.</seg></u><u who="#unknown"><seg>Shame!</seg></u>"""
AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate name="hansard"><meta>
<identification source="#s"><FRBRWork><FRBRdate date="2031-05-04" name="sitting"/></FRBRWork></identification>
<references source="#s"><TLCPerson eId="orlo" href="/p/orlo" showAs="Orlo Finn"/></references></meta>
<preface><p><docTitle>Debate on locks</docTitle></p></preface>
<debateBody><debateSection name="d"><heading>Locks</heading><scene>(The House met at 10.)</scene>
<speech by="#bell"><from>Ms. Bell (Upland):</from><p>I move the <i>first</i> amendment.</p>
<p>It is short.</p></speech>
<speech by="#orlo"><p>We support it.</p></speech>
<question by="#bell"><p>May we vote?</p></question>
</debateSection></debateBody></debate></akomaNtoso>"""


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def turns(path: Path) -> list[tuple[str | None, str]]:
    found = read_transcript(path)
    assert found.format == "debate"
    assert found.coverage is not None
    assert found.coverage.share == 1.0
    return [(turn.label, found.source.text[turn.start : turn.end]) for turn in found.turns]


def test_speeches_of_parlamint(tmp_path: Path) -> None:
    path = written(tmp_path / "sitting.xml", TEI.format(speeches=SPEECHES))
    assert turns(path) == [
        ("President Orlo", "The sitting is open.\nI give the floor to Ms. Bell."),
        ("Ada Bell", "Thank you. We oppose the levy."),
        ("unknown", "Shame!"),
    ]
    facts = read_transcript(path).facts
    assert (facts.title, str(facts.date)) == ("Sitting 12", "2031-05-04")
    assert is_surely_transcript(path)


def test_speeches_of_akoma_ntoso(tmp_path: Path) -> None:
    path = written(tmp_path / "debate.xml", AKN)
    assert turns(path) == [
        ("Ms. Bell (Upland)", "I move the first amendment.\nIt is short."),
        ("Orlo Finn", "We support it."),
        ("bell", "May we vote?"),
    ]
    assert str(read_transcript(path).facts.date) == "2031-05-04"
    assert is_surely_transcript(path)


def test_a_law_is_no_debate(tmp_path: Path) -> None:
    law = AKN.replace("debateBody", "body").replace("debate", "act").replace("speech", "paragraph")
    path = written(
        tmp_path / "law.xml",
        law.replace("question", "paragraph").replace("<from>Ms. Bell (Upland):</from>", ""),
    )
    assert not is_surely_transcript(path)
    assert read_draft(path).format == "akn"


def test_words_of_a_poem_in_tei_are_no_debate(tmp_path: Path) -> None:
    path = written(tmp_path / "poem.xml", TEI.format(speeches="<p>The locks are high.</p>"))
    with pytest.raises(UnreadableSource):
        read_transcript(path)


def test_a_debate_in_which_nobody_speaks_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "none.xml", TEI.format(speeches="<u who='#x'></u>"))
    with pytest.raises(UnreadableSource, match="holds no words that were said"):
        read_transcript(path)


@pytest.mark.parametrize(
    "text", ["<TEI><u>a</v></TEI>", '<!DOCTYPE TEI [<!ENTITY e "x">]><TEI><u>&e;</u></TEI>']
)
def test_broken_and_hostile_xml_is_refused_in_a_line(text: str) -> None:
    with pytest.raises(UnreadableSource):
        read_debate(text.encode(), "x.xml", "x")
