"""Pages on a text: what came and went on them gives either version back, and nothing is left out."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.analysis.text.changes import find_changes
from travaux.analysis.text.comparison import compare, joined_text
from travaux.analysis.text.proposals import read_targets
from travaux.analysis.text.threads import follow
from travaux.analysis.text.trace import trace
from travaux.domain.lineage import Comparison, Lineage, Wording
from travaux.domain.texts import Draft
from travaux.exports.html import write_page as as_html
from travaux.exports.markdown import write_page as as_markdown
from travaux.exports.river import draw_river
from travaux.exports.word import write_page as as_word
from travaux.formats.draft_file import read_draft
from travaux.reports import comparison, reading, text_life, tracing
from travaux.reports.page import Page
from travaux.reports.revisions import Revisions, WordOutcome, weave
from travaux.reports.river import draw_life, read_life
from travaux.reports.sections import follow_sections
from travaux.reports.versions import name_versions, section_key, sections_of

FIRST = """The Assembly of Ports,
Recalling its resolution 4/12 on the lighting of channels,
1. Invites the port authorities to survey the western channel before the spring tides;
2. Decides that every lighthouse keeper shall be paid from the common fund, and that the fund shall be
audited each year by the guild of reckoners;
3. Asks the ferry guild to ring fog bells only when no lighthouse can be seen;
4. Takes note of the <b>harbour</b> & pilots' report on drifting nets in the outer roads;
"""
SECOND = """The Assembly of Ports,
Recalling its resolution 4/12 on the lighting of channels,
1. Decides that every lighthouse keeper should be paid [yearly] (Verrin: delete) from the common
fund, and that the fund shall be audited each year by the guild of reckoners;
2. Requests the port authorities to survey the western channel before the spring tides;
3. Welcomes the offer of the island of Verrin to train apprentice keepers;
4. Takes note of the <b>harbour</b> & pilots' report on drifting nets in the outer roads;
"""
THIRD = SECOND.replace(
    "3. Welcomes",
    "3. Asks the ferry guild to ring fog bells only when no lighthouse can be seen;\n4. Welcomes",
).replace("4. Takes", "5. Takes")


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> list[Draft]:
    folder: Path = tmp_path_factory.mktemp("texts")
    read = []
    for name, text in (("zero.txt", FIRST), ("rev1.txt", SECOND), ("rev2.txt", THIRD)):
        (folder / name).write_text(text, encoding="utf-8")
        read.append(read_draft(folder / name))
    return read


@pytest.fixture(scope="module")
def two(drafts: list[Draft]) -> Comparison:
    return compare(*drafts[:2])


@pytest.fixture(scope="module")
def life(drafts: list[Draft]) -> Lineage:
    return follow(drafts)


def _rows(page: Page) -> Revisions:
    return next(b for section in page.sections for b in section.blocks if isinstance(b, Revisions))


WORDS = st.lists(
    st.sampled_from([*"[],;\n", "the", "keeper", "shall", "lamp", "Lamp", "lamps", "12", "(Verrin)"])
)


@given(WORDS, WORDS, st.sampled_from(["", " ", "  "]))
@settings(max_examples=150, deadline=None)
def test_woven_words_give_both_texts_back(old: list[str], new: list[str], gap: str) -> None:
    one, other = " ".join(old), (gap or " ").join(new)
    runs = weave(one, other, find_changes(one, other))
    assert "".join(run.text for run in runs if run.outcome is not WordOutcome.REMOVED) == other
    assert "".join(run.text for run in runs if run.outcome is not WordOutcome.ADDED) == one


def test_every_paragraph_of_both_versions_is_on_the_page(two: Comparison) -> None:
    rows = _rows(comparison.page_of(two)).rows
    for draft, gone in ((two.old, WordOutcome.ADDED), (two.new, WordOutcome.REMOVED)):
        shown = {"".join(r.text for r in row.runs if r.outcome is not gone) for row in rows}
        plain = {" ".join(text.split()) for text in shown}
        assert {" ".join(joined_text(draft, (p.index,)).split()) for p in draft.paragraphs} <= plain


def test_a_weaker_verb_is_told_at_a_glance(two: Comparison) -> None:
    told = as_markdown(comparison.page_of(two)).split("## Paragraph by paragraph")[0]
    assert "'should' replaced 'shall'" in told


def test_rows_name_who_wants_what(two: Comparison) -> None:
    row = next(row for row in _rows(comparison.page_of(two)).rows if row.actors)
    assert row.actors == ("Verrin",)
    assert list(map(str, row.margin)) == ["[yearly] Verrin would delete"]


def test_html_escapes_what_drafts_hold_and_needs_nothing_from_outside(two: Comparison) -> None:
    html = as_html(comparison.page_of(two))
    assert "&lt;b&gt;harbour&lt;/b&gt; &amp; pilots" in html
    assert not re.search(r'(src|href)="(https?:)?//', html)
    assert '<input type="radio" name="actor" value="0"> Verrin' in html


def test_the_river_draws_each_paragraph_once_and_leads_to_its_history(life: Lineage) -> None:
    river = draw_life(read_life(life))
    assert sorted(block.at for block in river.blocks) == [
        (version, p.index) for version, draft in enumerate(life.versions) for p in draft.paragraphs
    ]
    html = as_html(text_life.page_of(life))
    targets = set(re.findall(r'href="#(t-[0-9a-f]+)"', str(draw_river(river))))
    assert len(targets) == len(life.threads)
    assert all(f'id="{target}"' in html for target in targets)


def test_what_was_brought_back_is_drawn_over_the_gap_and_said(life: Lineage) -> None:
    river = draw_life(read_life(life))
    (ribbon,) = [ribbon for ribbon in river.ribbons if ribbon.kind == "returned"]
    assert ribbon.start is not None
    assert ribbon.end is not None
    assert (ribbon.start[0], ribbon.end[0]) == (0, 2)
    row = next(row for row in river.rows if "fog bells" in str(row[-1]))
    assert list(map(str, row)) == ["3", "–", "3", "reinstated in rev2", str(row[-1])]


def test_ids_on_a_page_are_used_once(life: Lineage, two: Comparison) -> None:
    for page in (text_life.page_of(life), comparison.page_of(two)):
        ids = re.findall(r' id="([^"]+)"', as_html(page))
        assert len(ids) == len(set(ids))


def test_a_life_can_be_given_every_form(life: Lineage) -> None:
    page = text_life.page_of(life)
    assert as_word(page).startswith(b"PK")
    assert "reinstated in rev2" in as_markdown(page)


def test_versions_that_share_a_stage_go_by_another_name(drafts: list[Draft]) -> None:
    one, two, three = drafts
    shared = [
        replace(one, stage="Rev.2"),
        replace(two, stage="Rev.2", symbol="A/L.7"),
        replace(three, stage="L.8"),
    ]
    assert name_versions(shared) == ("Rev.2", "A/L.7", "L.8")
    assert name_versions([one, one]) == ("zero.txt (1)", "zero.txt (2)")


def test_a_draft_is_printed_whole_with_its_authors_beside_it(drafts: list[Draft]) -> None:
    page = reading.page_of(drafts[1])
    rows = _rows(page).rows
    assert ["".join(run.text for run in row.runs) for row in rows] == [p.text for p in drafts[1].paragraphs]
    row = next(row for row in rows if row.margin)
    assert [run.text for run in row.runs if run.bracket == "open"] == ["[yearly]"]
    assert list(map(str, row.margin)) == ["[yearly] Verrin would delete"]


def test_sections_are_known_by_their_headings_whatever_their_numbers(tmp_path: Path) -> None:
    text = "# Charter\n\nRecalling its resolution 4/12,\n\n## {}\n\n1. Decides to meet;\n\n## {}\n\n2. Eat;\n"
    found = []
    for name, headings in (("a.md", ("I. Lamps", "II. Fog")), ("b.md", ("III. Lamps", "IV. Fog"))):
        (tmp_path / name).write_text(text.format(*headings), encoding="utf-8")
        found.append(sections_of(read_draft(tmp_path / name)))
    assert [len(set(sections)) for sections in found] == [3, 3]
    assert [section_key(s) for s in found[0]] == [section_key(s) for s in found[1]]
    assert found[0][1] == "Preamble"


def test_taken_up_sentences_come_before_the_others(drafts: list[Draft]) -> None:
    wordings = [
        Wording("in#1", "Nobody asked for this.", draft="in"),
        Wording("in#2", "Survey the western channel before the spring tides.", draft="in"),
    ]
    traces = trace(wordings, read_targets(drafts[0]), [drafts[0].source.id])
    told = as_markdown(
        tracing.trace_page(traces, {"in": "Letter of the pilots", drafts[0].source.id: "zero"})
    )
    assert (
        told.index("Survey the western channel") < told.index("### Not taken up") < told.index("Nobody asked")
    )
    assert "Letter of the pilots" in told
    assert "**zero:** “Invites the port authorities" in told


def test_a_text_that_did_not_change_has_a_page_that_says_so(drafts: list[Draft]) -> None:
    same = comparison.page_of(compare(drafts[0], drafts[0]))
    assert {kind for row in _rows(same).rows for kind in row.kinds} == {"unchanged"}
    assert "4 paragraphs unchanged" in as_html(same)
    assert "6 unchanged." in as_markdown(same)


def test_texts_with_nothing_in_common_are_gone_and_new_whole(drafts: list[Draft], tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(
        "1. 各国应当共享河流数据。\n2. تدعو الجمعية جميع الدول إلى المشاركة\n", encoding="utf-8"
    )
    other = read_draft(tmp_path / "other.txt")
    page = comparison.page_of(compare(drafts[0], other))
    assert {row.kinds[0] for row in _rows(page).rows} == {"new", "gone"}
    assert 'dir="auto"' in as_html(page)
    assert all(
        ribbon.start is None or ribbon.end is None
        for ribbon in draw_life(read_life(follow([drafts[0], other]))).ribbons
    )


def test_a_page_of_many_brackets_tells_each_apart(tmp_path: Path) -> None:
    (tmp_path / "many.txt").write_text(
        f"1. Words {'[a] ' * 1500}{'[' * 700}deep{']' * 700}.", encoding="utf-8"
    )
    (row,) = _rows(reading.page_of(read_draft(tmp_path / "many.txt"))).rows
    assert sum(run.text.startswith("[a]") and run.bracket == "open" for run in row.runs) == 1500


def test_a_section_under_another_heading_is_the_same_section(tmp_path: Path) -> None:
    def version(name: str, first: str, second: str) -> Draft:
        text = (
            f"# {first}\n\n1. Decides that the keepers of the lamps shall be paid from the common fund;\n\n"
            f"# {second}\n\n2. Invites the guild to survey the western channel before the winter storms;\n"
        )
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_draft(tmp_path / name)

    lineage = follow([version("a.md", "Why lamps", "Channels"), version("b.md", "I. Light", "II. Channels")])
    sections = [sections_of(draft) for draft in lineage.versions]
    found = follow_sections(lineage, sections)
    assert found[0, "Why lamps"] == found[1, "I. Light"] == "I. Light"
    assert found[0, "Channels"] == found[1, "II. Channels"] == "II. Channels"


def test_histories_stay_folded_on_paper(life: Lineage) -> None:
    html = as_html(text_life.page_of(life))
    assert html.count('data-paper="folded"') > len(life.threads)
