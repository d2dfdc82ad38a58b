"""The second set of statements keeps its form, and says of words in files that no other set of them names."""

import json

from evals.corpus import LABELS
from evals.labelled import stored_text
from travaux.domain.positions import Stance

FRESH = LABELS / "statements-fresh.jsonl"
ROWS = [json.loads(line) for line in FRESH.read_text(encoding="utf-8").splitlines()]


def test_all_sentences_are_held_out_and_none_comes_twice() -> None:
    assert {row["part"] for row in ROWS} == {"held"}
    assert len({(row["file"], row["start"]) for row in ROWS}) == len(ROWS) == 100


def test_no_file_is_named_by_a_set_drawn_before() -> None:
    later = LABELS / "statements-spoken.jsonl"
    others = [path for path in LABELS.glob("statements*.jsonl") if path not in (FRESH, later)]
    lines = [line for path in others for line in path.read_text(encoding="utf-8").splitlines()]
    named = {json.loads(line).get("file") for line in lines}
    files = {str(name).partition("#")[0] for name in named}
    assert not {row["file"].partition("#")[0] for row in ROWS} & files


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


def test_records_name_their_holder_in_the_words_of_the_guide() -> None:
    known = {stance.value for stance in Stance}
    for record in (record for row in ROWS for record in row["records"]):
        assert record["unnamed"] == (record["holder"] is None)
        assert record["stances"]
        assert known.issuperset(record["stances"])


def test_words_in_dispute_are_few() -> None:
    for row in ROWS:
        text = stored_text(row["file"])
        for record in row["records"]:
            if words := record["target"]["words"]:
                assert len(text[slice(*words)].split()) <= 8


def _cuts_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
