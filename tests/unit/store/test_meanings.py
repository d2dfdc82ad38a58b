"""Vectors kept beside the record: found again by their text, and lost without harm."""

from contextlib import closing
from pathlib import Path

import numpy as np

from travaux.store.meanings import FILE, MeaningsFile, key_of


def vectors(*texts: str) -> list[tuple[bytes, np.ndarray]]:
    return [(key_of(text), np.full(3, len(text), np.float32)) for text in texts]


def test_what_was_put_is_found_by_its_text_and_engine(tmp_path: Path) -> None:
    kept = MeaningsFile(tmp_path, "engine 1")
    kept.put(vectors("toll", "pilot"))
    found = kept.get([key_of("toll"), key_of("toll"), key_of("storm")])
    assert {key: vector.tolist() for key, vector in found.items()} == {key_of("toll"): [4.0, 4.0, 4.0]}
    assert MeaningsFile(tmp_path, "engine 2").get([key_of("toll")]) == {}
    assert kept.get([]) == {}


def test_a_text_put_again_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    kept = MeaningsFile(tmp_path, "engine 1")
    kept.put(vectors("toll"))
    kept.put([(key_of("toll"), np.zeros(3, np.float32))])
    assert kept.get([key_of("toll")])[key_of("toll")].tolist() == [0.0, 0.0, 0.0]


def test_more_texts_than_one_query_takes_are_all_found(tmp_path: Path) -> None:
    kept = MeaningsFile(tmp_path, "engine 1")
    names = [f"text {number}" for number in range(1001)]
    kept.put(vectors(*names))
    assert len(kept.get([key_of(name) for name in names])) == 1001


def test_a_damaged_file_is_put_aside_and_made_anew(tmp_path: Path) -> None:
    kept = MeaningsFile(tmp_path, "engine 1")
    (tmp_path / FILE).write_bytes(b"no database, but long enough to be taken for one" * 40)
    assert kept.get([key_of("toll")]) == {}
    assert not (tmp_path / FILE).exists()
    (tmp_path / FILE).write_bytes(b"no database, but long enough to be taken for one" * 40)
    kept.put(vectors("toll"))
    assert not (tmp_path / FILE).exists()
    kept.put(vectors("toll"))
    assert len(kept.get([key_of("toll")])) == 1


def test_where_nothing_can_be_kept_nothing_breaks(tmp_path: Path) -> None:
    nowhere = MeaningsFile(tmp_path / "none", "engine 1")
    nowhere.put(vectors("toll"))
    assert nowhere.get([key_of("toll")]) == {}


def test_a_key_is_short_and_of_the_text_alone() -> None:
    assert len(key_of("toll")) == 16
    assert key_of("toll") == key_of("toll") != key_of("tolls")


def test_whoever_comes_second_waits_ten_seconds(tmp_path: Path) -> None:
    with closing(MeaningsFile(tmp_path, "engine 1")._open_database()) as database:
        assert database.execute("PRAGMA busy_timeout").fetchone() == (10_000,)
