"""A small negotiation's worth of stages for the tests: read words, tell them apart, add them up."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from sqlalchemy import select

from travaux.domain.sources import Source, SourceFacts, SourceKind, Visibility
from travaux.domain.spans import Citation, SourceText
from travaux.errors import UnreadableSource
from travaux.pipeline.plan import Tool, Tools
from travaux.pipeline.stages import OfKind, stage
from travaux.store.schema import findings, rests_on, results, sources, texts
from travaux.store.settings import Settings
from travaux.store.workspace import Workspace, create_workspace


@dataclass(frozen=True, slots=True)
class Speech:
    source: SourceText
    words: int


@dataclass(frozen=True, slots=True)
class Remark:
    id: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    words: int
    sources: int


@dataclass
class Threshold:
    """A tool whose identity carries its setting; ``asked`` counts how often it was used."""

    length: int = 4
    asked: list[str] = field(default_factory=list)


@stage("read", version=1, counts=lambda speech: {"words": speech.words})
def read(source: Source, original: Path) -> Speech:
    text = original.read_text(encoding="utf-8")
    if "ILLEGIBLE" in text:
        raise UnreadableSource("cannot be read", where=str(original), remedy="write it again")
    if "DEFECT" in text:
        raise KeyError("DEFECT")
    return Speech(SourceText(source.id, text), len(text.split()))


@stage("remarks", version=1, findings=(Remark,))
def remarks(speech: Speech, threshold: Threshold) -> Remarks:
    threshold.asked.append(speech.source.id)
    long = [word for word in speech.source.text.split() if len(word) >= threshold.length]
    starts = {word: speech.source.text.index(word) for word in long}
    return Remarks(
        tuple(Remark(word, (speech.source.cite(at, at + len(word)),)) for word, at in sorted(starts.items()))
    )


@stage("tally", version=1)
def tally(
    speeches: Annotated[tuple[Speech, ...], OfKind(SourceKind.STATEMENT)], remarks: tuple[Remarks, ...]
) -> Tally:
    return Tally(sum(speech.words for speech in speeches) + len(remarks), len(speeches))


STAGES = (read, remarks, tally)


def tools(threshold: Threshold | None = None) -> Tools:
    chosen = threshold or Threshold()
    return {Threshold: Tool(f"threshold {chosen.length}", lambda: chosen)}


def workspace_with(folder: Path, *speeches: str) -> Workspace:
    workspace = create_workspace(folder, Settings("Toy"))
    for number, speech in enumerate(speeches):
        put(workspace, f"speech-{number}.txt", speech)
    return workspace


def put(
    workspace: Workspace,
    name: str,
    speech: str,
    visibility: Visibility = Visibility.PUBLIC,
    room: str | None = None,
    kind: SourceKind = SourceKind.STATEMENT,
) -> Source:
    data = speech.encode()
    address = workspace.originals.save(data, name)
    facts = SourceFacts(kind, visibility=visibility)
    source = Source(address[:12], name, facts.moved_to(room) if room else facts)
    with workspace.record.writing("tester") as writing:
        writing.put_source(source, address, len(data))
    return source


def dump(workspace: Workspace) -> list[tuple[object, ...]]:
    """Return everything the record holds but moments and the log, in one order."""
    rows: list[tuple[object, ...]] = []
    with workspace.record.connection() as connection:
        for table in (sources, texts, results, rests_on, findings):
            columns = [c for c in table.c if c.name not in {"started", "finished", "added", "number"}]
            rows += sorted(tuple(row) for row in connection.execute(select(*columns)))
    return rows
