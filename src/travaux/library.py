"""The record for programs: ``travaux.open(folder)`` gives it, its registers as tables of values.

Everything here reads. A table is a sequence of frozen values (``travaux.domain``); as plain rows, in pandas
and in polars, it has the columns of the programming interface.
"""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

from travaux.commands.installation import ensure_frames
from travaux.domain.commitments import FollowedCommitment
from travaux.domain.findings import Agreement, Argument, Difference
from travaux.domain.lineage import Lineage, Thread, Trace
from travaux.domain.meeting_reports import MeetingReport
from travaux.domain.meetings import Intervention
from travaux.domain.messages import message
from travaux.domain.positions import Position, Register
from travaux.domain.process import Procedure, Step
from travaux.domain.search import Answers, SearchResult
from travaux.domain.sources import VIEWERS, Source, SourceKind, Viewer
from travaux.domain.spans import Citation
from travaux.domain.texts import Draft
from travaux.errors import UsageError
from travaux.views.commitments.register import promises
from travaux.views.procedure.timeline import procedure_in
from travaux.views.registry import actor_named
from travaux.views.rows import Row, Wanted, commitments_on, holding, rows_of, today, traces_of
from travaux.views.search.ask import ask
from travaux.views.search.results import search
from travaux.views.snapshot import Snapshot, Snapshots

if TYPE_CHECKING:
    import pandas
    import polars

T = TypeVar("T")


class ValueTable(Sequence[T], Generic[T]):
    """Rows of one register: values of the domain, which can also be had as plain rows or as a data frame."""

    def __init__(self, values: Sequence[T], rows: Sequence[Row]) -> None:
        self._values = tuple(values)
        self._rows = tuple(rows)
        if len(self._values) != len(self._rows):
            raise ValueError(f"{len(self._values)} values and {len(self._rows)} rows")

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> "ValueTable[T]": ...
    def __getitem__(self, index: int | slice) -> "T | ValueTable[T]":
        if isinstance(index, slice):
            return ValueTable(self._values[index], self._rows[index])
        return self._values[index]

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        of = type(self._values[0]).__name__ if self._values else "nothing"
        return f"<ValueTable: {len(self)} × {of}>"

    def to_dicts(self) -> list[Row]:
        """Return rows of JSON values, as `travaux table DIR REGISTER --json` prints them."""
        return [dict(row) for row in self._rows]

    def to_pandas(self) -> "pandas.DataFrame":
        """Return a pandas data frame; a cell that holds several values holds a list.

        Raises:
            MissingExtra: if pandas is not installed.
        """
        ensure_frames("pandas")
        import pandas

        return pandas.DataFrame(self.to_dicts())

    def to_polars(self) -> "polars.DataFrame":
        """Return a polars data frame; a cell that holds several values holds them as JSON.

        Raises:
            MissingExtra: if polars is not installed.
        """
        ensure_frames("polars")
        import polars

        rows = [{name: _cell(value) for name, value in row.items()} for row in self._rows]
        return polars.DataFrame(rows, infer_schema_length=None)

    def among(self, wanted: Wanted) -> "ValueTable[T]":
        """Return the part whose rows hold what is ``wanted``; None asks for nothing."""
        kept = {id(row) for row in holding(self._rows, wanted)}
        pairs = [(v, row) for v, row in zip(self._values, self._rows, strict=True) if id(row) in kept]
        return ValueTable([value for value, _ in pairs], [row for _, row in pairs])


class OpenRecord:
    """The record of one workspace, as its keeper or the public sees it. Use it with ``with``, or close it."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<OpenRecord: {self.title}>"

    @property
    def title(self) -> str:
        """What the negotiation is called."""
        return self._now.title

    @property
    def withheld(self) -> int:
        """How many sources this viewer may not see."""
        return self._now.withheld

    def close(self) -> None:
        """Let go of the files of the workspace."""
        self._snapshots.workspace.record.close()

    def sources(self, kind: SourceKind | str | None = None) -> ValueTable[Source]:
        """Return what was added, by date."""
        rows = rows_of(self._now, "sources")
        found = ValueTable([self._now.source(row["id"]) for row in rows], rows)
        return found.among({"kind": kind})

    def text(self, source: str) -> str:
        """Return the text of a source, in whose Unicode characters citations count.

        Raises:
            NotFound: if there is no such source that this viewer may see.
        """
        return self._now.text(self._now.source(source).id).text

    def quote(self, citation: Citation) -> str:
        """Return the words that stand where ``citation`` points, which are those that it quotes."""
        return self.text(citation.source)[citation.start : citation.end]

    def meetings(self) -> ValueTable[MeetingReport]:
        """Return the report of every meeting and statement, by date."""
        reports = [report for _, report in self._now.results(MeetingReport)]
        return ValueTable(reports, rows_of(self._now, "meetings"))

    def interventions(self, meeting: str | None = None, actor: str | None = None) -> ValueTable[Intervention]:
        """Return who took the floor, by meeting, in the order they spoke."""
        values = [turn for report in self.meetings() for turn in report.meeting.interventions]
        return self._of("interventions", values, {"meeting": meeting, "actor": self._actor(actor)})

    def arguments(self, meeting: str | None = None, actor: str | None = None) -> ValueTable[Argument]:
        """Return what speakers hold, with their reasons and evidence."""
        values = [one for report in self.meetings() for one in report.arguments]
        return self._of("arguments", values, {"meeting": meeting, "actor": self._actor(actor)})

    def agreements(self, meeting: str | None = None) -> ValueTable[Agreement]:
        """Return the points that several speakers of a meeting make."""
        values = [one for report in self.meetings() for one in report.agreements]
        return self._of("agreements", values, {"meeting": meeting})

    def differences(self, meeting: str | None = None) -> ValueTable[Difference]:
        """Return the points on which the speakers of a meeting part."""
        values = [one for report in self.meetings() for one in report.differences]
        return self._of("differences", values, {"meeting": meeting})

    def positions(
        self, actor: str | None = None, stance: str | None = None, paragraph: str | None = None
    ) -> ValueTable[Position]:
        """Return who stands where, on what, in which words; ``paragraph`` is a label such as “7”."""
        wanted = {"actor": self._actor(actor), "stance": stance, "paragraph": paragraph}
        values = self._now.result(Register).positions if self._now.has(Register) else ()
        return self._of("positions", values, wanted)

    def commitments(
        self, addressee: str | None = None, status: str | None = None, as_of: date | None = None
    ) -> ValueTable[FollowedCommitment]:
        """Return who must do what by when under the latest version, with its status on ``as_of`` (today)."""
        day = as_of or today()
        found = promises(self._now, day)
        table = ValueTable(found.items if found else (), commitments_on(self._now, day))
        return table.among({"addressee": self._actor(addressee), "status": status})

    def steps(self, kind: str | None = None) -> ValueTable[Step]:
        """Return the steps that the text went through, in order, those that people recorded too."""
        values = procedure_in(self._now).steps if self._now.has(Procedure) else ()
        return self._of("steps", values, {"kind": kind})

    def drafts(self) -> ValueTable[Draft]:
        """Return the versions of the text, by date."""
        values = [draft for _, draft in self._now.results(Draft, SourceKind.DRAFT)]
        return self._of("drafts", values, {})

    def threads(self) -> ValueTable[Thread]:
        """Return the provisions, each through all versions."""
        values = self._now.result(Lineage).threads if self._now.has(Lineage) else ()
        return self._of("threads", values, {})

    def proposals(self) -> ValueTable[Trace]:
        """Return what submissions propose, whether their words entered the text, and whether they stayed."""
        return self._of("proposals", traces_of(self._now), {})

    def search(self, query: str, limit: int = 20) -> SearchResult:
        """Return what holds the words or the meaning of ``query``, the best first."""
        return search(self._now, query, {}, limit=limit)

    def ask(self, question: str, as_of: date | None = None) -> Answers:
        """Return the record's own words that answer ``question``, or an answer that says it has none."""
        return ask(self._now, question, today=as_of or today())

    @property
    def _now(self) -> Snapshot:
        return self._snapshots.now()

    def _of(self, what: str, values: Sequence[T], wanted: Wanted) -> ValueTable[T]:
        return ValueTable(values, rows_of(self._now, what)).among(wanted)

    def _actor(self, name: str | None) -> str | None:
        actor = actor_named(self._now, name) if name else None
        return actor.name if actor else name


def open(folder: str | Path, viewer: Viewer | str = Viewer.KEEPER) -> OpenRecord:
    """Return the record of the workspace in ``folder``.

    Args:
        folder: where `travaux new` made it.
        viewer: “keeper” sees everything, “public” what is public.

    Raises:
        WorkspaceError: if there is no workspace that can be used.
        UsageError: if there is no such viewer.
    """
    seen = VIEWERS.get(viewer) if isinstance(viewer, str) else viewer
    if seen is None:
        raise UsageError(
            message("“%(given)s” is no viewer", given=str(viewer)),
            remedy=message("name one of %(names)s", names=", ".join(VIEWERS)),
        )
    return OpenRecord(Snapshots.open(Path(folder), seen))


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
