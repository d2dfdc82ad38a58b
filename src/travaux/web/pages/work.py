"""Work: sending files, and how far the runs in the background are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from travaux.commands.adding import Added
from travaux.commands.background import Progress
from travaux.commands.uploading import MOST_BYTES, MOST_FILES
from travaux.domain.actors import Sector
from travaux.domain.meetings import Intervention
from travaux.domain.messages import Text, counted, message
from travaux.domain.sources import SourceKind
from travaux.views.review.findings import queue
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind, path_alone

COUNTS = {
    "paragraphs": N_("paragraphs"),
    "brackets": N_("brackets"),
    "lost": N_("losses in reading"),
    "interventions": N_("interventions"),
    "speakers": N_("speakers"),
    "words": N_("words"),
    "times": N_("times"),
    "unattributed": N_("passages without a speaker"),
}
"""What a reading counts, in the words of a page."""


@dataclass(frozen=True, slots=True)
class FileLookedAt:
    """One file that is not kept yet: how it was read, and the one question whose answer would settle most.

    ``asks`` is the field of its form that the question is about, "" where it is about none.
    """

    number: int
    added: Added
    question: Text
    asks: str


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Files not kept yet, by the name of their batch; ``author`` is whose edits of ``returns`` they are."""

    batch: str
    files: tuple[FileLookedAt, ...]
    returns: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Who speaks under a label of a meeting that nothing explains, and how often; ``path`` answers it."""

    meeting: str
    label: str
    turns: int
    path: str


@dataclass(frozen=True, slots=True)
class Adding:
    """The form for files; ``done`` is what became of those that were sent, ``refused`` why none was taken.

    ``looked`` are files that were read and are not kept yet.

    ``versions`` are the ids and names of the versions that a file may return.
    """

    heading: str
    kinds: tuple[SourceKind, ...]
    sectors: tuple[str, ...] = tuple(sector.value for sector in Sector)
    versions: tuple[tuple[str, str], ...] = ()
    most_files: int = MOST_FILES
    most_megabytes: int = MOST_BYTES // (1024 * 1024)
    done: tuple[Added, ...] = ()
    counts: Mapping[str, str] = field(default_factory=lambda: COUNTS)
    refused: Text = ""
    looked: LookedAt | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """The last runs, and the questions whose answers would settle most, one a meeting."""

    heading: str
    runs: tuple[Progress, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()


def looked_at(batch: str, read: Iterable[Added], returns: str = "", author: str = "") -> LookedAt:
    """Return files that are not kept yet, each with its question."""
    files = (FileLookedAt(n, each, *_question_of(each)) for n, each in enumerate(read))
    return LookedAt(batch, tuple(files), returns, author)


_MISSING: Mapping[SourceKind, tuple[tuple[str, Text], ...]] = {
    SourceKind.INPUT: (("author", message("Whose submission is it?")),),
    SourceKind.STATEMENT: (("author", message("Whose statement is it?")),),
    SourceKind.DRAFT: (("stage", message("Which version of the text is it, such as Rev.1?")),),
}


def _question_of(item: Added) -> tuple[Text, str]:
    """Return the one question whose answer would settle most of what was not understood, and its field."""
    if item.source is None:
        return "", ""
    facts = item.source.facts
    if facts.kind is SourceKind.DOCUMENT:
        return message("What is it? It was not recognised: only its words will be searched."), "kind"
    for name, question in _MISSING.get(facts.kind, ()):
        if not getattr(facts, name):
            return question, name
    if facts.date is None:
        return message("When was it held, issued or received?"), "date"
    if unnamed := item.counts.get("unattributed"):
        return counted(
            "%(n)s passage names no speaker: who spoke can be said once the file is kept.",
            "%(n)s passages name no speaker: who spoke can be said once the file is kept.",
            n=unnamed,
        ), ""
    return "", ""


def adding(
    snapshot: Snapshot,
    done: tuple[Added, ...] = (),
    refused: Text = "",
    looked: LookedAt | None = None,
) -> Adding:
    """Return the form for files."""
    kinds = tuple(kind for kind in SourceKind if kind is not SourceKind.RETURNED)
    versions = tuple((one.id, snapshot.names[one.id]) for one in snapshot.of_kind(SourceKind.DRAFT))
    return Adding(
        N_("Add sources"), kinds, versions=versions[::-1], done=done, refused=refused, looked=looked
    )


def work(snapshot: Snapshot, runs: tuple[Progress, ...] = ()) -> Work:
    """Return the last runs, and what people could settle."""
    return Work(N_("Runs"), runs, tuple(_questions(snapshot))[:_MOST_QUESTIONS])


_MOST_QUESTIONS = 5  # so many as somebody answers while a run goes on


def _questions(snapshot: Snapshot) -> list[OpenQuestion]:
    """Return for each meeting the label under which most is said by somebody unknown, most turns first."""
    best: dict[str, OpenQuestion] = {}
    for one in queue(snapshot):
        turn = one.finding
        if not isinstance(turn, Intervention) or turn.speaker.actor or not turn.speaker.label:
            continue
        turns, known = 1 + len(one.alike), best.get(one.key.subject)
        if known is None or turns > known.turns:
            path = f"review/{one.name}/"
            best[one.key.subject] = OpenQuestion(one.where, turn.speaker.label, turns, path)
    return sorted(best.values(), key=lambda each: -each.turns)


ADDING = PageKind("add/", "add.html", adding, path_alone("add/"), "add", live=True)
WORK = PageKind("work/", "work.html", work, path_alone("work/"), "sources", live=True)
PAGES = (ADDING, WORK)
"""The pages of this module; they need a server."""
