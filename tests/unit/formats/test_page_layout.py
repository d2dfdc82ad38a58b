"""Columns, running heads, line numbers and names of speakers on printed pages; pages over their limits."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from travaux.errors import SourceTooLarge
from travaux.formats import page_process
from travaux.formats.documents import from_pdf
from travaux.formats.draft_file import read_draft
from travaux.formats.drafts.printed import read_pdf
from travaux.formats.pages import read_pages
from travaux.reports.drafts import print_draft
from travaux.views.text import documents

Writer = Callable[..., bytes]
Drawing = tuple[float, float, float, str]


def _block(x: float, top: float, *lines: str) -> list[Drawing]:
    return [(x, top - 14 * at, 10.0, words) for at, words in enumerate(lines)]


LEFT = (
    "1. The basin States shall meet",
    "every year in the dry season and",
    "share what their gauges show.",
    "2. The registry shall be open to",
    "all who live on the shore and in",
    "the hills above it.",
)
RIGHT = (
    "3. Reports shall be short, so",
    "that small delegations can read",
    "them on the way.",
    "4. This instrument enters into",
    "force when six basin States have",
    "signed it.",
)


def test_two_short_columns_are_read_one_after_the_other(make_pdf: Writer) -> None:
    text = read_pdf(make_pdf(_block(50, 700, *LEFT) + _block(300, 700, *RIGHT)), "x").text
    assert text.index("hills above it") < text.index("3. Reports")
    assert "meet every year in the dry season" in text


def test_three_columns_are_read_one_after_the_other(make_pdf: Writer) -> None:
    third = ("5. The seat of the registry is", "where its first meeting was held", "or where it decides.")
    page = _block(30, 700, *LEFT) + _block(220, 700, *RIGHT) + _block(410, 700, *third)
    text = read_pdf(make_pdf(page), "x").text
    assert text.index("hills above it") < text.index("3. Reports") < text.index("5. The seat")
    assert "meet every year" in text
    assert "is where its first meeting" in text


def test_a_last_column_of_a_few_lines_is_a_column(make_pdf: Writer) -> None:
    page = _block(50, 740, *LEFT * 3) + _block(300, 740, *RIGHT[:3])
    text = read_pdf(make_pdf(page), "x").text
    assert text.rindex("hills above it") < text.index("3. Reports")


def test_a_table_of_labels_and_values_is_read_across(make_pdf: Writer) -> None:
    labels = ("Date", "Chair", "Venue", "Papers", "Language")
    values = ("3 March 2031", "Ms. Aroa", "Lake House", "L.2 and L.3", "English")
    lines = [
        line.text
        for line in read_pages(make_pdf(_block(50, 700, *labels) + _block(300, 700, *values)), "x").lines
    ]
    assert lines[0] == "Date 3 March 2031"


TALK = (
    "The Chair: We now take up paragraph 3 of the draft.",
    "Norway: We support it because it is balanced and short and",
    "because it protects small States.",
    "Mr. Sato (Japan): My delegation cannot accept it at this time.",
    "Peru: Two remarks: it is long, and it names nobody.",
)


def test_a_name_begins_a_paragraph_wherever_its_line_stands(make_pdf: Writer) -> None:
    lines = from_pdf(make_pdf(_block(60, 700, *TALK)), "x").text.splitlines()
    assert [line.split(":")[0] for line in lines] == ["The Chair", "Norway", "Mr. Sato (Japan)", "Peru"]


def test_words_before_a_colon_in_mid_sentence_begin_nothing(make_pdf: Writer) -> None:
    page = _block(
        60,
        700,
        "We thank all who spoke and would recall what was said of the",
        "Lake Charter: that it is open to all and binds nobody alone.",
    )
    assert len(from_pdf(make_pdf(page), "x").text.splitlines()) == 1


@pytest.mark.parametrize("step", [1, 5])
def test_numbers_of_lines_are_no_words(make_pdf: Writer, step: int) -> None:
    body = [*TALK, *TALK]
    numbers = [(30.0, 700.0 - 14 * at, 10.0, str(at + 1)) for at in range(10) if not (at + 1) % step]
    lines = from_pdf(make_pdf(_block(60, 700, *body) + numbers), "x").text.splitlines()
    assert lines[1].startswith("Norway:")
    assert not any(line[:1].isdigit() for line in lines)


def test_numbers_of_paragraphs_in_the_margin_are_kept(make_pdf: Writer) -> None:
    page: list[Drawing] = []
    for at in range(5):
        top = 740 - 60 * at
        page += _block(
            80,
            top,
            "The committee took note of the report of the working group and",
            "asked it to continue with its work in the coming year.",
        )
        page.append((50.0, top, 10.0, str(12 + at)))
    assert "12 The committee" in " ".join(line.text for line in read_pages(make_pdf(page), "x").lines)


SYMBOL = "LC/2031/L.4"


def _two_pages(head: str) -> list[list[Drawing]]:
    first = [(60.0, 760.0, 10.0, f"Lake Council {SYMBOL}")]
    first += _block(
        60,
        700,
        "1. Decides that the registry shall be open to all who live on the",
        "shore, and to the members of the",
    )
    second = [(60.0, 770.0, 10.0, head)]
    second += _block(60, 700, "councils of the hills above it, and to their guests;", "2. Requests a report.")
    return [first, second]


def test_a_running_head_on_one_page_alone_does_not_cut_a_paragraph(make_pdf: Writer) -> None:
    text = read_pdf(make_pdf(*_two_pages(f"{SYMBOL} Open registry of the lake")), "x").text
    assert "members of the councils of the hills" in text
    assert "Open registry" not in text


def test_a_heading_at_the_top_of_a_page_is_kept(make_pdf: Writer) -> None:
    assert "II. Finance" in read_pdf(make_pdf(*_two_pages("II. Finance")), "x").text


def test_a_typed_rule_is_no_paragraph(make_pdf: Writer) -> None:
    page = _block(60, 700, "1. Decides to meet;", "____________", "2. Requests a report.")
    assert "___" not in read_pdf(make_pdf(page), "x").text


_FORM = b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X 4 0 R >> >>"
_DRAWS_ITSELF = _FORM + b" /Length 11 >>\nstream\n/X Do /X Do\nendstream"
_WORDS = "BT /F1 11 Tf 50 700 Td (%s. We decide to meet.) Tj ET"


def test_a_page_over_its_limits_is_left_out_and_told(draw_pdf: Writer) -> None:
    pages = (_WORDS % 1, "/X Do", _WORDS % 3)
    found = read_pages(draw_pdf(*pages, resources="/XObject << /X 4 0 R >>", extra=[_DRAWS_ITSELF]), "x")
    assert [line.text for line in found.lines] == ["1. We decide to meet.", "3. We decide to meet."]
    assert [(str(note.where), note.count) for note in found.lost] == [("page 2", 1)]


def test_a_file_of_pages_over_their_limits_is_refused(draw_pdf: Writer) -> None:
    data = draw_pdf("/X Do", "/X Do", resources="/XObject << /X 4 0 R >>", extra=[_DRAWS_ITSELF])
    with pytest.raises(SourceTooLarge, match="more memory or time"):
        read_pages(data, "x")


def test_a_page_that_is_drawn_many_times_is_refused(
    draw_pdf: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = (
        "BT /F1 4 Tf " + " ".join(f"1 0 0 1 20 {700 - 4 * n} Tm (Ferries sail) Tj" for n in range(60)) + " ET"
    )
    data = draw_pdf(*[full] * 4)
    assert read_pages(data, "x").page_count == 4
    for limit, most in (("MOST_MARKS", 2_000), ("MOST_BEYOND", 0)):
        with monkeypatch.context() as patch:
            patch.setattr(page_process, "FULL_PAGE", 100 if limit == "MOST_BEYOND" else 20_000)
            patch.setattr(page_process, limit, most)
            page_process.read_document.cache_clear()
            with pytest.raises(SourceTooLarge, match="more memory or time"):
                read_pages(data, "x")
    page_process.read_document.cache_clear()


@pytest.mark.parametrize(("count", "large"), [(20, False), (400, False), (500, True)])
def test_pages_like_those_before_are_foreseen(count: int, large: bool) -> None:
    extent = page_process.Extent()
    for _ in range(20):
        extent.add({"written": "x" * 20_000}, b"")
    assert extent.is_too_large(count) is large


@pytest.mark.parametrize(
    "foot",
    [
        "GE.44-01234 (E)",
        "GE.44-01234",
        "2 V.44-012345",
        "44-01234 (F)    050644    080644",
        "050644    080644",
        "N4401234 (E)",
        "*4401234*",
    ],
)
def test_a_job_number_on_one_page_parts_no_paragraph(make_pdf: Writer, foot: str) -> None:
    first = _block(60, 700, "1. Decides that the keepers of all lamps shall be", "heard by the Board and by")
    pages = ([*first, (60.0, 30.0, 8.0, foot)], _block(60, 720, "their own unions;", "2. Requests a report."))
    found = read_pdf(make_pdf(*pages), "x")
    assert "by the Board and by their own unions;" in found.text
    assert foot.split()[-1] not in found.text


@pytest.mark.parametrize("foot", ["Annex 44", "Signed in 2044", "44 lamps", "GE 44"])
def test_words_at_the_foot_of_a_page_stay(make_pdf: Writer, foot: str) -> None:
    page = [
        *_block(60, 700, "1. Decides to light the lamps;", "2. Requests a report."),
        (60.0, 30.0, 10.0, foot),
    ]
    assert foot in read_pdf(make_pdf(page), "x").text


NUMBERED = (
    "1. Decides that every keeper shall have a second lamp and shall",
    "test it each week;",
    "2. Requests the Office to print a list of all lamps that went out and",
    "of those that were mended in the year before;",
    "3. Invites keepers to share what they know of the weather and its signs;",
    "4. Decides to return to the matter.",
)


@pytest.mark.parametrize(
    "figures",
    [
        ((1, "5"), (3, "10"), (5, "15")),
        ((0, "10"), (2, "20"), (4, "30")),
        ((0, "1"), (1, "2"), (2, "3"), (3, "4"), (4, "5")),
    ],
)
def test_line_numbers_to_the_right_are_no_words(
    make_pdf: Writer, figures: tuple[tuple[int, str], ...]
) -> None:
    page = _block(60, 700, *NUMBERED) + [(550.0, 700.0 - 14 * at, 8.0, words) for at, words in figures]
    found = read_pdf(make_pdf(page), "x")
    words = [found.text[block.start : block.end] for block in found.blocks]
    assert words[0].endswith("second lamp and shall test it each week;")
    assert words[-1].endswith("return to the matter.")


def test_a_column_of_figures_to_the_right_stays(make_pdf: Writer) -> None:
    rows = ("Lamps of the northern shore", "Lamps of the southern shore", "Lamps of the islands and reefs")
    page = _block(60, 700, *rows) + [(480.0, 700.0 - 14 * at, 10.0, str(5 * at + 5)) for at in range(3)]
    text = read_pdf(make_pdf(page), "x").text
    assert all(figure in text for figure in ("5", "10", "15"))


def _printed(pages: Sequence[Sequence[Drawing]], make_pdf: Writer) -> list[str]:
    return [line.text for line in read_pages(make_pdf(*pages), "x").body]


def _with_head(number: int, head: str, y: float = 770.0) -> list[Drawing]:
    opening = "Notes that ferries sail" if number == 1 else "at dawn and that they"
    return [(60, y, 9, head), *_block(60, 740, *[f"{opening} over the strait {number}"] * 4)]


@pytest.mark.parametrize(
    "heads",
    [
        (
            "FRY/CONF.3/L.7   Page 1 of 3",
            "Conference on Ferries   Page 2 of 3",
            "FRY/CONF.3/L.7   Page 3 of 3",
        ),
        ("Ferries - Page 1", "The strait - Page 2", "Tolls - Page 3"),
        ("Conference on Ferries", "FRY/CONF.3/L.7 left", "Conference on Ferries"),
    ],
)
def test_heads_that_name_their_page_or_alternate_are_no_words(
    heads: tuple[str, ...], make_pdf: Writer
) -> None:
    lines = _printed([_with_head(number, head) for number, head in enumerate(heads, 1)], make_pdf)
    assert not {heads[0], heads[2]} & set(lines)
    assert len([line for line in lines if "over the strait" in line]) == 12


@pytest.mark.parametrize(
    "heads",
    [
        ("The ferries sail as is told on page 1", "The tolls are told on page 2", "Told in page 3"),
        ("Article 1", "Tolls of the strait", "Article 3"),
        ("The Conference,", "Tolls of the strait", "The Conference,"),
        ("Ferries - Page 7", "Tolls - Page 9", "The strait - Page 12"),
    ],
)
def test_lines_at_the_top_that_name_no_page_of_their_own_stay(
    heads: tuple[str, ...], make_pdf: Writer
) -> None:
    lines = _printed([_with_head(number, head, 754.0) for number, head in enumerate(heads, 1)], make_pdf)
    assert set(heads) <= {" ".join(line.split()) for line in lines}


@pytest.mark.parametrize(
    "foot", ["44-01234 (E) 050644    Please recycle", "Please recycle", "Merci de recycler"]
)
def test_a_plea_to_recycle_is_no_paragraph(foot: str, make_pdf: Writer) -> None:
    pages = [[*_with_head(1, "Ferries"), (60, 40, 8, foot)], _with_head(2, "Ferries")]
    assert not [line for line in _printed(pages, make_pdf) if "ecycle" in line]


@pytest.mark.parametrize("size", [11, 14])
def test_a_title_across_the_gutter_leaves_columns_apart(size: int, make_pdf: Writer) -> None:
    left = _block(
        60, 740, "1. We keep the ferries that", "sail over the strait at", "dawn and at dusk, with", "all."
    )
    right = _block(
        320,
        740,
        "2. We lift the tolls that",
        "were laid on boats of the",
        "people who fish along the",
        "coast.",
    )
    page = [(120, 780, size, "DRAFT DECLARATION ON FERRIES OF THE STRAIT"), *left, *right]
    words = " ".join(_printed([page], make_pdf))
    assert "ferries that sail over" in words
    assert "tolls that were laid" in words


@pytest.mark.parametrize(("places", "numbers"), [((668, 578), True), ((668, 596), False)])
def test_numbers_to_the_right_count_blank_lines_too(
    places: tuple[float, float], numbers: bool, make_pdf: Writer
) -> None:
    heights = (740, 704, 686, 668, 632, 614, 596, 578, 560)
    page: list[Drawing] = [(90, y, 11, "that ferries sail over the strait and back") for y in heights]
    page += [(540, y, 9, figure) for y, figure in zip(places, ("35", "40"), strict=True)]
    words = " ".join(_printed([page], make_pdf))
    assert ("35" not in words and "40" not in words) is numbers


def test_a_draft_with_heads_and_line_numbers_is_written_in_every_form(
    make_pdf: Writer, tmp_path: Path
) -> None:
    pages = [_with_head(number, f"FRY/CONF.3/L.7   Page {number} of 3") for number in (1, 2, 3)]
    numbers: list[Drawing] = [(30, 740 - 14 * n, 9, str(n + 1)) for n in range(4)]
    path = tmp_path / "ferries.pdf"
    path.write_bytes(make_pdf(*[[*page, *numbers] for page in pages]))
    draft = read_draft(path)
    assert draft.coverage is not None
    assert draft.coverage.apart
    for form in documents.DRAFT:
        assert documents.in_form(draft, form, documents.DRAFT)
    assert "Words kept apart" in print_draft(draft)


def _pages_of_lines(write: Writer, *tops: Sequence[str]) -> bytes:
    body = [f"The basin sleeps while the gauge of the {name} is read." for name in ("river", "lake", "marsh")]
    return write(*(_block(60, 760, *top) + _block(60, 620, *body) for top in tops))


LISTS = {
    "paragraphs alike": (
        [f"{at}. Requests the registry to report on gauge {at} by 2031." for at in (1, 2, 3, 4)],
        [f"{at}. Requests the registry to report on gauge {at} by 2031." for at in (61, 62, 63, 64)],
    ),
    "lines of a budget": (
        ["Section of the registry", "Posts 1 200", "Travel of staff 340", "Supplies 12"],
        ["Section of the gauges", "Posts 980", "Travel of staff 115", "Supplies 40"],
    ),
    "a table of days": (
        ["Ostrava 12 March 2031", "Valdoria 14 March 2031"],
        ["Ostrava 2 April 2032", "Valdoria 9 May 2032"],
    ),
    "forms": (
        ["Plan of Ostrava", "Status of the plan: ongoing", "Lead: the registry"],
        ["Plan of Valdoria", "Status of the plan: ongoing", "Lead: the registry"],
    ),
    "headings that count": (["Pledge 1", "We shall read gauges."], ["Pledge 2", "We shall keep boats."]),
}


@pytest.mark.parametrize("tops", LISTS.values(), ids=LISTS)
def test_like_lines_of_lists_at_the_tops_of_pages_stay(tops: tuple[list[str], ...], make_pdf: Writer) -> None:
    pages = read_pages(_pages_of_lines(make_pdf, *tops), "x")
    said = "\n".join(line.text for line in pages.body)
    assert [words for top in tops for words in top if words not in said] == []
    assert not pages.furniture


HEADS = {
    "a title alone": ("Registry of the basin", "Registry of the basin"),
    "with the page": ("Registry of the basin 4", "Registry of the basin 5"),
    "page first": ("14 | Registry of the basin", "15 | Registry of the basin"),
    "with a day": ("Registry of the basin, 4 May 2031 1", "Registry of the basin, 4 May 2031 2"),
    "a sitting, apart": ("27th sitting of the basin", "28th sitting of the basin"),
}


@pytest.mark.parametrize("tops", HEADS.values(), ids=HEADS)
def test_heads_that_differ_by_their_page_are_no_words(tops: tuple[str, str], make_pdf: Writer) -> None:
    pages = read_pages(_pages_of_lines(make_pdf, *([top] for top in tops)), "x")
    assert [line.text for line in pages.furniture] == list(tops)
    assert [one.text for one in pages.apart] == list(tops)
