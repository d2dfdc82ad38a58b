"""Measure sentence roles against our labels: ceremony shown as argument, and F1 of claim, evidence, question.

The labels are offsets into the corpus files (``labels/README.md`` says how they were made). Sentences are cut
and judged in whole meetings, as in a report; a label is compared with the sentence that overlaps it most.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evals.corpus import CORPUS, LABELS
from travaux.analysis.meeting.roles import assign_roles
from travaux.analysis.speakers.identification import identify, parse_label
from travaux.domain.findings import Sentence, SentenceRole
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.spans import SourceText
from travaux.formats.transcripts import read_transcript
from travaux.language.sentences import split
from travaux.reference.registry import load_registry

LABELLED = LABELS / "sentence-roles.jsonl"
HALVES = ("develop", "held-out")
SCORED = (SentenceRole.CLAIM, SentenceRole.EVIDENCE, SentenceRole.QUESTION)
ARGUED = {SentenceRole.CLAIM.value, SentenceRole.EXPLANATION.value, SentenceRole.EVIDENCE.value}
UNSCORED = {"argument", "unsure"}
"""Labels of sentences that two careful people could judge differently: matter of some kind, or anything."""
NOBODYS = "in no intervention"
"""What headings and stage directions come to, which readers give to nobody."""
CEREMONY = {SentenceRole.COURTESY.value, SentenceRole.PROCEDURE.value}


@dataclass(frozen=True)
class Case:
    """A labelled sentence and what it was taken for."""

    half: str
    label: str
    found: str
    text: str


def cases(labels: Path = LABELLED) -> list[Case]:
    """Return every labelled sentence with the role it was given."""
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    return list(_judged(rows))


def _judged(rows: Sequence[dict[str, object]]) -> Iterator[Case]:
    for row in rows:
        file, part = str(row["file"]), row["part"]
        words = _words(file, part)[int(str(row["start"])) : int(str(row["end"]))]
        meeting, sentences = _read(file, part if isinstance(part, str) else None)
        place = _place(meeting, words, int(str(row["start"])), part)
        best = max(sentences, key=lambda one: _overlap(one, *place))
        role = best.role.value if _overlap(best, *place) > 0 else NOBODYS
        yield Case(str(row["half"]), str(row["label"]), role, words)


def _overlap(sentence: Sentence, start: int, end: int) -> int:
    return min(sentence.end, end) - max(sentence.start, start)


def _place(meeting: Meeting, words: str, start: int, part: object) -> tuple[int, int]:
    """Return where ``words``, or their end or beginning, stand in the text as its reader exposes it.

    Readers join lines, cut labels and leave page furniture out, so that spaces do not count.
    """
    near = start if not isinstance(part, int) else meeting.interventions[part].start + start
    said = words.split()
    for piece in (said, said[-8:], said[:8], said[:5], said[-3:]):
        pattern = re.compile(r"\s+".join(re.escape(word) for word in piece))
        spans = [match.span() for match in pattern.finditer(meeting.source.text)]
        if spans:
            return min(spans, key=lambda span: abs(span[0] - near))
    raise LookupError(f"{words!r} is not in {meeting.source.id} as it was read")


@cache
def _words(file: str, part: object) -> str:
    """Return the text that the offsets of a label count in."""
    raw = (CORPUS / file).read_text(encoding="utf-8")
    if part is None:
        return raw
    data = json.loads(raw)
    if isinstance(part, int):
        return str(data["meeting_transcripts"][part]["content"])
    _, *symbol, language = str(part).split("/")
    return str(data["groundTruth"]["/".join(symbol)][language])


@cache
def _read(file: str, part: str | None) -> tuple[Meeting, tuple[Sentence, ...]]:
    meeting = _debate(file) if file.startswith("qmsum") else _transcript(file, part)
    return meeting, assign_roles(meeting, split(meeting))


def _transcript(file: str, part: str | None) -> Meeting:
    if part is None:
        return identify(read_transcript(CORPUS / file), load_registry())
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "record.txt"
        copy.write_text(_words(file, part), encoding="utf-8")
        return identify(read_transcript(copy), load_registry())


def _debate(file: str) -> Meeting:
    """Return a meeting of the QMSum collection, one intervention a turn."""
    turns, text = [], ""
    for number, turn in enumerate(
        json.loads((CORPUS / file).read_text(encoding="utf-8"))["meeting_transcripts"]
    ):
        words = str(turn["content"])
        speaker = parse_label(str(turn["speaker"]), load_registry())
        turns.append(Intervention(f"i{number:04}", speaker, len(text), len(text) + len(words), 0))
        text += words + "\n\n"
    return Meeting(SourceText(file, text), "qmsum", MeetingFacts(), tuple(turns))


def f1(judged: Sequence[Case], role: SentenceRole) -> tuple[float, float, float]:
    """Return precision, recall and F1 of ``role`` on what is scored."""
    scored = [case for case in judged if case.label not in UNSCORED]
    right = sum(case.label == case.found == role.value for case in scored)
    shown = sum(case.found == role.value for case in scored)
    wanted = sum(case.label == role.value for case in scored)
    precision, recall = right / max(shown, 1), right / max(wanted, 1)
    return precision, recall, 2 * right / max(shown + wanted, 1)


def ceremony_as_argument(judged: Sequence[Case]) -> tuple[int, int]:
    """Return how many courtesies and procedural sentences head an argument, and how many sentences do."""
    heads = [case for case in judged if case.found == SentenceRole.CLAIM.value]
    return sum(case.label in CEREMONY for case in heads), len(heads)


def ceremony_within_argument(judged: Sequence[Case]) -> tuple[int, int]:
    """Return the same for sentences anywhere in an argument: claim, reason or evidence."""
    inside = [case for case in judged if case.found in ARGUED]
    return sum(case.label in CEREMONY for case in inside), len(inside)


def main() -> int:
    judged = cases()
    for half in HALVES:
        part = [case for case in judged if case.half == half]
        firm = sum(case.label not in UNSCORED for case in part)
        print(f"{half}: {len(part)} sentences labelled, {firm} scored")
        for role in SCORED:
            print("  {:9} precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(role.value, *f1(part, role)))
        print("  courtesy or procedure as claim: {} of {}".format(*ceremony_as_argument(part)))
        print(
            "  courtesy or procedure anywhere in an argument: {} of {}".format(
                *ceremony_within_argument(part)
            )
        )
        if "--errors" in sys.argv and half == HALVES[0]:
            _print_errors(part)
    return 0


def _print_errors(judged: Sequence[Case]) -> None:
    """Print what went wrong in the half that may be looked at."""
    for case in judged:
        if case.label not in UNSCORED and case.label != case.found and {case.label, case.found} & ARGUED:
            print(f"  {case.label} taken for {case.found}: {' '.join(case.text.split())[:160]}")


if __name__ == "__main__":
    raise SystemExit(main())
