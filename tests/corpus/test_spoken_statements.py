"""The third set of statements keeps its form: offsets, holders, words in dispute, and its two parts."""

import json
from collections import Counter

from evals.corpus import LABELS
from evals.draw_fresh import SETS, draw, is_clear
from evals.labelled import CORPUS, stored_text
from travaux.domain.positions import Stance

SPOKEN = LABELS / "statements-spoken.jsonl"
ROWS = [json.loads(line) for line in SPOKEN.read_text(encoding="utf-8").splitlines()]


def test_the_sentences_are_those_that_the_seed_draws() -> None:
    drawn = [{name: row[name] for name in ("file", "genre", "draw", "part", "start", "end")} for row in ROWS]
    assert drawn == draw(CORPUS, SETS["spoken"])


def test_a_file_is_wholly_in_one_part_and_each_genre_is_halved() -> None:
    files = {(row["file"], row["part"]) for row in ROWS}
    assert len(files) == len({file for file, _ in files})
    halves = Counter((row["genre"], row["part"]) for row in ROWS)
    assert all(halves[genre, "tune"] == halves[genre, "held"] >= 10 for genre, _ in halves)


def test_what_other_sets_label_is_far_away() -> None:
    assert all(is_clear(row["file"], row["start"], row["end"], 3000) for row in ROWS)


def test_a_sentence_right_beside_a_label_is_not_far_away() -> None:
    other = json.loads((LABELS / "statements-fresh.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert not is_clear(other["file"], other["end"] + 2999, other["end"] + 3100, 3000)
    assert is_clear(other["file"], 10**7, 10**7 + 100, 3000)


def test_offsets_stand_on_whole_words_inside_the_sentence() -> None:
    for row in ROWS:
        text = stored_text(row["file"])
        for record in row["records"]:
            spans = [record["clause"]]
            spans += [record["target"]["words"]] if record["target"]["words"] else []
            for start, end in spans:
                assert row["start"] <= start < end <= row["end"], row
            for start, end in (*spans, record["evidence"]):
                assert not any(_cuts_a_word(text, at) for at in (start, end)), (row["file"], start, end)
            if words := record["target"]["words"]:
                assert len(text[slice(*words)].split()) <= 8


def test_records_name_their_holder_in_the_words_of_the_guide() -> None:
    known = {stance.value for stance in Stance}
    for record in (record for row in ROWS for record in row["records"]):
        assert record["unnamed"] == (record["holder"] is None)
        assert record["stances"]
        assert known.issuperset(record["stances"])


def _cuts_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
