"""The chain as values: what breaks it, where, and what leaves it whole."""

from dataclasses import replace

import pytest

from travaux.domain.chain import GONE, ChainEntry, bound, broken_links, differences, row_digest

STORED = [("source", "a", "1"), ("log", "1", "2"), ("result", "read/a", "3"), ("result", "read/a", "4")]
PRESENT = [("source", "a", "1"), ("log", "1", "2"), ("result", "read/a", "4")]


def chain_of(stored: list[tuple[str, str, str]]) -> list[ChainEntry]:
    links: list[ChainEntry] = []
    for number, entry in enumerate(stored, 1):
        before = links[-1].link if links else ""
        links.append(ChainEntry(number, *entry, bound(before, number, *entry)))
    return links


def told(stored: list[ChainEntry], present: list[tuple[str, str, str]] = PRESENT) -> list[str]:
    return [
        f"{item.where}: {item.message}" for item in (*broken_links(stored), *differences(stored, present))
    ]


def test_what_stands_as_it_was_last_bound_is_whole() -> None:
    assert told(chain_of(STORED)) == []
    assert told([], []) == []


@pytest.mark.parametrize("changed", [{"kind": "text"}, {"name": "b"}, {"digest": "9"}, {"link": "9"}])
def test_a_changed_link_breaks_the_chain_there(changed: dict[str, str]) -> None:
    links = chain_of(STORED)
    links[1] = replace(links[1], **changed)
    assert next(item.where for item in broken_links(links)) == "link 2"


def test_a_link_taken_out_of_the_middle_is_missed_and_one_at_the_end_shows_in_what_it_bound() -> None:
    links = chain_of(STORED)
    assert told([links[0], *links[2:]])[0] == "link 3: link 2 of the chain is missing"
    assert told(links[:-1]) == ["result read/a: is not as it was written"]


@pytest.mark.parametrize(
    ("present", "said"),
    [
        ([("source", "a", "9"), *PRESENT[1:]], "source a: is not as it was written"),
        (PRESENT[:-1], "result read/a: was taken out of the record"),
        ([*PRESENT, ("review", "1", "5")], "review 1: is in the record and was never written to its chain"),
    ],
)
def test_an_entry_changed_taken_out_or_planted_is_named(
    present: list[tuple[str, str, str]], said: str
) -> None:
    assert told(chain_of(STORED), present) == [said]


def test_what_was_taken_out_by_a_write_is_not_missed_and_is_not_to_come_back() -> None:
    stored = [*STORED, ("result", "read/a", GONE)]
    assert told(chain_of(stored), PRESENT[:-1]) == []
    assert told(chain_of(stored)) == ["result read/a: is in the record and was never written to its chain"]


def test_what_is_written_once_may_not_be_bound_again() -> None:
    assert told(chain_of([*STORED, ("log", "1", "2")])) == ["log 1: was bound twice"]
    assert told(chain_of([*STORED, ("source", "a", "1")])) == []


def test_a_column_without_a_value_changes_no_digest_and_one_with_a_value_does() -> None:
    assert row_digest({"id": "a", "track": None}) == row_digest({"id": "a"})
    assert row_digest({"id": "a", "track": "open"}) != row_digest({"id": "a"})
    assert row_digest({"id": "a"}, [{"n": 1}]) != row_digest({"id": "a"}, [])
