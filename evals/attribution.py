"""Measure how many words of real meetings are attributed to the right actor, and whether the count is exact.

``labels/attribution.csv`` says which actor each subject means (for un80 the first field of a label, for wto
the grammatical subject), reviewed by hand. For un80 the turns are found again here, by their bold lines,
apart from the product's reader; for wto its turns are taken, and what it leaves unattributed counts as wrong.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from evals.corpus import CORPUS, LABELS
from travaux.analysis.speakers.identification import identify
from travaux.domain.meetings import Intervention, Meeting
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import Registry, load_registry

LABELLED = LABELS / "attribution.csv"
BOLD = re.compile(r"^\*\*(?P<label>[^*\n]+)\*\*[ \t]*$", re.MULTILINE)
CLOSING = re.compile(r",?\s+(?:also\s+)?on behalf of .*$|[,.]$")


@dataclass
class Score:
    """Words of one meeting: all, rightly attributed, and those that went to a wrong actor, by subject."""

    name: str
    words: int = 0
    right: int = 0
    counted: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    unresolved: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        return self.right / self.words if self.words else 0.0


def expected() -> dict[tuple[str, str], str]:
    """Return the code of the actor whom each subject means, by collection and subject."""
    with LABELLED.open(encoding="utf-8", newline="") as lines:
        return {(row["collection"], row["subject"]): row["actor"] for row in csv.DictReader(lines)}


def measure(collection: str, registry: Registry) -> Iterator[Score]:
    """Yield the score of each meeting of ``collection`` (un80 or wto)."""
    gold = expected()
    pattern = "session_[1-4]_*.md" if collection == "un80" else "*.txt"
    for path in sorted((CORPUS / collection).glob(pattern)):
        meeting = identify(read_transcript(path), registry)
        score = Score(path.stem)
        spans = _bold_turns(meeting) if collection == "un80" else _subjects(meeting)
        for subject, start, end in spans:
            _count(score, meeting, gold.get((collection, subject), subject), subject, start, end)
        score.counted = sum(each.words for each in meeting.interventions)
        yield score


def _count(score: Score, meeting: Meeting, actor: str, subject: str, start: int, end: int) -> None:
    for word in re.finditer(r"\S+", meeting.source.text[start:end]):
        said = _actor_at(meeting, start + word.start())
        score.words += 1
        score.right += said == actor
        if said is None and said != actor:
            score.unresolved[subject] += 1
        elif said != actor:
            score.wrong[f"{subject} → {said}"] += 1


def _actor_at(meeting: Meeting, place: int) -> str | None:
    """Return who holds the word at ``place``: several, joined by +, where one sentence tells of several."""
    turns = [each for each in meeting.interventions if each.start <= place < each.end]
    return "+".join(code for each in turns if (code := _actor(each))) or None


def _actor(turn: Intervention) -> str:
    if turn.speaker.actor:
        return turn.speaker.actor.code
    return "+".join(actor.code for actor in turn.speaker.on_behalf_of)


def _bold_turns(meeting: Meeting) -> Iterator[tuple[str, int, int]]:
    text = meeting.source.text
    found = list(BOLD.finditer(text))
    for label, following in zip(found, [*found[1:], None], strict=True):
        yield label["label"].split("|")[0].strip(), label.end(), following.start() if following else len(text)


def _subjects(meeting: Meeting) -> Iterator[tuple[str, int, int]]:
    """Yield each turn once, with the labels of all who hold it."""
    turns: dict[tuple[int, int], list[str]] = {}
    for each in meeting.interventions:
        turns.setdefault((each.start, each.end), []).append(CLOSING.sub("", each.speaker.label))
    for (start, end), labels in turns.items():
        yield "; ".join(labels), start, end
    for start, end in meeting.unattributed:
        yield "(unattributed)", start, end


def main() -> int:
    registry = load_registry()
    write = sys.stdout.write
    write("Words attributed to the right actor\n")
    for collection in ("un80", "wto"):
        scores = list(measure(collection, registry))
        for score in scores:
            write(f"{collection}  {score.name[:48]:48} {score.words:6} words  {score.share:7.2%}")
            write(f"  counted {score.counted}\n")
            for kind, counted in (("unresolved", score.unresolved), ("WRONG", score.wrong)):
                for subject, count in counted.most_common(6):
                    write(f"        {kind:10} {count:5}  {subject}\n")
        right, words = sum(each.right for each in scores), sum(each.words for each in scores)
        write(f"{collection}  all {words} words: {right / words if words else 0:.2%}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
