"""Measure the session reports of the shipped example against what its authors say a perfect reader finds.

An integration figure, not held-out: the example was written beside the product. Its truth lists the key
points only, so precision here is a lower bound: what a report shows beyond them need not be wrong.
"""

import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TypeVar, cast

from rapidfuzz.fuzz import partial_ratio

import travaux.example
from travaux.domain.findings import Agreement, Difference, Line
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.spans import Citation
from travaux.pipeline.tools import tools
from travaux.views.meetings import report_file

EXAMPLE = Path(travaux.example.__file__).parent
SAME_WORDS = 88
"""Partial ratio from which a citation holds the words that the truth quotes."""
MEETINGS = (
    "files/2025-03-06-informal-consultation.vtt",
    "files/2025-05-20-minutes-stocktaking.txt",
    "files/2025-07-08-verbatim-negotiation.txt",
    "files/2025-09-25-captions-informals.txt",
    "files/2025-10-22-plenary-adoption.txt",
)
Found = TypeVar("Found")
Entry = Mapping[str, object]


@dataclass(frozen=True)
class Score:
    """How many entries of the truth were found, and how many of the shown are in it."""

    name: str
    found: int
    expected: int
    right: int
    shown: int
    missed: tuple[str, ...] = ()

    def __str__(self) -> str:
        found = f"recall {self.found} of {self.expected}"
        return f"{self.name:12} {found}; in the truth {self.right} of {self.shown} shown"


def scores() -> list[Score]:
    """Return recall, and precision as far as the truth tells, of each kind of finding."""
    return [
        _score("agreement", lambda report: report.agreements, _agrees),
        _score("difference", lambda report: report.differences, _differs),
        _score("decision", lambda report: report.decisions, _says),
        _score("action", lambda report: report.actions, _is_task),
        _score("compromise", lambda report: report.compromises, _says),
        _score("question", lambda report: report.questions, _asks),
    ]


def traps_fallen_into() -> list[str]:
    """Return the words that were taken at their face although their speaker did not mean them so."""
    fallen = []
    for trap in _entries("trap"):
        claims = [argument.citations[0] for argument in _report(str(trap["source"])).arguments]
        if trap["kind"] in {"sarcasm", "quotation", "rhetorical question"} and _cites(claims, trap):
            fallen.append(f"{trap['kind']}: {trap['quote']}")
    return fallen


def overruns() -> tuple[set[str], set[str]]:
    """Return who spoke over time by the report, and by the truth."""
    (entry,) = _entries("overrun")
    speakers = _report(str(entry["source"])).statistics.speakers
    found = {speaker.actor or speaker.label for speaker in speakers if speaker.overruns}
    return found, set(_words(entry, "actors"))


def _score(
    name: str,
    shown: Callable[[MeetingReport], Sequence[Found]],
    matches: Callable[[Found, Entry], bool],
) -> Score:
    expected = _entries(name)
    missed, right, count = [], 0, 0
    for entry in expected:
        if not any(matches(each, entry) for each in shown(_report(str(entry["source"])))):
            missed.append(str(entry.get("point") or entry.get("what") or entry.get("quote")))
    for source in sorted({str(entry["source"]) for entry in expected}):
        entries = [entry for entry in expected if entry["source"] == source]
        for each in shown(_report(source)):
            count += 1
            right += any(matches(each, entry) for entry in entries)
    return Score(name, len(expected) - len(missed), len(expected), right, count, tuple(missed))


def _agrees(found: Agreement, entry: Entry) -> bool:
    return len({*found.actors} & {*_words(entry, "actors")}) > 1 and _cites(found.citations, entry)


def _differs(found: Difference, entry: Entry) -> bool:
    sides = [{*side} for side in cast("list[list[str]]", entry["sides"])]
    camps = [{*side.actors} for side in found.sides]
    facing = any(
        (a & one and b & other) or (a & other and b & one)
        for one, other in combinations(sides, 2)
        for a, b in combinations(camps, 2)
    )
    return facing and _cites([c for side in found.sides for c in side.citations], entry)


def _says(found: Line, entry: Entry) -> bool:
    return _cites(found.citations, entry)


def _is_task(found: Line, entry: Entry) -> bool:
    """Tell whether a task is the same: its words are quoted, or half the words of what is to be done."""
    if "quote" in entry and _cites(found.citations, entry):
        return True
    words = set(re.findall(r"\w{4,}", str(entry["what"]).lower()))
    return len(words & set(re.findall(r"\w{4,}", found.text.lower()))) * 2 >= len(words)


def _asks(found: Line, entry: Entry) -> bool:
    answered = len(found.citations) > 1
    return _cites(found.citations[:1], entry) and answered == entry["answered"]


def _cites(citations: Iterable[Citation], entry: Entry) -> bool:
    wanted = _words(entry, "quotes") or [str(entry["quote"])]
    said = [" ".join(citation.quote.split()) for citation in citations]
    return any(partial_ratio(quote, words) >= SAME_WORDS for quote in wanted for words in said)


def _words(entry: Entry, key: str) -> list[str]:
    return [str(each) for each in cast("list[object]", entry.get(key, []))]


@cache
def _truth() -> Mapping[str, object]:
    return tomllib.loads((EXAMPLE / "truth.toml").read_text(encoding="utf-8"))


def _entries(kind: str) -> list[Entry]:
    return cast("list[Entry]", _truth()[kind])


@cache
def _report(source: str) -> MeetingReport:
    with_ = tools(actors=EXAMPLE / "actors.toml", taxonomy=EXAMPLE / "taxonomy.toml")
    return report_file(EXAMPLE / source, with_)


def main() -> None:
    """Print the figures, and what was missed."""
    for score in scores():
        print(score)
        for missed in score.missed:
            print(f"    missed: {missed}")
    for fallen in traps_fallen_into():
        print(f"taken at its face: {fallen}")
    found, true = overruns()
    print(f"over time: {', '.join(sorted(found))}; by the truth {', '.join(sorted(true))}")


if __name__ == "__main__":
    sys.exit(main())
