"""Measure reports of whole meetings against labels: main points at the top, and each part of the report.

Labels are `evals/labels/meetings.jsonl`: ten records of six forms, with main points, agreements,
differences, decisions, actions, questions with their replies, and compromises offered. Each file is
reported on as ``travaux report`` does; its findings are compared by the words they cite and by whom they
name.

``python -m evals.meetings [--part tune|held|all] [--show] [--show-held]`` prints the figures and ends in an
error where one is under its floor. What went wrong is listed with ``--show``; of the records held out it is
listed with ``--show-held`` alone.
"""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from evals.corpus import CORPUS, LABELS
from evals.labelled import Names, Places, asked, asking, is_under, overlaps, stored_file, stored_text
from travaux.domain.findings import Line
from travaux.domain.meeting_reports import MeetingReport, Vote
from travaux.domain.spans import Citation
from travaux.domain.voices import Voice
from travaux.errors import UnreadableSource
from travaux.pipeline.tools import tools
from travaux.reference.registry import Registry
from travaux.reports.composition.tools import Tools
from travaux.views.meetings import report_file

METHOD = """\
A finding shows a label where one of its citations shares half of the shorter with one of the label's
passages. Top: of the main points, those that a line at a glance, a key point or a takeaway shows; and of
these lines, those that show a label of any kind. An agreement is right where two of the label's holders are
told with words of theirs, a difference where one holder of each side is. An action, a question and a
compromise need the name as well, decisions do not; votes count as decisions, and where a label has a vote its
figures are compared. Replies: of the questions found, those whose reply is the labelled one, or none where
nobody replied. What shows an unscored label alone is neither right nor wrong."""
PARTS_OF_REPORT = ("agreement", "difference", "decision", "action", "question", "compromise")
NAMED = frozenset({"action", "question", "compromise"})
"""What is right only where it names whom the label names: a decision is the body's, whoever is named."""
FLOORS = {
    "tune": {
        "top recall": 0.72,
        "agreement precision": 0.85,
        "agreement recall": 0.67,
        "difference precision": 0.92,
        "difference recall": 0.48,
        "decision precision": 0.98,
        "decision recall": 0.98,
        "action precision": 0.91,
        "action recall": 0.81,
        "question precision": 0.95,
        "question recall": 0.78,
    },
    "held": {
        "top recall": 0.43,
        "agreement precision": 0.80,
        "agreement recall": 0.50,
        "difference precision": 0.98,
        "difference recall": 0.52,
        "decision precision": 0.51,
        "decision recall": 0.42,
        "question precision": 0.94,
        "question recall": 0.50,
    },
}
"""What was measured last, a little rounded down."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Words:
    """Passages, and who holds what they say: any of ``names`` may be told, nobody where there is none."""

    spans: tuple[Span, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Label:
    """One row of the labels; ``sides`` are one, or two for a difference. ``replies`` is of a question."""

    kind: str
    sides: tuple[tuple[Words, ...], ...]
    scored: bool = True
    replies: tuple[Words, ...] = ()
    vote: str | None = None
    text: str = ""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return every passage of the row."""
        return tuple(span for side in self.sides for words in side for span in words.spans)


@dataclass(frozen=True)
class Told:
    """One finding of a report in the form of a label."""

    kind: str
    sides: tuple[tuple[Words, ...], ...]
    reply: Words | None = None
    vote: str | None = None
    text: str = ""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return every passage it cites."""
        return tuple(span for side in self.sides for words in side for span in words.spans)


@dataclass
class Count:
    """How many labels of one kind there are and were found, and how many findings there are and are right."""

    labels: int = 0
    found: int = 0
    told: int = 0
    right: int = 0

    def add(self, other: "Count") -> None:
        """Add what was counted elsewhere."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def recall(self) -> float:
        """Return the share of labels found."""
        return _share(self.found, self.labels)

    @property
    def precision(self) -> float:
        """Return the share of findings that are right."""
        return _share(self.right, self.told)


@dataclass
class Tally:
    """What was counted over some meetings; ``replies`` and ``votes`` count as found of labels."""

    counts: dict[str, Count] = field(default_factory=dict)
    missed: list[tuple[str, Label]] = field(default_factory=list)
    wrong: list[tuple[str, Told]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def of(self, name: str) -> Count:
        """Return the count of one kind, begun where there is none."""
        return self.counts.setdefault(name, Count())

    def add(self, other: "Tally") -> None:
        """Add what was counted elsewhere."""
        for name, count in other.counts.items():
            self.of(name).add(count)
        self.missed += other.missed
        self.wrong += other.wrong
        self.unread += other.unread

    def figures(self) -> dict[str, float]:
        """Return the shares that have floors."""
        found = {"top recall": self.of("point").recall}
        for kind in PARTS_OF_REPORT:
            found[f"{kind} precision"] = self.of(kind).precision
            found[f"{kind} recall"] = self.of(kind).recall
        return found


@dataclass(frozen=True)
class Holders:
    """Whether a name on a label means one that a report tells."""

    registry: Registry

    def agree(self, label: Words, told: Words) -> bool:
        """Tell whether any name told is one of the label's; a label without names asks for none."""
        return not label.names or any(self.is_same(one, other) for one in label.names for other in told.names)

    def is_same(self, label: str, told: str) -> bool:
        """Tell whether two names are one actor's by the registry, or else one person's."""
        names = Names(self.registry)
        actor = self.registry.resolve_exactly(told).actor
        if actor or self.registry.resolve_exactly(label).actor:
            return names.is_actor(label, actor)
        return names.is_person(label, told)


def measure(with_: Tools | None = None) -> dict[tuple[str, str], Tally]:
    """Return what is counted by form of meeting and part of the labels; each record is reported on once."""
    with_ = with_ or tools()
    lines = (LABELS / "meetings.jsonl").read_text(encoding="utf-8").splitlines()
    tallies: dict[tuple[str, str], Tally] = {}
    for file, rows in groupby(map(json.loads, lines), key=lambda row: str(row["file"])):
        meeting, *own = rows
        tally = _of_file(file, own, with_)
        tallies.setdefault((meeting["form"], meeting["part"]), Tally()).add(tally)
    return tallies


def _of_file(file: str, rows: Sequence[dict[str, Any]], with_: Tools) -> Tally:
    stored = stored_text(file)
    with stored_file(file, CORPUS) as path:
        try:
            report = report_file(path, with_)
        except UnreadableSource:
            labels = [_label(row, _as_stored) for row in rows]
            return judge(file, labels, (), (), Holders(with_.registry), unread=[file])
    places = Places(stored, report.meeting.source.text)
    labels = [_label(row, places.span) for row in rows]
    return judge(file, labels, top_of(report), told_in(report), Holders(with_.registry))


def _as_stored(start: int, end: int) -> Span | None:
    return start, end


def _label(row: dict[str, Any], place: Callable[[int, int], Span | None]) -> Label:
    kind = str(row["kind"])
    return Label(
        kind,
        _sides(kind, row, place),
        bool(row.get("scored", True)),
        tuple(_held(each, place) for each in row.get("replies") or ()),
        row.get("vote"),
        str(row.get("text", "")),
    )


def _sides(
    kind: str, row: dict[str, Any], place: Callable[[int, int], Span | None]
) -> tuple[tuple[Words, ...], ...]:
    if kind == "difference":
        return tuple(tuple(_held(each, place) for each in side) for side in row["sides"])
    if kind == "agreement":
        return (tuple(_held(each, place) for each in row["holders"]),)
    names = row.get("holders") or row.get("who") or [row.get("holder") or row.get("asker") or ""]
    return ((Words(_placed(row["spans"], place), _names(names)),),)


def _held(each: dict[str, Any], place: Callable[[int, int], Span | None]) -> Words:
    return Words(_placed(each["spans"], place), _names([each["holder"]]))


def _placed(spans: Iterable[tuple[int, int]], place: Callable[[int, int], Span | None]) -> tuple[Span, ...]:
    return tuple(found for span in spans if (found := place(*span)))


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(one.strip() for name in names for one in name.split("|") if one.strip())


def top_of(report: MeetingReport) -> list[Told]:
    """Return what a report shows first: its lines at a glance, its key points and its takeaways."""
    return [_line("top", line) for line in (*report.summary, *report.points, *report.takeaways)]


def told_in(report: MeetingReport) -> list[Told]:
    """Return the findings of each part of a report that labels are about."""
    agreed = [Told("agreement", (_voices(each.voices),), text=each.text) for each in report.agreements]
    parted = [
        Told("difference", tuple(_voices(side.voices) for side in each.sides), text=each.text)
        for each in report.differences
    ]
    lines = [
        _line(kind, line)
        for kind, lines in (
            ("decision", report.decisions),
            ("action", report.actions),
            ("question", report.questions),
            ("compromise", report.compromises),
        )
        for line in lines
    ]
    return [*agreed, *parted, *lines, *map(_vote, report.votes)]


def _voices(voices: Iterable[Voice]) -> tuple[Words, ...]:
    return tuple(
        Words(
            (_span(one.citation),),
            _names([one.name, *(actor.name for actor in one.speaking_for), one.person or ""]),
        )
        for one in voices
    )


def _line(kind: str, line: Line) -> Told:
    words = Words(tuple(map(_span, line.citations)), line.actors)
    reply = Words((_span(line.reply.citation),), (line.reply.name,)) if line.reply else None
    return Told(kind, ((words,),), reply, text=line.text)


def _vote(vote: Vote) -> Told:
    figures = [vote.favour, vote.against, vote.abstaining]
    tally = "-".join("?" if figure is None else str(figure) for figure in figures)
    return Told("decision", ((Words(tuple(map(_span, vote.citations))),),), vote=tally, text=vote.text)


def _span(citation: Citation) -> Span:
    return citation.start, citation.end


def judge(
    file: str,
    labels: Sequence[Label],
    top: Sequence[Told],
    told: Sequence[Told],
    holders: Holders,
    unread: Sequence[str] = (),
) -> Tally:
    """Return what a report shows of one meeting: its ``top`` lines, and what is ``told`` in its parts."""
    tally = Tally(unread=list(unread))
    points = [each for each in labels if each.kind == "point"]
    lost = [each for each in points if not any(_shows(line, each) for line in top)]
    shown = sum(any(_shows(line, each) for each in labels) for line in top)
    tally.of("point").add(Count(len(points), len(points) - len(lost), len(top), shown))
    tally.missed += [(file, each) for each in lost]
    for kind in PARTS_OF_REPORT:
        own = [each for each in labels if each.kind == kind]
        found = [each for each in told if each.kind == kind]
        _judge_part(file, own, found, holders, tally)
    return tally


def _judge_part(
    file: str, labels: Sequence[Label], told: Sequence[Told], holders: Holders, tally: Tally
) -> None:
    """Count the findings of one kind against its labels."""
    scored = [each for each in labels if each.scored]
    for label in scored:
        answers = [each for each in told if answered(label, each, holders)]
        tally.of(label.kind).add(Count(labels=1, found=bool(answers)))
        if answers:
            _judge_detail(label, answers, holders, tally)
        else:
            tally.missed.append((file, label))
    for each in told:
        right = any(answered(label, each, holders) for label in scored)
        if right or not any(_shows(each, label) for label in labels if not label.scored):
            tally.of(each.kind).add(Count(told=1, right=right))
            tally.wrong += [] if right else [(file, each)]


def _judge_detail(label: Label, answers: Sequence[Told], holders: Holders, tally: Tally) -> None:
    """Count the reply of a question that was found, and the figures of a vote."""
    if label.kind == "question":
        right = any(_is_replied(label, each, holders) for each in answers)
        tally.of("reply").add(Count(labels=1, found=right))
    if label.vote and label.vote[0].isdigit() and ";" not in label.vote:
        found = any(each.vote and _is_same_vote(label.vote, each.vote) for each in answers)
        tally.of("vote").add(Count(labels=1, found=found))


def _is_same_vote(label: str, told: str) -> bool:
    """Tell whether the figures agree that the record states: an unopposed vote has those in favour alone."""
    pairs = list(zip(label.split("-"), told.split("-"), strict=True))
    return pairs[0][0] == pairs[0][1] and all(theirs in (ours, "?") for ours, theirs in pairs)


def _is_replied(label: Label, told: Told, holders: Holders) -> bool:
    if told.reply is None:
        return not label.replies
    return any(_is_told(words, told.reply, holders) for words in label.replies)


def answered(label: Label, told: Told, holders: Holders) -> bool:
    """Tell whether a finding is what a label says, by its words and, where that matters, its holders."""
    if label.kind == "agreement":
        (side,), (voices,) = label.sides, told.sides
        return sum(any(_is_told(words, voice, holders) for voice in voices) for words in side) > 1
    if label.kind == "difference":
        return _is_parted(label, told, holders)
    if not _shows(told, label):
        return False
    named = label.kind in NAMED
    return not named or holders.agree(label.sides[0][0], told.sides[0][0])


def _is_parted(label: Label, told: Told, holders: Holders) -> bool:
    """Tell whether two sides told hold what the two sides of a label do, in either order."""
    for number, side in enumerate(told.sides):
        for other in (*told.sides[:number], *told.sides[number + 1 :]):
            one, another = label.sides
            if _is_on(one, side, holders) and _is_on(another, other, holders):
                return True
    return False


def _is_on(side: Iterable[Words], voices: Sequence[Words], holders: Holders) -> bool:
    return any(_is_told(words, voice, holders) for words in side for voice in voices)


def _is_told(label: Words, told: Words, holders: Holders) -> bool:
    return _meet(label.spans, told.spans) and holders.agree(label, told)


def _shows(told: Told, label: Label) -> bool:
    return _meet(label.spans, told.spans)


def _meet(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(overlaps(one, other) for one in some for other in others)


def _share(some: int, of: int) -> float:
    return round(some / of, 3) if of else 1.0


def _shown(some: int, of: int) -> str:
    """Return a share with its figures; a dash where there is nothing to share."""
    return f"{_share(some, of):.2f} ({some}/{of})" if of else "-"


def show(name: str, tally: Tally) -> None:
    """Print one line of figures over a form or a part."""
    top = tally.of("point")
    print(f"  {name}: top {top.found}/{top.labels} points; lines with a label {top.right}/{top.told}")
    for kind in PARTS_OF_REPORT:
        one = tally.of(kind)
        if one.labels or one.told:
            print(f"    {kind:10} P {_shown(one.right, one.told)} R {_shown(one.found, one.labels)}")
    reply, vote = tally.of("reply"), tally.of("vote")
    print(f"    replies {reply.found}/{reply.labels}; votes {vote.found}/{vote.labels}")
    for file in tally.unread:
        print(f"    not read as a meeting: {file}")


def show_errors(tally: Tally) -> None:
    """List labels that no finding shows, and findings that show none."""
    for file, label in tally.missed:
        print(f"    missed {label.kind} {file} {label.spans[:2]}: {label.text}")
    for file, told in tally.wrong:
        print(f"    wrong {told.kind} {file} {told.spans[:2]}: {told.text[:100]}")


def main() -> int:
    """Print the figures; return 1 where one is under its floor."""
    given = asking(__doc__).parse_args()
    if not CORPUS.is_dir():
        print(f"not measured: {CORPUS} is absent")
        return 0
    print(METHOD)
    tallies = measure()
    failed = False
    for part, shown in asked(given):
        failed |= _print_part(part, tallies, shown)
    return int(failed)


def _print_part(part: str, tallies: dict[tuple[str, str], Tally], errors: bool) -> bool:
    """Print the figures of one part; return whether one is under its floor."""
    total = Tally()
    print(part)
    for (form, own), tally in tallies.items():
        if own == part:
            show(form, tally)
            total.add(tally)
    show("all", total)
    if errors:
        show_errors(total)
    return is_under(total.figures(), FLOORS[part])


if __name__ == "__main__":
    sys.exit(main())
