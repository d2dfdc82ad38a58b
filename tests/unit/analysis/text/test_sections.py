"""Sections by what their paragraphs became, and a second look at what likeness leaves over."""

from pathlib import Path

import pytest

from travaux.analysis.text.comparison import compare
from travaux.domain.lineage import Comparison
from travaux.formats.draft_file import read_draft

KEEPER = "The keeper shall light the lamps before dusk on every day of the year."
FERRY = "Ferries shall dock at the eastern pier while the western pier is under repair."
COUNCIL = "The council shall meet in the harbour town every second spring."
ANNEX = "Annexes form an integral part of this charter of ports."


def _compared(folder: Path, old: list[str], new: list[str]) -> list[tuple[str, str]]:
    drafts = []
    for name, lines in (("old.md", old), ("new.md", new)):
        (folder / name).write_text("\n\n".join(lines), encoding="utf-8")
        drafts.append(read_draft(folder / name))
    return _pairs(compare(*drafts))


def _pairs(found: Comparison) -> list[tuple[str, str]]:
    sides = [(found.old, [link.old for link in found.links]), (found.new, [link.new for link in found.links])]
    told = [[" + ".join(draft.paragraphs[n].text for n in each) for each in side] for draft, side in sides]
    return list(zip(*told, strict=True))


@pytest.mark.parametrize("word", ["Article", "Section", "Rule", "Chapter"])
def test_a_heading_goes_where_its_paragraphs_went_whatever_its_number(word: str, tmp_path: Path) -> None:
    old = [f"## {word} 1 (lamps)", f"1. {KEEPER}", f"## {word} 2 (ferries)", f"1. {FERRY}"]
    new = [f"## {word} 1", f"1. {COUNCIL}", f"## {word} 2", f"1. {KEEPER}", f"## {word} 5", f"1. {FERRY}"]
    pairs = _compared(tmp_path, old, new)
    assert (f"{word} 1 (lamps)", f"{word} 2") in pairs
    assert (f"{word} 2 (ferries)", f"{word} 5") in pairs


def test_headings_keep_their_number_where_nothing_moved_and_their_title(
    tmp_path: Path,
) -> None:
    old = ["## Article 1", f"1. {KEEPER}", "## Article 2 (ferries)", f"1. {FERRY}"]
    new = [
        "## Article 1",
        f"1. {KEEPER}",
        "## Article 2 (ferries)",
        "1. Gulls may nest.",
        "## Article 3",
        f"1. {FERRY}",
    ]
    pairs = _compared(tmp_path, old, new)
    assert ("Article 1", "Article 1") in pairs
    assert ("Article 2 (ferries)", "Article 2 (ferries)") in pairs


def test_the_heading_of_a_section_taken_out_is_deleted(tmp_path: Path) -> None:
    old = ["## Article 1", f"1. {KEEPER}", "## Article 2", f"1. {FERRY}", "## Article 3", f"1. {COUNCIL}"]
    pairs = _compared(tmp_path, old, ["## Article 1", f"1. {KEEPER}", "## Article 2", f"1. {COUNCIL}"])
    assert ("Article 2", "") in pairs
    assert ("Article 3", "Article 2") in pairs


def test_words_that_stood_twice_are_not_deleted_where_they_stand_once(tmp_path: Path) -> None:
    old = ["## Article 3", f"1. {ANNEX}", "## Article 4", f"1. {ANNEX}", "## Article 5", f"1. {FERRY}"]
    pairs = _compared(tmp_path, old, ["## Article 9", f"1. {ANNEX}", "## Article 10", f"1. {FERRY}"])
    assert (f"{ANNEX} + {ANNEX}", ANNEX) in pairs


def test_words_taken_out_of_one_section_of_two_are_deleted_with_the_last_copy(tmp_path: Path) -> None:
    old = ["## Article 3", f"1. {KEEPER}", f"2. {ANNEX}", "## Article 4", f"1. {FERRY}", f"2. {ANNEX}"]
    new = ["## Article 3", f"1. {KEEPER}", "## Article 4", f"1. {FERRY}", f"2. {ANNEX}"]
    assert (f"{ANNEX} + {ANNEX}", ANNEX) in _compared(tmp_path, old, new)
    assert (ANNEX, "") in _compared(tmp_path, old, [*new[:-1]])


def test_options_that_became_one_text_travel_as_a_set(tmp_path: Path) -> None:
    first = "Ports shall pay for the lamps from the common fund and report on it."
    second = "Keepers shall pay for oil and rope out of their wages."
    one = (
        "Ports shall pay for the lamps from the common fund, and keepers for oil and rope, and report on it."
    )
    old = ["## Article 6", f"1. **Option 1:** {first}", f"**Option 2:** {second}", "**Option 3:** No text."]
    pairs = _compared(tmp_path, old, ["## Article 8", f"1. {one}"])
    together = next(before for before, after in pairs if after == one)
    assert first in together
    assert second in together
    assert "No text" not in together


def test_an_option_dropped_among_options_is_deleted(tmp_path: Path) -> None:
    old = ["## A", f"1. **Option 1:** {KEEPER}", f"**Option 2:** {FERRY}", f"**Option 3:** {COUNCIL}"]
    pairs = _compared(tmp_path, old, [*old[:2], f"**Option 2:** {FERRY}"])
    assert any(COUNCIL in before and not after for before, after in pairs)


@pytest.mark.parametrize(
    ("before", "after", "linked"),
    [
        ("The size of these dues should be raised from what is paid today.",
         "In a spirit of solidarity, the gathering of money should go further than earlier attempts.", True),
        ("Boats without a bell may be kept from the lagoon.",
         "No vessel that cannot make itself heard can count on entry, and it may wait outside.", True),
        ("The secretariat shall keep a register.", "Parties shall hold a fair at the pier.", False),
        ("The dues shall be paid in spring.", "Gulls may nest on any roof.", False),
        ("Requests the guild to report on wrecks.", "Welcomes the offer of Verrin to host a fair.", False),
        ("The dues must be paid.", "A harbour that has no lamp of its own must, before the first fog, "
         "hire one from whichever neighbour is nearest and return it clean.", False),
    ],
)  # fmt: skip
def test_a_paragraph_between_linked_ones_may_be_reworded_throughout(
    before: str, after: str, linked: bool, tmp_path: Path
) -> None:
    around = ["## Article 9 Dues", f"1. {KEEPER}", f"3. {COUNCIL}"]
    pairs = _compared(
        tmp_path, [*around[:2], f"2. {before}", around[2]], [*around[:2], f"2. {after}", around[2]]
    )
    assert ((before, after) in pairs) is linked
