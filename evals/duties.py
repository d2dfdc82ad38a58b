"""Measure duties in texts of every kind against labels: found, doer, address, deadline.

Labels are `evals/labels/duties.jsonl`: a resolution, a treaty, decisions of a plenary with pledges told in
its report, and a national plan. Each file is read as ``travaux commitments`` does.

``python -m evals.duties [--part tune|held|all] [--show] [--show-held]`` prints the figures and ends in an
error where one is under its floor. What went wrong is listed with ``--show``; of the texts held out it is
listed with ``--show-held`` alone.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2

from evals.corpus import CORPUS, LABELS
from evals.labelled import Places, asked, asking, overlaps, print_parts
from travaux.analysis.commitments.duties import find_commitments
from travaux.domain.commitments import Commitment
from travaux.formats.draft_file import read_draft

METHOD = """\
A duty shows a label where its own words share half of the shorter with the label's; each shows one label, and
each label is shown once. What shows an unscored label alone is neither right nor wrong; so is what stands
outside the scope of a file, and a further duty of a labelled paragraph in other words of it, for labels count
paragraphs. Doers are right where all are told and nobody else, in the singular or the plural, with what
describes them further or without; a label without a doer wants none. "Doer shown" counts the duties alone of
which a doer is told. An address is right where its article,
paragraph and letter are; those of the plan are not judged. A deadline is right where its day, or the last on
which it can be met, lies between the days of the label; where the label knows no day, where none is told but
the words are."""
FLOORS: dict[str, dict[str, float]] = {
    "tune": {"precision": 0.99, "recall": 0.95, "F1": 0.97, "doer": 0.92, "doer shown": 0.95, "address": 1.0},
    "held": {"precision": 0.90, "recall": 0.82, "doer": 0.75, "doer shown": 0.78, "address": 0.17},
}
"""What was measured last, a little rounded down.

The paragraphs of a plenary's report are told apart only since its markup is read by lines, and its duties
come without the numbers of their decisions: hence the held address.
"""
UNNUMBERED = "plan"
"""The folder of what numbers nothing, so that no address can be judged."""
SCOPES = {"forms/ipbes-1-12-meeting-report.md"}
"""Files of which parts alone are labelled: what is found away from every label is not judged."""
_FAR = 400  # characters between a label and what still stands in the labelled part of such a file
_PLAIN = re.compile(r"\b(?:paragraph|decision|chapeau|the|all|a|an|each|every|any)\b")

Span = tuple[int, int]
Row = dict[str, Any]


@dataclass
class Tally:
    """Counts over a part of the labels; what was wrong, as lines to read."""

    labels: int = 0
    found: int = 0
    right: int = 0
    doers: list[bool] = field(default_factory=list)
    doers_shown: list[bool] = field(default_factory=list)
    addresses: list[bool] = field(default_factory=list)
    deadlines: list[bool] = field(default_factory=list)
    false_deadlines: int = 0
    wrong: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return every share that has a floor."""
        precision, recall = _share(self.right, self.found), _share(self.right, self.labels)
        both = precision + recall
        return {
            "precision": precision,
            "recall": recall,
            "F1": 2 * precision * recall / both if both else 0.0,
            "doer": _share(sum(self.doers), len(self.doers)),
            "doer shown": _share(sum(self.doers_shown), len(self.doers_shown)),
            "address": _share(sum(self.addresses), len(self.addresses)),
            "deadline": _share(sum(self.deadlines), len(self.deadlines)),
        }

    def add(self, other: "Tally") -> None:
        """Count what ``other`` counted."""
        for name in (
            "labels",
            "found",
            "right",
            "doers",
            "doers_shown",
            "addresses",
            "deadlines",
            "false_deadlines",
            "wrong",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def measure(parts: Iterable[str] = ("tune", "held")) -> dict[tuple[str, str], Tally]:
    """Return what is counted by part and file."""
    lines = (LABELS / "duties.jsonl").read_text(encoding="utf-8").splitlines()
    tallies: dict[tuple[str, str], Tally] = {}
    for file, rows in groupby(map(json.loads, lines), key=lambda row: str(row["file"])):
        head, *own = rows
        if head["part"] in parts:
            tallies[head["part"], file] = tallies.get((head["part"], file), Tally())
            tallies[head["part"], file].add(_of_file(file, own))
    return tallies


def _of_file(file: str, rows: Sequence[Row]) -> Tally:
    stored, bases = _stored(CORPUS / file)
    draft = read_draft(CORPUS / file)
    places = Places(stored, draft.source.text)
    spans = [_place(row, bases, places) for row in rows]
    found = list(find_commitments(draft).commitments)
    tally = Tally(labels=sum(bool(row.get("scored", True)) for row in rows))
    pairs = _pairs(found, spans)
    for number, row in enumerate(rows):
        one = pairs.get(number)
        if not row.get("scored", True):
            continue
        if one is None:
            tally.wrong.append(f"missed: {row['address']} {row['doer']} {row['kind']}")
            continue
        tally.right += 1
        _judge(one, row, file, tally)
    shown = {id(one) for one in pairs.values()}
    for one in found:
        if id(one) in shown or _is_further(one, pairs, spans) or not _is_judged(file, one, spans, rows):
            continue
        tally.found += 1
        tally.wrong.append(f"not labelled: {one.paragraph} {one.strength} {one.addressees} {one.duty[:90]}")
    tally.found += tally.right
    return tally


def _is_further(one: Commitment, pairs: dict[int, Commitment], spans: Sequence[Span | None]) -> bool:
    """Tell whether a duty stands in a paragraph whose label another shows, in words of its own."""
    own = _span(one)
    return any(
        (span := spans[number]) is not None and overlaps(own, span) and not overlaps(own, _span(other))
        for number, other in pairs.items()
    )


def _is_judged(file: str, one: Commitment, spans: Sequence[Span | None], rows: Sequence[Row]) -> bool:
    """Tell whether what shows no label is wrong: it stands in the labelled part, and on no unscored label."""
    own = _span(one)
    for span, row in zip(spans, rows, strict=True):
        if span and not row.get("scored", True) and overlaps(own, span):
            return False
    if file not in SCOPES:
        return True
    return any(span and span[0] - _FAR < own[0] < span[1] + _FAR for span in spans)


def _pairs(found: Sequence[Commitment], spans: Sequence[Span | None]) -> dict[int, Commitment]:
    """Return which duty shows which label: those that share most first, each once."""
    shared = sorted(
        (-(min(span[1], _span(one)[1]) - max(span[0], _span(one)[0])), number, at)
        for number, span in enumerate(spans)
        if span
        for at, one in enumerate(found)
        if overlaps(span, _span(one))
    )
    pairs: dict[int, Commitment] = {}
    used: set[int] = set()
    for _, number, at in shared:
        if number not in pairs and at not in used:
            pairs[number] = found[at]
            used.add(at)
    return pairs


def _span(one: Commitment) -> Span:
    return one.citations[0].start, one.citations[0].end


def _judge(one: Commitment, row: Row, file: str, tally: Tally) -> None:
    told = f"{row['address']} ({one.paragraph}) {one.duty[:70]!r}"
    tally.doers.append(_is_told(row["doer"], one.addressees))
    tally.doers_shown += tally.doers[-1:] * bool(one.addressees)
    tally.wrong += [f"doer {one.addressees} for {row['doer']}: {told}"] * (not tally.doers[-1])
    if UNNUMBERED not in file:
        tally.addresses.append(_key(one.paragraph) == _key(row["address"]))
        tally.wrong += [f"address: {told}"] * (not tally.addresses[-1])
    due, label = one.deadline, row.get("deadline")
    days = {day for day in (due.date, due.until, due.ends, due.opens) if day} if due else set()
    if label is None:
        tally.false_deadlines += bool(due and due.date)
        tally.wrong += [f"no deadline, but {days}: {told}"] * bool(due and due.date)
        return
    if label["first"] is None:
        tally.deadlines.append(due is not None and due.date is None)
    else:
        first, last = date.fromisoformat(label["first"]), date.fromisoformat(label["last"])
        tally.deadlines.append(any(first <= day <= last for day in days))
    tally.wrong += [f"deadline {label['expression']}, told {days}: {told}"] * (not tally.deadlines[-1])


def _is_told(labelled: Sequence[str], told: Sequence[str]) -> bool:
    """Tell whether every doer is told, and nobody else."""
    if len(labelled) != len(told):
        return False
    left = [_name(name) for name in told]
    for name in map(_name, labelled):
        same = next((one for one in left if one == name or one[: len(name)] == name), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _name(name: str) -> tuple[str, ...]:
    return tuple(_singular(word) for word in re.findall(r"\w+", _PLAIN.sub(" ", name.lower())))


def _singular(word: str) -> str:
    for plural, single in (("ies", "y"), ("s", "")):
        if word.endswith(plural) and len(word) > 3:
            return word.removesuffix(plural) + single
    return word


def _key(address: str) -> tuple[str, ...]:
    """Return the parts of an address: "Article 7, paragraph 2 (a)" and "Article 7(2)(a)" are one."""
    return tuple(re.findall(r"\w+", _PLAIN.sub(" ", address.lower())))


def _place(row: Row, bases: Sequence[int], places: Places) -> Span | None:
    """Return where a label stands in the text of the draft."""
    page = int(row.get("page") or 1) - 1 if "paragraph" not in row else int(row["paragraph"])
    start, end = bases[page] + int(row["start"]), bases[page] + int(row["end"])
    if "continues" in row:
        end = bases[int(row["continues"][0]) - 1] + int(row["continues"][1])
    return places.span(start, end)


def _stored(path: Path) -> tuple[str, list[int]]:
    """Return the text that labels of a file count in, and where each of its pages or entries begins."""
    parts = list(_parts(path))
    bases, at = [], 0
    for part in parts:
        bases.append(at)
        at += len(part) + 1
    return "\n".join(parts), bases


def _parts(path: Path) -> Iterator[str]:
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            for number in range(len(document)):
                yield document[number].get_textpage().get_text_range()
    elif path.suffix == ".json":
        yield from (str(entry["text"]) for entry in json.loads(path.read_text(encoding="utf-8")))
    else:
        yield path.read_bytes().decode("utf-8")


def _share(some: int, of: int) -> float:
    return some / max(of, 1)


def show(name: str, tally: Tally) -> None:
    """Print one line of figures."""
    told = ", ".join(f"{kind} {share:.3f}" for kind, share in tally.figures().items())
    print(f"  {name}: {tally.labels} labelled, {tally.found} found, {tally.right} the same: {told}")
    dated = f"{sum(tally.deadlines)} of {len(tally.deadlines)} deadlines"
    print(f"    {dated}; {tally.false_deadlines} false")


def main() -> int:
    """Print the figures; return 1 where one is under its floor."""
    given = asking(__doc__).parse_args()
    if not CORPUS.is_dir():
        print(f"not measured: {CORPUS} is absent")
        return 0
    print(METHOD)
    chosen = dict(asked(given))
    return int(print_parts(chosen, measure(chosen), Tally, show, FLOORS))


if __name__ == "__main__":
    sys.exit(main())
