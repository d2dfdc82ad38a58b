"""Every block of a page in each form: what it shows, and what it leaves out where there is nothing."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from lxml import html

from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.messages import counted
from travaux.domain.spans import Citation, SourceText, TimedSpan
from travaux.exports import markdown, word
from travaux.exports.html import write_page
from travaux.exports.html.revisions import FOLDED, MOST, RevisionsContext, runs
from travaux.reports.page import (
    Bullets,
    Group,
    Opposed,
    Page,
    Prose,
    Record,
    Section,
    Statement,
    Table,
)
from travaux.reports.revisions import Revision, RevisionRun, Revisions, WordOutcome

MARENIA = Actor("mar", "Marenia", ActorKind.STATE)
RIVERS = Actor("riv", "Group of Rivers", ActorKind.GROUP)
TEXT = "We keep the toll.\n\nIt is due. A murmur."
TALKS = SourceText("talks", TEXT, (TimedSpan(0, 17, 61_000, 65_000),))
TURN = Intervention("i1", Speaker("MAR", MARENIA, "Ms. Dune", "Envoy", (RIVERS,)), 0, 29, 7)
MEETING = Meeting(TALKS, "plain", MeetingFacts(), (TURN,), ((30, 39),))
OTHER = Citation("letter", 0, 4, "toll")


def page(*blocks: object, empty: str | None = None) -> Page:
    section = Section("s", "Findings", blocks, empty)  # type: ignore[arg-type]
    return Page("Report", "Talks", (("Body", "Harbour"),), (section,), {"letter": "A letter"})


def lines(*blocks: object, empty: str | None = None) -> list[str]:
    found = markdown.write_page(page(*blocks, empty=empty)).split("\n")
    return [line for line in found[found.index("## Findings") + 1 :] if line]


def paragraphs(*blocks: object, empty: str | None = None) -> list[tuple[str, str]]:
    document = Document(BytesIO(word.write_page(page(*blocks, empty=empty))))
    found = [(one.style.name, one.text.strip()) for one in document.paragraphs]
    return found[found.index(("Heading 1", "Findings")) + 1 :]


def text_of(*blocks: object) -> str:
    return " ".join(html.fromstring(write_page(page(*blocks))).text_content().split())


def test_a_section_without_blocks_says_so() -> None:
    assert lines() == ["*Nothing of this kind was found.*"]
    assert lines(empty="No toll.") == ["*No toll.*"]
    assert paragraphs()[0][1] == "Nothing of this kind was found."
    assert paragraphs(empty="No toll.")[0][1] == "No toll."


FULL = Statement("it stays", (TALKS.cite(0, 7), OTHER), "Marenia", "at dawn", ("tolls", "ports"), quoted=True)


def test_a_statement_has_its_lead_aside_tags_and_places() -> None:
    told = "Marenia “it stays” (at dawn) tolls · ports [1: 0–7, 1:01] [2: 0–4]"
    assert lines(Prose((FULL,)))[0] == told.replace("Marenia", "**Marenia**").replace(
        "tolls · ports", "*tolls · ports*"
    )
    assert " ".join(paragraphs(Prose((FULL,)))[0][1].split()) == told
    assert lines(Prose((Statement("it stays"),))) == ["it stays"]
    assert paragraphs(Prose((Statement("it stays"),)))[0] == ("Normal", "it stays")


def test_several_sources_are_named_at_the_end_and_one_is_not() -> None:
    assert lines(Prose((FULL,)))[-3:] == ["## Sources cited", "1. talks", "2. A letter"]
    assert [text for _, text in paragraphs(Prose((FULL,)))[-3:]] == [
        "Sources cited",
        "1. talks",
        "2. A letter",
    ]
    one = replace(FULL, citations=(OTHER,))
    assert "[0–4]" in lines(Prose((one,)))[0]
    assert not any("Sources" in line for line in lines(Prose((one,))))


def test_bullets_nest_to_the_depth_that_lists_have() -> None:
    deep = Statement("a", parts=(Statement("b", parts=(Statement("c", parts=(Statement("d"),)),)),))
    assert lines(Bullets((deep,))) == ["- a", "  - b", "    - c", "      - d"]
    assert paragraphs(Bullets((deep,))) == [
        ("List Bullet", "a"),
        ("List Bullet 2", "b"),
        ("List Bullet 3", "c"),
        ("List Bullet 3", "d"),
    ]


def test_opposed_views_stand_side_by_side() -> None:
    block = Opposed(Statement("on tolls"), "difference", (("Marenia", (Statement("keep"),)),))
    assert lines(block) == ["**Difference.** on tolls", "- **Marenia**", "  - keep"]
    assert paragraphs(block) == [
        ("Normal", "Difference. on tolls"),
        ("List Bullet", "Marenia"),
        ("List Bullet 2", "keep"),
    ]


def test_a_group_has_its_title_aside_and_blocks() -> None:
    block = Group("g", "Tolls", (Prose((Statement("it stays"),)),), "two")
    assert lines(block) == ["### Tolls (two)", "it stays"]
    assert paragraphs(block) == [("Heading 2", "Tolls (two)"), ("Normal", "it stays")]
    assert lines(replace(block, aside=None))[0] == "### Tolls"
    assert paragraphs(replace(block, aside=None))[0] == ("Heading 2", "Tolls")


def test_a_table_has_its_caption_cells_and_note() -> None:
    block = Table("Words", ("Who", "Count"), (("A|B", 1234), ("C", None)), "All of them.")
    assert lines(block) == [
        "*Words*",
        "| Who | Count |",
        "| --- | --- |",
        "| A\\|B | 1,234 |",
        "| C | – |",
        "All of them.",
    ]
    assert lines(replace(block, note=None))[-1] == "| C | – |"
    assert paragraphs(block) == [("Caption", "Words"), ("Normal", "All of them.")]


@pytest.mark.parametrize(("columns", "small"), [(4, False), (5, True)])
def test_a_wide_table_is_set_small(columns: int, small: bool) -> None:
    names = tuple("ABCDE"[:columns])
    document = Document(BytesIO(word.write_page(page(Table("Words", names, (names,))))))
    size = document.tables[0].cell(0, 0).paragraphs[0].runs[0].font.size
    assert (size is not None) is small


def test_columns_share_the_width_by_what_they_hold() -> None:
    def widths(*rows: tuple[str, ...]) -> list[int]:
        block = Table("Words", rows[0], rows[1:])
        table = Document(BytesIO(word.write_page(page(block)))).tables[0]
        return [cell.width or 0 for cell in table.rows[0].cells]

    even = widths(("A", "B"), ("x", "y"))
    assert even[0] == even[1]
    wide = widths(("A", "B"), ("x " * 30, "y"))
    assert wide[0] > 3 * wide[1]
    assert sum(wide) <= 210 * 36_000 - 2 * 20 * 36_000
    capped, more = (widths(("A", "B"), ("x " * count, "y")) for count in (30, 300))
    assert capped == more


def test_a_record_is_told_turn_by_turn() -> None:
    assert lines(Record(MEETING)) == ["**1. Marenia** [0–29]", "> We keep the toll.", "> It is due."]
    assert paragraphs(Record(MEETING)) == [
        ("Heading 3", "1. Marenia"),
        ("Normal", "We keep the toll."),
        ("Normal", "It is due."),
    ]
    nameless = replace(MEETING, interventions=(replace(TURN, speaker=Speaker("")),))
    assert lines(Record(nameless))[0] == "**1. Speaker not named** [0–29]"
    shown = text_of(Record(MEETING))
    assert "Ms. Dune, Envoy, on behalf of Group of Rivers" in shown
    assert "Not attributed to a speaker" in shown
    assert "1:01" in shown


def opened(citation: Citation) -> list[tuple[str, str]]:
    made = page(Prose((Statement("it stays", (citation,)),)), Record(MEETING))
    links = (
        html.fromstring(write_page(made)).cssselect("a")
        if False
        else html.fromstring(write_page(made)).iter("a")
    )
    return [(link.get("href") or "", "".join(link.itertext()).strip()) for link in links]


def test_a_citation_opens_in_the_record_or_in_an_endnote() -> None:
    assert ("#e1", "1") in opened(OTHER)
    spoken = [text for _, text in opened(TALKS.cite(0, 7))]
    assert "¶1 · 1:01" in spoken
    assert any("¶–" in text for _, text in opened(TALKS.cite(30, 39)))
    assert any(href.startswith("#e") for href, _ in opened(TALKS.cite(20, 39)))


ROW = Revision(
    "r1",
    ("edited", "moved"),
    "Means",
    "paragraph 1",
    (RevisionRun("keep "), RevisionRun("tolls", WordOutcome.ADDED), RevisionRun("fees", WordOutcome.REMOVED)),
    ("tolls for fees",),
    ("Marenia: proposes",),
    ("Marenia",),
)


def test_revisions_mark_what_came_and_what_went() -> None:
    block = Revisions("Changes", (ROW,))
    assert lines(block) == [
        "**paragraph 1** (edited, moved)",
        "> keep **tolls**~~fees~~",
        ">",
        "- tolls for fees",
        "- Marenia: proposes",
    ]
    assert paragraphs(block) == [
        ("Normal", "paragraph 1 edited, moved"),
        ("Normal", "keep tollsfees"),
        ("List Bullet", "tolls for fees"),
        ("List Bullet", "Marenia: proposes"),
    ]
    body = Document(BytesIO(word.write_page(page(block)))).paragraphs
    kept, came, went = next(one for one in body if one.text == "keep tollsfees").runs
    assert [(bool(r.font.underline), bool(r.font.strike)) for r in (kept, came, went)] == [
        (False, False),
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        (RevisionRun("keep"), "keep"),
        (RevisionRun("keep", WordOutcome.ADDED), "<ins>keep</ins>"),
        (RevisionRun("keep", WordOutcome.REMOVED), "<del>keep</del>"),
        (RevisionRun("keep", WordOutcome.ADDED, light=True), '<ins class="light">keep</ins>'),
        (RevisionRun("a\nb"), "a<br>b"),
        (RevisionRun("a & b"), "a &amp; b"),
        (RevisionRun("keep", bracket="open"), '<span class="open open">keep</span>'),
    ],
)
def test_runs_are_marked_up_by_what_became_of_them(run: RevisionRun, shown: str) -> None:
    assert runs([run]) == shown


def names(*rows: Revision, filtered: bool = True) -> dict[str, list[str]]:
    view = RevisionsContext(Revisions("Changes", rows, filtered=filtered))
    return {one.name: [choice.label for choice in one.choices] for one in view.filters}


def test_filters_are_there_where_they_tell_something_apart() -> None:
    other = replace(ROW, kinds=("deleted",), section="Ends", actors=())
    assert set(names(ROW, other)) == {"kind", "section", "actor"}
    assert set(names(replace(ROW, kinds=("edited",)))) == {"actor"}
    assert set(names(ROW)) == {"kind", "actor"}
    assert names(ROW, other)["section"] == ["Means", "Ends"]
    assert names(ROW, other)["actor"] == ["Marenia"]
    assert names(ROW, other, filtered=False) == {}
    many = [replace(ROW, section=f"Section {number}") for number in range(MOST + 3)]
    assert len(names(*many)["section"]) == MOST


@pytest.mark.parametrize(("count", "folded"), [(FOLDED, True), (FOLDED - 1, False)])
def test_many_paragraphs_that_are_as_they_were_are_folded(count: int, folded: bool) -> None:
    same = tuple(replace(ROW, kinds=("unchanged",)) for _ in range(count))
    view = RevisionsContext(Revisions("Changes", (ROW, *same), ("Zero", "Rev.1")))
    changed, rest = view.stretches
    assert (changed.summary, len(changed.rows), len(rest.rows)) == (None, 1, count)
    expected = counted("%(n)s paragraph unchanged", "%(n)s paragraphs unchanged", count)
    assert rest.summary == (expected if folded else None)
    apart = RevisionsContext(Revisions("Changes", same))
    assert [one.summary for one in apart.stretches] == [None]


def runs_in_word(*blocks: object) -> list[tuple[str, bool, bool]]:
    document = Document(BytesIO(word.write_page(page(*blocks))))
    names = [one.text.strip() for one in document.paragraphs]
    said = document.paragraphs[names.index("Findings") + 1]
    return [(run.text.strip(), bool(run.bold), bool(run.italic)) for run in said.runs if run.text.strip()]


def test_in_word_a_lead_is_bold_and_words_of_the_record_are_in_italics() -> None:
    told = runs_in_word(Prose((FULL,)))
    assert told[:4] == [
        ("Marenia", True, False),
        ("“it stays”", False, True),
        ("(at dawn)", False, False),
        ("tolls · ports", False, True),
    ]
    assert runs_in_word(Prose((Statement("it stays"),))) == [("it stays", False, False)]
