"""Adding sources to a workspace: each is kept whole and understood, or leaves nothing behind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from travaux.commands.manifest import Said, facts_with
from travaux.commands.returning import tell_return
from travaux.commands.rooms import room_named
from travaux.domain.meetings import Transcript
from travaux.domain.messages import Text, message, replaced
from travaux.domain.record import StageResult, StageStatus, StoredSource
from travaux.domain.sources import (
    BUILT_IN_ROOMS,
    SPOKEN,
    Source,
    SourceFacts,
    SourceKind,
    Viewer,
    Visibility,
    twins_of,
)
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


@dataclass(frozen=True, slots=True)
class Depositor:
    """Whose files they are, as far as rooms go: what exists for them, and the one ``room`` to which they hand
    in, None where they may choose among theirs."""

    viewer: Viewer = Viewer.KEEPER
    room: str | None = None


KEEPER = Depositor()


def add(
    workspace: Workspace, files: Iterable[tuple[Path, Said]], who: str, depositor: Depositor = KEEPER
) -> Iterator[Added]:
    """Add files with what is said of each, and yield what became of them one by one.

    A file that cannot be read is yielded as failed and leaves nothing behind.

    Raises:
        WorkspaceError: if the workspace itself cannot be written.
    """
    return _each(workspace, files, who, depositor, keep=True)


def understand(
    workspace: Workspace, files: Iterable[tuple[Path, Said]], who: str, depositor: Depositor = KEEPER
) -> Iterator[Added]:
    """Yield what would be understood of files with what is said of each; none of them is kept.

    Raises:
        WorkspaceError: if the workspace itself cannot be written.
    """
    return _each(workspace, files, who, depositor, keep=False)


def _each(
    workspace: Workspace,
    files: Iterable[tuple[Path, Said]],
    who: str,
    depositor: Depositor,
    *,
    keep: bool,
) -> Iterator[Added]:
    tools = {**tools_of(workspace), **transcriber_of(workspace)}
    execution = Execution(workspace, plan(STAGES, tools), tools, who)
    with workspace.adding():
        workspace.originals.sweep()
        for path, said in files:
            try:
                one = _add_recording if _is_to_be_heard(path, said) else _add_one
                yield one(execution, path, _within_rooms(workspace, said, depositor), depositor, keep=keep)
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


def _add_recording(
    execution: Execution, path: Path, said: Said, depositor: Depositor, *, keep: bool
) -> Added:
    """Add a recording, however long, once it is sure that it has sound; a run transcribes it."""
    if "sound" in said:
        raise _sound_of_none(path)
    check_recording(path)
    facts = sound_facts(path)
    address = _address(path)
    found = _known_source(execution.workspace, address, depositor)
    known = found.stored
    if known and _is_elsewhere(known.source, depositor):
        return Added(str(path), "unchanged", known.source)
    base = known.source.facts if known else SourceFacts(SourceKind.RECORDING, visibility=Visibility.PRIVATE)
    told = facts_with(replace(base, kind=SourceKind.RECORDING), said, str(path))
    name = known.source.name if known else safe_name(path.name)
    source = Source(known.source.id if known else found.free_id, name, told)
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


def _add_one(execution: Execution, path: Path, said: Said, depositor: Depositor, *, keep: bool) -> Added:
    data = open_bytes(path)
    address = sha256(data).hexdigest()
    said, sound = _with_sound(said)
    found = _known_source(execution.workspace, address, depositor)
    known, counts = found.stored, found.counts
    if known and _is_elsewhere(known.source, depositor):
        return Added(str(path), "unchanged", known.source, counts or {})
    source = _source(path, found, said)
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
    if not found.is_held:
        execution.workspace.originals.discard(address)  # a killed command may have left it by another name
    execution.workspace.originals.save(data, source.name)
    outcome = execution.try_one(read.name, StoredSource(source, address, len(data), ""))
    if outcome.head.status is StageStatus.FAILED:
        if not found.is_held:
            execution.workspace.originals.discard(address)
        error = replaced(outcome.head.error or "", source.name, str(path))
        return Added(str(path), "failed", error=error)
    stored = StoredSource(source, address, len(data), "")
    source, outcome, notes = _as_it_says(execution, stored, outcome, depositor)
    if not keep:
        if not found.is_held:
            execution.workspace.originals.discard(address)
        return Added(str(path), "read", source, outcome.head.counts, (*_naming(path, source), *notes))
    if sound:
        execution.workspace.originals.save_file(sound, sound.name)
    status = _save_source(execution, source, address, len(data), outcome)
    return Added(str(path), status, source, outcome.head.counts, (*_naming(path, source), *notes))


def _as_it_says(
    execution: Execution, stored: StoredSource, outcome: StageResult, depositor: Depositor
) -> tuple[Source, StageResult, tuple[Text, ...]]:
    """Return a source with what its own reading says of it, that reading, and what its user should know."""
    source, notes = stored.source, tuple[Text, ...]()
    if isinstance(outcome.product, Transcript | Draft):
        notes = notes_of_reader(outcome.product)
        if isinstance(outcome.product, Draft) and outcome.product.returns:
            notes = (*tell_return(execution.workspace, outcome.product, depositor.viewer), *notes)
        source = completed(source, outcome.product)
        outcome = execution.told_by_itself(outcome, replace(stored, source=source))
    return source, outcome, notes


@dataclass(frozen=True, slots=True)
class _Known:
    """What the workspace has of the same bytes: the source that exists for the depositor, and the counts of
    its reading. ``is_held`` says whether anybody has the bytes; ``free_id`` names a new source of them."""

    stored: StoredSource | None
    counts: Mapping[str, int] | None
    is_held: bool
    free_id: str


def _known_source(workspace: Workspace, address: str, depositor: Depositor) -> _Known:
    with workspace.record.view(depositor.viewer) as reading:
        known = reading.by_address(address)
        head = reading.head(read.name, known.source.id) if known else None
    with workspace.record.view(Viewer.KEEPER) as whole:
        held = whole.by_address(address) is not None
        taken = {stored.source.id for stored in whole.sources()} if held and not known else set[str]()
    counts = head.counts if head and head.status is StageStatus.DONE else None
    return _Known(known, counts, held, _free_id(workspace, address, taken))


def _free_id(workspace: Workspace, address: str, taken: set[str]) -> str:
    """Return the id of a new source: its bytes' own, or where a source that does not exist for whoever hands
    it in has that one, another."""
    own = address[:ID_LENGTH]
    if own not in taken:
        return own
    rooms = [*BUILT_IN_ROOMS, *(room.name for room in workspace.record.rooms())]
    if free := sorted(twins_of(address, rooms) - taken):
        return free[0]
    raise UsageError(message("this file cannot be added"))


def _is_elsewhere(known: Source, depositor: Depositor) -> bool:
    """Tell whether a source stands in another room than the one to which its depositor hands in."""
    return depositor.room is not None and known.facts.stands_in != depositor.room


def _within_rooms(workspace: Workspace, said: Said, depositor: Depositor) -> Said:
    """Return what is said of a file, with the room that is the depositor's.

    Raises:
        UsageError: if it names a room in which the depositor is not.
    """
    if depositor.room is not None:
        return {name: value for name, value in said.items() if name != "visibility"} | {
            "room": depositor.room
        }
    wanted = said.get("room") or said.get("visibility")
    if wanted is not None and depositor.viewer != Viewer.KEEPER:
        room_named(workspace, str(wanted), depositor.viewer)
    elif said.get("room"):
        room_named(workspace, str(said["room"]), depositor.viewer)
    return said


def _source(path: Path, found: _Known, said: Said) -> Source:
    if found.stored:
        known = found.stored.source
        return Source(known.id, known.name, facts_with(known.facts, said, str(path)))
    kind = SourceKind.DOCUMENT if "kind" in said else recognise(path)
    facts = facts_with(SourceFacts(kind), said, str(path))
    return Source(found.free_id, safe_name(path.name), facts)


def _save_source(execution: Execution, source: Source, address: str, size: int, outcome: StageResult) -> str:
    with execution.workspace.record.writing(execution.who) as writing:
        status = writing.put_source(source, address, size)
        writing.put_outcome(outcome)
    return status


def _naming(path: Path, source: Source) -> tuple[Text, ...]:
    same = source.name == safe_name(path.name)
    return () if same else (message("the same bytes are in the workspace as %(name)s", name=source.name),)
