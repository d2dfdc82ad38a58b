"""Words that stood twice and stand once, and provisions reworded at their number."""

from pathlib import Path

import pytest

from travaux.analysis.text.alignment import align
from travaux.domain.lineage import Link, LinkKind
from travaux.domain.texts import Draft
from travaux.formats.draft_file import read_draft

TWIN = "Nothing in this charter touches the rights of the ferrymen of either bank."
LAMPS = "The keeper lights each lamp of the quay before the evening tide comes in."
ROPES = "Ports lend ropes to vessels that ask for them in a storm, without a fee."
STALLS = "Stalls in the market close when the bell of the tower has rung three times."


def _read(folder: Path, name: str, lines: list[str]) -> Draft:
    path = folder / f"{name}.md"
    path.write_text("\n\n".join(["# Charter of the Quay", *lines]), encoding="utf-8")
    return read_draft(path)


def _links(folder: Path, old: list[str], new: list[str]) -> list[tuple[Link, list[str], list[str]]]:
    before, after = _read(folder, "old", old), _read(folder, "new", new)
    return [
        (
            link,
            [before.paragraphs[i].clean_text for i in link.old],
            [after.paragraphs[j].clean_text for j in link.new],
        )
        for link in align(before, after)
    ]


def _gone(links: list[tuple[Link, list[str], list[str]]]) -> list[str]:
    return [words for link, words, _ in links if link.kind is LinkKind.DELETED]


@pytest.mark.parametrize("kept", [0, 1, 2])
@pytest.mark.parametrize("added", ["", " The guild keeps a list of them."])
def test_copies_with_others_between_become_the_one_that_stands(kept: int, added: str, tmp_path: Path) -> None:
    parts = [("## Lamps", LAMPS), ("## Ropes", ROPES), ("## Market", STALLS)]
    old = [line for head, words in parts for line in (head, f"1. {words}", f"2. {TWIN}")]
    new = [line for head, words in parts for line in (head, f"1. {words}")]
    new.insert(2 * kept + 2, f"2. {TWIN}{added}")
    links = _links(tmp_path, old, new)
    assert not _gone(links)
    ((link, olds, news),) = [each for each in links if TWIN in each[1]]
    assert (link.kind, olds, news) == (LinkKind.MERGED, [TWIN] * 3, [TWIN + added])


def test_what_is_said_once_and_taken_out_is_gone_beside_copies(tmp_path: Path) -> None:
    old = ["## Lamps", f"1. {LAMPS}", f"2. {TWIN}", "## Ropes", f"1. {ROPES}", f"2. {TWIN}", f"3. {STALLS}"]
    new = ["## Lamps", f"1. {LAMPS}", "## Ropes", f"1. {ROPES}", f"2. {TWIN}"]
    assert _gone(_links(tmp_path, old, new)) == [[STALLS]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Stresses that wages of pilots must be fair;", "Urges the guild to offer pilots timely pay;"),
        ("Deplores the decay of the lighthouses;", "Invites ports to rebuild any lighthouse that fell;"),
        ("Hedges should be kept free of stalls;", "No stand may be set up under what is now a hedge;"),
        ("The poor are not to be moved from piers;", "Eviction of those who live on a pier is forbidden;"),
    ],
)
def test_a_provision_reworded_at_its_number_is_that_provision(
    before: str, after: str, tmp_path: Path
) -> None:
    old = [f"11. {LAMPS}", f"12. {before}", f"13. {ROPES}"]
    new = [f"11. {LAMPS}", f"12. {after}", f"13. {ROPES}"]
    links = _links(tmp_path, old, new)
    assert ([before], [after]) in [(olds, news) for _, olds, news in links]
    assert not _gone(links)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # no telling word in common
        (["12. Ferries carry buckets for all who sail."], ["12. The scale of dues stays as it was set."]),
        # another number, so that another paragraph may have been put in
        (["12. Deplores the decay of the lighthouses;"], ["14. Invites ports to rebuild a lighthouse;"]),
        # one more than there were: which of them it is nothing tells
        (
            ["12. Deplores the decay of the lighthouses;"],
            ["12. Greets the new mayor;", "13. Invites ports to rebuild a lighthouse;"],
        ),
        # a word that many paragraphs have tells none
        (["12. Deplores the decay of each lamp;"], ["12. Invites all ports to buy another lamp;"]),
    ],
)
def test_what_shares_neither_number_nor_a_telling_word_is_gone_and_new(
    old: list[str], new: list[str], tmp_path: Path
) -> None:
    many = ["7. A lamp is red.", "8. A lamp at sea is green.", "9. A lamp in fog is white."]
    first, last = f"11. {LAMPS}", f"15. {ROPES}"
    links = _links(tmp_path, [*many, first, *old, last], [*many, first, *new, last])
    assert _gone(links) == [[old[0][4:]]]


@pytest.mark.parametrize(
    ("labels", "became"),
    [
        (("7.", "7 alt.", "7 alt 2."), True),
        (("7.", "7. alt", "7. alt 2"), True),
        (("7.", "8 alt.", "9 alt."), False),
    ],
)
def test_a_paragraph_and_its_alternatives_become_one(
    labels: tuple[str, str, str], became: bool, tmp_path: Path
) -> None:
    fees = (
        "Harbours shall lower berth fees for ferries that burn no oil before the winter of 2034.",
        "Invites harbours to look again at berth fees for ferries and at the lamps of the quay.",
        "Ferries below ten tonnes of small islands owe a harbour no berth fees whatever they burn.",
    )
    one = (
        "Harbours shall look again at and lower berth fees for ferries that burn no oil before the winter of "
        "2034, while ferries below ten tonnes of small islands owe no berth fees whatever they burn."
    )
    old = [
        f"6. {LAMPS}",
        *(f"{label} {words}" for label, words in zip(labels, fees, strict=True)),
        f"10. {ROPES}",
    ]
    links = _links(tmp_path, old, [f"6. {LAMPS}", f"7. {one}", f"8. {ROPES}"])
    ((_, olds, _),) = [each for each in links if one in each[2]]
    assert (len(olds) == 3) is became


def test_an_alternative_that_stays_one_takes_nothing_in(tmp_path: Path) -> None:
    old = [f"1. {LAMPS}", f"2. {ROPES}", f"2 alt. {STALLS}", f"3. {TWIN}"]
    new = [f"1. {LAMPS}", f"2 alt. {STALLS}", f"3. {TWIN}"]
    assert _gone(_links(tmp_path, old, new)) == [[ROPES]]


@pytest.mark.parametrize(("shared", "linked"), [("2034", True), ("2036", False)])
def test_one_reworded_at_its_number_beside_another_is_linked_by_what_tells(
    shared: str, linked: bool, tmp_path: Path
) -> None:
    old = [f"1. {LAMPS}", "2. The first such count is to be made in 2034.", f"3. {ROPES}", f"4. {TWIN}"]
    grown = "Every port lends ropes and buoys to vessels that ask in a storm."
    new = [
        f"1. {LAMPS}",
        f"2. The guild holds its opening tally during {shared} unless ice closes the bay.",
        f"3. {grown}",
        f"4. {TWIN}",
    ]
    assert bool(_gone(_links(tmp_path, old, new))) is not linked
