"""Tracks: of steps and positions, as the source says in which they were taken, and never as a report's is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from travaux.analysis.procedure.timeline import chart, in_track
from travaux.commands.adding import add
from travaux.commands.describing import describe
from travaux.commands.events import EventEntry, record_event
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.domain.positions import Register
from travaux.domain.process import Step, StepKind
from travaux.domain.sources import Track, Viewer
from travaux.domain.spans import Citation
from travaux.errors import UsageError
from travaux.exports.markdown import write_page
from travaux.reports.procedure import procedure_page
from travaux.store.workspace import Workspace
from travaux.views.procedure.timeline import procedure_in
from travaux.views.snapshot import Snapshot, Snapshots
from travaux.views.workspace import opened

MEETING = """Chair: The meeting is open.

Norway: We propose to delete paragraph 4. We cannot accept paragraph 7.

Kenya: We support paragraph 4 as it stands.

Chair: The meeting is closed.
"""
LETTER = """Dear colleagues,

I hereby place the draft under silence procedure until 12 May 2031 at 5 p.m.

The Co-Chairs
"""
REPORT = """Report of the week

On 9 May 2031 Fiji opposed paragraph 3. On 13 May 2031 Kenya broke silence on paragraph 4.
"""


def step(day: int, source: str = "a", kind: StepKind = StepKind.CONSULTATIONS) -> Step:
    words = "they met"
    return Step(f"{source}{day}", kind, "met", date(2031, 5, day), citations=(Citation(source, 0, 8, words),))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [("open", None, "open"), (None, "closed", "closed"), ("open", "closed", None), ("open", "open", "open")],
)
def test_a_step_that_two_sources_show_has_the_track_on_which_they_agree(
    one: str | None, other: str | None, found: str | None
) -> None:
    (merged,) = chart([*in_track([step(1)], one), *in_track([step(1, "b")], other)]).steps
    assert merged.track == found


def test_a_timeline_has_two_lanes_where_any_track_is_known() -> None:
    steps = [
        *in_track([step(1)], "open"),
        *in_track([step(2, kind=StepKind.NEGOTIATIONS)], "closed"),
        step(3, kind=StepKind.ADOPTION),
    ]
    told = write_page(procedure_page(chart(steps), "Talks"))
    assert "| 1 May 2031 | Consultations – met | – |" in told
    assert "| 2 May 2031 | – | Negotiations opened – met |" in told
    assert "| 3 May 2031 |" not in told
    assert "Timeline by track" not in write_page(procedure_page(chart([step(3)]), "Talks"))


@pytest.fixture
def talks(tmp_path: Path) -> Iterator[Workspace]:
    create(tmp_path / "ws", "Talks")
    with opened(tmp_path / "ws") as workspace:
        wanted = []
        for name, kind, words in (
            ("meeting", "transcript", MEETING),
            ("letter", "letter", LETTER),
            ("report", "report", REPORT),
        ):
            path = tmp_path / f"{name}.txt"
            path.write_text(words, encoding="utf-8")
            said = {"kind": kind, "track": "closed", "date": "2031-05-08"}
            wanted.append((path, said))
        assert [item.error for item in add(workspace, wanted, "Ann")] == [None, None, None]
        run(workspace, "Ann")
        yield workspace


def now(workspace: Workspace) -> Snapshot:
    return Snapshots(workspace, Viewer.KEEPER).now()


def tracks(workspace: Workspace) -> dict[str, set[str | None]]:
    found: dict[str, set[str | None]] = {}
    for one in now(workspace).result(Register).positions:
        found.setdefault(one.actor.name, set()).add(one.track)
    return found


def test_positions_and_steps_have_the_track_of_the_room_and_reports_none(talks: Workspace) -> None:
    assert tracks(talks)["Norway"] == {"closed"}
    assert tracks(talks)["Kenya"] <= {"closed", None}
    assert tracks(talks).get("Fiji", {None}) == {None}
    known = {one.kind: one.track for one in procedure_in(now(talks)).steps}
    assert known[StepKind.UNDER_SILENCE] == "closed"
    assert known.get(StepKind.SILENCE_BROKEN) is None


def test_a_track_that_is_taken_back_is_gone_after_a_run(talks: Workspace) -> None:
    (source,) = (one for one in now(talks).sources.values() if one.name == "meeting.txt")
    changed = describe(talks, source, {"track": "open"}, "Ann")
    assert changed.facts.track is Track.OPEN
    run(talks, "Ann")
    assert tracks(talks)["Norway"] == {"open"}
    describe(talks, changed, {"track": ""}, "Ann")
    run(talks, "Ann")
    assert tracks(talks)["Norway"] == {None}
    with pytest.raises(UsageError, match="a track is open or closed"):
        describe(talks, now(talks).source(source.id), {"track": "secret"}, "Ann")


def test_a_step_set_down_by_hand_has_the_track_that_is_said(talks: Workspace) -> None:
    day = date(2031, 5, 20)
    record_event(talks, EventEntry(StepKind.NEGOTIATIONS, day, track=Track.CLOSED), "Ann")
    record_event(talks, EventEntry(StepKind.CONSULTATIONS, day), "Ann")
    known = {one.kind: one.track for one in procedure_in(now(talks)).steps if one.date == day}
    assert known == {StepKind.NEGOTIATIONS: "closed", StepKind.CONSULTATIONS: None}
