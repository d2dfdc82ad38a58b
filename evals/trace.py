"""How well traces tell adopted wording from other likenesses, on the GDPR pairs that people checked.

python -m evals.trace            # AUC, held out by lobbyist, and the rank of the true amendment
python -m evals.trace --write    # refit and store the curve of confidence
"""

import json
import math
import re
import sys
import time
from collections.abc import Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from evals.corpus import CORPUS, DATA
from travaux.analysis.text.likeness import Vocabulary, compare_units
from travaux.analysis.text.resemblance import Sketch, read_vocabulary, resemble, sketch
from travaux.analysis.text.trace import trace
from travaux.domain.lineage import Wording
from travaux.reference.tracing import Curve

AMENDMENTS = CORPUS / "gdpr"
CURVE = DATA / "tracing.toml"
LABELS = {"verified": 1, "checked_not_verified": 0}
Floats = NDArray[np.float64]


def read_lines(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (AMENDMENTS / name).read_text("utf-8").splitlines()]


def auc(scores: Sequence[float], labels: Sequence[int]) -> float:
    """Return the chance that a verified pair scores above one that is not; ties count half."""
    true = [s for s, y in zip(scores, labels, strict=True) if y]
    false = [s for s, y in zip(scores, labels, strict=True) if not y]
    return sum((a > b) + (a == b) / 2 for a in true for b in false) / (len(true) * len(false))


def fit(evidence: Floats, labels: Floats, sample: Floats) -> Curve:
    """Fit a logistic curve by Newton's method."""
    x = np.column_stack([np.ones(len(evidence)), evidence])
    beta = np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        hessian = (x.T * (sample * p * (1 - p))) @ x + np.diag([1e-6, 1e-2])
        beta += np.linalg.solve(hessian, x.T @ (sample * (labels - p)) - np.array([1e-6, 1e-2]) * beta)
    return Curve(round(float(beta[0]), 4), round(float(beta[1]), 4))


def main() -> None:
    pairs = [p for p in read_lines("absorption-pairs.jsonl") if p["label"] in LABELS]
    labels = [LABELS[str(p["label"])] for p in pairs]
    amendments = [_wording(a, "uid", "old", "new") for a in read_lines("amendments.jsonl")]
    proposals = [_wording(p, "proposal_uid", "proposal_old", "proposal_new") for p in pairs]
    checked = [
        _wording(p, "amendment_uid", "amendment_old_normalised", "amendment_new_normalised") for p in pairs
    ]
    vocabulary = read_vocabulary((*amendments, *checked, *proposals))
    ours, theirs = sketch(proposals, vocabulary), sketch(checked, vocabulary)
    evidence = [resemble(a, b, vocabulary.weights).evidence for a, b in zip(ours, theirs, strict=True)]
    half = [int(sha256(p.id.encode()).hexdigest(), 16) % 2 for p in proposals]
    print(f"{len(pairs)} pairs checked by people, {sum(labels)} verified")
    overlap = [float(str(p["match"])) for p in pairs]
    print(f"AUC of the set's own word overlap: {auc(overlap, labels):.3f}")
    print(f"AUC of our confidence: {auc(evidence, labels):.3f} (a fixed sum; only the curve is fitted)")
    silver = silver_negatives(proposals, ours, amendments, vocabulary)
    curve = calibrate(evidence, labels, silver)
    halves = [
        calibrate(
            *([v for v, h in zip(vs, half, strict=True) if h == k] for vs in (evidence, labels)), silver
        )
        for k in (0, 1)
    ]
    print_calibration(evidence, labels, half, halves)
    print("curve", curve)
    if "--write" in sys.argv:
        new = rf"\g<1>{curve.bias}\n\g<2>{curve.slope}"
        kept = re.sub(r"(\[amendments\]\nbias = ).*\n(slope = ).*", new, CURVE.read_text("utf-8"))
        CURVE.write_text(kept, "utf-8")
    report_ranks(pairs, proposals, checked, amendments, curve)


def _wording(entry: dict[str, object], key: str, old: str, new: str) -> Wording:
    return Wording(str(entry[key]), str(entry[new] or ""), str(entry[old] or ""))


def calibrate(evidence: Sequence[float], labels: Sequence[int], silver: Sequence[float]) -> Curve:
    """Fit the curve to checked pairs, and to unchecked ones as negatives that weigh a twentieth."""
    values = np.array([*evidence, *silver])
    truth = np.array([*labels, *(0 for _ in silver)], dtype=float)
    return fit(values, truth, np.array([1.0] * len(evidence) + [0.05] * len(silver)))


def print_calibration(
    evidence: Sequence[float], labels: Sequence[int], half: Sequence[int], halves: Sequence[Curve]
) -> None:
    """Print how often pairs of a confidence were verified; each half is judged by the curve of the other."""
    held_out = [
        1 / (1 + math.exp(-(halves[1 - h].bias + halves[1 - h].slope * e)))
        for e, h in zip(evidence, half, strict=True)
    ]
    for low, high in ((0.0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1.01)):
        inside = [(p, y) for p, y in zip(held_out, labels, strict=True) if low <= p < high]
        if inside:
            mean, share = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            print(f"  confidence {mean:.2f} (held out by half): {share:.2f} of {len(inside)} verified")
    brier = sum((p - y) ** 2 for p, y in zip(held_out, labels, strict=True)) / len(labels)
    print(
        f"  Brier score {brier:.3f}; AUC in each half",
        [
            round(
                auc(
                    *zip(
                        *((e, y) for e, y, h in zip(evidence, labels, half, strict=True) if h == k),
                        strict=True,
                    )
                ),
                3,
            )
            for k in (0, 1)
        ],
    )


def silver_negatives(
    proposals: Sequence[Wording],
    ours: Sequence[Sketch],
    amendments: Sequence[Wording],
    vocabulary: Vocabulary,
) -> list[float]:
    """Return the evidence for amendments that come up for a proposal but are in none of its pairs.

    Nobody checked them (silver); those that make almost half of the same change are left out.
    """
    known = {(str(p["proposal_uid"]), str(p["amendment_uid"])) for p in read_lines("absorption-pairs.jsonl")}
    offered = {a.id: s for a, s in zip(amendments, sketch(amendments, vocabulary), strict=True)}
    sketches = {p.id: s for p, s in zip(proposals, ours, strict=True)}
    found = trace([{p.id: p for p in proposals}[uid] for uid in sorted(sketches)], amendments)
    pairs = [(t.proposal.id, m.target.id) for t in found for m in t.matches]
    likes = [resemble(sketches[p], offered[a], vocabulary.weights) for p, a in pairs if (p, a) not in known]
    return [like.evidence for like in likes if like.taken_up < 0.4]


def report_ranks(
    pairs: Sequence[dict[str, object]],
    proposals: Sequence[Wording],
    checked: Sequence[Wording],
    amendments: Sequence[Wording],
    curve: Curve,
) -> None:
    """Print the rank of a true amendment among all, strictly and with ties counted against us."""
    verified = [k for k, p in enumerate(pairs) if p["label"] == "verified"]
    true: dict[str, set[str]] = {}
    for k in verified:
        true.setdefault(proposals[k].id, set()).add(checked[k].id)
    pool = [*amendments, *{checked[k].id: checked[k] for k in verified}.values()]
    wanted = list({proposals[k].id: proposals[k] for k in verified}.values())
    started = time.perf_counter()
    vocabulary = read_vocabulary((*pool, *wanted))
    ours, theirs = sketch(wanted, vocabulary), sketch(pool, vocabulary)
    best: dict[str, int] = {}
    tally = dict.fromkeys(("first", "first, ties against it", "first but for its near duplicates"), 0)
    for proposal, one in zip(wanted, ours, strict=True):
        scores = [resemble(one, other, vocabulary.weights).confidence(curve) for other in theirs]
        siblings = {k for k, text in enumerate(pool) if text.id in true[proposal.id]}
        twins = {
            k
            for k, other in enumerate(theirs)
            if scores[k] > 0.05
            and any(
                compare_units(theirs[t].unit, other.unit, vocabulary.weights).score > 0.9 for t in siblings
            )
        }
        for place in sorted(k for k in siblings if k >= len(amendments)):
            better = {k for k, score in enumerate(scores) if score > scores[place] + 1e-9} - siblings
            equal = {k for k, score in enumerate(scores) if abs(score - scores[place]) <= 1e-9} - siblings
            tally["first"] += not better
            tally["first, ties against it"] += not better | equal
            tally["first but for its near duplicates"] += not better - twins
            best[proposal.id] = min(best.get(proposal.id, len(pool)), len(better))
    print(f"{len(verified)} verified pairs of {len(wanted)} proposals, among {len(pool)} amendments")
    print("  the true amendment comes", ", ".join(f"{name}: {count}" for name, count in tally.items()))
    print(f"  one of them comes first for {sum(not rank for rank in best.values())} of {len(best)} proposals")
    print(f"  exhaustive ranking took {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
