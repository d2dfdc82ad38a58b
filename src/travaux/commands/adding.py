"""Adding sources to a workspace: each is kept whole and understood, or leaves nothing behind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from travaux.commands.manifest import Said, facts_with
from travaux.commands.returning import tell_return
from travaux.domain.meetings import Transcript
from travaux.domain.messages import Text, message, replaced
from travaux.domain.record import StageResult, StageStatus, StoredSource
from travaux.domain.sources import SPOKEN, Source, SourceFacts, SourceKind, Viewer, Visibility
from travaux.domain.texts import Draft
from travaux.engines.sound import sound_facts
from travaux.errors import TravauxError, UnreadableSource, UsageError, WorkspaceError
from travaux.formats.media import check_recording, is_recording
from travaux.formats.opening import open_bytes
from travaux.formats.speakers_list import read_speakers_list
from travaux.pipeline.declarations import STAGES, read
from travaux.pipeline.execution import Execution
from travaux.pipeline.plan import plan
from travaux.pipeline.recognition import recognise
from travaux.pipeline.sources import completed, notes_of_reader
from travaux.pipeline.tools import tools_of, transcriber_of
from travaux.store.originals import address_of, safe_name
from travaux.store.workspace import Workspace

ID_LENGTH = 12
"""How much of its content's address names a source: enough for any number of them in one workspace."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file. ``status`` is added, updated, unchanged or failed; read where it is not kept.

    ``counts`` says in figures what was understood, ``notes`` what else its user should know.
    """

    path: str
    status: str
    source: Source | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Text, ...] = ()
    error: Text | None = None


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each path, and for a folder the files in it and below, in order, hidden ones left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for found in sorted(path.rglob("*")):
            inside = found.relative_to(path).parts
            if found.is_file() and not any(part.startswith((".", "~$")) for part in inside):
                yield found


def add(workspace: Workspace, files: Iterable[tuple[Path, Said]], who: str) -> Iterator[Added]:
    """Add files with what is said of each, and yield what became of them one by one.

    A file that cannot be read is yielded as failed and leaves nothing behind.

    Raises:
        WorkspaceError: if the workspace itself cannot be written.
    """
    return _each(workspace, files, who, keep=True)


def understand(workspace: Workspace, files: Iterable[tuple[Path, Said]], who: str) -> Iterator[Added]:
    """Yield what would be understood of files with what is said of each; none of them is kept.

    Raises:
        WorkspaceError: if the workspace itself cannot be written.
    """
    return _each(workspace, files, who, keep=False)


def _each(
    workspace: Workspace, files: Iterable[tuple[Path, Said]], who: str, *, keep: bool
) -> Iterator[Added]:
    tools = {**tools_of(workspace), **transcriber_of(workspace)}
    execution = Execution(workspace, plan(STAGES, tools), tools, who)
    with workspace.adding():
        workspace.originals.sweep()
        for path, said in files:
            try:
                one = _add_recording if _is_to_be_heard(path, said) else _add_one
                yield one(execution, path, said, keep=keep)
            except WorkspaceError:
                raise
            except TravauxError as error:
                yield Added(str(path), "failed", error=error.line)


def speakers_listed(path: Path) -> str:
    """Return the entries of a list of speakers, one a line, as facts of a recording keep it.

    Raises:
        UnreadableSource: if it names nobody, or cannot be read.
    """
    return "\n".join(read_speakers_list(path))


def _with_sound(said: Said) -> tuple[Said, Path | None]:
    """Return what is said of a transcript with the address of its sound or film, and where that lies.

    It is kept as it is and not heard.
    """
    if not said.get("sound"):
        return said, None
    sound = Path(str(said["sound"]))
    check_recording(sound)
    return {**said, "sound": _address(sound)}, sound


def _sound_of_none(path: Path) -> UsageError:
    return UsageError(
        message("sound goes with a transcript, and this is none"),
        where=str(path),
        remedy=message("add a recording by itself, or say --as transcript"),
    )


def _address(path: Path) -> str:
    try:
        return address_of(path)
    except OSError as error:
        raise UnreadableSource(
            message("cannot be opened: %(reason)s", reason=(error.strerror or str(error)).lower()),
            where=str(path),
            remedy=message("check that you may read it"),
        ) from error


def _add_recording(execution: Execution, path: Path, said: Said, *, keep: bool) -> Added:
    """Add a recording, however long, once it is sure that it has sound; a run transcribes it."""
    if "sound" in said:
        raise _sound_of_none(path)
    check_recording(path)
    facts = sound_facts(path)
    address = _address(path)
    known, _ = _known_source(execution.workspace, address)
    base = known.source.facts if known else SourceFacts(SourceKind.RECORDING, visibility=Visibility.PRIVATE)
    told = facts_with(replace(base, kind=SourceKind.RECORDING), said, str(path))
    name = known.source.name if known else safe_name(path.name)
    source = Source(address[:ID_LENGTH], name, told)
    seconds = {"seconds": facts.duration_ms // 1000} if facts.duration_ms else {}
    status = "read"
    if keep:
        execution.workspace.originals.save_file(path, name)
        with execution.workspace.record.writing(execution.who) as writing:
            status = writing.put_source(source, address, path.stat().st_size)
    waiting = message("transcribed by the next run; kept private unless you say --public")
    return Added(str(path), status, source, seconds, (*_naming(path, source), waiting))


def _is_to_be_heard(path: Path, said: Said) -> bool:
    if "kind" in said:
        return said["kind"] == SourceKind.RECORDING
    return is_recording(path)


def _add_one(execution: Execution, path: Path, said: Said, *, keep: bool) -> Added:
    data = open_bytes(path)
    address = sha256(data).hexdigest()
    said, sound = _with_sound(said)
    known, counts = _known_source(execution.workspace, address)
    source = _source(path, address, said, known)
    if sound and source.facts.kind not in SPOKEN:
        raise _sound_of_none(path)
    if known and known.source.id == source.facts.returns:
        raise UsageError(
            message("is the version itself, unchanged"),
            where=str(path),
            remedy=message("send the edited file"),
        )
    if known and known.source == source and counts is not None:
        return Added(str(path), "unchanged", source, counts, _naming(path, source))
    if known is None:
        execution.workspace.originals.discard(address)  # a killed command may have left it by another name
    execution.workspace.originals.save(data, source.name)
    outcome = execution.try_one(read.name, StoredSource(source, address, len(data), ""))
    if outcome.head.status is StageStatus.FAILED:
        if known is None:
            execution.workspace.originals.discard(address)
        error = replaced(outcome.head.error or "", source.name, str(path))
        return Added(str(path), "failed", error=error)
    notes: tuple[Text, ...] = ()
    if isinstance(outcome.product, Transcript | Draft):
        notes = notes_of_reader(outcome.product)
        if isinstance(outcome.product, Draft) and outcome.product.returns:
            notes = (*tell_return(execution.workspace, outcome.product), *notes)
        source = completed(source, outcome.product)
        outcome = execution.told_by_itself(outcome, StoredSource(source, address, len(data), ""))
    if not keep:
        if known is None:
            execution.workspace.originals.discard(address)
        return Added(str(path), "read", source, outcome.head.counts, (*_naming(path, source), *notes))
    if sound:
        execution.workspace.originals.save_file(sound, sound.name)
    status = _save_source(execution, source, address, len(data), outcome)
    return Added(str(path), status, source, outcome.head.counts, (*_naming(path, source), *notes))


def _known_source(workspace: Workspace, address: str) -> tuple[StoredSource | None, Mapping[str, int] | None]:
    """Return the source that has these bytes, and the counts of its reading if it was read."""
    with workspace.record.view(Viewer.KEEPER) as reading:
        known = reading.by_address(address)
        head = reading.head(read.name, known.source.id) if known else None
    return known, head.counts if head and head.status is StageStatus.DONE else None


def _source(path: Path, address: str, said: Said, known: StoredSource | None) -> Source:
    if known:
        return Source(known.source.id, known.source.name, facts_with(known.source.facts, said, str(path)))
    kind = SourceKind.DOCUMENT if "kind" in said else recognise(path)
    facts = facts_with(SourceFacts(kind), said, str(path))
    return Source(address[:ID_LENGTH], safe_name(path.name), facts)


def _save_source(execution: Execution, source: Source, address: str, size: int, outcome: StageResult) -> str:
    with execution.workspace.record.writing(execution.who) as writing:
        status = writing.put_source(source, address, size)
        writing.put_outcome(outcome)
    return status


def _naming(path: Path, source: Source) -> tuple[Text, ...]:
    same = source.name == safe_name(path.name)
    return () if same else (message("the same bytes are in the workspace as %(name)s", name=source.name),)
