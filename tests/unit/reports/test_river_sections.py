"""The diagram with sections folded: no word is lost, and what is opened is drawn paragraph by paragraph."""

from collections import Counter
from pathlib import Path

import pytest

from travaux.analysis.text.threads import follow
from travaux.formats.draft_file import read_draft
from travaux.reports.revisions import River, RiverBlock
from travaux.reports.river import draw_life, read_life
from travaux.reports.river_sections import fold_sections, section_table, share_of

FIRST = """I. Lights

1. Decides that every lighthouse keeper shall be paid from the common fund of the ports;
2. Invites the port authorities to survey the western channel before the spring tides;

II. Nets

3. Asks the ferry guild to ring fog bells only when no lighthouse can be seen from the deck;
4. Takes note of the report of the harbour pilots on drifting nets in the outer roads;
"""
SECOND = """I. Lights

1. Decides that every lighthouse keeper should be paid each month from the common fund of the ports;
2. Takes note of the report of the harbour pilots on drifting nets in the outer roads;

II. Nets

3. Asks the ferry guild to ring fog bells only when no lighthouse can be seen from the deck;
4. Welcomes the offer of the island of Verrin to train apprentice keepers in mending sails;
"""


@pytest.fixture(scope="module")
def river(tmp_path_factory: pytest.TempPathFactory) -> River:
    folder: Path = tmp_path_factory.mktemp("sections")
    read = []
    for name, text in (("zero.txt", FIRST), ("rev1.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
        read.append(read_draft(folder / name))
    return draw_life(read_life(follow(read)))


def section(river: River, name: str) -> int:
    return next(n for n, called in enumerate(river.sections) if name in str(called))


def words(river: River) -> Counter[tuple[int, int]]:
    counted: Counter[tuple[int, int]] = Counter()
    for block in river.blocks:
        counted[block.at[0], block.section] += block.words
    return counted


def test_folding_keeps_every_word_in_its_section_and_version(river: River) -> None:
    folded = fold_sections(river, ())
    assert words(folded) == words(river)
    assert len(folded.blocks) == len(words(river)) < len(river.blocks)
    assert sum(block.folded for block in folded.blocks) == len(river.blocks)
    assert folded.rows == ()


def test_an_opened_section_is_drawn_paragraph_by_paragraph_beside_folded_ones(river: River) -> None:
    nets = section(river, "Nets")
    half = fold_sections(river, {nets})
    assert words(half) == words(river)
    assert {b for b in half.blocks if b.section == nets} == {b for b in river.blocks if b.section == nets}
    assert all(block.folded for block in half.blocks if block.section != nets)
    assert len(half.rows) == sum(place == nets for place in river.placed)
    drawn = {block.at for block in half.blocks}
    ends = [end for ribbon in half.ribbons for end in (ribbon.start, ribbon.end) if end]
    assert set(ends) <= drawn


def test_words_that_change_their_section_are_said_to_move_and_others_carry_on(river: River) -> None:
    lights, nets = section(river, "Lights"), section(river, "Nets")
    folded = fold_sections(river, ())
    of = {block.at: block.section for block in folded.blocks}
    kinds = {(of[r.start], of[r.end], r.kind) for r in folded.ribbons if r.start and r.end}
    assert (nets, lights, "moved") in kinds
    assert (lights, lights, "unchanged") in kinds
    assert not any(one == other and kind == "moved" for one, other, kind in kinds)


def test_blocks_say_how_much_of_them_changed(river: River) -> None:
    by_words = {
        str(block.title).rpartition(": ")[2][:12]: block for block in river.blocks if block.at[0] == 1
    }
    assert 0 < (by_words["Decides that"].share or 0) < 0.3
    assert by_words["Asks the fer"].share == 0
    assert "unchanged" in str(by_words["Asks the fer"].title)
    assert by_words["Welcomes the"].came
    assert "nothing of it in the version before" in str(by_words["Welcomes the"].title)
    assert all(block.share is None and not block.came for block in river.blocks if block.at[0] == 0)


def block(share: float | None, count: int, *, came: bool = False) -> RiverBlock:
    return RiverBlock((1, 0), count, 0, "t", "", share=share, came=came)


def test_the_share_of_a_section_is_weighed_by_words() -> None:
    assert share_of([block(0.0, 30), block(1.0, 10)]) == (0.25, False)
    assert share_of([block(1.0, 5, came=True), block(1.0, 5, came=True)]) == (1.0, True)
    assert share_of([block(1.0, 5, came=True), block(0.0, 5)]) == (0.5, False)
    assert share_of([block(None, 5)]) == (None, False)


def test_the_table_has_a_row_a_section_and_a_column_a_version(river: River) -> None:
    table = section_table(river)
    assert str(table.columns[0]) == "Section"
    assert len(table.columns) == 1 + len(river.versions)
    assert len(table.rows) == len(river.sections)
    nets = next(row for row in table.rows if "Nets" in str(row[0]))
    assert "% of its words changed" in str(nets[2])
