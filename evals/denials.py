"""Measure whether stands that are denied, supposed, quoted, past or hearsay are shown as present stands.

Frames (`evals/labels/frames.toml`, `frames-held.toml`, and one file each for French and Spanish) are put
around clauses of our own and, in English with the corpus at hand, around the clauses of labelled positions
for tuning that are simple declaratives; each clause also stands alone, and in frames that leave it as it is
("present"), where it must be found. ``python -m evals.denials [--frames NAME] [--show]`` prints, by kind of
frame, how many framed clauses are shown as a present stand, and how many of the others are found; it ends
in an error beyond a bound.
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
from typing import Any

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
_VERB = re.compile(r"\b(?:\w+ed|was|were|had|would|could|said|felt|thought|saw|put|made|sought)\b")
SPEAKERS = ("Kenya", "Norway", "Brazil", "Japan", "Ghana", "Chile", "Fiji", "Canada", "Egypt", "Nepal")
HELD = ("plain", "present")
"""Kinds of case in which the stand is held."""
BOUNDS = {
    "frames": (0.0, 0.76),
    "frames-held": (0.0, 0.79),
    "frames-fr": (0.01, 0.99),
    "frames-es": (0.0, 0.99),
}
"""The share shown at most and found at least, as measured last, a little rounded: the aim is 0 and 1."""


@dataclass(frozen=True)
class Case:
    """One sentence, who says it where somebody does, and what must or must not be found in it."""

    voice: str
    kind: str
    speaker: str
    text: str
    stances: tuple[str, ...]
    origin: str


def cases(name: str = "frames") -> Iterator[Case]:
    """Yield every clause of the frames called ``name`` alone ("plain") and in every frame that takes it."""
    data = tomllib.loads((LABELS / f"{name}.toml").read_text(encoding="utf-8"))
    labels = data.get("speakers", SPEAKERS)
    speakers = cycle(zip(labels, data.get("holders", labels), strict=True))
    for clause in data["clause"]:
        for voice in ("own", "report"):
            speaker, holder = next(speakers)
            told = clause.get("told", {}) if voice == "report" else {}
            forms = _forms(clause | told, data["whole"][voice], holder)
            whole = forms["clause"]
            yield Case(voice, "plain", speaker, f"{_capital(whole)}.", tuple(clause["stances"]), "ours")
            for frame in data["frame"]:
                if frame["voice"] == voice:
                    text = _capital(frame["text"].format(**forms))
                    yield Case(voice, frame["kind"], speaker, text, tuple(clause["stances"]), "ours")
    labelled = _labelled() if CORPUS.is_dir() and data["language"] == "en" else ()
    for voice, speaker, clause_text, stances in labelled:
        yield Case(voice, "plain", speaker, f"{_capital(clause_text)}.", stances, "labelled")
        forms = {"clause": clause_text, "Clause": _capital(clause_text)}
        for frame in data["frame"]:
            if frame["voice"] == voice and frame["around"] == "clause":
                text = _capital(frame["text"].format(**forms))
                yield Case(voice, frame["kind"], speaker, text, stances, "labelled")


def _forms(clause: dict[str, Any], whole: str, speaker: str) -> dict[str, str]:
    """Return the forms of a clause of our own: those told of another where there are such."""
    forms = {key: value for key, value in clause.items() if isinstance(value, str)} | {"holder": speaker}
    said = whole.format(**forms)
    return forms | {"clause": said, "Clause": _capital(said)}


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
    told = _VERB.search(words) and evidence and evidence[0] == start and not record["speaking_for"]
    return "report" if told else None


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
    own, told = ([case for case in found if case.voice == voice] for voice in ("own", "report"))
    read = (*_read(own, SourceKind.TRANSCRIPT, registry), *_apart(told, registry))
    shown = [case for case, positions in read if any(_is_present(case, one) for one in positions)]
    return total, Counter((case.origin, case.kind) for case in shown), shown


def _apart(told: Sequence[Case], registry: Registry) -> Iterator[tuple[Case, list[Position]]]:
    """Yield each case of a report, read as a file of its own: what one file tells again counts once."""
    for case in told:
        yield from _read([case], SourceKind.REPORT, registry)


def _read(
    found: Sequence[Case], kind: SourceKind, registry: Registry
) -> Iterator[tuple[Case, list[Position]]]:
    """Yield each case with the positions in its sentence, all read as one file."""
    spoken = kind is SourceKind.TRANSCRIPT
    lines = [f"{case.speaker}: {case.text}" if spoken else case.text for case in found]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.txt"
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
    ask.add_argument("--frames", choices=BOUNDS, default="frames", help="which frames: %(choices)s")
    ask.add_argument("--show", action="store_true", help="list what is shown, and what is not found")
    given = ask.parse_args()
    print(METHOD)
    found = list(cases(given.frames))
    total, hits, shown = measure(found)
    for origin, kind in total:
        what = "found" if kind in HELD else "shown as a present stand"
        print(f"  {origin:9} {kind:10} {hits[origin, kind]:4} of {total[origin, kind]:4} {what}")
    (right, held), (false, framed) = _sums(total, hits, held=True), _sums(total, hits, held=False)
    print(f"framed {false} of {framed} shown; plain or present {right} of {held} found")
    for case in found if given.show else ():
        if (case in shown) is not (case.kind in HELD):
            print(f"    {case.kind} {case.voice}: {case.text if case.origin == 'ours' else case.stances}")
    most, least = BOUNDS[given.frames]
    kept = false / framed <= most and right / held >= least
    print(f"  at most {most:.0%} shown, at least {least:.0%} found: {'kept' if kept else 'not kept'}")
    return int(not kept)


def _sums(total: Counter[tuple[str, str]], hits: Counter[tuple[str, str]], *, held: bool) -> tuple[int, int]:
    """Return how many cases show their stance, and how many there are, of those that must or must not."""
    keys = [key for key in total if (key[1] in HELD) is held]
    return sum(hits[key] for key in keys), sum(total[key] for key in keys)


if __name__ == "__main__":
    sys.exit(main())
