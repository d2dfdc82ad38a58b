"""Measure positions in French and Spanish sentences that were written for it, in six genres.

Labels are `evals/labels/statements-written.jsonl`: sentences as summary records, verbatim records, bulletins,
press releases, explanations of vote and informal talks have them, each with the positions in it. The
sentences of one language, genre and part are one document, so that what came before can be used. They are
judged as `evals.statements` judges; the whole sentence counts as the clause of its records.

``python -m evals.statements_written [--part tune|held|all] [--language fr|es] [--show] [--show-held]`` prints
the figures and ends in an error where one is under its floor.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from evals.corpus import LABELS
from evals.labelled import Names, asked, asking, is_under
from evals.statements import (
    Record,
    Sentence,
    Span,
    Tally,
    judge,
    positions_told,
    show,
    show_errors,
    show_total,
)
from travaux.domain.sources import SourceKind
from travaux.pipeline.exposure import spoken_in
from travaux.reference.registry import Registry, load_registry

REPORTED = frozenset({"bulletin", "press"})
_P, _R = "holder precision", "holder recall"
FLOORS = {
    ("fr", "tune"): {_P: 0.98, _R: 0.95, "target": 0.86},
    ("fr", "held"): {_P: 0.98, _R: 0.92, "target": 0.75},
    ("es", "tune"): {_P: 0.98, _R: 0.96, "target": 0.85},
    ("es", "held"): {_P: 0.98, _R: 0.88, "target": 0.86},
}
"""What was measured last, a little rounded down."""
LONGEST_LABEL = 7
"""Words of the longest label among the labels, "Sra. Salazar (Ecuador)" and the like, with room to spare."""

Row = dict[str, Any]


def measure(language: str, registry: Registry | None = None) -> dict[tuple[str, str], Tally]:
    """Return what is counted by genre and part; each document is read once."""
    registry = registry or load_registry()
    lines = (LABELS / "statements-written.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["language"] == language]
    tallies: dict[tuple[str, str], Tally] = {}
    for (genre, part), own in groupby(rows, key=lambda row: (row["genre"], row["part"])):
        tally = tallies.setdefault((genre, part), Tally())
        for each in _of_document(list(own), registry):
            tally.add(each)
    return tallies


def _of_document(rows: Sequence[Row], registry: Registry) -> Iterator[Tally]:
    """Yield what is counted in each sentence of a document made of ``rows``."""
    genre = str(rows[0]["genre"])
    kind = SourceKind.REPORT if genre in REPORTED else SourceKind.TRANSCRIPT
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.txt"
        path.write_text(_document(rows), encoding="utf-8")
        text = spoken_in(path).source.text
        positions = positions_told(path, registry, kind)
    at = 0
    for row in rows:
        start = text.find(_spoken(row["text"]), at)
        span = None if start < 0 else (start, start + len(_spoken(row["text"])))
        at = span[1] if span else at
        yield judge(_sentence(row, span), positions, Names(registry))


def _document(rows: Sequence[Row]) -> str:
    """Return the sentences as one text; one that ``opens`` begins a paragraph of its own."""
    return "".join(("\n\n" if row["opens"] else " ") + row["text"] for row in rows).strip() + "\n"


def _spoken(text: str) -> str:
    """Return the words of a sentence behind a label of its speaker, which a reader may take off."""
    label, colon, words = text.partition(": ")
    return words if colon and len(label.split()) <= LONGEST_LABEL else text


def _sentence(row: Row, span: Span | None) -> Sentence:
    records = tuple(
        Record(
            holder=each["holder"],
            speaking_for=each["speaking_for"],
            stances=tuple(each["stances"]),
            closes=each["closes"],
            reported_by=None,
            unnamed=each["holder"] is None,
            time="now",
            clause=span or (0, 0),
            provision=each["provision"],
            words=each["words"],
        )
        for each in row["records"]
    )
    return Sentence(row["text"], row["genre"], row["part"], span, left_out=False, records=records)


def main() -> int:
    """Print the figures; return 1 where one is under its floor."""
    ask = asking(__doc__)
    ask.add_argument("--language", choices=["fr", "es"], action="append")
    given = ask.parse_args()
    failed = False
    for language in given.language or ["fr", "es"]:
        tallies = measure(language)
        for part, shown in asked(given):
            failed |= _print_part(language, part, tallies, shown)
    return int(failed)


def _print_part(language: str, part: str, tallies: dict[tuple[str, str], Tally], errors: bool) -> bool:
    total = Tally()
    print(f"{language}, {part}")
    for (genre, own), tally in tallies.items():
        if own == part:
            show(genre, tally)
            total.add(tally)
    show("all", total)
    show_total(total)
    if errors:
        show_errors(total)
    return is_under(total.figures(), FLOORS.get((language, part), {}))


if __name__ == "__main__":
    sys.exit(main())
