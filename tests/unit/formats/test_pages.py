"""PDF pages become lines in reading order, with what is not the text set apart."""

from collections.abc import Callable

import pytest

from travaux.errors import SourceTooLarge, UnreadableSource
from travaux.formats import page_process
from travaux.formats.flow import flow
from travaux.formats.pages import read_pages

Writer = Callable[..., bytes]
LEFT = [f"left line {n} says what the left" for n in range(8)]
RIGHT = [f"right line {n} says what right" for n in range(8)]


def test_two_columns_are_read_one_after_the_other(make_pdf: Writer) -> None:
    across = [
        (
            60.0,
            640.0,
            10.0,
            "A heading that runs across both of the columns of this page from side to side",
        )
    ]
    rows = [
        (x, 600.0 - 12 * n, 10.0, words)
        for n in range(8)
        for x, words in ((60.0, LEFT[n] + " has to say here now"), (320.0, RIGHT[n] + " has to say here now"))
    ]
    lines = [line.text for line in read_pages(make_pdf(across + rows), "x.pdf").lines]
    assert lines[0].startswith("A heading")
    assert [line[:11] for line in lines[1:]] == [f"left line {n}" for n in range(8)] + ["right line "] * 8


def test_running_heads_page_numbers_and_line_numbers_are_left_out(make_pdf: Writer) -> None:
    def page(number: int) -> list[tuple[float, float, float, str]]:
        head = [(60.0, 770.0, 9.0, f"LC/PV.{number}"), (300.0, 30.0, 9.0, f"{number} of 3")]
        body = [
            (60.0, 600.0 - 14 * n, 11.0, f"Words {number}.{n} of the record as they stand.") for n in range(6)
        ]
        return head + body + [(30.0, 600.0 - 14 * n, 8.0, str(n + 1)) for n in range(6)]

    read = read_pages(make_pdf(page(1), page(2), page(3)), "x.pdf")
    assert [line.text for line in read.lines] == [
        f"Words {number}.{n} of the record as they stand." for number in (1, 2, 3) for n in range(6)
    ]
    assert {line.text for line in read.furniture} >= {"LC/PV.1", "2 of 3"}


def test_struck_and_underlined_words_are_told_by_drawn_lines(make_pdf: Writer) -> None:
    texts = [(60.0, 700.0, 12.0, "struck"), (60.0, 650.0, 12.0, "under"), (60.0, 600.0, 12.0, "plain")]
    rules = [(60.0, 92.0, 703.5), (60.0, 91.0, 648.8), (40.0, 560.0, 597.0)]
    read = {line.text: line.runs[0] for line in read_pages(make_pdf(texts, rules=rules), "x.pdf").lines}
    assert (read["struck"].struck, read["struck"].underlined) == (True, False)
    assert (read["under"].struck, read["under"].underlined) == (False, True)
    assert (read["plain"].struck, read["plain"].underlined) == (False, False)


def test_footnotes_are_told_apart(make_pdf: Writer) -> None:
    body = [(60.0, 700.0 - 14 * n, 11.0, f"Line {n} of the body of this page.") for n in range(10)]
    notes = [(60.0, 90.0, 8.0, "1 A note on the body."), (60.0, 80.0, 8.0, "that goes on.")]
    read = read_pages(make_pdf(body + notes, rules=[(60.0, 200.0, 102.0)]), "x.pdf")
    assert [line.text for line in read.footnotes] == ["1 A note on the body.", "that goes on."]
    assert len(read.body) == 10


def test_broken_words_are_joined_and_compounds_keep_their_hyphen(make_pdf: Writer) -> None:
    texts = [
        (60.0, 700.0, 11.0, "The Council met for a long time on the nego-"),
        (60.0, 686.0, 11.0, "tiation of water charges and on a well-"),
        (60.0, 672.0, 11.0, "known text that it had before it then."),
    ]
    (paragraph,) = flow(read_pages(make_pdf(texts), "x.pdf").lines)
    assert paragraph.text == (
        "The Council met for a long time on the negotiation of water charges and on a well-known text "
        "that it had before it then."
    )


def test_pages_without_text_are_refused_with_what_to_do(make_pdf: Writer) -> None:
    with pytest.raises(UnreadableSource, match=r"holds no text.*right file"):
        read_pages(make_pdf([]), "scan.pdf")


def test_damaged_and_locked_files_are_refused(make_pdf: Writer) -> None:
    whole = make_pdf([(60.0, 700.0, 11.0, "Words")])
    with pytest.raises(UnreadableSource, match="damaged or truncated"):
        read_pages(whole[:60], "cut.pdf")

    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    with pytest.raises(UnreadableSource, match="encrypted"):
        read_pages(whole.replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock), "locked.pdf")


def test_too_many_pages_are_refused(make_pdf: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_process, "MAX_PAGES", 1)
    with pytest.raises(SourceTooLarge, match="2 pages"):
        read_pages(make_pdf([(60.0, 700.0, 11.0, "a")], [(60.0, 700.0, 11.0, "b")]), "long.pdf")
