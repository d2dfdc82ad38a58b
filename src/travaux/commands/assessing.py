"""What people find of the delivery of commitments: given, taken back, handed in by the table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from travaux.commands.reading_assessments import cite, read_assessment
from travaux.commands.rooms import room_of_note
from travaux.domain.canonical import canonical
from travaux.domain.delivery import SAID, Assessment, HeldCommitment, RecordedAssessment
from travaux.domain.messages import Text, counted, joined, message
from travaux.domain.review import ASSESSMENT, PRIVATE_ASSESSMENT, FindingKey, Review, ReviewDecision
from travaux.domain.sources import Viewer, Visibility
from travaux.domain.spans import Citation, stable_id
from travaux.errors import Conflict, NotFound, TravauxError, UsageError
from travaux.formats.delivery_rows import read_rows
from travaux.ports import RecordView
from travaux.store.workspace import Workspace
from travaux.views.delivery.table import DeliveryTable, assessments_among, delivery_in, holder_named
from travaux.views.snapshot import Snapshot, Snapshots

_ALWAYS = frozenset({"assessed", "assessor", "visibility"})


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why the row on a line of a table cannot be taken."""

    line: int
    reason: Text


class BadRows(UsageError):
    """A table of which nothing was taken, since rows of it cannot be: ``problems`` says which and why."""

    def __init__(self, problems: tuple[RowProblem, ...], where: str) -> None:
        self.problems = problems
        said = [message("line %(n)s: %(reason)s", n=one.line, reason=one.reason) for one in problems[:_SHOWN]]
        spare = len(problems) - _SHOWN
        more = message("and %(n)s more", n=spare) if spare > 0 else None
        reasons = joined((*said, more), "; ")
        super().__init__(
            counted(
                "%(n)s row cannot be taken, so nothing was: %(said)s",
                "%(n)s rows cannot be taken, so nothing was: %(said)s",
                len(problems),
                said=reasons,
            ),
            where=where,
            remedy=message("mend these lines and hand it in again"),
        )


_SHOWN = 20  # problems in one line of an error; a page and JSON tell all


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows of a table: ``added`` are new, ``known`` stood there already, ``empty`` say
    nothing of the holder."""

    added: int
    known: int
    empty: int


def assess(
    workspace: Workspace,
    commitment: str,
    holder: str,
    said: Mapping[str, str],
    who: str,
    today: date,
    after: int | None = None,
    viewer: Viewer = Viewer.KEEPER,
    room: str | None = None,
) -> RecordedAssessment:
    """Keep what somebody says of a holder of a commitment, and return it.

    ``said`` has the names of `SAID`; ``after`` is how many assessments of the two its writer has seen, and
    ``room`` where a private one stands.

    Raises:
        NotFound: if no commitment is called so, or the evidence stands in no source.
        UsageError: if it makes no sense, says nothing, or the holder holds no such commitment.
        Conflict: if somebody else has said something of the two since.
    """
    snapshot = Snapshots(workspace, viewer).now()
    table = delivery_in(snapshot, today)
    row = table.row(commitment)
    whom = holder_named(table, row, holder).code
    one = read_assessment(said, whom, table.scale, who, today, lambda place: cite(snapshot, place))
    if one.says_nothing:
        raise UsageError(
            message("the assessment says nothing"),
            remedy=message("give a grade, evidence, a reply or a note"),
        )
    recorded = _recorded(snapshot, row, one)
    with workspace.record.writing(who) as writing:
        if after is not None and _given(writing.seen(viewer), row, whom) != after:
            raise _assessed_meanwhile()
        writing.put_review(_review(recorded, _room(workspace, recorded, viewer, room)))
    return recorded


def _room(
    workspace: Workspace, recorded: RecordedAssessment, viewer: Viewer, named: str | None = None
) -> str | None:
    """Return where an assessment stands: one that is for everybody goes with the text that it is about."""
    private = recorded.assessment.visibility is Visibility.PRIVATE
    return room_of_note(workspace, named, viewer) if private else None


def _given(view: RecordView, row: HeldCommitment, holder: str) -> int:
    """Return how many assessments of a holder of a commitment there are to see."""
    seen = assessments_among(view.reviews(), view.text)
    return sum(one.commitment in row.item.ids and one.assessment.holder == holder for one, _ in seen)


def _assessed_meanwhile() -> Conflict:
    return Conflict(
        message("somebody else has assessed this meanwhile"),
        remedy=message("look at their assessment first"),
    )


def withdraw_assessment(
    workspace: Workspace, name: str, who: str, viewer: Viewer = Viewer.KEEPER
) -> RecordedAssessment:
    """Take back the assessment whose id begins with ``name``, and return it; the record keeps it.

    Raises:
        NotFound: if none that stands is called so, or several are.
    """
    with workspace.record.writing(who) as writing:
        view = writing.seen(viewer)
        given = assessments_among(view.reviews(), view.text)
        named = [pair for pair in given if name and pair[1].id.startswith(name) and not pair[1].withdrawn]
        if len(named) != 1:
            several = message("several assessments are called “%(name)s”", name=name)
            none = message("no assessment that stands is called “%(name)s”", name=name)
            raise NotFound(
                several if named else none,
                remedy=message("take an id that `travaux delivery` prints"),
            )
        recorded, _ = named[0]
        stood = next(one.room for one in view.reviews(_key(recorded)))
        writing.put_review(_withdrawal(recorded, stood))
    return recorded


def hand_in(
    workspace: Workspace,
    data: bytes,
    where: str,
    who: str,
    today: date,
    viewer: Viewer = Viewer.KEEPER,
) -> Imported:
    """Keep every assessment of a table as `travaux delivery --csv` writes it, or none of them.

    What stands in the record already is left as it is, so that a table can be handed in again.

    Raises:
        BadRows: if rows cannot be taken; nothing is kept then.
        UnreadableSource: if it is no such table.
    """
    snapshot = Snapshots(workspace, viewer).now()
    table = delivery_in(snapshot, today)
    parsed = _Rows(snapshot, table, who, today)
    for line, cells in read_rows(data, where):
        parsed.take(line, cells)
    if parsed.problems:
        raise BadRows(tuple(parsed.problems), where)
    there = {(row.item.commitment.id, canonical(one.assessment)) for row, one in table.given()}
    added = [each for key, each in parsed.taken.items() if key not in there]
    if added:
        with workspace.record.writing(who) as writing:
            for recorded, withdrawn in added:
                room = _room(workspace, recorded, viewer)
                writing.put_review(_review(recorded, room))
                if withdrawn:
                    writing.put_review(_withdrawal(recorded, room))
    return Imported(len(added), len(parsed.taken) - len(added), parsed.empty)


class _Rows:
    """Rows of a table as they are read: what they say, each once, and what is wrong with others."""

    def __init__(self, snapshot: Snapshot, table: DeliveryTable, who: str, today: date) -> None:
        self._snapshot, self._table = snapshot, table
        self._who, self._today = who, today
        self._named: dict[str, HeldCommitment] = {}
        for row in table.rows:
            for name in row.item.ids:
                self._named.setdefault(name, row)
        self.taken: dict[tuple[str, str], tuple[RecordedAssessment, bool]] = {}
        self.problems: list[RowProblem] = []
        self.empty = 0

    def take(self, line: int, cells: Mapping[str, str]) -> None:
        """Take one row."""
        try:
            self._take(cells)
        except TravauxError as error:
            self.problems.append(RowProblem(line, error.said))

    def _take(self, cells: Mapping[str, str]) -> None:
        if spare := cells.get(""):
            raise UsageError(message("has more cells than there are columns: %(spare)s", spare=spare))
        name = cells["commitment"].strip()
        if name not in self._named:
            raise UsageError(message("no commitment has the id “%(name)s”", name=name))
        row = self._named[name]
        whom = holder_named(self._table, row, cells.get("holder", "")).code
        withdrawn = _yes(cells.get("withdrawn", ""))
        if not withdrawn and not any(cells.get(name, "").strip() for name in SAID if name not in _ALWAYS):
            self.empty += 1
            return
        one = read_assessment(cells, whom, self._table.scale, self._who, self._today, self._cite, dated=True)
        if cells.get("quoted", "").strip() and one.citation is None:
            raise UsageError(message("quotes words without saying in “source” where they stand"))
        if one.citation and cells.get("quoted") and not _same(cells["quoted"], one.citation.quote):
            raise UsageError(
                message("the words of %(place)s are not those that are quoted", place=cells["source"])
            )
        recorded = _recorded(self._snapshot, row, one)
        self.taken[recorded.commitment, canonical(one)] = recorded, withdrawn

    def _cite(self, place: str) -> Citation:
        return cite(self._snapshot, place)


def _yes(cell: str) -> bool:
    if cell.strip().lower() not in ("", "yes", "no"):
        raise UsageError(message("withdrawn is yes or no, and not “%(said)s”", said=cell.strip()))
    return cell.strip().lower() == "yes"


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _recorded(snapshot: Snapshot, row: HeldCommitment, one: Assessment) -> RecordedAssessment:
    """Return an assessment with the commitment that it is made on.

    Raises:
        UsageError: if private words are evidence of what anybody may see.
    """
    owed = row.item.commitment
    cited = snapshot.source(one.citation.source).facts.visibility if one.citation else Visibility.PUBLIC
    if cited is Visibility.PRIVATE and one.visibility is Visibility.PUBLIC:
        raise UsageError(message("its evidence stands in a private source: make the assessment private too"))
    return RecordedAssessment(
        owed.id, owed.paragraph, owed.duty, owed.addressees, owed.citations[0].source, owed.index, one
    )


def _name(recorded: RecordedAssessment) -> str:
    return stable_id(ASSESSMENT, recorded.commitment, canonical(recorded.assessment))


def _key(recorded: RecordedAssessment) -> FindingKey:
    public = recorded.assessment.visibility is Visibility.PUBLIC
    return FindingKey(recorded.source, ASSESSMENT if public else PRIVATE_ASSESSMENT, _name(recorded))


def _review(recorded: RecordedAssessment, room: str | None) -> Review:
    said = canonical(recorded)
    return Review(_key(recorded), ReviewDecision.EDIT, said, "assessed", said, room=room)


def _withdrawal(recorded: RecordedAssessment, room: str | None) -> Review:
    return Review(_key(recorded), ReviewDecision.WITHDRAW, canonical(recorded), "taken back", room=room)
