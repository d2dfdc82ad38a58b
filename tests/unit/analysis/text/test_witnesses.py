"""What beside likeness links paragraphs: references, the stream of words, sections, alternatives, items."""

from pathlib import Path

import pytest

from travaux.analysis.text.alignment import align
from travaux.analysis.text.likeness import read_units
from travaux.analysis.text.sections import Sections, WeightedVersion
from travaux.analysis.text.witnesses import REFERENCES, STREAM, call_witnesses, find_pinpoints
from travaux.domain.texts import Draft
from travaux.formats.draft_file import read_draft

CHAPEAU = "Requests each port to state, in its notice under the Lamp Rules, paragraph {}, where needed, {}:"
KEEPER = "The keeper shall light the lamps before dusk on every day of the year."
FERRY = "Ferries shall dock at the eastern pier while the western pier is under repair."
COUNCIL = "The council shall meet in the harbour town every second spring."
PILOT = "A pilot who leaves a vessel in fog shall tell the harbour office by bell within the hour."


def _read(folder: Path, name: str, lines: list[str]) -> Draft:
    path = folder / f"{name}.md"
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return read_draft(path)


def _links(folder: Path, old: list[str], new: list[str]) -> set[tuple[str, str]]:
    """Return every pair of linked paragraphs, by their words."""
    before, after = _read(folder, "old", old), _read(folder, "new", new)
    return {
        (before.paragraphs[i].text, after.paragraphs[j].text)
        for link in align(before, after)
        for i in link.old
        for j in link.new
    }


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("in paragraph 18(a) and 18(C)", {"18(a)", "18(c)"}),
        ("paragraph 4 (b)(ii)", {"4(b)(ii)"}),
        ("paragraphs 18(g–i)", {"18(g–i)"}),
        ("rule 18, in 2030 (the year of the fair)", set()),
        ("annex (a) alone", set()),
    ],
)
def test_a_pinpoint_is_a_number_with_its_letters(words: str, named: set[str]) -> None:
    assert find_pinpoints(words) == named


@pytest.mark.parametrize("letters", ["acd", "bdc", "dab"])
def test_like_paragraphs_go_by_the_places_that_they_name(letters: str, tmp_path: Path) -> None:
    old = [f"{n}. {CHAPEAU.format(f'18({x})', 'the following')}" for n, x in enumerate(letters, 1)]
    turned = letters[1:] + letters[:1]
    new = [f"{n}. {CHAPEAU.format(f'18({x})', 'if any')}" for n, x in enumerate(turned, 1)]
    pairs = _links(tmp_path, [*old, f"4. {KEEPER}"], [*new, f"4. {KEEPER}"])
    for letter in letters:
        assert (
            CHAPEAU.format(f"18({letter})", "the following"),
            CHAPEAU.format(f"18({letter})", "if any"),
        ) in pairs


def test_witnesses_speak_for_what_is_carried_over_and_what_names_the_same(tmp_path: Path) -> None:
    old = _read(tmp_path, "old", [f"1. {KEEPER}", f"2. {FERRY} See paragraph 3(a)."])
    new = _read(tmp_path, "new", [f"1. {KEEPER}", f"2. {COUNCIL} See paragraph 3(a)."])
    one, other, _ = read_units([p.text for p in old.paragraphs], [p.text for p in new.paragraphs])
    versions = (WeightedVersion(d.paragraphs, [u.mass for u in us]) for d, us in ((old, one), (new, other)))
    spoken = call_witnesses(*versions, (one, other))
    assert spoken.weigh((0, 0), Sections()) == pytest.approx(STREAM)
    assert REFERENCES < spoken.weigh((1, 1), Sections()) < REFERENCES + STREAM
    assert spoken.weigh((0, 1), Sections()) == 0


def _market(*lines: str) -> list[str]:
    return ["## Market", *lines]


STALLS = [
    "1. Every stall shall show its weights to the warden at noon.",
    "2. No fish shall be sold after the second bell of the market.",
]
LAMPS = [f"3. {KEEPER}", f"4. {PILOT}", f"5. {COUNCIL}"]


def test_a_short_line_does_not_leave_its_section_for_a_like_one_elsewhere(tmp_path: Path) -> None:
    old = [*_market(*STALLS), "6. Salt and rope:", "## Lamps", *LAMPS]
    new = [*_market(*STALLS), "## Lamps", *LAMPS, "6. Salt and rope dues;"]
    assert ("Salt and rope:", "Salt and rope dues;") not in _links(tmp_path, old, new)


def test_a_whole_paragraph_may_leave_its_section(tmp_path: Path) -> None:
    old = [*_market(*STALLS), f"6. {FERRY}", "## Lamps", *LAMPS]
    moved = FERRY.replace("while", "as long as")
    new = [*_market(*STALLS), "## Lamps", *LAMPS, f"6. {moved}"]
    assert (FERRY, moved) in _links(tmp_path, old, new)


FIRST = (
    "Any change of a pilot's licence shall not touch voyages begun, unless ports agreed so in the licence."
)
SECOND = (
    "A pilot's licence may be changed where ports agreed on the circumstances of such changes in writing."
)
OTHER = "The guild may withdraw the bell of a boat at any time."
BECAME = (
    "Any change of a pilot's licence shall not touch voyages begun, unless ports agreed in the licence on "
    "the circumstances of such changes."
)


def test_alternatives_of_one_paragraph_travel_with_it(tmp_path: Path) -> None:
    rest = [f"8. {COUNCIL}", f"9. {KEEPER}"]
    old = ["## Licences", "**Option 1**", f"1. {FIRST}", "**Option 2**", f"2. {SECOND}", "**Option 3**",
           f"3. {OTHER}", "## Others", *rest]  # fmt: skip
    pairs = _links(tmp_path, old, ["## Licences", f"1. {BECAME}", "## Others", *rest])
    assert {before for before, after in pairs if after == BECAME} == {FIRST, SECOND}


def test_what_stands_side_by_side_in_one_option_or_in_none_is_no_alternative(tmp_path: Path) -> None:
    rest = [f"8. {COUNCIL}", f"9. {KEEPER}"]
    for opening in (["**Option 1**"], []):
        old = ["## Licences", *opening, f"1. {FIRST}", f"2. {SECOND}", "## Others", *rest]
        pairs = _links(tmp_path, old, ["## Licences", f"1. {BECAME}", "## Others", *rest])
        assert {before for before, after in pairs if after == BECAME} == {FIRST}


LIST = "Each licence shall name the following:"


@pytest.mark.parametrize(
    ("item", "became", "linked"),
    [
        ("Vintage of the vessel under rule 20 of the charter", "The vintage, if it is known", True),
        ("Vintage of the vessel under rule 20 of the charter", "The colours, if they are known", False),
    ],
)
def test_items_of_one_list_that_begin_alike_are_one(
    item: str, became: str, linked: bool, tmp_path: Path
) -> None:
    old = ["## Licences", f"1. {LIST}", f"(a) {item};", "(b) The home port of its owner;",
           "(c) The date on which it was tarred;"]  # fmt: skip
    new = ["## Licences", f"1. {LIST}", "(a) The home port of its owner;",
           "(b) The date on which it was tarred;", f"(c) {became};"]  # fmt: skip
    assert ((f"{item};", f"{became};") in _links(tmp_path, old, new)) is linked


ADDED = (
    "and for this purpose ports may hire tugs, ask neighbours for rope and lamps, hold fairs, borrow against "
    "next year's dues and keep accounts in any coin that the guild takes, as long as nobody is refused"
)


@pytest.mark.parametrize("kind", ["", "**Option 1:** "])
@pytest.mark.parametrize("rule", [FERRY, PILOT, STALLS[1][3:]])
def test_a_paragraph_that_grew_in_its_section_is_still_that_paragraph(
    kind: str, rule: str, tmp_path: Path
) -> None:
    grown = f"{rule[:-1]}, {ADDED}."
    old = ["## Piers", f"1. {COUNCIL}", f"2. {rule}", f"3. {KEEPER}"]
    new = ["## Piers", f"1. {COUNCIL}", f"2. {KEEPER}", f"3. {kind}{grown}"]
    assert any(before == rule and grown in after for before, after in _links(tmp_path, old, new))
    new[3] = f"3. {kind}{ADDED}."
    assert not any(before == rule for before, _ in _links(tmp_path, old, new))


def test_what_went_to_another_section_does_not_hide_behind_the_title_over_all(tmp_path: Path) -> None:
    old = ["# Charter", FERRY, PILOT, "## Lamps", f"1. {COUNCIL}", f"2. {KEEPER}", *STALLS]
    new = ["# Charter", "## Preamble", FERRY, PILOT, "## Lamps", f"1. {COUNCIL}", f"2. {KEEPER}", *STALLS]
    pairs = _links(tmp_path, old, new)
    assert {(FERRY, FERRY), (PILOT, PILOT)} <= pairs


def test_what_one_option_lost_is_not_in_its_twin_where_options_go_on(tmp_path: Path) -> None:
    options = ["**Option 1**", f"1. {FIRST}", f"2. {SECOND}", "**Option 2**", f"3. {OTHER}", f"4. {SECOND}"]
    before = _read(tmp_path, "old", ["## Licences", *options])
    after = _read(tmp_path, "new", ["## Licences", *options[:-1]])
    links = align(before, after)
    assert all(len(link.old) <= 1 for link in links)
    assert [link.outcome for link in links if not link.new] == ["stands elsewhere"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Invites ports to lend ropes [and sails].", "Invites all ports to lend ropes freely."),
        ("Urges pilots to report wrecks by bell.", "Urges all pilots to report wrecks by flag."),
        ("No gull may nest on a lamp.", "No gull or crow may nest on a lamp."),
    ],
)
def test_a_short_sentence_that_moved_and_was_edited_is_still_that_sentence(
    before: str, after: str, tmp_path: Path
) -> None:
    old = ["## Lamps", f"1. {KEEPER}", f"2. {COUNCIL}", "## Market", *STALLS, f"3. {before}"]
    new = ["## Ropes", f"1. {after}", "## Lamps", f"1. {KEEPER}", f"2. {COUNCIL}", "## Market", *STALLS]
    assert any(after == words for _, words in _links(tmp_path, old, new))
