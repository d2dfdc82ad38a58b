"""Links between two versions, whatever became of the numbers."""

from drafting import draft

from travaux.analysis.text.alignment import align
from travaux.domain.lineage import Link, LinkKind

OLD = """Recalling the Harbour Charter signed by the nine coastal cities,
Mindful that silt from the upper valleys closes two ferry lanes every winter,
# Dredging
1. Invites the port authorities to survey the western channel before the spring tides;
2. Requests the Registrar to report on dredging at the next session; and also asks the treasurers of all \
cities to reserve one twentieth of their mooring fees for the common fund;
3. Encourages fishing crews to share their soundings of the lagoon with the survey office;
# Lighthouses
4. Decides that every lighthouse keeper shall be paid from the common fund;
5. Welcomes the offer of the island of Verrin to train apprentice keepers in signal repair;
6. Takes note of the complaint of the ferry guild about fog bells;"""

NEW = """Recalling the Harbour Charter signed by the nine coastal cities,
Alarmed that silt from the upper valleys now closes four ferry lanes every winter,
# Lighthouses
1. Decides that every lighthouse keeper should be paid from the common fund;
2. Welcomes the offer of the island of Verrin to train apprentice keepers in signal repair;
# Dredging
3. Urges the port authorities to survey the western channel before the spring tides;
4. Requests the Registrar to report on dredging at the next session;
5. Asks the treasurers of all cities to reserve one twentieth of their mooring fees for the common fund;
6. Encourages fishing crews to share their soundings of the lagoon with the survey office;
7. Proclaims a yearly festival of lanterns, held by the youngest pilots;"""


def _by_new(links: tuple[Link, ...]) -> dict[tuple[int, ...], Link]:
    return {link.new: link for link in links if link.new}


def test_every_kind_of_link_is_found() -> None:
    links = _by_new(align(draft(OLD), draft(NEW)))
    assert links[(0,)].kind is LinkKind.UNCHANGED
    assert (links[(1,)].kind, links[(1,)].old) == (LinkKind.EDITED, (1,))
    assert (links[(3,)].kind, links[(3,)].old, links[(3,)].moved) == (LinkKind.EDITED, (7,), True)
    assert (links[(7, 8)].kind, links[(7, 8)].old) == (LinkKind.SPLIT, (4,))
    assert links[(10,)].kind is LinkKind.INSERTED
    assert [link.old for link in align(draft(OLD), draft(NEW)) if link.kind is LinkKind.DELETED] == [(9,)]


def test_backwards_a_split_is_a_merger() -> None:
    links = _by_new(align(draft(NEW), draft(OLD)))
    assert (links[(4,)].kind, links[(4,)].old) == (LinkKind.MERGED, (7, 8))


def test_an_insertion_moves_nothing_but_renumbers_what_follows() -> None:
    new = OLD.replace("1. Invites", "1. Thanks the pilots of Orlo for their charts;\n2. Invites").replace(
        "2. Requests", "3. Requests"
    )
    links = align(draft(OLD), draft(new))
    assert not any(link.moved for link in links)
    assert {link.new for link in links if link.renumbered} == {(4,), (5,)}


def test_the_same_text_twice_is_unchanged_throughout() -> None:
    links = align(draft(OLD), draft(OLD))
    assert {(link.kind, link.moved, link.renumbered) for link in links} == {
        (LinkKind.UNCHANGED, False, False)
    }
    assert [link.old for link in links] == [link.new for link in links]


def test_unrelated_texts_are_not_linked() -> None:
    other = """The Guild of Bakers met in the square and chose a new oven master.
1. Flour is weighed at dawn and again at noon;
2. Nobody may sell yesterday's bread as fresh;
3. The price of a loaf is set by the mayor and two widows;"""
    assert {link.kind for link in align(draft(OLD), draft(other))} == {LinkKind.INSERTED, LinkKind.DELETED}


def test_an_empty_version_deletes_everything() -> None:
    assert {link.kind for link in align(draft(OLD), draft(""))} == {LinkKind.DELETED}
    assert {link.kind for link in align(draft(""), draft(OLD))} == {LinkKind.INSERTED}
    assert align(draft(""), draft("")) == ()


def test_a_bracket_is_not_a_rewording() -> None:
    new = OLD.replace("before the spring tides", "[before the spring tides]")
    link = _by_new(align(draft(OLD), draft(new)))[(3,)]
    assert link.kind is LinkKind.UNCHANGED


def test_repeated_lines_keep_their_places() -> None:
    text = "\n".join(["Option 1: no text", "Option 2: no text"] * 40)
    links = align(draft(text), draft(text))
    assert [link.old for link in links] == [link.new for link in links]


def test_chinese_and_arabic_are_linked() -> None:
    arabic = "سلطات الموانئ إلى مسح القناة الغربية قبل المد الربيعي"
    old = f"回顾九个沿海城市签署的港口宪章，\n请港务局在春潮之前勘测西航道，\nتدعو {arabic}"
    new = f"请各港务局在春潮之前全面勘测西航道，\nتحث {arabic}\n回顾九个沿海城市签署的港口宪章，"
    links = _by_new(align(draft(old), draft(new)))
    assert [links[(index,)].old for index in range(3)] == [(1,), (2,), (0,)]


def test_links_say_which_words_justify_them() -> None:
    link = _by_new(align(draft(OLD), draft(NEW)))[(6,)]
    assert any("survey the western channel" in words for words in link.why)
    assert [citation.quote for citation in link.citations] == [
        draft(OLD).paragraphs[3].text,
        draft(NEW).paragraphs[6].text,
    ]


def test_what_went_is_told_after_what_stood_before_it_even_if_that_moved() -> None:
    new = "\n".join((*OLD.split("\n")[-3:], *OLD.split("\n")[:5]))
    links = align(draft(OLD), draft(new))
    assert [link.new for link in links if link.new] == sorted(link.new for link in links if link.new)
    gone = [link.old for link in links if link.kind is LinkKind.DELETED]
    assert gone == sorted(gone)
