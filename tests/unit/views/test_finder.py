"""An index held ready: what passes filters, what is counted by place, and what is near in meaning."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from travaux.domain.search import And, Facet, Term, Unit, UnitKind
from travaux.domain.spans import Citation
from travaux.store.search_index import make_index
from travaux.views.search import finder as finders
from travaux.views.search.finder import Finder

_MANY = "small boats keep the harbour of the isles busy"
_VECTORS = {_MANY: (1.0, 0.0), "lamps light the whole long harbour of the night": (0.8, 0.6)}
_ASKED = {"boats": (1.0, 0.0), "lamps": (0.6, 0.8), "nothing": (-1.0, 0.0), "between": (0.3, 0.0)}


class Compass:
    """Points each text where the test says; keeps what it was asked."""

    identity = "compass 1"

    def __init__(self) -> None:
        self.heard: list[list[str]] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return where each text points."""
        self.heard.append(list(texts))
        return np.array([{**_VECTORS, **_ASKED}[text] for text in texts], dtype=np.float32)


def unit(number: int, text: str, place: str, day: str | None = None, **facets: tuple[str, ...]) -> Unit:
    kinds = {Facet(name): values for name, values in facets.items()}
    cited = (Citation("s", 0, len(text), text),)
    return Unit(f"u{number}", UnitKind.INTERVENTION, "", text, cited, "", place, None, day, kinds)


UNITS = (
    unit(0, _MANY, "p1", "2031-01-31", actor=("China",), kind=("intervention",), source=("transcript",)),
    unit(1, "boats, boats", "p1", "2031-02-01", actor=("Group of 77 and China",), kind=("argument",)),
    unit(2, "lamps light the whole long harbour of the night", "p2", None, actor=("Fiji", "China")),
    unit(3, "lamps and boats", "p3", "2031-02-28", kind=("report",), source=("report",)),
    unit(4, "the night", "p3", "2031-03-01", actor=("Fiji",), kind=("position",), source=("report",)),
)


@pytest.fixture
def compass() -> Compass:
    return Compass()


@pytest.fixture
def finder(tmp_path: Path, compass: Compass) -> Iterator[Finder]:
    made = Finder(make_index(tmp_path / "search.sqlite", "made of this", UNITS), compass)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, [0, 1, 2, 3, 4]),
        ({"no such": ["x"]}, [0, 1, 2, 3, 4]),
        ({"actor": ["Fiji"]}, [2, 4]),
        ({"actor": ["China"]}, [0, 1, 2]),
        ({"actor": ["77"]}, [1]),
        ({"actor": ["of China"]}, []),
        ({"actor": ["  "]}, []),
        ({"actor": ["Nobody"]}, []),
        ({"actor": ["Fiji", "77"]}, [1, 2, 4]),
        ({"from": ["2031-02-01"]}, [1, 3, 4]),
        ({"from": ["2031-01-01", "2031-02-28"]}, [3, 4]),
        ({"to": ["2031-02-01"]}, [0, 1]),
        ({"to": ["2031-02"]}, [0, 1, 3]),
        ({"to": ["2031-12-31", "2031-01-31"]}, [0]),
        ({"from": ["2031-02"], "to": ["2031-02"]}, [1, 3]),
        ({"kind": ["report"]}, [3, 4]),
        ({"kind": ["position"]}, [4]),
        ({"actor": ["Fiji"], "kind": ["report"]}, [4]),
    ],
)
def test_filters_keep_what_has_a_value_of_each(
    finder: Finder, filters: dict[str, list[str]], kept: list[int]
) -> None:
    assert np.flatnonzero(finder.matching(filters)).tolist() == kept


def test_a_name_that_means_itself_alone_is_not_sought_in_others(finder: Finder) -> None:
    wanted = {"actor": ["China"]}
    assert np.flatnonzero(finder.matching(wanted, {"China"})).tolist() == [0, 2]
    assert np.flatnonzero(finder.matching(wanted, {"Fiji"})).tolist() == [0, 1, 2]


def test_the_best_unit_of_each_place_stands_for_it(finder: Finder) -> None:
    assert finder.by_place(np.array([0.1, 0.3, 0.2, 0.3, 0.0])).tolist() == [1, 3, 2]
    assert finder.by_place(np.array([0.2, 0.2, 0.0, 0.0, 0.0])).tolist() == [0]
    assert finder.by_place(np.zeros(5)).tolist() == []


def test_what_was_found_at_a_place_tells_what_it_is(finder: Finder) -> None:
    found = np.array([0.1, 0.3, 0.2, 0.0, 0.1])
    assert finder.at_place(1, Facet.KIND, found) == ("intervention", "argument")
    assert finder.at_place(0, Facet.ACTOR, found) == ("China", "Group of 77 and China")
    assert finder.at_place(3, Facet.KIND, found) == ("position",)
    assert finder.at_place(2, Facet.ACTOR, found) == ("Fiji", "China")
    assert finder.at_place(2, Facet.KIND, found) == ()


def test_values_are_counted_by_place_most_first_and_then_by_name(finder: Finder) -> None:
    counted = finder.counted(np.array([0.1, 0.3, 0.2, 0.2, 0.1]))
    assert list(counted["actor"].items()) == [("China", 2), ("Fiji", 2), ("Group of 77 and China", 1)]
    assert counted["source"] == {"report": 1, "transcript": 1}
    assert "theme" not in counted
    assert finder.counted(np.array([0.1, 0.3, 0.0, 0.0, 0.0]))["kind"] == {"argument": 1, "intervention": 1}
    assert finder.counted(np.zeros(5)) == {}


def test_what_there_is_can_be_asked_for(finder: Finder) -> None:
    assert (finder.size, finder.fingerprint) == (5, "made of this")
    assert finder.everything().tolist() == [0, 1, 2, 3, 4]
    assert finder.values(Facet.ACTOR) == ["China", "Fiji", "Group of 77 and China"]
    assert finder.values(Facet.THEME) == []
    assert [one.id for one in finder.units(np.array([3, 0]))] == ["u3", "u0"]


def test_what_most_of_the_words_are_in_is_found_the_rarest_first(finder: Finder) -> None:
    lamps, boats, night = (Term((word,)) for word in ("lamps", "boats", "night"))
    assert finder.holding_most([lamps, boats]).tolist() == [3]
    assert finder.holding_most([lamps, boats, night]).tolist() == [2, 3]
    assert finder.holding_most([boats]).tolist() == [0, 1, 3]
    isles = Term(("isles",))
    assert finder.holding_most([boats, isles, lamps]).tolist() == [0, 3]
    assert finder.holding_most([lamps, boats, night, isles]).tolist() == []


@pytest.mark.parametrize(("bound", "broad"), [(3, False), (2, True)])
def test_so_many_that_no_order_tells_anything_are_given_as_they_stand(
    finder: Finder, monkeypatch: pytest.MonkeyPatch, bound: int, broad: bool
) -> None:
    monkeypatch.setattr(finders, "BROAD", bound)
    boats = And((Term(("boats",)),))
    assert finder.is_broad(boats) is broad
    assert finder.ranked(boats).tolist() == ([0, 1, 3] if broad else [1, 3, 0])


def test_meanings_are_not_known_until_they_are_worked_out(finder: Finder) -> None:
    assert not finder.recall()
    assert finder.nearest("boats", 5).tolist() == []
    finder.understand()
    assert finder.recall()


def test_what_has_eight_words_or_more_can_be_near(finder: Finder, compass: Compass) -> None:
    finder.understand()
    assert compass.heard == [sorted(_VECTORS, key=len)]
    assert finder.nearest("boats", 5, 0.7).tolist() == [0]  # 0.8 is further than 0.15 behind 1.0
    assert finder.nearest("lamps", 5).tolist() == [2]
    assert finder.nearest("between", 5).tolist() == []
    assert finder.nearest("between", 5, 0.3).tolist() == [0]  # the very bound
    assert finder.nearest("nothing", 5).tolist() == []


def test_no_more_are_near_than_asked_for(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finders, "SLACK", 0.5)
    finder.understand()
    assert finder.nearest("boats", 2).tolist() == [0, 2]
    assert finder.nearest("lamps", 2).tolist() == [2, 0]
    assert finder.nearest("lamps", 1).tolist() == [2]


def test_meanings_once_known_are_used_again(tmp_path: Path) -> None:
    index = make_index(tmp_path / "search.sqlite", "made of this", UNITS)
    first, second = Compass(), Compass()
    Finder(index, first).understand()
    again = Finder(index, second)
    assert again.recall()
    again.understand()
    assert len(first.heard) == 1
    assert second.heard == []
    assert again.nearest("boats", 5).tolist() == [0]


def test_whoever_waits_hears_how_far_it_is(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finders, "_BATCH", 1)
    heard: list[tuple[int, int]] = []
    finder.understand(lambda done, of: heard.append((done, of)))
    assert heard == [(0, 2), (1, 2)]


def test_an_index_of_nothing_finds_nothing(tmp_path: Path, compass: Compass) -> None:
    empty = Finder(make_index(tmp_path / "search.sqlite", "nothing", ()), compass)
    empty.understand()
    assert empty.recall()
    assert empty.nearest("boats", 5).tolist() == []
    assert empty.matching({"actor": ["Fiji"]}).tolist() == []
    assert empty.counted(np.zeros(0)) == {}
