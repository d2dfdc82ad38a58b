"""A large workspace to measure on: 100 meetings, 10 versions of 130 paragraphs, 500 inputs.

Everything is the shipped example's, drawn anew: turns, paragraphs and inputs are resampled, and a word in
twelve is exchanged with another of the same record, so that nothing repeats to the letter.
"""

import random
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import as_file
from pathlib import Path

from travaux.commands.adding import add
from travaux.commands.example import build_example
from travaux.commands.manifest import Said
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.domain.meetings import Transcript
from travaux.domain.runs import Listener, RunEvent, RunSummary, State
from travaux.domain.sources import SourceKind
from travaux.domain.texts import Draft
from travaux.errors import PartialFailure
from travaux.example import folder as shipped
from travaux.store.workspace import Workspace
from travaux.views.snapshot import Snapshot
from travaux.views.workspace import opened, snapshot_of

_START = date(2024, 1, 8)
_TURNS = 100
_SECTION = 12  # paragraphs
_PRIVATE = 50  # one input in so many is private


@dataclass(frozen=True, slots=True)
class Size:
    """How large a record is made."""

    meetings: int = 100
    versions: int = 10
    paragraphs: int = 130
    inputs: int = 500


@dataclass(frozen=True, slots=True)
class Pool:
    """What the example holds to draw from."""

    turns: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    inputs: tuple[tuple[str, ...], ...]
    authors: tuple[tuple[str, str], ...]
    vocabulary: tuple[str, ...]
    marked: tuple[str, ...]


Work = Callable[[Workspace, str, Listener], RunSummary]


def build(folder: Path, size: Size, work: Work = run) -> None:
    """Make the workspace in ``folder`` and work everything out, by ``work``.

    Raises:
        PartialFailure: if a file of it could not be added, or something could not be worked out.
    """
    example = folder.with_name(folder.name + "-example")
    shutil.rmtree(example, ignore_errors=True)
    build_example(example)
    with snapshot_of(example) as snapshot:
        pool = _pool(snapshot)
    files = list(_written(folder.with_name(folder.name + "-files"), pool, size, random.Random(7)))
    create(folder, "A large record", "taxonomy.toml", "actors.toml")
    with as_file(shipped()) as own:
        for name in ("taxonomy.toml", "actors.toml"):
            shutil.copyfile(own / name, folder / name)
    with opened(folder) as workspace:
        failed = [item for item in add(workspace, files, "benchmark") if item.error]
        failures = () if failed else work(workspace, "benchmark", _tell).failures
    shutil.rmtree(example)
    if failed or failures:
        raise PartialFailure(f"{failed[:3]} {failures[:3]}", where=str(folder))


def _tell(event: RunEvent) -> None:
    if (event.state is State.DONE and event.number % 50 == 0) or event.total < 3:
        print(f"  {event.stage} {event.number}/{event.total} {event.state}", file=sys.stderr, flush=True)


def _pool(snapshot: Snapshot) -> Pool:
    turns = tuple(
        (turn.label, " ".join(said.source.text[turn.start : turn.end].split()))
        for _, said in snapshot.results(Transcript)
        for turn in said.turns
        if turn.label
    )
    drafts = snapshot.results(Draft, SourceKind.DRAFT)
    written = [p.clean_text or p.text for _, d in drafts for p in d.paragraphs]
    paragraphs = tuple(dict.fromkeys(" ".join(p.split()) for p in written if len(p.split()) > 12))
    named = [*snapshot.results(Draft, SourceKind.INPUT)]
    inputs = tuple(tuple(" ".join(p.text.split()) for p in draft.paragraphs) for _, draft in named)
    authors = tuple((s.facts.author or s.title, s.facts.sector.value) for s, _ in named if s.facts.sector)
    words = {w for text in (*paragraphs, *(said for _, said in turns)) for w in text.split() if w.isalpha()}
    vocabulary = tuple(sorted(word for word in words if len(word) > 4))
    asides = (a for _, d in drafts for p in d.paragraphs for b in p.brackets for a in b.attributions)
    marked = tuple(dict.fromkeys(actor for one in asides for actor in one.actors if len(actor) < 20))
    return Pool(turns, paragraphs, inputs, authors, vocabulary, marked)


def _written(folder: Path, pool: Pool, size: Size, chance: random.Random) -> Iterator[tuple[Path, Said]]:
    """Write every file and yield it with what is said of it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    versions = list(_versions(pool, size, chance))
    for number, text in enumerate(versions):
        day = _START + timedelta(days=70 * number)
        said = _said(SourceKind.DRAFT, f"Draft of {day}", day) | {"stage": f"Rev.{number}"}
        yield _file(folder, f"draft-{number}.md", _as_draft(text, number, pool, chance)), said
    for number in range(size.meetings):
        day = _START + timedelta(days=7 * number)
        said = _said(SourceKind.TRANSCRIPT, f"Meeting {number + 1}", day)
        yield _file(folder, f"meeting-{number}.txt", _meeting(pool, chance)), said
    for number in range(size.inputs):
        day = _START + timedelta(days=number)
        author, sector = _author(pool, number)
        said = _said(SourceKind.INPUT, f"Input {number + 1} of {author}", day)
        said |= {"author": author, "sector": sector}
        said |= {"visibility": "private"} if number % _PRIVATE == _PRIVATE - 1 else {}
        wording = chance.choice(chance.choice(versions))
        yield _file(folder, f"input-{number}.md", _input(pool, wording, chance)), said


def _said(kind: SourceKind, title: str, day: date) -> dict[str, object]:
    return {"kind": kind.value, "title": title, "date": day, "language": "en"}


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _author(pool: Pool, number: int) -> tuple[str, str]:
    name, sector = pool.authors[number % len(pool.authors)]
    chapter = number // len(pool.authors) % 8
    return (f"{name}, Chapter {chapter}" if chapter else name), sector


def _meeting(pool: Pool, chance: random.Random) -> str:
    turns = chance.sample(pool.turns, min(_TURNS, len(pool.turns)))
    return "\n\n".join(f"{label}: {_reworded(said, pool.vocabulary, chance)}" for label, said in turns) + "\n"


def _input(pool: Pool, wording: str, chance: random.Random) -> str:
    own = [_reworded(text, pool.vocabulary, chance) for text in chance.choice(pool.inputs)]
    asked = chance.randint(1, 130)
    own.append(f"We propose that paragraph {asked} read: “{_reworded(wording, pool.vocabulary, chance, 20)}”")
    return "\n\n".join(own) + "\n"


def _versions(pool: Pool, size: Size, chance: random.Random) -> Iterator[list[str]]:
    """Yield the paragraphs of each version: some edited, moved, dropped and new in every next one."""
    text = [_fresh(pool, chance) for _ in range(size.paragraphs)]
    yield text
    for _ in range(size.versions - 1):
        text = [
            _reworded(each, pool.vocabulary, chance, 8) if chance.random() < 0.3 else each for each in text
        ]
        for _ in range(5):
            text.pop(chance.randrange(len(text)))
            text.insert(chance.randrange(len(text)), _fresh(pool, chance))
            text.insert(chance.randrange(len(text)), text.pop(chance.randrange(len(text))))
        yield text


def _fresh(pool: Pool, chance: random.Random) -> str:
    return _reworded(chance.choice(pool.paragraphs), pool.vocabulary, chance, 4)


def _as_draft(text: Sequence[str], number: int, pool: Pool, chance: random.Random) -> str:
    lines = [f"# A text under negotiation, Rev.{number}"]
    for place, each in enumerate(text):
        if place % _SECTION == 0:
            lines.append(f"## {chr(65 + place // _SECTION)}. {pool.vocabulary[place * 7].capitalize()}")
        contested = 0 < number < 9 and chance.random() < 0.3
        lines.append(f"{place + 1}. {_bracketed(each, pool, chance) if contested else each}")
    return "\n\n".join(lines) + "\n"


def _bracketed(text: str, pool: Pool, chance: random.Random) -> str:
    words = re.sub(r"[\[\]()]", "", text).split()
    start = chance.randrange(max(1, len(words) - 6))
    end = start + chance.randint(2, 6)
    names = ", ".join(chance.sample(pool.marked, 2))
    wish = chance.choice(("", ": delete", ": retain"))
    words[start:end] = [f"[{' '.join(words[start:end])}] ({names}{wish})"]
    return " ".join(words)


def _reworded(text: str, vocabulary: Sequence[str], chance: random.Random, every: int = 12) -> str:
    return " ".join(
        chance.choice(vocabulary) if len(word) > 4 and chance.random() < 1 / every else word
        for word in text.split()
    )
