"""Words of a file are exposed, kept apart for a reason, or told as missing: there is no fourth way."""

import json
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.domain.coverage import Apart, Coverage, sum_coverages
from travaux.domain.spans import Note
from travaux.formats.coverage import account, taken_out, words_in
from travaux.formats.draft_file import read_draft
from travaux.formats.transcripts import read_transcript

WORDS = st.lists(st.sampled_from(["lake", "levy", "shall", "7", "agreed", "湖"]), max_size=12)


@given(source=WORDS, exposed=WORDS, left=WORDS)
def test_every_word_is_exposed_apart_or_missing(
    source: list[str], exposed: list[str], left: list[str]
) -> None:
    found = account([("page 1", " ".join(source))], [" ".join(exposed)], [Apart(" ".join(left), "heads")])
    assert found.words == len(source) == found.exposed + found.count_apart + found.count_missing
    short = sum(max(0, source.count(w) - exposed.count(w) - left.count(w)) for w in set(source))
    assert found.count_missing == short


def test_missing_words_are_told_as_often_as_they_are_missing_and_where() -> None:
    found = account([("a", "One two two"), ("b", "THREE")], ["one two"])
    assert [(note.where, note.count) for note in found.missing] == [("a", 1), ("b", 1)]
    assert found.share == 0.5


@pytest.mark.parametrize(
    ("source", "exposed"),
    [
        ("nego- tiation of levies", "negotiation of levies"),  # a word broken at a line's end
        ("levies4 on locks", "levies on locks, footnote 4"),  # the mark of a footnote
        ("the lockkeeper", "the lock keeper"),
        ("under standing and understanding", "understanding and under standing"),
        ("ﬁnance café", "finance cafe\u0301"),  # ligatures and marks on letters
        ("تعـــاون", "تعاون"),  # lines filled by stretching
        ("各方\n应合作", "各方应合作"),
    ],
)
def test_what_typesetting_alters_is_no_loss(source: str, exposed: str) -> None:
    assert account([("", source)], [exposed]).count_missing == 0


@pytest.mark.parametrize(
    ("source", "exposed", "missing"),
    [
        ("the levy shall not rise", "the levy shall rise", 1),
        ("lock lock", "lock", 1),
        ("blacklock", "black", 1),
        ("湖湖", "湖", 1),
    ],
)
def test_what_is_gone_is_missed(source: str, exposed: str, missing: int) -> None:
    assert account([("", source)], [exposed]).count_missing == missing


def test_a_figure_met_in_the_text_does_not_hide_one_kept_apart() -> None:
    found = account([("page 1", "levies4 4 Levies")], ["levies, footnote 4, Levies"], [Apart("4", "heads")])
    assert found.count_missing == 0


def test_places_of_one_reason_are_counted_together() -> None:
    apart = [Apart("Lake Council", "heads", "page 1"), Apart("Lake Council", "heads", "page 2")]
    both = account([("page 1", "Lake Council"), ("page 2", "Lake Council")], [], apart)
    assert both.apart == (Note("heads", "", 4),)
    assert account([("page 1", "Lake Council")], [], apart[:1]).apart == (Note("heads", "page 1", 2),)


def test_accounts_of_several_files_are_one() -> None:
    one = Coverage(3, 2, (), (Note("x", "a.txt", 1),))
    assert sum_coverages([one, Coverage(4, 4)]) == Coverage(7, 6, (), (Note("x", "a.txt", 1),))
    assert sum_coverages([]) is None


def test_what_a_stage_takes_out_is_kept_apart() -> None:
    assert [one.text for one in taken_out("Contents 4 We meet", "We meet", "contents")] == ["contents 4"]
    assert not list(taken_out("We meet", "We  meet", "contents"))
    assert words_in("No. 7") == ["no", "7"]


def _told(found: Coverage) -> list[tuple[str, str, int]]:
    return [(str(note.what), str(note.where), note.count) for note in found.apart]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _p(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def _draft(path: Path, data: bytes | str) -> Coverage:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found = read_draft(path)
    assert found.coverage is not None
    assert found.lost[: len(found.coverage.missing)] == found.coverage.missing
    return found.coverage


def test_each_part_of_a_word_document_is_accounted_for(
    make_docx: Callable[..., bytes], tmp_path: Path
) -> None:
    table = f"<w:tbl><w:tr><w:tc>{_p('Lock dues')}</w:tc></w:tr></w:tbl>"
    chart = "<c xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:t>Levies by year</a:t></c>"
    data = make_docx(
        _p("1. The Lake Council meets.") + table,
        header1=f"<w:hdr>{_p('Lake Council draft')}</w:hdr>",
        footnotes=f"<w:footnotes><w:footnote w:id='2'>{_p('See annex.')}</w:footnote></w:footnotes>",
        comments=f"<w:comments><w:comment w:id='1'>{_p('Ruritania: delete.')}</w:comment></w:comments>",
        **{"charts/chart1": chart},
    )
    found = _draft(tmp_path / "parts.docx", data)
    assert _told(found) == [("running heads and feet", "", 3)]
    assert [(note.where, note.count) for note in found.missing] == [("charts", 3)]
    assert found.words == 5 + 2 + 3 + 2 + 2 + 3


def test_a_printed_page_is_accounted_for(make_pdf: Callable[..., bytes], tmp_path: Path) -> None:
    page = [
        (72, 800, 9, "Lake Council 4 May"),
        *((72, 600 - 14 * at, 11, f"The Parties meet {at}.") for at in range(8)),
    ]
    found = _draft(tmp_path / "printed.pdf", make_pdf(page, page, page))
    assert (found.count_missing, found.count_apart) == (0, 3 * 4)
    assert found.words == 3 * (4 + 8 * 4)


def test_front_matter_and_tags_of_markdown_are_no_losses(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Levies\n---\n\n# Levies\n\n1. See [the annex](https://x.example/levies-a) <b>now</b>.\n"
    )
    found = _draft(tmp_path / "draft.md", text)
    assert (found.count_missing, _told(found)) == (0, [("front matter", "from line 1", 2)])
    cells = _draft(tmp_path / "cells.md", "# Dues\n\n<tr><td><i>Bureau</i></td><td>Members</td></tr> sit.\n")
    assert cells.count_missing == 0


def test_other_keys_of_a_list_of_paragraphs_are_told(tmp_path: Path) -> None:
    entries = [{"text": "1. The Parties shall meet.", "note": {"content": "Levies"}, "type": "paragraph"}]
    found = _draft(tmp_path / "list.json", json.dumps(entries))
    assert [(note.where, note.count) for note in found.missing] == [("note.content", 1)]


def _talk(path: Path, text: str) -> Coverage:
    path.write_text(text, encoding="utf-8")
    found = read_transcript(path).coverage
    assert found is not None
    return found


def test_captions_are_accounted_for_with_the_names_that_they_repeat(tmp_path: Path) -> None:
    cues = "".join(
        f"{at}\n00:00:0{at}.000 --> 00:00:0{at + 1}.000\n<v Ms. Orsa>{words}</v>\n\n"
        for at, words in enumerate(["We support it.", "[applause]", "We <i>thank</i> you &amp; go."], 1)
    )
    found = _talk(tmp_path / "talk.vtt", f"WEBVTT\n\nNOTE made by a machine\n\n{cues}")
    assert (found.words, found.count_missing) == (3 + 1 + 4 + 3 * 2, 0)
    assert {str(note.what): note.count for note in found.apart} == {
        "names that every caption repeats": 4,
        "sounds and remarks in brackets": 1,
    }


def test_json_says_the_same_in_several_ways_and_more_beside_it(tmp_path: Path) -> None:
    words = [{"word": word, "start": at, "end": at + 0.5} for at, word in enumerate(["We", "support", "it"])]
    data = {
        "segments": [{"text": "We support it", "start": 0.0, "end": 3.0, "words": words}],
        "summary": "Ruritania supports the levy on locks",
    }
    found = _talk(tmp_path / "heard.json", json.dumps(data))
    assert found.words == 3 + 6
    assert [(note.where, note.count) for note in found.missing] == [("summary", 6)]


def test_statements_of_a_folder_are_accounted_for_file_by_file(tmp_path: Path) -> None:
    said = "Statement by Ruritania\n\nMr. Chair, we support the levy on locks and thank the Secretariat.\n"
    (tmp_path / "a.txt").write_text(said, encoding="utf-8")
    found = read_transcript(tmp_path).coverage
    assert found is not None
    assert (found.words, found.count_apart, found.count_missing) == (15, 3, 0)


def test_the_account_grows_with_the_words_alone() -> None:
    pieces = [("body", "old")] * 60_000
    apart = [Apart("old", "words deleted by tracked changes")] * 60_000
    begun = process_time()
    assert account(pieces, (), apart).count_apart == 60_000
    assert process_time() - begun < 10
