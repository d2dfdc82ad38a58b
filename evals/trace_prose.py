"""How well sentences of inputs are traced: the shipped example, and real inputs against real texts.

python -m evals.trace_prose            # agreement with the example's truth, and with our labels
python -m evals.trace_prose --write    # refit and store the curve of confidence on the example

The example's truth was written with the example; the curve is fitted on it, so its figure is no held-out one.
The labels of real inputs were made before the traces had been run on them (`evals/labels/traces.md`).
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

import travaux.example
from evals.corpus import CORPUS, DATA, LABELS
from travaux.analysis.text.inputs import trace_inputs, written_on
from travaux.analysis.text.named import read_label
from travaux.analysis.text.proposals import find_proposals, read_targets
from travaux.analysis.text.trace import hold
from travaux.domain.lineage import Request, Trace, Verdict
from travaux.domain.texts import Draft
from travaux.engines.sentence_encoder import default_embedder
from travaux.formats.draft_file import read_draft
from travaux.formats.registries import registry_of
from travaux.reference.tracing import load_prose_curve

LABELLED = LABELS / "traces.jsonl"
EXAMPLE = Path(travaux.example.__file__).parent
CURVE = DATA / "tracing.toml"
Entry = Mapping[str, object]


@dataclass(frozen=True)
class Case:
    """A proposal whose end is known: its words in its input, and where it stands (version, label)."""

    input: str
    start: int
    end: int
    verdict: str
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Judged:
    case: Case
    trace: Trace | None

    @property
    def agrees(self) -> bool:
        return self.trace is not None and self.trace.verdict.value == self.case.verdict


def example() -> tuple[list[Draft], list[Draft], list[Case], dict[str, str]]:
    """Return the example's inputs, its versions by date, what its truth says, and the names of versions."""
    truth = tomllib.loads((EXAMPLE / "truth.toml").read_text("utf-8"))
    facts = {f["path"]: f for f in tomllib.loads((EXAMPLE / "negotiation.toml").read_text("utf-8"))["file"]}
    registry = registry_of(EXAMPLE / "actors.toml")

    def read(path: str) -> Draft:
        return replace(
            read_draft(EXAMPLE / path, source_id=path, registry=registry), date=facts[path].get("date")
        )

    drafts = sorted(
        (read(path) for path, f in facts.items() if f.get("kind") == "draft"), key=lambda d: str(d.date)
    )
    inputs = {path: read(path) for path in dict.fromkeys(p["input"] for p in truth["proposal"])}
    cases = [
        Case(
            p["input"],
            *_found(inputs[p["input"]].source.text, p["quote"]),
            p["verdict"],
            tuple((truth["versions"][place["version"]], place["paragraph"]) for place in p["places"]),
        )
        for p in truth["proposal"]
    ]
    return list(inputs.values()), drafts, cases, truth["versions"]


def _found(text: str, quote: str) -> tuple[int, int]:
    words = quote.split()
    start = text.index(words[0])
    while " ".join(text[start : start + len(quote) + 60].split())[: len(" ".join(words))] != " ".join(words):
        start = text.index(words[0], start + 1)
    end = start
    for word in words:
        end = text.index(word, end) + len(word)
    return start, end


def judged(cases: Sequence[Case], traces: Sequence[Trace]) -> list[Judged]:
    """Return each case with the trace that shares most of its words."""
    return [Judged(case, _nearest(case, traces)) for case in cases]


def _nearest(case: Case, traces: Sequence[Trace]) -> Trace | None:
    def shared(trace: Trace) -> int:
        own = trace.proposal.citation
        if own is None or own.source != case.input:
            return 0
        return min(case.end, own.end) - max(case.start, own.start)

    best = max(traces, key=shared, default=None)
    return best if best and shared(best) > 0 else None


def rows(
    inputs: Sequence[Draft], drafts: Sequence[Draft], cases: Sequence[Case], unsure: frozenset[str]
) -> Iterator[tuple[tuple[float, ...], int]]:
    """Yield the features of each case held against texts, and whether they took it up.

    Texts in ``unsure``, of which the truth says nothing, and amendments of certain words are left out.
    """
    proposals = [wording for each in inputs for wording in find_proposals(each)]
    targets = [wording for draft in drafts for wording in read_targets(draft)]
    names = [draft.source.id for draft in drafts]
    held = hold(proposals, targets, names, written_on(inputs, drafts))
    told = [Trace(p, Verdict.NOT_TAKEN_UP, 0.0, ()) for p in proposals]
    compared = dict(zip(map(id, told), held, strict=True))
    for one in judged(cases, told):
        if one.trace is None or one.trace.proposal.request is not Request.WORDING:
            continue
        true = {(version, read_label(label)) for version, label in one.case.places}
        for found in compared[id(one.trace)]:
            target = targets[found.target]
            if target.draft not in unsure:
                yield found.features, int((target.draft, target.label) in true)


def fitted(rows: Sequence[tuple[tuple[float, ...], int]]) -> tuple[float, list[float]]:
    """Fit a logistic curve with a little shrinkage; weights that would count against evidence stay at 0."""
    x = np.array([row for row, _ in rows])
    y = np.array([label for _, label in rows], dtype=float)
    kept = list(range(x.shape[1]))
    while True:
        design = np.column_stack([np.ones(len(x)), x[:, kept]])
        beta = np.zeros(design.shape[1])
        ridge = np.diag([1e-6, *[0.3] * len(kept)])
        for _ in range(100):
            p = 1 / (1 + np.exp(-design @ beta))
            step = (design.T * (p * (1 - p))) @ design + ridge
            beta += np.linalg.solve(step, design.T @ (y - p) - ridge @ beta)
        wrong = [place for place, weight in zip(kept, beta[1:], strict=True) if weight < 0]
        if not wrong:
            weights = [0.0] * x.shape[1]
            for place, weight in zip(kept, beta[1:], strict=True):
                weights[place] = round(float(weight), 3)
            return round(float(beta[0]), 3), weights
        kept = [place for place in kept if place not in wrong]


def labelled() -> list[Judged]:
    """Return what we labelled of real inputs, with what was traced."""
    lines = [json.loads(line) for line in LABELLED.read_text("utf-8").splitlines()]
    found: list[Judged] = []
    for source, text in dict.fromkeys((line["input"], line["text"]) for line in lines):
        cases = [
            Case(
                source,
                line["start"],
                line["end"],
                line["verdict"],
                tuple((text, p) for p in line["paragraphs"]),
            )
            for line in lines
            if (line["input"], line["text"]) == (source, text)
        ]
        read = [read_draft(CORPUS / name, source_id=name) for name in (source, text)]
        found += judged(cases, trace_inputs(read[:1], read[1:], default_embedder()))
    return found


def report(name: str, found: Sequence[Judged], show: bool) -> None:
    """Print how many cases agree, and how often traces of a confidence do."""
    print(f"{name}: {sum(one.agrees for one in found)} of {len(found)} agree")
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 1.01)):
        inside = [one for one in found if one.trace and low <= one.trace.confidence < high]
        if inside:
            mean = sum(one.trace.confidence for one in inside if one.trace) / len(inside)
            right = sum(one.agrees for one in inside)
            print(f"  confidence {mean:.2f}: {right} of {len(inside)} agree")
    for one in found if show else ():
        if not one.agrees:
            got = f"{one.trace.verdict.value} {one.trace.confidence:.2f}" if one.trace else "no trace"
            words = one.trace.proposal.text if one.trace else ""
            print(f"  {one.case.verdict} but {got}: {one.case.input} {' '.join(words.split())[:100]}")


def main() -> None:
    inputs, drafts, cases, versions = example()
    unsure = frozenset(draft.source.id for draft in drafts) - set(versions.values())
    if "--write" in sys.argv:
        table = list(rows(inputs, drafts, cases, unsure))
        print(f"fitted on {len(table)} pairs, {sum(label for _, label in table)} of them taken up")
        bias, weights = fitted(table)
        text = re.sub(
            r"(\[prose\]\nbias = ).*\n(weights = ).*",
            rf"\g<1>{bias}\n\g<2>{weights}",
            CURVE.read_text("utf-8"),
        )
        CURVE.write_text(text, "utf-8")
        load_prose_curve.cache_clear()
        print("curve", load_prose_curve())
    show = "-v" in sys.argv
    report(
        "the example (the curve is fitted on it)",
        judged(cases, trace_inputs(inputs, drafts, default_embedder())),
        show,
    )
    report("real inputs against real texts", labelled(), show)


if __name__ == "__main__":
    main()
