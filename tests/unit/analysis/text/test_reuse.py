"""Agreed language: phrases of a draft that stand in earlier texts."""

from drafting import draft
from hypothesis import given
from hypothesis import strategies as st

from travaux.analysis.text.reuse import find_new_words, find_origins

CHARTER = draft(
    "1. Every pilot may refuse a passage in fog, and no master shall overrule her;\n"
    "2. The lamps of the outer harbour burn until the last ferry is moored;",
    "charter",
)
LATER = draft("1. Notes that the Lamps of the outer harbour burn, until the last ferry is gone;", "later")


def test_a_phrase_is_found_with_its_sources_earliest_first() -> None:
    text = draft(
        "1. Recalls how the lamps of the outer harbour burn until the last ferry is moored at night;"
    )
    (found,) = find_origins(text, [CHARTER, LATER])
    assert found.citation.quote == "the lamps of the outer harbour burn until the last ferry is moored"
    assert [(source.source, source.paragraph) for source in found.sources] == [("charter", 1)]
    assert found.sources[0].citation.quote.startswith("The lamps")


def test_case_and_punctuation_do_not_hide_a_phrase() -> None:
    text = draft("1. THE LAMPS OF THE OUTER HARBOUR BURN until the last ferry sails;")
    (found,) = find_origins(text, [LATER, CHARTER])
    assert [source.source for source in found.sources] == ["later", "charter"]
    assert found.sources[0].citation.quote == "the Lamps of the outer harbour burn, until the last ferry"


def test_five_words_are_too_few() -> None:
    assert find_origins(draft("1. until the last ferry arrives home;"), [CHARTER]) == ()


def test_wording_that_many_texts_share_is_common() -> None:
    shared = "the keepers of the northern lamps and their apprentices"
    sources = [
        draft(f"1. {opening} {shared} {ending};", opening)
        for opening, ending in (
            ("Thanks", "for oil sent in spring"),
            ("Warns", "against salt and careless wicks"),
            ("Pays", "nine coins at every solstice feast"),
        )
    ]
    (found,) = find_origins(draft(f"1. Invites {shared} to supper;"), sources)
    assert found.common
    assert len(found.sources) == 3
    (rare,) = find_origins(draft(f"1. Invites {shared} to supper;"), sources[:1])
    assert not rare.common


def test_a_name_with_words_around_it_is_common() -> None:
    source = draft("1. Thanks the Guild of Pilots and Lamp Keepers of the Northern Lagoon;", "s")
    text = draft("1. Hears the Guild of Pilots and Lamp Keepers of the Northern Lagoon;")
    assert [found.common for found in find_origins(text, [source])] == [True]


def test_what_stands_in_no_source_is_new() -> None:
    text = draft(
        "1. Recalls that the lamps of the outer harbour burn until the last ferry is moored at night;"
    )
    new = list(find_new_words(text, find_origins(text, [CHARTER])))
    assert new == [(0, "Recalls that"), (0, "at night")]


def test_what_stands_whole_in_a_source_is_not_new_however_short() -> None:
    text = draft(
        "1. Every pilot;\n2. Recalls that no master shall overrule her by day;\n"
        "3. [the] outer harbour, moored at dusk;\n4. may refuse a passage in rain;\n5. The Lamps of the"
    )
    new = [words for _, words in find_new_words(text, find_origins(text, [CHARTER]), [CHARTER])]
    assert new == [
        "Recalls that no master shall overrule her by day",
        "[the] outer harbour, moored at dusk",
        "may refuse a passage in rain",
    ]


def test_words_on_both_sides_of_a_border_of_paragraphs_do_not_stand_together() -> None:
    text = draft("1. overrule her the lamps;")
    assert [words for _, words in find_new_words(text, (), [CHARTER])] == ["overrule her the lamps"]


WORDS = st.sampled_from(["silt", "ferry", "quay", "the", "of", "lamp", "pilot", "and", "fog", "oil"])


@given(st.lists(WORDS, min_size=1, max_size=30), st.lists(WORDS, min_size=1, max_size=30))
def test_no_stretch_called_new_stands_in_a_source(words: list[str], others: list[str]) -> None:
    source, text = draft(" ".join(others), "s"), draft(" ".join(words))
    for _, new in find_new_words(text, find_origins(text, [source]), [source]):
        assert f" {new} " not in f" {' '.join(others)} "


@given(
    st.lists(
        st.sampled_from(["silt", "ferry", "quay", "lamp", "pilot", "fog", "oil", "rope", "mast"]), max_size=40
    )
)
def test_phrases_never_overlap_and_always_stand_in_their_sources(words: list[str]) -> None:
    source = draft(
        "silt ferry quay lamp pilot fog oil rope mast tide keel bell silt lamp fog rope tide bell", "s"
    )
    text = draft(" ".join(words) or "none")
    end = 0
    for found in find_origins(text, [source]):
        assert found.citation.start >= end
        end = found.citation.end
        assert all(each.citation.quote == found.citation.quote for each in found.sources)
