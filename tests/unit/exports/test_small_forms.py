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
from travaux.exports.bars import draw_bars
from travaux.exports.calendar import write_calendar
from travaux.exports.river import draw_river, shade_of, strip_of
from travaux.exports.word_text import StyledWords, WordText
from travaux.reports.page import Bars
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
    assert (first["x"], first["y"], first["width"]) == (34.0, 64.0, 120.0)
    assert other["x"] == 34 + 120 + 250
    assert first["height"] == pytest.approx(460 * 10 / 40)
    assert (second["height"], other["height"]) == (pytest.approx(345), pytest.approx(230))
    assert second["y"] == pytest.approx(64 + 115 + 1.2 + 6)
    same = boxes(draw_river(river(block(0, 0, 10), block(0, 1, 30))))
    assert same[1]["y"] == pytest.approx(64 + 115 + 1.2, abs=0.06)


def test_a_block_of_hardly_a_word_is_still_seen() -> None:
    assert boxes(draw_river(river(block(0, 0, 0), block(0, 1, 10_000))))[0]["height"] == 2.0


def test_columns_are_never_too_near_or_too_far() -> None:
    def gap(versions: int) -> float:
        one, other = boxes(draw_river(river(block(0, 0, 9), block(1, 0, 9), versions=versions)))
        return other["x"] - one["x"] - one["width"]

    assert gap(2) == 250
    assert gap(8) == pytest.approx((1180 - 68 - 1180 * 0.48) / 7, abs=0.11)
    assert gap(20) == 48


def test_a_long_text_is_drawn_no_higher_than_a_page() -> None:
    for count, height in ((10, 460), (50, 550), (200, 1400)):
        drawn = boxes(draw_river(river(*(block(0, n, 50) for n in range(count)), versions=1)))
        assert sum(one["height"] for one in drawn) == pytest.approx(height, abs=count * 0.06)


@pytest.mark.parametrize("versions", [2, 3, 7, 12])
def test_a_strip_steps_from_each_two_columns_to_the_next_and_ends_with_the_last(versions: int) -> None:
    strip = strip_of(versions)
    assert strip.step * (versions - 2) + 100 == pytest.approx(strip.whole)
    assert f'width="{strip.whole:.1f}%"' in draw_river(river(block(0, 0, 9), versions=versions))


def test_one_version_alone_is_drawn_no_narrower_than_its_window() -> None:
    assert strip_of(1).whole == 100


def test_an_empty_river_is_drawn() -> None:
    assert "viewBox" in draw_river(river(versions=1))


@pytest.mark.parametrize(
    ("share", "came", "shade"),
    [
        (None, False, "first"),
        (0.0, False, "same"),
        (0.01, False, "some"),
        (0.25, False, "much"),
        (0.59, False, "much"),
        (0.6, False, "most"),
        (1.0, False, "most"),
        (1.0, True, "new"),
    ],
)
def test_a_block_is_coloured_by_how_much_of_it_changed(share: float | None, came: bool, shade: str) -> None:
    one = replace(block(1, 0, 10), share=share, came=came)
    assert shade_of(one) == shade
    assert f'class="block c-{shade}"' in draw_river(river(one))


def names(name: str, words: int) -> list[str]:
    whole = block(0, 1, 1000)
    drawn = etree.fromstring(draw_river(river(replace(block(0, 0, words), name=name), whole, versions=1)))
    return [text.text or "" for text in drawn.iter("text") if "name" in text.get("class", "")]


def test_a_name_stands_on_a_block_that_has_room_for_it() -> None:
    assert names("3 (a)", 30) == ["3 (a)"]
    assert names("3 (a)", 10) == []
    assert names("", 400) == []
    assert names("Access to river and tidal data", 90) == ["Access to river and", "tidal data"]
    assert names("Access to river and tidal data", 30) == ["Access to river and…"]


def test_a_folded_section_leads_to_itself_opened() -> None:
    folded = river(replace(block(0, 0, 9, section=1), folded=4), block(1, 0, 9))
    drawn = draw_river(folded, open_section="open-{}".format)
    assert 'href="open-1" class="part"' in drawn
    assert 'href="#t-t" class="t"' in drawn
    assert "open-1" not in draw_river(folded)


def paths(*ribbons: Ribbon) -> list[tuple[str, str]]:
    blocks = (block(0, 0, 10), block(1, 0, 10), block(1, 1, 30))
    drawn = etree.fromstring(draw_river(river(*blocks, ribbons=ribbons, sections=1)))
    return [(path.get("class", ""), path.get("d", "")) for path in drawn.iter("path")]


def test_ribbons_share_the_edge_of_a_block_by_how_long_the_others_are() -> None:
    one, other = paths(Ribbon("split", (0, 0), (1, 0), "t"), Ribbon("split", (0, 0), (1, 1), "t"))
    assert one[0] == "ribbon r-split"
    assert one[1].startswith("M154.0 64.0C279.0 64.0 279.0 64.0 404.0 64.0V179.0C")
    assert one[1].endswith(" 92.8 154.0 92.8Z")
    assert other[1].startswith("M154.0 92.8C")
    kept, back = paths(Ribbon("returned", (0, 0), (1, 1), "t"), Ribbon("unchanged", (0, 0), (1, 0), "t"))
    assert kept[0] == "ribbon r-unchanged"
    assert kept[1].startswith("M154.0 64.0C279.0 64.0 279.0 64.0 404.0 64.0V179.0C")
    assert back[0] == "ribbon r-returned"
    assert back[1].count("C") == 1


def test_ribbons_share_an_edge_by_the_words_that_go_along_them_where_those_are_counted() -> None:
    one, _ = paths(Ribbon("unchanged", (0, 0), (1, 0), "t", 30), Ribbon("ends", (0, 0), None, "t", 10))
    assert one[1].endswith(" 150.2 154.0 150.2Z")


def heads(name: str) -> list[str]:
    drawn = etree.fromstring(draw_river(replace(river(versions=1), versions=((name, "2031 · long"),))))
    return [text.text or "" for text in drawn.iter("text")]


def test_a_long_name_is_wrapped_and_never_cut() -> None:
    assert heads("Rev.1") == ["Rev.1", "2031", "long"]
    name = "Revised draft resolution of the co-facilitators"
    *lines, _, _ = heads(name)
    assert len(lines) > 1
    assert " ".join(lines) == name


def chart(*labels: str) -> Bars:
    return Bars("Words", "Words", tuple((label, 10.0, "10 · 5%") for label in labels))


def test_bars_stand_below_labels_that_are_wrapped_and_never_cut() -> None:
    long = "The Permanent Observer Mission of the Intergovernmental Union of Northern Rivers"
    first, second = draw_bars(chart(long, "Bharuna")).bars
    assert len(first.lines) == 2
    assert " ".join(first.lines) == long
    assert second.y == first.y + 2 * 15 + 22
    assert draw_bars(chart("")).bars[0].lines == ("–",)
    assert draw_bars(chart()).height > 0


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
