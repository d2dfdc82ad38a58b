"""Measure whether stands that are denied, supposed, quoted, past or hearsay are shown as present stands.

Forty frames (`evals/labels/frames.toml`) are put around clauses of our own and, with the corpus at hand,
around the clauses of labelled positions for tuning that are simple declaratives; each clause also stands
alone, where it must be found. ``python -m evals.denials [--show]`` prints, by kind of frame, how many framed
clauses are shown as a present stand, and the share of plain ones found; it ends in an error beyond a bound.
"""

import argparse
import json
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from evals.corpus import CORPUS, LABELS
from evals.labelled import overlaps, stored_text
from travaux.domain.positions import Position, Time
from travaux.domain.sources import SourceKind
from travaux.pipeline.exposure import spoken_in
from travaux.reference.registry import Registry, load_registry
from travaux.views.positions.register import positions_in

METHOD = """\
A framed clause is shown as a present stand where a position of its own stance is found in its sentence, held
now, that closes nothing and that nobody is said to report. A weaker or another stance that the frame calls
for ("we do not oppose": not blocking) is none. A plain clause is found where a position of its stance is."""
LONGEST = 40
"""Words of a labelled clause that can still be put into a sentence of another."""
SPEAKERS = ("Kenya", "Norway", "Brazil", "Japan", "Ghana", "Chile", "Fiji", "Canada", "Egypt", "Nepal")
SHOWN_AT_MOST = 0.18
PLAIN_AT_LEAST = 0.64
"""What was measured last, a little rounded: the aim is that none is shown."""


@dataclass(frozen=True)
class Case:
    """One sentence, who says it where somebody does, and what must or must not be found in it."""

    voice: str
    kind: str
    speaker: str
    text: str
    stances: tuple[str, ...]
    origin: str


def cases() -> Iterator[Case]:
    """Yield every clause alone ("plain") and in every frame that takes it."""
    data = tomllib.loads((LABELS / "frames.toml").read_text(encoding="utf-8"))
    speakers = cycle(SPEAKERS)
    for clause in data["clause"]:
        for voice in ("own", "report"):
            speaker = next(speakers)
            forms = _forms(clause, voice, speaker)
            whole = forms["clause"]
            yield Case(voice, "plain", speaker, f"{_capital(whole)}.", tuple(clause["stances"]), "ours")
            for frame in data["frame"]:
                if frame["voice"] == voice:
                    text = _capital(frame["text"].format(**forms))
                    yield Case(voice, frame["kind"], speaker, text, tuple(clause["stances"]), "ours")
    for voice, speaker, clause_text, stances in _labelled() if CORPUS.is_dir() else ():
        yield Case(voice, "plain", speaker, f"{_capital(clause_text)}.", stances, "labelled")
        forms = {"clause": clause_text, "Clause": _capital(clause_text)}
        for frame in data["frame"]:
            if frame["voice"] == voice and frame["around"] == "clause":
                text = _capital(frame["text"].format(**forms))
                yield Case(voice, frame["kind"], speaker, text, stances, "labelled")


def _forms(clause: dict[str, str], voice: str, speaker: str) -> dict[str, str]:
    base, past, done = clause["base"], clause["past"], clause["done"]
    if voice == "report":
        base, past, done = clause.get("told", (base, past, done))
    whole = f"we {base} {clause['object']}" if voice == "own" else f"{speaker} {past} {clause['object']}"
    forms = {"base": base, "past": past, "done": done, "object": clause["object"], "holder": speaker}
    return forms | {"clause": whole, "Clause": _capital(whole)}


def _labelled() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield voice, speaker, words and stances of the labelled clauses that can stand in another sentence."""
    for line in (LABELS / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["part"] != "tune" or row["left_out"]:
            continue
        for record in row["records"]:
            start, end = record["clause"]
            alone = sum(each["clause"] == record["clause"] for each in row["records"]) == 1
            words = " ".join(stored_text(row["file"])[start:end].split()).rstrip(".,;: ")
            fit = alone and record["holder"] and record["time"] == "now" and not record["closes"]
            if fit and (voice := _voice(record, start, words)):
                yield voice, record["holder"], _small(words), tuple(record["stances"])


def _voice(record: dict[str, object], start: int, words: str) -> str | None:
    """Return how a clause can be said again: told of its holder, or in the first person; else None."""
    plain = re.fullmatch(r"[^“”\"?!:;()*\[\]|<>]+", words) and len(words.split()) <= LONGEST
    if not plain:
        return None
    if re.match(r"(?:we|I)\b(?! would)", words, re.IGNORECASE):
        return "own"
    evidence = record["evidence"]
    return "report" if evidence and evidence[0] == start and not record["speaking_for"] else None


def _small(words: str) -> str:
    return re.sub(r"^(?:We|The)\b", lambda found: found[0].lower(), words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def measure(
    found: Sequence[Case], registry: Registry | None = None
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], list[Case]]:
    """Return how many cases there are and how many show their stance, by origin and kind, and those shown."""
    registry = registry or load_registry()
    total: Counter[tuple[str, str]] = Counter((case.origin, case.kind) for case in found)
    hits: Counter[tuple[str, str]] = Counter()
    shown = []
    for voice in ("own", "report"):
        own = [case for case in found if case.voice == voice]
        for case, positions in _read(own, voice, registry):
            if any(_is_present(case, one) for one in positions):
                hits[case.origin, case.kind] += 1
                shown.append(case)
    return total, hits, shown


def _read(found: Sequence[Case], voice: str, registry: Registry) -> Iterator[tuple[Case, list[Position]]]:
    """Yield each case with the positions in its sentence, all read as one file."""
    kind = SourceKind.TRANSCRIPT if voice == "own" else SourceKind.REPORT
    lines = [f"{case.speaker}: {case.text}" if voice == "own" else case.text for case in found]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{voice}.txt"
        path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        text, positions = spoken_in(path).source.text, positions_in(path, registry, kind).positions
    at = 0
    for case in found:
        at = text.index(case.text, at)
        span = (at, at + len(case.text))
        yield (
            case,
            [one for one in positions if overlaps((one.citations[0].start, one.citations[0].end), span)],
        )
        at = span[1]


def _is_present(case: Case, one: Position) -> bool:
    present = one.time is Time.NOW and one.closes is None and one.reported_by is None
    return present and one.stance.value in case.stances


def main() -> int:
    """Print the figures; return 1 where one is beyond its bound."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--show", action="store_true")
    given = ask.parse_args()
    print(METHOD)
    total, hits, shown = measure(list(cases()))
    for origin, kind in total:
        what = "found" if kind == "plain" else "shown as a present stand"
        print(f"  {origin:9} {kind:10} {hits[origin, kind]:4} of {total[origin, kind]:4} {what}")
    framed = sum(count for (_, kind), count in total.items() if kind != "plain")
    false = sum(count for (_, kind), count in hits.items() if kind != "plain")
    plain = sum(count for (_, kind), count in total.items() if kind == "plain")
    right = sum(count for (_, kind), count in hits.items() if kind == "plain")
    print(f"framed {false} of {framed} shown; plain {right} of {plain} found")
    for case in shown if given.show else ():
        if case.kind != "plain":
            print(f"    {case.kind} {case.voice}: {case.text if case.origin == 'ours' else case.stances}")
    kept = false / framed <= SHOWN_AT_MOST and right / plain >= PLAIN_AT_LEAST
    verdict = "kept" if kept else "not kept"
    print(f"  at most {SHOWN_AT_MOST:.0%} shown, at least {PLAIN_AT_LEAST:.0%} found: {verdict}")
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
