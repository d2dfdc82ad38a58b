"""Measure what sentences of real submissions are taken for: a concern, a call, a proposal, or none of them.

``labels/netmundial-asks.jsonl`` has sentences drawn by seed from ``netmundial``, labelled by reading before
anything was run on them; what two careful people could label differently was left out.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from evals.corpus import CORPUS, LABELS
from travaux.analysis.consultation.asks import kind_of_claim
from travaux.analysis.consultation.composition import ReadSubmission, claims_of
from travaux.analysis.consultation.contributions import read_contribution
from travaux.formats.draft_file import read_draft
from travaux.pipeline.tools import tools
from travaux.reports.composition.consultation import argued_meeting
from travaux.reports.composition.tools import Tools

LABELLED = LABELS / "netmundial-asks.jsonl"
KINDS = ("concern", "call", "proposal")
MOST = 0.5
"""The share of a labelled sentence that a claim must cover to speak for it."""

Label = Mapping[str, str | int | None]
Claim = tuple[int, int, str, tuple[str, ...]]


def claims(path: Path, with_: Tools) -> Sequence[Claim]:
    """Return the span, the kind and the issues of every claim of a submission."""
    contribution = read_contribution(read_draft(path), with_.registry)
    written = ReadSubmission(contribution, argued_meeting(contribution.meeting, with_))
    held = claims_of(written, with_.taxonomy, with_.embedder)
    cited = ((one, one.argument.citations[0]) for one in held)
    return [(c.start, c.end, kind_of_claim(one), one.argument.topics) for one, c in cited]


def taken_for(label: Label, found: Iterable[Claim]) -> tuple[str, tuple[str, ...]]:
    """Return what a labelled sentence is taken for, and on which issues."""
    start, end = int(label["start"] or 0), int(label["end"] or 0)
    best, share = ("none", ()), MOST
    for left, right, kind, topics in found:
        covered = (min(end, right) - max(start, left)) / (end - start)
        if covered >= share and kind in KINDS:
            best, share = (kind, topics), covered
    return best


def main() -> int:
    """Print precision, recall and F1 of each kind in each set, and how often the issue is right."""
    if not CORPUS.is_dir():
        print("no corpus at hand: nothing measured")
        return 0
    labels = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    with_ = tools(taxonomy="wsis-elements")
    found = {name: claims(CORPUS / name, with_) for name in sorted({str(label["file"]) for label in labels})}
    for number in sorted({label["set"] for label in labels}):
        own = [label for label in labels if label["set"] == number]
        pairs = [(label, taken_for(label, found[str(label["file"])])) for label in own]
        print(f"set {number}: {len(own)} sentences")
        _by_kind([(str(label["kind"]), kind) for label, (kind, _) in pairs])
        _issues(pairs, {topic.code: topic.label for topic in with_.taxonomy.topics})
        if "-v" in sys.argv:
            for label, (kind, _) in pairs:
                if label["kind"] != kind:
                    place = f"{label['file']} {label['start']}-{label['end']}"
                    print(f"    {place}: {label['kind']}, taken for {kind}")
    return 0


def _by_kind(pairs: Sequence[tuple[str, str]]) -> None:
    total = Counter(wanted for wanted, _ in pairs)
    shown = Counter(found for _, found in pairs)
    right = Counter(wanted for wanted, found in pairs if wanted == found)
    scores = []
    for kind in KINDS:
        score = 2 * right[kind] / max(total[kind] + shown[kind], 1)
        scores.append(score)
        print(
            f"  {kind:9} F1 {score:.3f}: {right[kind]} right of {shown[kind]} shown, {total[kind]} labelled"
        )
    print(f"  macro F1 {sum(scores) / len(scores):.3f}; none shown as something: "
          f"{sum(w == 'none' != f for w, f in pairs)} of {total['none']}")  # fmt: skip


def _issues(pairs: Sequence[tuple[Label, tuple[str, tuple[str, ...]]]], names: Mapping[str, str]) -> None:
    told = [(names[str(label["issue"])], topics) for label, (kind, topics) in pairs
            if label["issue"] and kind == label["kind"]]  # fmt: skip
    right = sum(topics[:1] == (wanted,) for wanted, topics in told)
    silent = sum(not topics for _, topics in told)
    print(f"  issue right: {right} of {len(told)}, none given: {silent}")


if __name__ == "__main__":
    sys.exit(main())
