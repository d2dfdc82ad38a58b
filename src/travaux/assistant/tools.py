"""What an assistant may ask of a record. Nothing here writes, and no answer comes without its citations."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated

from pydantic import Field

from travaux.assistant.citing import Json, citation_at, cited, opening_words
from travaux.assistant.naming import actor_called, meeting_called, thread_called, version_called
from travaux.domain.commitments import CommitmentStatus
from travaux.domain.positions import Stance
from travaux.domain.sources import SourceKind
from travaux.errors import UsageError
from travaux.views.plain import comparison_plain, procedure_plain, proposals_for
from travaux.views.rows import commitments_on, filtered, holding, report_row, row_named, rows_of, today
from travaux.views.search.ask import answers_plain
from travaux.views.search.ask import ask as answer
from travaux.views.search.results import search as find
from travaux.views.search.results import search_plain
from travaux.views.snapshot import Snapshot

Limit = Annotated[int, Field(ge=1, le=100, description="How many at most.")]
Skip = Annotated[int, Field(ge=0, description="How many to pass over, to read on.")]
Name = Annotated[str | None, Field(max_length=200)]
_REPORTED = (
    "meeting", "summary", "points", "decisions", "actions", "agreements", "differences", "compromises",
    "unresolved", "votes", "omitted", "gate",
)  # fmt: skip
"""The parts of a report that an assistant gets at once; who spoke and what was argued, it can search for."""


class RecordTools:
    """The tools on one record, as whoever calls may see it; ``now`` gives the record as it stands."""

    def __init__(self, now: Callable[[], Snapshot]) -> None:
        self._now = now

    def search(
        self,
        query: Annotated[
            str, Field(max_length=400, description='Words, "phrases", begin*, AND, OR, NOT, actor:Name.')
        ],
        actor: Name = None,
        kind: Annotated[str | None, Field(description="intervention, draft, input, argument …")] = None,
        limit: Limit = 20,
    ) -> Json:
        """Search everything in the record, by words and by meaning."""
        snapshot = self._now()
        filters = {"actor": [actor] if actor else [], "kind": [kind] if kind else []}
        return cited(snapshot, search_plain(snapshot, find(snapshot, query, filters, limit=limit)))

    def ask(
        self,
        question: Annotated[str, Field(min_length=1, max_length=400)],
        as_of: Annotated[date | None, Field(description="The day from which “due” counts; today.")] = None,
    ) -> Json:
        """Answer a question with the record's own words, or say that it has none.

        Such as: who reserved on paragraph 11? how did paragraph 7 come back? when is the report due?
        """
        snapshot = self._now()
        return cited(snapshot, answers_plain(snapshot, answer(snapshot, question, today=as_of or today())))

    def show(self, source: str, start: int, end: int) -> Json:
        """Return the words of a source from START to END, as citations give them."""
        snapshot = self._now()
        text = snapshot.text(snapshot.source(source).id).text
        if not 0 <= start < end <= len(text):
            raise UsageError(f"{start}-{end} is not a span of its {len(text)} characters", where=source)
        return cited(snapshot, {"words": citation_at(snapshot, source, start, end)})

    def positions(
        self,
        actor: Name = None,
        paragraph: Annotated[str | None, Field(description="The label of a paragraph: “7”, “PP3”.")] = None,
        stance: Stance | None = None,
        limit: Limit = 20,
        skip: Skip = 0,
    ) -> Json:
        """List who stands where on what: support, opposition, reservations, proposals and the rest."""
        snapshot = self._now()
        wanted = {"actor": actor_called(snapshot, actor), "paragraph": paragraph, "stance": stance}
        return _part(snapshot, "positions", filtered(snapshot, "positions", wanted), limit, skip)

    def paragraph_history(
        self, paragraph: Annotated[str, Field(description="Its label in the newest version, or its id.")]
    ) -> Json:
        """Follow one paragraph through all versions: its wordings, who stands where, whose words entered."""
        snapshot = self._now()
        thread = thread_called(snapshot, paragraph)
        wordings = [
            {
                "version": row["draft"],
                "called": snapshot.names[row["draft"]],
                "label": row["label"],
                "words": citation_at(snapshot, row["draft"], row["start"], row["end"]),
            }
            for row in filtered(snapshot, "paragraphs", {"thread": thread})
        ]
        return cited(
            snapshot,
            {
                "paragraph": thread,
                "wordings": wordings,
                "changes": row_named(snapshot, "threads", thread, "provision")["words"],
                "positions": filtered(snapshot, "positions", {"thread": thread}),
                "proposals": proposals_for(snapshot, thread),
            },
        )

    def compare(
        self,
        old: Annotated[str, Field(description="A version: its id, stage, symbol or title.")],
        new: Annotated[str, Field(description="Another version.")],
        everything: Annotated[bool, Field(description="Unchanged paragraphs too.")] = False,
    ) -> Json:
        """Show what became of every paragraph of one version in another, and what changed, word by word."""
        snapshot = self._now()
        found = comparison_plain(snapshot, version_called(snapshot, old), version_called(snapshot, new))
        links = [link for link in found["links"] if everything or link["kind"] != "unchanged"]
        unchanged = sum(link["kind"] == "unchanged" for link in found["links"])
        return cited(snapshot, {**found, "unchanged": unchanged, "links": links})

    def commitments(
        self,
        addressee: Name = None,
        status: CommitmentStatus | None = None,
        due_within: Annotated[int | None, Field(ge=0, description="Due in so many days.")] = None,
        as_of: Annotated[date | None, Field(description="The day on which status is told; today.")] = None,
        limit: Limit = 20,
        skip: Skip = 0,
    ) -> Json:
        """List who must do what by when under the latest version, with its status."""
        snapshot = self._now()
        wanted = {"addressee": actor_called(snapshot, addressee), "status": status}
        found = holding(commitments_on(snapshot, as_of or today()), wanted)
        if due_within is not None:
            found = [row for row in found if _is_due(row["due_in_days"], due_within)]
        return _part(snapshot, "commitments", found, limit, skip)

    def procedure(self) -> Json:
        """Return the steps that the text went through, in order, its budgets, and inconsistencies."""
        snapshot = self._now()
        return cited(snapshot, procedure_plain(snapshot))

    def meeting_report(
        self, meeting: Annotated[str, Field(description="The id, title or day of a meeting.")]
    ) -> Json:
        """Report on a meeting: key points, agreements, differences, decisions, actions, what is open."""
        snapshot = self._now()
        report = report_row(snapshot, meeting_called(snapshot, meeting))
        return cited(snapshot, {name: report[name] for name in _REPORTED if name in report})

    def sources(self, kind: SourceKind | None = None, limit: Limit = 100, skip: Skip = 0) -> Json:
        """List the sources of the record, by date, each with its first words, and how many are withheld."""
        snapshot = self._now()
        rows = filtered(snapshot, "sources", {"kind": kind})
        told = [{**row, "opening": opening_words(snapshot, row["id"])} for row in rows[skip : skip + limit]]
        return cited(snapshot, {"sources": told, "total": len(rows), "withheld": snapshot.withheld})

    def meetings(self) -> Json:
        """List the meetings and statements that have a report, by date."""
        snapshot = self._now()
        rows = rows_of(snapshot, "meetings")
        told = [{**row, "opening": opening_words(snapshot, row["source"])} for row in rows]
        return cited(snapshot, {"meetings": told})

    def all(self) -> Iterable[Callable[..., Json]]:
        """Return every tool, in the order in which an assistant reads of them."""
        return (
            self.search,
            self.ask,
            self.show,
            self.positions,
            self.paragraph_history,
            self.compare,
            self.commitments,
            self.procedure,
            self.meetings,
            self.meeting_report,
            self.sources,
        )


def _part(snapshot: Snapshot, name: str, rows: list[Json], limit: int, skip: int) -> Json:
    return cited(snapshot, {name: rows[skip : skip + limit], "total": len(rows)})


def _is_due(days: int | None, within: int) -> bool:
    return days is not None and 0 <= days <= within
