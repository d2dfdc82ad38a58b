"""Measure positions against labels made by careful reading: who, which stance, on what.

Labels are `evals/labels/positions.jsonl`: passages that were labelled whole, positions in them (source
offsets, actor, stance, and where the words of the target stand), and stretches left out of scoring, where
two careful readers could differ. `part` is `tune`, or one of those that were
held out at first and looked at after their first figures: `seen`, `held`, `second`.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from evals.corpus import CORPUS, LABELS
from travaux.analysis.wording import stem, tokens
from travaux.domain.positions import Position
from travaux.pipeline.exposure import spoken_in
from travaux.reference.registry import Registry, load_registry
from travaux.views.positions.register import positions_in

LABELLED = LABELS / "positions.jsonl"
GRAVE = frozenset({"oppose", "reserve", "dissociate"})


@dataclass(frozen=True, slots=True)
class Label:
    """One line of the labels."""

    file: str
    part: str
    kind: str
    start: int
    end: int
    actor: str = ""
    speaking_for: str | None = None
    stance: str = ""
    target: tuple[int, int] | None = None


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float
    count: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured over some files."""

    actor: Score
    stance: dict[str, Score]
    target: Score
    grave: Score
    missed: tuple[Label, ...]
    wrong: tuple[Position, ...]
    misread: tuple[tuple[Label, Position], ...]
    pairs: tuple[tuple[Label, Position], ...]

    @property
    def macro(self) -> float:
        """Return the mean F1 over the stances that the labels have."""
        return sum(score.f1 for score in self.stance.values()) / max(1, len(self.stance))


def read_labels(path: Path = LABELLED) -> list[Label]:
    """Return the labels."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [Label(**{**row, "target": tuple(row["target"]) if row.get("target") else None}) for row in rows]


def measure(corpus: Path, part: str, registry: Registry | None = None) -> Measured:
    """Return how the positions found in the files of ``part`` compare with their labels."""
    registry = registry or load_registry()
    labels = [label for label in read_labels() if label.part == part]
    pairs: list[tuple[Label, Position]] = []
    missed: list[Label] = []
    wrong: list[Position] = []
    texts = {}
    for file in dict.fromkeys(label.file for label in labels):
        own = [label for label in labels if label.file == file]
        texts[file] = spoken_in(corpus / file).source.text
        found = [p for p in positions_in(corpus / file, registry).positions if _is_within(p, own)]
        matched = list(_match([label for label in own if label.kind == "position"], found))
        pairs += [(label, position) for label, position in matched if position]
        missed += [label for label, position in matched if position is None]
        taken = {id(position) for _, position in matched if position}
        wrong += [position for position in found if id(position) not in taken and not _is_open(position, own)]
    return Measured(
        _score(len(pairs), len(wrong), len(missed)),
        _stances(pairs, missed, wrong),
        _targets(pairs, texts),
        _grave(pairs, missed, wrong),
        tuple(missed),
        tuple(wrong),
        tuple(pair for pair in pairs if pair[0].stance != pair[1].stance.value),
        tuple(pairs),
    )


def _is_within(position: Position, labels: Sequence[Label]) -> bool:
    """Tell whether a position stands in a passage that was labelled whole."""
    at = position.citations[0].start
    return any(label.kind == "passage" and label.start <= at < label.end for label in labels)


def _is_open(position: Position, labels: Sequence[Label]) -> bool:
    """Tell whether a position stands where two careful readers could differ."""
    at = position.citations[0]
    return any(label.kind == "skip" and label.start < at.end and at.start < label.end for label in labels)


def _match(labels: Sequence[Label], found: Sequence[Position]) -> Iterable[tuple[Label, Position | None]]:
    free = list(found)
    for exact in (True, False):
        remaining = []
        for label in labels:
            fits = [
                one for one in free if _fits(label, one) and (not exact or one.stance.value == label.stance)
            ]
            if fits:
                free.remove(fits[0])
                yield label, fits[0]
            else:
                remaining.append(label)
        labels = remaining
    for label in labels:
        yield label, None


def _fits(label: Label, position: Position) -> bool:
    at = position.citations[0]
    group = position.speaking_for.code if position.speaking_for else None
    overlaps = at.start < label.end and label.start < at.end
    return overlaps and position.actor.code == label.actor and group == label.speaking_for


def _score(right: int, wrong: int, missed: int) -> Score:
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(round(precision, 3), round(recall, 3), round(f1, 3), right + missed)


def _stances(
    pairs: Sequence[tuple[Label, Position]], missed: Sequence[Label], wrong: Sequence[Position]
) -> dict[str, Score]:
    right: Counter[str] = Counter()
    false: Counter[str] = Counter(position.stance.value for position in wrong)
    lost: Counter[str] = Counter(label.stance for label in missed)
    for label, position in pairs:
        if label.stance == position.stance.value:
            right[label.stance] += 1
        else:
            false[position.stance.value] += 1
            lost[label.stance] += 1
    present = sorted({label.stance for label, _ in pairs} | set(lost))
    return {stance: _score(right[stance], false[stance], lost[stance]) for stance in present}


def _grave(
    pairs: Sequence[tuple[Label, Position]], missed: Sequence[Label], wrong: Sequence[Position]
) -> Score:
    by_stance = defaultdict(int)
    for label, position in pairs:
        if position.stance.value in GRAVE:
            by_stance["right" if position.stance.value == label.stance else "wrong"] += 1
        elif label.stance in GRAVE:
            by_stance["missed"] += 1
    by_stance["wrong"] += sum(position.stance.value in GRAVE for position in wrong)
    by_stance["missed"] += sum(label.stance in GRAVE for label in missed)
    return _score(by_stance["right"], by_stance["wrong"], by_stance["missed"])


def _targets(pairs: Sequence[tuple[Label, Position]], texts: dict[str, str]) -> Score:
    right = wrong = missed = 0
    for label, position in pairs:
        if label.target is None:
            continue
        wanted = _stems(texts[label.file][slice(*label.target)])
        written = " ".join(texts[label.file][slice(*label.target)].lower().split())
        hits = [bool(wanted & _stems(one.label)) or written in one.label.lower() for one in position.targets]
        right += any(hits)
        missed += not any(hits)
        wrong += bool(hits) and not any(hits)
    return _score(right, wrong, missed)


def _stems(words: str) -> set[str]:
    return {token.stem or stem(token.text) for token in tokens(words.lower()) if len(token.text) > 1}


def main() -> None:
    """Print what was measured on the files for tuning and on those held out."""
    for part in dict.fromkeys(label.part for label in read_labels()):
        found = measure(CORPUS, part)
        print(f"{part}: actor {found.actor}")
        print(f"  stance macro-F1 {found.macro:.3f}; target {found.target}")
        print(f"  oppose, reserve, dissociate {found.grave}")
        for stance, score in found.stance.items():
            print(f"    {stance:12} {score}")


if __name__ == "__main__":
    main()
