"""Measure the words of sixteen records that are given to the right speaker, to a wrong one, or to nobody.

Labels are `evals/labels/turns.jsonl`: who holds each stretch of a record, and what is nobody's. Each word of
a labelled stretch counts once. ``python -m evals.turns [--part tune|held|all] [--show] [--show-held]`` prints
the figures and ends in an error where one is beyond its bound; ``--show`` names the labels that were wrong.
"""

import json
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from evals.corpus import CORPUS, LABELS
from evals.labelled import Names, Places, asked, asking, is_anonymous, stored_text
from travaux.analysis.speakers.identification import identify
from travaux.domain.actors import ActorKind, Speaker
from travaux.domain.meetings import Meeting
from travaux.errors import UnreadableSource
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import Registry, load_registry

METHOD = """\
Right: the actor found is the State or body of the label, or the person is the one of the label and no other
actor is given; a role for whoever presides. Wrong: another actor or person, anybody for what is nobody's, or
somebody for a speaker whom the document does not name. Unknown: no actor, no person and no label but initials
or "Speaker 2" or a role; words that the reader does not expose; all words of a file that it does not read.
Numbers alone are not counted: times and the numbers of captions stand within the stretch of a speaker."""
BOUNDS = {"tune": (0.0032, 0.95), "held": (0.0435, 0.68)}
"""The share of words under a wrong holder that must not be passed, and the share under the right one that
must be reached, by part: what was measured last, a little rounded."""

_ROLES = re.compile(
    r"(?:the |a |city |staff |council ?)*(?:member|witness|manager|clerk|counsel|minister)s?",
    re.IGNORECASE,
)
"""Labels that tell what somebody is and not who."""

RIGHT, WRONG, UNKNOWN = "right", "wrong", "unknown"


@dataclass(frozen=True)
class Row:
    """One labelled stretch of a record."""

    start: int
    end: int
    who: str | None
    state: str | None
    capacity: str | None


@dataclass
class Score:
    """Words of one file, or of several, by verdict, and the speakers that were wrong."""

    words: Counter[str] = field(default_factory=Counter)
    of_nobody: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    unread: int = 0

    def add(self, other: "Score") -> None:
        """Add what was counted in another file."""
        self.words += other.words
        self.of_nobody += other.of_nobody
        self.wrong += other.wrong
        self.unread += other.unread

    def share(self, verdict: str) -> float:
        """Return the share of all words; for ``right`` the share of the words that somebody holds."""
        held = sum(self.words.values())
        everything = held + sum(self.of_nobody.values())
        if verdict == WRONG:
            return (self.words[WRONG] + self.of_nobody[WRONG]) / everything if everything else 0.0
        return self.words[verdict] / held if held else 0.0


def measure(registry: Registry | None = None) -> Iterator[tuple[str, str, Score]]:
    """Yield each labelled file, its part, and its score."""
    registry = registry or load_registry()
    lines = (LABELS / "turns.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    for file, found in groupby(rows, key=lambda row: row["file"]):
        own = list(found)
        stretches = [
            Row(row["start"], row["end"], row["who"], row["state"], row["capacity"])
            for row in own
            if "who" in row
        ]
        yield file, own[0]["part"], _of_file(file, stretches, registry)


def _of_file(file: str, rows: Sequence[Row], registry: Registry) -> Score:
    try:
        meeting = identify(read_transcript(CORPUS / file), registry)
    except UnreadableSource:
        text = stored_text(file)
        held = sum(len(text[row.start : row.end].split()) for row in rows if row.who)
        return Score(Counter({UNKNOWN: held}), unread=1)
    places, names, score = Places(stored_text(file), meeting.source.text), Names(registry), Score()
    starts = [each.start for each in meeting.interventions]
    for row in rows:
        for place in places.words(row.start, row.end, lettered=True):
            speaker = _speaker_at(meeting, starts, place[0]) if place else None
            verdict = judge(row, speaker, names)
            (score.words if row.who else score.of_nobody)[verdict] += 1
            if verdict == WRONG and speaker:
                score.wrong[f"{row.who or 'nobody'} → {speaker.name}"] += 1
    return score


def _speaker_at(meeting: Meeting, starts: Sequence[int], place: int) -> Speaker | None:
    number = bisect_right(starts, place) - 1
    if number < 0 or place >= meeting.interventions[number].end:
        return None
    return meeting.interventions[number].speaker


def judge(row: Row, speaker: Speaker | None, names: Names) -> str:
    """Return whether words of ``row`` given to ``speaker`` are under the right holder."""
    if speaker is None or _is_nobody(speaker):
        return UNKNOWN
    if row.who is None:
        return WRONG
    role = speaker.actor is not None and speaker.actor.kind is ActorKind.ROLE
    if role:
        presides = row.capacity == "presiding" or (row.capacity or "").startswith("office")
        return RIGHT if presides else WRONG
    if speaker.actor is None and not speaker.on_behalf_of:
        return _by_name(row, speaker, names)
    group = (row.capacity or "").removeprefix("for ")
    given = [each for each in (speaker.actor, *speaker.on_behalf_of) if each]
    meant = [row.state or row.who, group]
    if any(names.is_actor(name, given[0]) for name in meant) or _is_office(row, speaker.label):
        return RIGHT
    return WRONG


def _by_name(row: Row, speaker: Speaker, names: Names) -> str:
    """Judge a speaker who is a person, or a label as written."""
    name = speaker.person or speaker.label
    if any(names.is_person(meant, name) for meant in (row.who, row.state) if meant) or _is_office(row, name):
        return RIGHT
    if not speaker.person and (row.who == "unknown" or _ROLES.fullmatch(name)):
        return UNKNOWN
    return WRONG


def _is_office(row: Row, label: str) -> bool:
    """Tell whether a label names the office in which the words are said, or the holder among others."""
    words, office = set(re.findall(r"\w+", label.lower())), (row.capacity or "").lower()
    named = row.who is not None and re.search(rf"\b{re.escape(row.who)}\b", label)
    return bool(named) or (office.startswith("office of") and words <= set(re.findall(r"\w+", office)))


def _is_nobody(speaker: Speaker) -> bool:
    if speaker.actor or speaker.on_behalf_of or speaker.ambiguous:
        return bool(speaker.ambiguous) and not speaker.actor
    return is_anonymous(speaker.person or speaker.label)


def show(name: str, score: Score) -> None:
    """Print one line."""
    held, nobody = sum(score.words.values()), sum(score.of_nobody.values())
    print(
        f"  {name[:44]:44} {held:6} words held: right {score.share(RIGHT):6.1%} unknown"
        f" {score.share(UNKNOWN):6.1%}; nobody's {nobody:5}, given {score.of_nobody[WRONG]:4};"
        f" wrong of all {score.share(WRONG):6.2%}{'  NOT READ' if name and score.unread else ''}"
    )


def main() -> int:
    """Print the figures; return 1 where one is beyond its bound."""
    given = asking(__doc__).parse_args()
    if not CORPUS.is_dir():
        print(f"not measured: {CORPUS} is absent")
        return 0
    print(METHOD)
    failed, scores = False, list(measure())
    for part, shown in asked(given):
        total = Score()
        print(part)
        for file, own, score in scores:
            if own == part:
                show(file, score)
                total.add(score)
                for pair, count in score.wrong.most_common(12):
                    if shown:
                        print(f"      {count:5} {pair}")
        show("all", total)
        most, least = BOUNDS[part]
        kept = total.share(WRONG) <= most and total.share(RIGHT) >= least
        failed |= not kept
        print(f"  at most {most:.2%} wrong, at least {least:.1%} right: {'kept' if kept else 'not kept'}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
