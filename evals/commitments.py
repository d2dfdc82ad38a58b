"""Measure commitments against our labels: found, strength, addressee and deadline of those that have one.

Labels are offsets into the corpus (``labels/commitments.md`` says how they were made). A found commitment is
the labelled one where its words begin at the same place; what two careful people could label differently is
neither counted as missed nor as wrong.
"""

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from evals.corpus import CORPUS, LABELS
from travaux.analysis.commitments.duties import find_commitments
from travaux.domain.commitments import Commitment
from travaux.domain.texts import Draft
from travaux.formats.draft_file import read_draft

LABELLED = LABELS / "commitments.jsonl"
UNSEEN = LABELS / "commitments-unseen.jsonl"
NEAR = 8  # characters: a label such as "(a)" may stand inside the paragraph's text
PLAN = CORPUS / "commitments" / "un80-actions-ws3.json"
DAYS = ("first_milestone_deadline", "final_milestone_deadline", "delivery_date")
ADOPTERS = "adopters"
Row = dict[str, object]


@dataclass
class Score:
    """Counts over all labelled texts; ``wrong`` lists what to read again."""

    labelled: int = 0
    found: int = 0
    matched: int = 0
    strengths: list[bool] = field(default_factory=list)
    addressees: list[bool] = field(default_factory=list)
    deadlines: list[bool] = field(default_factory=list)
    false_deadlines: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return the share of what was found that is labelled."""
        return self.matched / max(self.found, 1)

    @property
    def recall(self) -> float:
        """Return the share of what is labelled that was found."""
        return self.matched / max(self.labelled, 1)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def measure(labels: Path = LABELLED) -> Score:
    """Return the counts over all labelled texts."""
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    score = Score()
    for head in (row for row in rows if "scope" in row):
        mine = [row for row in rows if row["file"] == head["file"] and "paragraph" in row]
        draft = read_draft(CORPUS / str(head["file"]))
        _compare(draft, [range(first, last + 1) for first, last in head["scope"]], mine, score)
    return score


def _compare(draft: Draft, scope: Sequence[range], labels: Sequence[Row], score: Score) -> None:
    found = [one for one in find_commitments(draft).commitments if any(one.index in part for part in scope)]
    scored = [row for row in labels if row.get("scored", True)]
    score.labelled += len(scored)
    taken: set[int] = set()
    for row in scored:
        one = next((one for one in found if id(one) not in taken and _same(one, row)), None)
        if one is None:
            score.wrong.append(f"missed: {_words(draft, row)}")
            continue
        taken.add(id(one))
        score.matched += 1
        _judge(draft, one, row, score)
    for one in found:
        if id(one) not in taken and not any(_same(one, row) for row in labels if row not in scored):
            score.wrong.append(
                f"not labelled: {one.paragraph} {one.strength} {one.addressees} {one.duty[:90]}"
            )
        elif id(one) not in taken:
            continue
        score.found += 1


def _same(one: Commitment, row: Row) -> bool:
    start = int(str(row["start"]))
    return one.index == row["paragraph"] and abs(one.citations[0].start - start) <= NEAR


def _words(draft: Draft, row: Row) -> str:
    start = int(str(row["start"]))
    return f"{draft.symbol} [{row['paragraph']}] {draft.source.text[start : start + 110]!r}"


def _judge(draft: Draft, one: Commitment, row: Row, score: Score) -> None:
    told = _words(draft, row)
    if "strength" in row:
        score.strengths.append(one.strength.value == row["strength"])
        score.wrong += [f"strength {one.strength.value}: {told}"] * (not score.strengths[-1])
    if "addressees" in row:
        score.addressees.append(_names_agree(draft, one, row["addressees"]))
        score.wrong += [f"addressees {one.addressees}: {told}"] * (not score.addressees[-1])
    window = row.get("deadline")
    day = one.deadline.date if one.deadline else None
    if isinstance(window, list):
        first, last = (date.fromisoformat(str(edge)) for edge in window)
        score.deadlines.append(day is not None and first <= day <= last)
        score.wrong += [f"deadline {day}: {told}"] * (not score.deadlines[-1])
    elif "deadline" in row and day is not None:
        score.false_deadlines += 1
        score.wrong.append(f"no deadline, but {one.deadline}: {told}")


def _names_agree(draft: Draft, one: Commitment, labelled: object) -> bool:
    if labelled == ADOPTERS:
        return bool(one.addressees) and one.addressees[0] in ("Member States", "General Assembly")
    assert isinstance(labelled, list)
    names = [_key(draft.source.text[start:end]) for start, end in labelled]
    return sorted(map(_key, one.addressees)) == sorted(names)


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"^the ", "", name.lower())))


def _share(answers: Sequence[bool]) -> str:
    return f"{sum(answers) / max(len(answers), 1):.3f} ({sum(answers)} of {len(answers)})"


def measure_plan(path: Path = PLAN) -> tuple[list[bool], list[bool]]:
    """Return whether the leads of each action, and each of its days, were read from a plan of action."""
    actions = json.loads(path.read_text(encoding="utf-8"))
    found = find_commitments(read_draft(path)).commitments
    leads, days = [], []
    for action in actions:
        mine = [
            one
            for one in found
            if one.paragraph == str(action["action_number"])
            and one.duty.startswith(" ".join(action["indicative_activity"].split()))
        ]
        leads.append(any(list(one.addressees) == action["action_leads"] for one in mine))
        told = {one.deadline.date.isoformat() for one in mine if one.deadline and one.deadline.date}
        days += [str(action[name])[:10] in told for name in DAYS if action[name]]
    return leads, days


def main() -> None:
    """Print the figures, and with `-v` what was missed or wrong."""
    leads, days = measure_plan()
    print(f"plan of action: leads {_share(leads)}; days {_share(days)}")
    for name, labels in (("commitments", LABELLED), ("three texts labelled later", UNSEEN)):
        _tell(name, measure(labels))


def _tell(name: str, score: Score) -> None:
    print(f"{name}: {score.labelled} labelled, {score.found} found, {score.matched} the same")
    print(f"  found: precision {score.precision:.3f}, recall {score.recall:.3f}, F1 {score.f1:.3f}")
    print(f"  strength {_share(score.strengths)}; addressee {_share(score.addressees)}")
    print(f"  deadline {_share(score.deadlines)} of those that have one; {score.false_deadlines} false")
    if "-v" in sys.argv:
        print("\n".join(f"  {line}" for line in score.wrong))


if __name__ == "__main__":
    main()
