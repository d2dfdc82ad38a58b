"""Everything that is read from the record, by somebody who may see all of it or only what is public."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, false, or_, select, true
from sqlalchemy import func as sql

from travaux.domain.canonical import text_restored
from travaux.domain.messages import message
from travaux.domain.record import (
    WHOLE,
    LogEntry,
    ResultHead,
    StageStatus,
    StoredFinding,
    StoredSource,
    whole_for,
)
from travaux.domain.review import ASSESSMENTS, NAMED_BY_WORDS, RECORDED, FindingKey, Review, ReviewDecision
from travaux.domain.sources import Viewer
from travaux.domain.spans import SourceText
from travaux.errors import NotFound
from travaux.store.rows import result_head, stored_source
from travaux.store.schema import findings, log, rests_on, results, reviews, sources, texts

_STANDS_IN = sql.coalesce(sources.c.room, sources.c.visibility)
"""The room in which a source stands."""


class SQLRecordView:
    """One viewer's view of the record.

    What rests on a source that the viewer may not see does not exist for them.
    """

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        self._connection = connection
        self.viewer = viewer
        held = connection.execute(select(_STANDS_IN).distinct()).scalars()
        self._whole = whole_for(viewer, list(held))

    def sources(self) -> list[StoredSource]:
        """Return the sources in the order they were added."""
        rows = self._connection.execute(select(sources).where(self._is_visible()).order_by(sources.c.number))
        found = [stored_source(row) for row in rows]
        return found if self._sees_all else _without_unknown_versions(found)

    def source(self, name: str) -> StoredSource:
        """Return the source that ``name`` means: its id, the start of its id, or its file's name.

        Raises:
            NotFound: if it means none, or several.
        """
        for wanted in (
            sources.c.id == name,
            sources.c.name == name,
            sources.c.id.startswith(name.lower(), autoescape=True),
        ):
            rows = self._connection.execute(select(sources).where(self._is_visible(), wanted).limit(2)).all()
            if len(rows) == 1:
                return stored_source(rows[0])
            if rows:
                raise NotFound(
                    message("several sources are called “%(name)s”", name=name),
                    remedy=message("name one by its id"),
                )
        raise NotFound(
            message("there is no source “%(name)s”", name=name),
            remedy=message("`travaux list DIR` shows what there is"),
        )

    def text(self, source: str) -> SourceText:
        """Return a source's text as its reader exposes it.

        Raises:
            NotFound: if the source is not there, not visible, or not read yet.
        """
        row = self._connection.execute(
            select(texts.c.text).join(sources).where(texts.c.source == source, self._is_visible())
        ).first()
        if row is None:
            raise NotFound(
                message("the text of %(source)s is not in the record", source=source),
                remedy=message("run `travaux run DIR` first"),
            )
        return text_restored(source, row.text)

    def heads(self) -> list[ResultHead]:
        """Return what became of every stage, without the values."""
        query = (
            self._visible_heads()
            .where(self._meant_for_viewer(results))
            .order_by(results.c.stage, results.c.subject)
        )
        found = (result_head(row) for row in self._connection.execute(query))
        return [replace(head, subject=self._named_subject(head.subject)) for head in found]

    def stored_heads(self) -> list[ResultHead]:
        """Return every result under the subject that it is stored with, those for the public too."""
        return [result_head(row) for row in self._connection.execute(self._visible_heads())]

    def by_address(self, sha256: str) -> StoredSource | None:
        """Return the source whose bytes have this address, None where there is none."""
        row = self._connection.execute(
            select(sources).where(self._is_visible(), sources.c.sha256 == sha256)
        ).first()
        return stored_source(row) if row else None

    def head(self, stage: str, subject: str) -> ResultHead | None:
        """Return what became of one stage for one subject, None where it was not tried."""
        query = self._visible_heads().where(results.c.stage == stage, results.c.subject == subject)
        row = self._connection.execute(query).first()
        return result_head(row) if row else None

    def ground(self, stage: str, subject: str) -> tuple[str, ...]:
        """Return the sources that a result is kept as resting on, in order; only the keeper may see them."""
        may = true() if self._sees_all else false()
        query = select(rests_on.c.source).where(may, rests_on.c.stage == stage, rests_on.c.subject == subject)
        return tuple(self._connection.execute(query.order_by(rests_on.c.source)).scalars())

    def value(self, stage: str, subject: str) -> str:
        """Return a stage's result as canonical JSON.

        Raises:
            NotFound: if there is none that this viewer may see.
        """
        row = self._connection.execute(
            select(results.c.value).where(
                results.c.stage == stage,
                results.c.subject == self._stored_subject(subject),
                results.c.status == StageStatus.DONE.value,
                self._supported(results),
            )
        ).first()
        if row is None:
            raise NotFound(
                message(
                    "“%(stage)s” has no result for %(subject)s",
                    stage=stage,
                    subject=subject or message("the workspace"),
                ),
                remedy=message("run `travaux run DIR`"),
            )
        value: str = row.value
        return value

    def findings(self, kind: str | None = None, subject: str | None = None) -> Iterator[StoredFinding]:
        """Yield findings in the order their reports give them, of one kind or about one subject if asked."""
        query = select(findings).where(self._supported(findings), self._meant_for_viewer(findings))
        if kind is not None:
            query = query.where(findings.c.kind == kind)
        if subject is not None:
            query = query.where(findings.c.subject == self._stored_subject(subject))
        for row in self._connection.execute(
            query.order_by(findings.c.stage, findings.c.subject, findings.c.place)
        ):
            key = FindingKey(self._named_subject(row.subject), row.kind, row.id)
            yield StoredFinding(key, row.form, row.value)

    def reviews(self, finding: FindingKey | None = None) -> list[Review]:
        """Return reviews, oldest first: of one finding, or all that this viewer may see."""
        query = select(reviews).order_by(reviews.c.number)
        if finding is not None:
            query = query.where(
                reviews.c.subject == finding.subject,
                reviews.c.kind == finding.kind,
                reviews.c.id == finding.id,
            )
        if not self._sees_all:
            whole = and_(reviews.c.subject == WHOLE, findings.c.subject == self._whole)
            anywhere = and_(reviews.c.subject == WHOLE, reviews.c.kind.in_(NAMED_BY_WORDS))
            found = exists().where(
                or_(findings.c.subject == reviews.c.subject, whole, anywhere),
                findings.c.kind == reviews.c.kind,
                findings.c.id == reviews.c.id,
                self._supported(findings),
            )
            about = exists().where(sources.c.id == reviews.c.subject, self._is_visible())
            assessed = and_(reviews.c.kind.in_(ASSESSMENTS), about)
            query = query.where(or_(found, assessed, reviews.c.kind.in_(RECORDED - ASSESSMENTS)))
        return list(self._legible(_review(row) for row in self._connection.execute(query)))

    def _legible(self, given: Iterator[Review]) -> Iterator[Review]:
        """Leave out what was set down in other rooms, and what holds words of sources that stand in them."""
        if self._sees_all:
            yield from given
            return
        hidden = set(self._connection.execute(select(sources.c.id).where(~self._is_visible())).scalars())
        for review in given:
            told = review.stands_in is None or self.viewer.sees(review.stands_in)
            if told and not review.speaks_of(hidden):
                yield review

    def log(self) -> list[LogEntry]:
        """Return every write ever made, oldest first; only the keeper may see it."""
        may = true() if self._sees_all else false()
        rows = self._connection.execute(select(log).where(may).order_by(log.c.number))
        return [LogEntry(row.when, row.who, row.action, row.subject, row.detail) for row in rows]

    def writes(self) -> int:
        """Return how many writes were ever made; while it stays the same, so does all that was read."""
        return self._connection.execute(select(sql.max(log.c.number))).scalar_one() or 0

    def withheld(self) -> int:
        """Return how many sources this viewer may not see."""
        query = select(sql.count()).select_from(sources).where(~self._is_visible())
        return self._connection.execute(query).scalar_one()

    def _visible_heads(self) -> Select[Any]:
        columns = [column for column in results.c if column.name != "value"]
        return select(*columns).where(self._supported(results))

    def _is_visible(self) -> ColumnElement[bool]:
        rooms = self.viewer.rooms
        return true() if rooms is None else _STANDS_IN.in_(sorted(rooms))

    @property
    def _sees_all(self) -> bool:
        return self.viewer.rooms is None

    def _stored_subject(self, subject: str) -> str:
        """Return the subject under which this viewer's result is stored."""
        return self._whole if subject == WHOLE else subject

    def _named_subject(self, subject: str) -> str:
        return WHOLE if subject == self._whole else subject

    def _meant_for_viewer(self, table: Table) -> ColumnElement[bool]:
        """Leave out what is about the workspace as another viewer sees it."""
        return or_(table.c.subject == self._whole, table.c.subject.in_(select(sources.c.id)))

    def _supported(self, table: Table) -> ColumnElement[bool]:
        """Select rows of results or findings none of whose sources is hidden from the viewer."""
        if self._sees_all:
            return true()
        hidden = and_(rests_on.c.source == sources.c.id, ~self._is_visible())
        own = and_(rests_on.c.stage == table.c.stage, rests_on.c.subject == table.c.subject)
        return ~exists().where(own, hidden)


def _without_unknown_versions(seen: list[StoredSource]) -> list[StoredSource]:
    """Let returned drafts name no version that the viewer may not see."""
    known = {stored.source.id for stored in seen}

    def told(stored: StoredSource) -> StoredSource:
        facts = stored.source.facts
        if facts.returns is None or facts.returns in known:
            return stored
        return replace(stored, source=replace(stored.source, facts=replace(facts, returns=None)))

    return [told(stored) for stored in seen]


def _review(row: Any) -> Review:
    return Review(
        FindingKey(row.subject, row.kind, row.id),
        ReviewDecision(row.verdict),
        row.original,
        row.reason,
        row.replacement,
        row.who,
        datetime.fromisoformat(row.when),
        row.room,
    )
