"""Measure the steps of a procedure against labels: found once each, on which day, with which figures.

Labels are `evals/labels/steps.jsonl`: five documents of one process and two records of votes. Each file is
read alone, as ``travaux procedure FILE`` does.

``python -m evals.steps [--part tune|held|all] [--show] [--show-held]`` prints the figures and ends in an
error where one is under its floor. What went wrong is listed with ``--show``; of the files held out it is
listed with ``--show-held`` alone.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from evals.corpus import CORPUS, LABELS
from evals.labelled import Places, asked, asking, overlaps, print_parts, stored_text
from travaux.domain.process import Step, StepKind
from travaux.domain.sources import SPOKEN
from travaux.formats.registries import registry_of
from travaux.pipeline.exposure import spoken_of
from travaux.pipeline.recognition import SourceFile
from travaux.reference.registry import Registry
from travaux.views.procedure.documents import procedure_of_files

METHOD = """\
A step shows a label of its kind where one of its citations shares half of the shorter with one of the
label's passages, and, for an explanation or a reply, where it is by one whom the label names. A version is
shown as well by the step that names it, and what a reader puts elsewhere, such as a footnote, by its own
words. A second step that shows the same label is wrong. What shows an unscored label alone is neither right
nor wrong. A day, or the days between which it is told, is right where it lies between the first and the
last of the label, or is left open where the label's is no single day; figures of a vote are right where all
three are."""
FLOORS: dict[str, dict[str, float]] = {
    "tune": {"precision": 0.96, "recall": 0.86, "day": 0.96, "vote": 1.0},
    "held": {"precision": 0.99, "recall": 0.68, "day": 0.94, "vote": 1.0},
}
"""What was measured last, a little rounded down."""
KINDS = {
    "modalities": {"modalities decided"},
    "call for submissions": {"call for submissions"},
    "negotiation": {"negotiations opened"},
    "bracket count": {"brackets counted"},
    "postponement": {"postponed"},
    "version": {"circulated"},
    "compromise text": {"circulated"},
    "consultation": {"consultations"},
    "bilateral": {"consultations"},
    "silence opened": {"placed under silence"},
    "silence extended": {"silence extended"},
    "silence broken": {"silence broken", "objection after the deadline"},
    "silence kept": {"silence kept"},
    "budget statement": {"budget implications stated"},
    "motion": {"no-action motion", "motion"},
    "amendment": {"amendment"},
    "vote": {"vote", "vote on a paragraph", "adoption", "amendment", "no-action motion", "motion"},
    "adoption": {"adoption", "vote"},
    "explanation": {"explanation before adoption", "explanation after adoption"},
    "explanation before": {"explanation before adoption"},
    "explanation after": {"explanation after adoption"},
    "reply": {"right of reply"},
    "next review": {"next review"},
}
"""Which steps can show a label; kinds that stand here not are told by no step."""
NAMED = frozenset({"explanation", "explanation before", "explanation after", "reply"})

Span = tuple[int, int]
Row = dict[str, Any]


@dataclass
class Tally:
    """Counts over a part of the labels; what was wrong, as lines to read."""

    labels: int = 0
    found: int = 0
    right: int = 0
    days: list[bool] = field(default_factory=list)
    figures_of_votes: list[bool] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return every share that has a floor."""
        return {
            "precision": self.right / max(self.found, 1),
            "recall": self.right / max(self.labels, 1),
            "day": sum(self.days) / max(len(self.days), 1),
            "vote": sum(self.figures_of_votes) / max(len(self.figures_of_votes), 1),
        }

    def add(self, other: "Tally") -> None:
        """Count what ``other`` counted."""
        for name in ("labels", "found", "right", "days", "figures_of_votes", "wrong"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def measure(parts: Iterable[str] = ("tune", "held")) -> dict[tuple[str, str], Tally]:
    """Return what is counted by part and file."""
    lines = (LABELS / "steps.jsonl").read_text(encoding="utf-8").splitlines()
    registry, tallies = registry_of(None), dict[tuple[str, str], Tally]()
    for file, rows in groupby(map(json.loads, lines), key=lambda row: str(row["file"])):
        head, *own = rows
        if head["part"] in parts:
            tallies[head["part"], file] = _of_file(file, own, registry)
    return tallies


def _of_file(file: str, rows: Sequence[Row], registry: Registry) -> Tally:
    path = CORPUS / file
    places = Places(stored_text(file), _exposed(SourceFile(path)))
    steps = procedure_of_files([path], registry).steps
    tally = Tally(labels=sum(bool(row.get("scored", True)) for row in rows))
    used: set[int] = set()
    stored = stored_text(file)
    for row in rows:
        row["words"] = [stored[slice(*each)] for each in row["spans"]]
        spans = [place for each in row["spans"] if (place := places.span(*each))]
        showing = [step for step in steps if _shows(step, row, spans, registry)]
        fresh = [step for step in showing if id(step) not in used]
        if not row.get("scored", True):
            used |= {id(step) for step in fresh}
            tally.found -= len(fresh)
        elif fresh:
            used.add(id(fresh[0]))
            tally.right += 1
            _judge(fresh[0], row, tally)
        else:
            tally.wrong.append(f"missed: {row['kind']} {row['event']} {row['actor']} {row['spans'][:1]}")
    tally.found += len(steps)
    tally.wrong += [_line(step) for step in steps if id(step) not in used]
    return tally


def _exposed(file: SourceFile) -> str:
    return spoken_of(file).source.text if file.kind in SPOKEN else file.draft.source.text


def _line(step: Step) -> str:
    cited = step.citations[0]
    return f"wrong: {step.kind} {step.date} {step.by[:2]} {cited.start} {cited.quote[:110]!r}"


def _shows(step: Step, row: Row, spans: Sequence[Span], registry: Registry) -> bool:
    kind = str(row["kind"])
    if step.kind.value not in KINDS.get(kind, ()):
        return False
    cited = [(one.start, one.end) for one in step.citations]
    named = str(row.get("version") or "-").lower()
    if kind == "version" and named in step.what.lower():
        return True
    moved = any(_plain(one) in _plain(step.citations[0].quote) for one in row["words"])
    if not moved and not any(overlaps(one, span) for one in cited for span in spans):
        return False
    if kind not in NAMED or not row["actor"]:
        return True
    meant = {_code(name, registry) for name in row["actor"]}
    return bool(meant & {_code(party.name, registry) for party in step.by})


def _plain(words: str) -> str:
    """Return words without the blanks of a line, to know a footnote that a reader puts elsewhere."""
    return " ".join(words.split())


def _code(name: str, registry: Registry) -> str:
    actor = registry.resolve_exactly(name).actor
    return actor.code if actor else name.lower()


def _judge(step: Step, row: Row, tally: Tally) -> None:
    told = f"{row['kind']} {row['event']} {row['actor']}"
    day = row.get("day")
    if day:
        first, last = date.fromisoformat(day["first"]), date.fromisoformat(day["last"])
        within = step.date is not None and first <= step.date <= last
        range_ = step.between
        within = within or (range_ is not None and first <= range_.first and range_.last <= last)
        tally.days.append(within or (step.date is None and day["certainty"] != "day"))
    elif step.kind is not StepKind.REVIEW:
        tally.days.append(step.date is None)
    if tally.days and not tally.days[-1]:
        tally.wrong.append(f"day {step.date}, not {day}: {told}")
    if row.get("vote"):
        votes = step.votes
        figures = [votes.favour, votes.against, votes.abstaining or 0] if votes else []
        tally.figures_of_votes.append(figures == row["vote"])
        tally.wrong += [f"vote {figures}: {told}"] * (not tally.figures_of_votes[-1])


def show(name: str, tally: Tally) -> None:
    """Print one line of figures."""
    told = ", ".join(f"{kind} {share:.3f}" for kind, share in tally.figures().items())
    print(f"  {name}: {tally.labels} labelled, {tally.found} found, {tally.right} the same: {told}")


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
