from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from toy import STAGES, put, tools, workspace_with

from travaux.domain.people import AccountRole, Person
from travaux.domain.sources import Viewer, Visibility
from travaux.pipeline.execution import Execution
from travaux.pipeline.plan import plan
from travaux.store.people import FILE, PeopleFile
from travaux.store.workspace import Workspace, open_workspace

Shown = tuple[list[str], dict[tuple[str, str], str], list[tuple[str, str]]]


def work(workspace: Workspace) -> None:
    at_hand = tools()
    Execution(workspace, plan(STAGES, at_hand), at_hand, "tester").run()


def shown(workspace: Workspace, viewer: Viewer) -> Shown:
    """Return everything that a viewer can read of a workspace."""
    with workspace.record.view(viewer) as reading:
        values = {(h.stage, h.subject): reading.value(h.stage, h.subject) for h in reading.heads()}
        findings = [(finding.key.subject, finding.value) for finding in reading.findings()]
        return [stored.source.id for stored in reading.sources()], values, findings


@settings(max_examples=20, deadline=None)
@given(st.lists(st.booleans(), max_size=5))
def test_the_public_reads_what_a_workspace_without_the_private_sources_holds(private: list[bool]) -> None:
    with TemporaryDirectory() as folder:
        whole, public = (workspace_with(Path(folder) / name) for name in ("whole", "public"))
        for number, hidden in enumerate(private):
            visibility = Visibility.PRIVATE if hidden else Visibility.PUBLIC
            speech = f"Delegation {number} speaks of rivers and of sluice {number * 7}."
            for workspace in (whole,) if hidden else (whole, public):
                put(workspace, f"{number}.txt", speech, visibility)
        work(whole)
        work(public)
        assert shown(whole, Viewer.PUBLIC) == shown(public, Viewer.KEEPER)
        assert len(shown(whole, Viewer.KEEPER)[0]) == len(private)
        assert list(whole.problems()) == []


def test_what_becomes_private_is_hidden_at_once_and_worked_out_anew(tmp_path: Path) -> None:
    workspace = workspace_with(tmp_path, "We speak of rivers.")
    other = put(workspace, "other.txt", "They speak of sluices.")
    work(workspace)
    assert ("tally", "") in shown(workspace, Viewer.PUBLIC)[1]
    put(workspace, "other.txt", "They speak of sluices.", Visibility.PRIVATE)
    assert ("tally", "") not in shown(workspace, Viewer.PUBLIC)[1]
    work(workspace)
    sources, values, findings = shown(workspace, Viewer.PUBLIC)
    assert other.id not in sources
    assert values["tally", ""] == '{"sources":1,"words":5}'
    assert shown(workspace, Viewer.KEEPER)[1]["tally", ""] == '{"sources":2,"words":10}'
    assert "sluices." not in str(findings)


ROOMS = ("public", "private", "closed", "north", "south")
HELD = st.lists(st.sampled_from(ROOMS), max_size=6)
READERS = st.lists(st.frozensets(st.sampled_from(ROOMS[1:]), max_size=3), min_size=1, max_size=3)
RANDOM_CASES = 500  # of rooms and people, in `make soak`; the usual run takes fewer
CASES = RANDOM_CASES if settings.get_current_profile_name() == "soak" else 10


@settings(max_examples=CASES, deadline=None)
@given(held=HELD, readers=READERS, moved=st.integers(0, 5), to=st.sampled_from(ROOMS))
def test_each_reads_what_a_workspace_of_their_rooms_alone_would_hold(
    held: list[str], readers: list[frozenset[str]], moved: int, to: str
) -> None:
    """Whatever stands in other rooms has never been, before a source is moved and after it."""
    with TemporaryDirectory() as folder:
        empty = workspace_with(Path(folder) / "empty")
        empty.record.close()
        whole = copy_of(empty, "whole")
        with people_in(whole, readers):
            places = dict(enumerate(held))
            alone: dict[frozenset[int], Shown] = {}
            for _ in range(2):
                fill(whole, places)
                work(whole)
                for viewer in (Viewer.PUBLIC, *map(Viewer.of_rooms, readers)):
                    seen = frozenset(number for number, room in places.items() if viewer.sees(room))
                    if seen not in alone:
                        alone[seen] = read_alone(copy_of(empty, f"alone-{len(alone)}"), seen)
                    assert shown(whole, viewer) == alone[seen]
                if moved in places:
                    places[moved] = to
            assert list(whole.problems()) == []
        whole.record.close()


def copy_of(empty: Workspace, name: str) -> Workspace:
    return open_workspace(Path(copytree(empty.folder, empty.folder.with_name(name))))


def read_alone(workspace: Workspace, numbers: frozenset[int]) -> Shown:
    """Return what everybody reads where there are no other sources."""
    fill(workspace, dict.fromkeys(sorted(numbers), "public"))
    work(workspace)
    read = shown(workspace, Viewer.KEEPER)
    workspace.record.close()
    return read


def fill(workspace: Workspace, places: dict[int, str]) -> None:
    for number, room in places.items():
        speech = f"Delegation {number} speaks of rivers and of sluice {number * 7}."
        put(workspace, f"{number}.txt", speech, room=room)


@contextmanager
def people_in(workspace: Workspace, readers: list[frozenset[str]]) -> Iterator[None]:
    people = PeopleFile(workspace.folder / FILE)
    with people.writing() as accounts:
        for number, rooms in enumerate(readers):
            accounts.add(Person(f"reader {number}", AccountRole.READER, rooms), None)
    yield
    people.close()
