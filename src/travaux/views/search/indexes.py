"""Which index answers for which view of the record: made when it is missing, out of date or damaged.

The index is derived from the record and may be deleted at any time. There is one for each viewer, made from
what that viewer may see, so that nothing private has ever been in the public one.
"""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Lock, Thread

from travaux.domain.runs import Listener, RunEvent, State
from travaux.domain.sources import Viewer
from travaux.engines.sentence_encoder import default_embedder
from travaux.views.search.finder import Finder
from travaux.views.search.units import units_of
from travaux.views.snapshot import Snapshot

Say = Callable[[str], object]

PREPARING = "search"
"""What a run calls the making of the index, beside its stages."""

_lock = Lock()
_held: dict[Path, Finder] = {}
_working: dict[Path, Thread] = {}


def finder_of(snapshot: Snapshot, *, meanings: bool = False, say: Say | None = None) -> Finder:
    """Return what answers searches of ``snapshot``.

    The keeper may get the answers of a moment ago while the index is made anew; the public never does, since
    what was public then may be private now. Where ``meanings`` are wanted and not known, they are worked out
    in the background, unless ``say`` is given: then the caller waits for them, and is told so.
    """
    path = _path(snapshot)
    with _lock:
        held = _held.get(path)
        if held is None or held.fingerprint != snapshot.identity:
            held = _renewed(snapshot, path, held)
        if meanings and not held.recall():
            if say is None:
                _do_in_background(path, held.understand)
            else:
                say("reading the record for its meaning")
                held.understand()
    return held


def prepare(snapshot: Snapshot, listen: Listener) -> State:
    """Make the index of ``snapshot`` and its meanings ahead of the first search; return what was done.

    ``listen`` hears of every few passages.
    """

    def tell(state: State, number: int = 1, total: int = 1) -> None:
        listen(RunEvent(PREPARING, "words and meanings", number, total, state))

    done = State.SKIPPED if _is_current(snapshot) else State.DONE
    if done is State.DONE:
        tell(State.STARTED)
    with closing(_opened_index(snapshot)) as finder:
        if not finder.recall():
            done = State.DONE
            finder.understand(lambda number, total: tell(State.STARTED, number, total))
    tell(done)
    return done


def _path(snapshot: Snapshot) -> Path:
    """Return what tells one workspace's view from every other."""
    return snapshot.workspace.folder.resolve() / snapshot.viewer.name


def _is_current(snapshot: Snapshot) -> bool:
    index = snapshot.workspace.record.open_index(snapshot.viewer, snapshot.identity)
    if index:
        index.close()
    return index is not None


def _renewed(snapshot: Snapshot, path: Path, held: Finder | None) -> Finder:
    if held is not None and snapshot.viewer == Viewer.KEEPER:
        _do_in_background(path, lambda: _replace(snapshot, path))
        return held
    _held[path] = _opened_index(snapshot)
    return _held[path]


def _replace(snapshot: Snapshot, path: Path) -> None:
    fresh = _opened_index(snapshot)
    fresh.understand()
    with _lock:
        _held[path] = fresh


def _opened_index(snapshot: Snapshot) -> Finder:
    """Return the index of ``snapshot`` if it is of this record, else a new one."""
    record = snapshot.workspace.record
    index = record.open_index(snapshot.viewer, snapshot.identity)
    return Finder(
        index or record.write_index(snapshot.viewer, snapshot.identity, units_of(snapshot)),
        default_embedder(),
    )


def _do_in_background(path: Path, task: Callable[[], None]) -> None:
    """Do ``task`` in the background, unless something is being done there already."""
    running = _working.get(path)
    if running is None or not running.is_alive():
        _working[path] = Thread(target=task, name=f"search {path.name}", daemon=True)
        _working[path].start()


def close_indexes() -> None:
    """Let background work come to its end and close every index; the next search opens them again."""
    for thread in list(_working.values()):
        thread.join()
    with _lock:
        for finder in _held.values():
            finder.close()
        _held.clear()
