"""One page, three forms: each must say the same, and stay harmless with hostile words."""

from io import BytesIO

from docx import Document
from lxml import html

from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.spans import SourceText, TimedSpan
from travaux.exports import markdown, word
from travaux.exports.html import write_page
from travaux.reports.page import (
    Bars,
    Bullets,
    Matrix,
    Opposed,
    Page,
    Prose,
    Record,
    Section,
    Statement,
    Table,
)

WORDS = "The archive must stay open to all. <script>alert(1)</script> Nine of ten requests fail."
SOURCE = SourceText("hall.txt", WORDS, (TimedSpan(0, 34, 61_000, 65_000),))
VELDARA = Actor("VLD", "Veldara", ActorKind.STATE)
MEETING = Meeting(
    SOURCE,
    "names",
    MeetingFacts(title="Archive talks"),
    (Intervention("i0001", Speaker("VELDARA", VELDARA, person="Ms. Orin"), 0, len(WORDS), 14),),
)
OTHER = SourceText("letter.txt", "Ostmark cannot accept open access.")
PAGE = Page(
    "Session report",
    "Archive talks",
    (("Body", "Working group"),),
    (
        Section("glance", "At a glance", (Prose((Statement("One State spoke.", (SOURCE.cite(0, 34),)),)),)),
        Section(
            "arguments",
            "Arguments",
            (
                Bullets(
                    (
                        Statement(
                            "The archive must stay open.",
                            (SOURCE.cite(0, 34),),
                            lead="Veldara",
                            tags=("Access",),
                        ),
                    )
                ),
                Table("Speakers", ("Actor", "Words"), (("Veldara", 14), ("Ostmark", None))),
                Bars("Words", "Words by actor", (("Veldara", 14.0, "14"),)),
                Matrix("Who", "Who with whom", ("Veldara", "Ostmark"), {(0, 1): (0, 1), (1, 0): (0, 1)}),
                Opposed(
                    Statement("Access is disputed."),
                    "difference",
                    (
                        ("Veldara", (Statement(WORDS[4:33], (SOURCE.cite(4, 33),), quoted=True),)),
                        ("Ostmark", (Statement("No.", (OTHER.cite(0, 34),)),)),
                    ),
                ),
            ),
        ),
        Section("decisions", "Decisions", (), empty="No decision was recorded."),
        Section("record", "Transcript", (Record(MEETING),)),
    ),
)


def test_every_link_of_the_html_opens_an_element_that_holds_the_quoted_words() -> None:
    root = html.fromstring(write_page(PAGE))
    links = root.xpath("//a[@class='cite']")
    assert len(links) == 4
    for link in links:
        (target,) = root.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert link.get("title").split("…")[0] in target.text_content()


def test_a_link_names_the_intervention_and_the_time() -> None:
    link = html.fromstring(write_page(PAGE)).xpath("//section[@id='glance']//a[@class='cite']")[0]
    assert link.text_content() == "¶1 · 1:01"


def test_what_is_cited_from_elsewhere_stands_in_the_endnotes() -> None:
    note = html.fromstring(write_page(PAGE)).xpath("//ol[@class='evidence']/li")[0]
    assert "Ostmark cannot accept" in note.text_content()
    assert "letter.txt" in note.text_content()


def test_words_of_a_transcript_cannot_become_markup() -> None:
    assert html.fromstring(write_page(PAGE)).xpath("//script[contains(text(), 'alert')]") == []


def test_the_page_loads_nothing_and_has_one_heading() -> None:
    root = html.fromstring(write_page(PAGE))
    assert root.xpath("//@src | //link[@href]") == []
    assert [h.text_content() for h in root.xpath("//h1")] == ["Archive talks"]
    assert root.xpath("//main/@id") == ["content"]


def test_markdown_and_word_say_the_same_lines() -> None:
    text = markdown.write_page(PAGE)
    document = Document(BytesIO(word.write_page(PAGE)))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for line in (
        "The archive must stay open.",
        "Access is disputed.",
        "No decision was recorded.",
        "[1: 0–34, 1:01]",
        "Sources cited",
        "2. letter.txt",
    ):
        assert line in text
        assert line in words
    assert [cell.text for cell in document.tables[0].rows[2].cells] == ["Ostmark", "–"]


def test_characters_that_word_cannot_hold_are_replaced() -> None:
    page = Page("k", "null \x00 byte", (), ())
    assert Document(BytesIO(word.write_page(page))).core_properties.title == "null � byte"


def test_places_in_the_only_source_of_a_page_need_no_number() -> None:
    source = SourceText("/home/somebody/hall.txt", "The hall stays open.")
    page = Page("k", "t", (), (Section("s", "S", (Prose((Statement("Open.", (source.cite(0, 8),)),)),)),))
    text = markdown.write_page(page)
    assert "Open. [0–8]" in text
    assert "Sources cited" not in text


def test_columns_of_a_word_table_fit_the_paper_and_their_longest_word() -> None:
    rows = (("Confederation", "a long remark that may well be broken over several lines of its cell", 3),)
    page = Page("k", "t", (), (Section("s", "S", (Table("c", ("Actor", "Remark", "Times"), rows),)),))
    document = Document(BytesIO(word.write_page(page)))
    widths = [cell.width for cell in document.tables[0].rows[1].cells]
    paper = document.sections[0]
    assert sum(widths) <= paper.page_width - paper.left_margin - paper.right_margin
    assert widths[1] > widths[0] > widths[2]
