"""What is said of a paragraph without a counterpart: gone and new only where no trace of its words stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.analysis.text.drafting import draft
from travaux.analysis.text.alignment import align, find_remains
from travaux.domain.lineage import Link, LinkKind, Remainder, Trail
from travaux.domain.texts import Draft

KEPT = """1. Parties shall publish the depth of every marked channel each spring.
2. The pilot office shall train two masters for each harbour on the western coast.
3. Dredging shall stop while herring spawn in the lower estuary."""
BUOYS = "Lanterns on floating buoys shall burn whale oil until the ice has left the sound."
OTHER = "Customs officers may board a moored vessel in daylight with a written warrant."


def _lone(old: str, new: str) -> tuple[Draft, Draft, list[Link]]:
    before, after = draft(old, "old"), draft(new, "new")
    return before, after, [link for link in align(before, after) if not (link.old and link.new)]


def _of_old(old: str, new: str) -> Trail:
    before, after, _ = _lone(old, new)
    return find_remains(before, after)(before, 3)


@pytest.mark.parametrize(
    ("last", "remainder", "nearest"),
    [
        (f"4. {OTHER}", Remainder.GONE, ()),
        (f"4. {BUOYS}", Remainder.ELSEWHERE, (3,)),
        (f"4. {OTHER[:-1]}; {BUOYS.lower()}", Remainder.ELSEWHERE, (3,)),
        ("4. Lanterns on floating buoys shall burn whale oil\n5. until the ice has left the sound.",
         Remainder.ELSEWHERE, (3, 4)),
        (f"4. {OTHER[:-1]}, and lanterns on floating buoys shall burn seal oil until the ice has left.",
         Remainder.TAKEN_INTO, (3,)),
        (f"4. {OTHER[:-1]} where lanterns on floating buoys cannot be seen by the guard from the pier.",
         Remainder.UNMATCHED, (3,)),
    ],
)  # fmt: skip
def test_what_went_is_gone_only_where_no_trace_of_it_stands(
    last: str, remainder: Remainder, nearest: tuple[int, ...]
) -> None:
    trail = _of_old(f"{KEPT}\n4. {BUOYS}", f"{KEPT}\n{last}")
    assert (trail.remainder, trail.nearest) == (remainder, nearest)
    assert [citation.source for citation in trail.citations] == ["new"] * len(nearest)


def test_the_same_is_said_of_what_came_in_its_own_words() -> None:
    old, new = draft(f"{KEPT}\n4. {BUOYS}", "old"), draft(f"{KEPT}\n4. {OTHER}", "new")
    assert find_remains(old, new)(new, 3).remainder is Remainder.NEW
    assert find_remains(new, old)(old, 3).remainder is Remainder.NEW
    assert find_remains(old, new)(new, 0) == Trail(
        Remainder.STOOD_ELSEWHERE, (0,), 1.0, (find_remains(old, new)(new, 0).citations[0],)
    )


@pytest.mark.parametrize(
    ("words", "remainder"),
    [
        ("Herring spawn", Remainder.UNMATCHED),  # within a sentence: too few words to say that they stand
        ("Dredging shall stop while", Remainder.ELSEWHERE),  # four words do
        ("Whale bone", Remainder.GONE),
    ],
)
def test_few_words_stand_elsewhere_only_as_a_paragraph_of_their_own(words: str, remainder: Remainder) -> None:
    assert _of_old(f"{KEPT}\n4. {words}", KEPT).remainder is remainder
    assert _of_old(f"{KEPT}\n4. {words}", f"{KEPT}\n{words}").remainder is Remainder.ELSEWHERE


def test_links_of_what_went_and_came_carry_what_remains() -> None:
    _, _, links = _lone(f"{KEPT}\n4. {BUOYS}", f"{KEPT}\n4. {OTHER}")
    told = {(link.kind, link.outcome) for link in links}
    assert told == {(LinkKind.DELETED, "gone"), (LinkKind.INSERTED, "new")}


RULE = "Parties shall mark every shoal with a lit beacon before winter and report its place to all masters"
WORDS = tuple(RULE.split())


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_what_stands_to_the_letter_is_never_said_to_be_gone_or_new(data: st.DataObject) -> None:
    """Cut any stretch out of a paragraph: in the version before and the one after it is said to stand."""
    start = data.draw(st.integers(0, len(WORDS) - 4))
    end = data.draw(st.integers(start + 4, len(WORDS)))
    cut = " ".join(WORDS[start:end])
    place = data.draw(st.integers(0, 3))
    lines = [line.split(" ", 1)[1] for line in KEPT.split("\n")]
    whole = [*lines[:place], RULE, *lines[place:]]
    one, other = draft(f"{cut}\n{OTHER}", "one"), draft("\n".join(whole), "other")
    trail, back = find_remains(one, other), find_remains(other, one)
    assert trail(one, 0).remainder is Remainder.ELSEWHERE
    assert trail(one, 0).nearest == (place,)
    assert back(one, 0).remainder is Remainder.STOOD_ELSEWHERE
