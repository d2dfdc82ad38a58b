"""Small forms that others are made of: a calendar's lines, the river's boxes, runs of a Word document."""

import re
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from lxml import etree

from travaux.analysis.commitments.follow_up import follow_up
from travaux.domain.commitments import Commitment, CommitmentStatus, Deadline, Entry, Strength
from travaux.domain.spans import Citation
from travaux.exports.calendar import write_calendar
from travaux.exports.river import draw_river, hues_of
from travaux.exports.word_text import StyledWords, WordText
from travaux.reports.revisions import Ribbon, River, RiverBlock

NOW = date(2031, 2, 3)
WORDS = Citation("text", 0, 7, "by 2035")
DUE = Deadline("by 2035", "the year is named", WORDS, date(2035, 12, 31))
DUTY = Commitment(
    "c1", "4", 3, (), Strength.REQUESTS, "requests", ("Pilots",), (), "to keep the toll", (WORDS,), DUE
)


def written(one: Commitment = DUTY, *entries: Entry) -> list[str]:
    return write_calendar("Accord", follow_up([one], NOW, {one.id: entries}), NOW).split("\r\n")


def test_an_event_lasts_the_day_of_the_deadline() -> None:
    lines = written()
    assert "DTSTART;VALUE=DATE:20351231" in lines
    assert "DTEND;VALUE=DATE:20360101" in lines
    assert "DTSTAMP:20310203T000000Z" in lines
    assert "SUMMARY:Pilots: to keep the toll" in lines
    assert "UID:c1@travaux.invalid" in lines


def test_what_names_no_day_is_no_event() -> None:
    for deadline in (None, replace(DUE, date=None)):
        assert "BEGIN:VEVENT" not in written(replace(DUTY, deadline=deadline))


def test_a_duty_of_nobody_says_so() -> None:
    assert "SUMMARY:No addressee: to keep the toll" in written(replace(DUTY, addressees=()))


@pytest.mark.parametrize(
    ("every", "rule"),
    [
        ("one year", "RRULE:FREQ=YEARLY"),
        ("two years", "RRULE:FREQ=YEARLY;INTERVAL=2"),
        ("six months", "RRULE:FREQ=MONTHLY;INTERVAL=6"),
        ("every month", "RRULE:FREQ=MONTHLY"),
    ],
)
def test_what_recurs_has_its_period(every: str, rule: str) -> None:
    assert rule in written(replace(DUTY, deadline=replace(DUE, every=every)))
    assert not any(line.startswith("RRULE") for line in written())


@pytest.mark.parametrize("status", CommitmentStatus)
def test_only_what_is_still_open_rings(status: CommitmentStatus) -> None:
    closed = status in (
        CommitmentStatus.DELIVERED,
        CommitmentStatus.SUPERSEDED,
        CommitmentStatus.NO_LONGER_RELEVANT,
        CommitmentStatus.NOT_ADOPTED,
    )
    assert ("BEGIN:VALARM" in written(DUTY, Entry("Ada", NOW, status))) is not closed


def test_a_planned_review_is_an_event_of_its_own() -> None:
    lines = written(DUTY, Entry("Ada", NOW, next_review=date(2032, 1, 1)))
    assert "UID:c1-review@travaux.invalid" in lines
    assert "DTSTART;VALUE=DATE:20320101" in lines
    assert "UID:c1-review@travaux.invalid" not in written()


@pytest.mark.parametrize(("length", "cut"), [(110, False), (111, True)])
def test_a_long_duty_is_cut_between_words(length: int, cut: bool) -> None:
    duty = ("word " * 30)[: length - 1] + "x"
    text = "".join(
        line[1:] if line.startswith(" ") else f"\n{line}" for line in written(replace(DUTY, duty=duty))
    )
    (summary,) = [line for line in text.split("\n") if line.startswith("SUMMARY")]
    assert summary.endswith("…") is cut
    assert "word…" in summary or not cut


@pytest.mark.parametrize(("title", "lines"), [("x" * 62, 1), ("x" * 63, 2), ("é" * 31, 1), ("é" * 32, 2)])
def test_lines_are_folded_at_75_octets(title: str, lines: int) -> None:
    found = write_calendar(title, [], NOW).split("\r\n")
    start = next(n for n, line in enumerate(found) if line.startswith("X-WR-CALNAME"))
    end = found.index("END:VCALENDAR")
    assert end - start == lines
    assert all(len(line.encode()) <= 75 for line in found)


def test_marks_of_the_format_are_escaped() -> None:
    assert "X-WR-CALNAME:a\\\\b\\;c\\,d\\ne" in write_calendar("a\\b;c,d\ne\x07", [], NOW)


def block(version: int, place: int, words: int, section: int = 0, thread: str = "t") -> RiverBlock:
    return RiverBlock((version, place), words, section, thread, f"{version}.{place}")


def river(
    *blocks: RiverBlock, ribbons: tuple[Ribbon, ...] = (), versions: int = 2, sections: int = 2
) -> River:
    names = tuple((f"Rev.{n}", "2031 · long") for n in range(versions))
    return River("The life", names, tuple(map(str, range(sections))), blocks, ribbons)


def boxes(drawn: str) -> list[dict[str, float]]:
    rects = etree.fromstring(drawn).iter("rect")
    return [{name: float(rect.get(name, "")) for name in ("x", "y", "width", "height")} for rect in rects]


def test_blocks_stand_below_one_another_in_columns_to_one_scale() -> None:
    found = boxes(draw_river(river(block(0, 0, 10), block(0, 1, 30, section=1), block(1, 0, 20))))
    first, second, other = found
    assert (first["x"], first["y"], first["width"]) == (50.0, 66.0, 34.0)
    assert other["x"] == 50 + 34 + 230
    assert first["height"] == pytest.approx(320 * 10 / 40)
    assert (second["height"], other["height"]) == (pytest.approx(240), pytest.approx(160))
    assert second["y"] == pytest.approx(66 + 80 + 1.2 + 6)
    same = boxes(draw_river(river(block(0, 0, 10), block(0, 1, 30))))
    assert same[1]["y"] == pytest.approx(66 + 80 + 1.2, abs=0.06)


def test_a_block_of_hardly_a_word_is_still_seen() -> None:
    assert boxes(draw_river(river(block(0, 0, 0), block(0, 1, 10_000))))[0]["height"] == 2.0


def test_columns_are_never_too_near_or_too_far() -> None:
    def gap(versions: int) -> float:
        one, other = boxes(draw_river(river(block(0, 0, 9), block(1, 0, 9), versions=versions)))
        return other["x"] - one["x"] - 34

    assert gap(2) == 230
    assert gap(5) == pytest.approx((900 - 100 - 5 * 34) / 4, abs=0.1)
    assert gap(20) == 96


def test_a_long_text_is_drawn_no_higher_than_a_page() -> None:
    for count, height in ((10, 320), (50, 450), (200, 980)):
        drawn = boxes(draw_river(river(*(block(0, n, 50) for n in range(count)), versions=1)))
        assert sum(one["height"] for one in drawn) == pytest.approx(height, abs=count * 0.06)


def test_an_empty_river_is_drawn() -> None:
    assert "viewBox" in draw_river(river(versions=1))


def test_only_the_longest_sections_have_a_colour_of_their_own() -> None:
    blocks = [block(0, n, 10 + n, section=n) for n in range(11)]
    assert hues_of(river(*blocks, sections=11)) == ["rest", "rest", *map(str, range(9))]


def paths(*ribbons: Ribbon) -> list[tuple[str, str]]:
    blocks = (block(0, 0, 10), block(1, 0, 10), block(1, 1, 30))
    drawn = etree.fromstring(draw_river(river(*blocks, ribbons=ribbons, sections=1)))
    return [(path.get("class", ""), path.get("d", "")) for path in drawn.iter("path")]


def test_ribbons_share_the_edge_of_a_block_by_how_long_the_others_are() -> None:
    one, other = paths(Ribbon("split", (0, 0), (1, 0), "t"), Ribbon("split", (0, 0), (1, 1), "t"))
    assert one == (
        "ribbon r-split",
        "M84.0 66.0C199.0 66.0 199.0 66.0 314.0 66.0V146.0C199.0 146.0 199.0 86.0 84.0 86.0Z",
    )
    assert other[1].startswith("M84.0 86.0C")
    assert other[1].endswith(" 146.0 84.0 146.0Z")


def test_what_came_and_what_went_are_wedges_beside_their_block() -> None:
    came, went = paths(Ribbon("begins", None, (1, 0), "t"), Ribbon("ends", (0, 0), None, "t"))
    assert came == ("ribbon r-begins", "M314.0 66.0L288.0 106.0L314.0 146.0Z")
    assert went == ("ribbon r-ends", "M84.0 66.0L110.0 106.0L84.0 146.0Z")


def test_what_was_brought_back_is_a_line_that_takes_no_room() -> None:
    kept, back = paths(Ribbon("returned", (0, 0), (1, 1), "t"), Ribbon("unchanged", (0, 0), (1, 0), "t"))
    assert kept[0] == "ribbon r-unchanged"
    assert kept[1].startswith("M84.0 66.0C199.0 66.0 199.0 66.0 314.0 66.0V146.0C")
    assert back == ("ribbon r-returned", "M84.0 106.0C199.0 106.0 199.0 267.2 314.0 267.2")


def heads(name: str) -> list[str]:
    drawn = etree.fromstring(draw_river(replace(river(versions=1), versions=((name, "2031 · long"),))))
    return [text.text or "" for text in drawn.iter("text")]


def test_a_long_name_is_cut_in_its_middle() -> None:
    assert heads("x" * 18) == ["x" * 18, "2031", "long"]
    assert heads("abcdefghijklmnopqrs")[0] == "abcdefghij…mnopqrs"


def body(*runs: StyledWords, **more: str) -> str:
    document = Document()
    text = WordText(document)
    text.paragraph(*runs, **more)
    text.finish()
    return etree.tostring(document.element.body, encoding="unicode")


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        (StyledWords("x", bold=True), "<w:b/>"),
        (StyledWords("x", italic=True), "<w:i/>"),
        (StyledWords("x", strike=True), "<w:strike/>"),
        (StyledWords("x", underline=True), '<w:u w:val="single"/>'),
        (StyledWords("x", size=8), '<w:sz w:val="16"/>'),
        (StyledWords("x", colour="5B6473"), '<w:color w:val="5B6473"/>'),
    ],
)
def test_a_run_has_its_look_and_no_other(words: StyledWords, mark: str) -> None:
    assert f"<w:rPr>{mark}</w:rPr>" in body(words)
    assert "<w:rPr>" not in body(StyledWords("x"))


def test_breaks_and_tabs_stand_between_words() -> None:
    piece = '<w:t xml:space="preserve">{}</w:t>'.format
    assert f"{piece('a')}<w:br/>{piece('b')}<w:tab/>{piece('c')}<w:br/>{piece('d')}" in body(
        StyledWords("a\r\nb\tc\nd")
    )
    assert piece("a�b &amp; c") in body(StyledWords("a\x00b & c"))


def test_a_table_repeats_its_first_row_alone() -> None:
    document = Document()
    text = WordText(document)
    text.paragraph(StyledWords("before"), style="Heading 1")
    text.table([("A", "B"), ("1", "")], (900, 300), "Light Grid Accent 1", 8)
    text.finish()
    (table,) = document.tables
    rows = [row._tr.xpath("./w:trPr/w:tblHeader") for row in table.rows]
    assert [len(found) for found in rows] == [1, 0]
    assert [cell.text for cell in table.rows[1].cells] == ["1", ""]
    assert document.paragraphs[0].style.name == "Heading 1"
    assert table._tbl.getprevious().xpath("string(.)") == "before"


@pytest.mark.parametrize("merging", [True, False])
def test_ribbons_share_the_edge_of_the_block_where_they_meet_by_the_length_of_their_others(
    merging: bool,
) -> None:
    one, short, long = (0, 0), (1, 0), (1, 1)
    if merging:
        one, short, long = (1, 0), (0, 0), (0, 1)
    blocks = (block(*one, 40), block(*short, 10), block(*long, 30))
    links = [(other, one) if merging else (one, other) for other in (short, long)]
    ribbons = tuple(Ribbon("merged" if merging else "split", start, end, "t") for start, end in links)
    drawn = draw_river(river(*blocks, ribbons=ribbons))
    tall = max(boxes(drawn), key=lambda box: box["height"])
    edges = []
    for path in etree.fromstring(drawn).iter("{*}path"):
        places = [float(each) for each in re.findall(r"-?\d+\.\d", path.get("d", ""))]
        edges.append((places[7], places[8]) if merging else (places[1], places[-1]))
    (top, middle), (again, bottom) = edges
    assert middle == again
    ends = tall["y"], tall["y"] + tall["height"]
    assert (top, bottom) == pytest.approx(ends, abs=0.1)
    assert (middle - top) / (bottom - top) == pytest.approx(10 / 40, abs=0.01)
