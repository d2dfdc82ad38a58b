"""Which index answers for which view of the record: made when it is missing, out of date or damaged.

The index is derived from the record and may be deleted at any time. There is one for each viewer, made from
what that viewer may see, so that nothing private has ever been in the public one.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread

from travaux.domain.runs import Event, Listener, State
from travaux.domain.sources import Viewer
from travaux.engines.sentence_encoder import default_embedder
from travaux.store.meanings import Meanings
from travaux.store.search_index import DamagedIndex, SearchIndex, write_index
from travaux.views.search.finder import Finder
from travaux.views.search.units import units_of
from travaux.views.snapshot import Snapshot

Say = Callable[[str], object]

PREPARING = "search"
"""What a run calls the making of the index, beside its stages."""

_lock = Lock()
_held: dict[Path, Finder] = {}
_working: dict[Path, Thread] = {}
_elsewhere: list[TemporaryDirectory[str]] = []


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
                _work(path, held.understand)
            else:
                say("reading the record for its meaning")
                held.understand()
    return held


def prepare(snapshot: Snapshot, listen: Listener) -> State:
    """Make the index of ``snapshot`` and its meanings ahead of the first search; return what was done.

    ``listen`` hears of every few passages.
    """

    def tell(state: State, number: int = 1, total: int = 1) -> None:
        listen(Event(PREPARING, "words and meanings", number, total, state))

    path = _path(snapshot)
    done = State.SKIPPED if _is_current(path, snapshot.identity) else State.DONE
    if done is State.DONE:
        tell(State.STARTED)
    with closing(_opened(snapshot, path)) as finder:
        if not finder.recall():
            done = State.DONE
            finder.understand(lambda number, total: tell(State.STARTED, number, total))
    tell(done)
    return done


def _path(snapshot: Snapshot) -> Path:
    return snapshot.workspace.folder.resolve() / f"search-{snapshot.viewer.value}.sqlite"


def _is_current(path: Path, fingerprint: str) -> bool:
    index = _sound(path, fingerprint)
    if index:
        index.close()
    return index is not None


def _renewed(snapshot: Snapshot, path: Path, held: Finder | None) -> Finder:
    if held is not None and snapshot.viewer is Viewer.KEEPER:
        _work(path, lambda: _replace(snapshot, path))
        return held
    _held[path] = _opened(snapshot, path)
    return _held[path]


def _replace(snapshot: Snapshot, path: Path) -> None:
    fresh = _opened(snapshot, path)
    fresh.understand()
    with _lock:
        _held[path] = fresh


def _opened(snapshot: Snapshot, path: Path) -> Finder:
    """Return the index at ``path`` if it is of this record, else a new one."""
    index = _sound(path, snapshot.identity) or _made(snapshot, path)
    return Finder(index, Meanings(index.path.parent, default_embedder().identity), default_embedder())


def _sound(path: Path, fingerprint: str) -> SearchIndex | None:
    if not path.is_file():
        return None
    try:
        index = SearchIndex(path)
        if index.fingerprint == fingerprint:
            return index
        index.close()
    except DamagedIndex:
        pass
    return None


def _made(snapshot: Snapshot, path: Path) -> SearchIndex:
    units = units_of(snapshot)
    try:
        write_index(path, snapshot.identity, units)
    except (OSError, sqlite3.OperationalError):  # a workspace that may only be read
        _elsewhere.append(TemporaryDirectory(prefix="travaux-"))
        path = Path(_elsewhere[-1].name) / path.name
        write_index(path, snapshot.identity, units)
    return SearchIndex(path)


def _work(path: Path, task: Callable[[], None]) -> None:
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
