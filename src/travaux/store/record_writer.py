"""Everything that is written to the record: each write is logged with who made it and when."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, CursorResult, Table, delete, insert, select, update

from travaux.domain.canonical import digest, dumps, text_form
from travaux.domain.chain import Chained
from travaux.domain.messages import message
from travaux.domain.record import StageResult
from travaux.domain.review import Review
from travaux.domain.sources import Room, Source, Viewer
from travaux.domain.spans import SourceText
from travaux.errors import Conflict, WorkspaceError
from travaux.store import chain
from travaux.store.record_view import SQLRecordView
from travaux.store.rows import error_written, source_row
from travaux.store.schema import findings, log, rests_on, results, reviews, rooms, sources, texts


class SQLRecordWriter:
    """One transaction in somebody's name."""

    def __init__(self, connection: Connection, who: str, clock: Callable[[], datetime]) -> None:
        self.connection = connection
        self._who = who
        self._clock = clock

    def seen(self, viewer: Viewer = Viewer.KEEPER) -> SQLRecordView:
        """Return the record as it stands inside this transaction, as ``viewer`` may see it."""
        return SQLRecordView(self.connection, viewer)

    def put_source(self, source: Source, sha256: str, size: int) -> str:
        """Save a source and its facts; return "added", "updated" or "unchanged".

        Raises:
            WorkspaceError: if other bytes already have this short address.
        """
        known = self.connection.execute(select(sources).where(sources.c.id == source.id)).mappings().first()
        row = source_row(source)
        if known is None:
            self.connection.execute(
                insert(sources).values(**row, sha256=sha256, size=size, added=self._moment())
            )
            chain.bind(self.connection, Chained.SOURCE, source.id)
            self._note("add", source.id, source.name)
            return "added"
        if known["sha256"] != sha256:
            raise WorkspaceError(
                message("two sources share the address %(id)s", id=source.id),
                remedy=message("report this as a defect"),
            )
        changed = {name: value for name, value in row.items() if known[name] != value}
        if not changed:
            return "unchanged"
        self.connection.execute(update(sources).where(sources.c.id == source.id).values(**changed))
        chain.bind(self.connection, Chained.SOURCE, source.id)
        before, after = known["room"] or known["visibility"], source.facts.stands_in
        if before != after:
            self._note("move", source.id, f"{before} → {after}")
        self._note(
            "update", source.id, dumps({name: [known[name], value] for name, value in changed.items()})
        )
        return "updated"

    def put_outcome(self, outcome: StageResult) -> list[tuple[str, str]]:
        """Save a stage's result in place of the one before it.

        Return the stage and subject of each result that fell with it, since its text is not as it was.
        """
        head = outcome.head
        fallen = self._put_text(outcome.text, outcome.made_of) if outcome.text is not None else []
        self._drop(head.stage, head.subject)
        self.connection.execute(
            insert(results).values(
                stage=head.stage,
                subject=head.subject,
                version=head.version,
                fingerprint=head.fingerprint,
                status=head.status.value,
                form=head.form,
                value=outcome.value,
                digest=head.digest,
                counts=dumps(dict(head.counts)),
                error=error_written(head.error),
                started=head.started,
                finished=head.finished,
            )
        )
        self._put_support(outcome)
        self._bind_result(head.stage, head.subject)
        self._note(head.stage, head.subject, str(head.error or head.status.value))
        return fallen

    def drop_outcome(self, stage: str, subject: str) -> None:
        """Remove a result that no longer has a ground, such as one of a source that changed its kind."""
        self._drop(stage, subject)
        self._bind_result(stage, subject)
        self._note("drop", subject, stage)

    def put_room(self, room: Room) -> None:
        """Save a room, or its new title; the same again is no write."""
        known = self.connection.execute(select(rooms.c.title).where(rooms.c.name == room.name)).scalar()
        if known == room.title:
            return
        if known is None:
            self.connection.execute(insert(rooms).values(name=room.name, title=room.title))
        else:
            self.connection.execute(update(rooms).where(rooms.c.name == room.name).values(title=room.title))
        chain.bind(self.connection, Chained.ROOM, room.name)
        self._note("room", room.name, room.title)

    def put_file(self, name: str, digest: str) -> None:
        """Note with which digest a setting or a file of the keeper's is now used; none if it is empty.

        What is noted already is not noted again.
        """
        if (chain.last_digest(self.connection, Chained.FILE, name) or "") != digest:
            chain.append(self.connection, Chained.FILE, name, digest)
            self._note("use", name, digest)

    def put_review(self, review: Review, after: int | None = None, viewer: Viewer = Viewer.KEEPER) -> None:
        """Save a person's verdict on a finding, in the name of this transaction's author.

        ``after`` is how many reviews of it the reviewer has seen, as ``viewer`` may see them.

        Raises:
            Conflict: if somebody else has reviewed it since.
        """
        key = review.finding
        if after is not None and len(self.seen(viewer).reviews(key)) != after:
            raise Conflict(
                message("somebody else has reviewed this meanwhile"),
                remedy=message("look at their review first"),
            )
        self._put_review(review, self._who, self._moment())
        self._note("review", "/".join((key.subject, key.kind, key.id)), review.verdict.value)

    def take_over_review(self, review: Review) -> bool:
        """Save a review that was given elsewhere, with its author and its moment; say whether it is new.

        The log has who took it over.
        """
        if review.when is None or review in self.seen().reviews(review.finding):
            return False
        self._put_review(review, review.who, review.when.isoformat(timespec="milliseconds"))
        key = review.finding
        told = f"{review.verdict.value} by {review.who}"
        self._note("take over review", "/".join((key.subject, key.kind, key.id)), told)
        return True

    def _put_review(self, review: Review, who: str, when: str) -> None:
        key = review.finding
        added = self.connection.execute(
            insert(reviews).values(
                subject=key.subject,
                kind=key.kind,
                id=key.id,
                verdict=review.verdict.value,
                reason=review.reason,
                original=review.original,
                replacement=review.replacement,
                who=who,
                when=when,
                room=review.room,
            )
        )
        chain.bind(self.connection, Chained.REVIEW, str(_number(added)))

    def _put_text(self, text: SourceText, made_of: Collection[str]) -> list[tuple[str, str]]:
        form = text_form(text)
        known = self.connection.execute(select(texts.c.digest).where(texts.c.source == text.id)).scalar()
        if known == digest(form):
            return []
        # Whatever was found in another reading of this source cites words that may have moved.
        query = select(rests_on.c.stage, rests_on.c.subject).where(rests_on.c.source == text.id)
        fallen = [
            (row.stage, row.subject)
            for row in self.connection.execute(query).all()
            if row.stage not in made_of
        ]
        for stage, subject in fallen:
            self._drop(stage, subject)
            self._bind_result(stage, subject)
        self.connection.execute(delete(texts).where(texts.c.source == text.id))
        self.connection.execute(insert(texts).values(source=text.id, digest=digest(form), text=form))
        chain.bind(self.connection, Chained.TEXT, text.id)
        return fallen

    def _bind_result(self, stage: str, subject: str) -> None:
        chain.bind(self.connection, Chained.RESULT, f"{stage}/{subject}")

    def _drop(self, stage: str, subject: str) -> None:
        for table in (findings, rests_on, results):
            self.connection.execute(delete(table).where(table.c.stage == stage, table.c.subject == subject))

    def _put_support(self, outcome: StageResult) -> None:
        about = {"stage": outcome.head.stage, "subject": outcome.head.subject}
        _insert_all(self.connection, rests_on, ({**about, "source": source} for source in outcome.rests_on))
        _insert_all(
            self.connection,
            findings,
            (
                {
                    **about,
                    "kind": item.key.kind,
                    "id": item.key.id,
                    "place": place,
                    "form": item.form,
                    "value": item.value,
                }
                for place, item in enumerate(outcome.findings)
            ),
        )

    def _moment(self) -> str:
        return self._clock().isoformat(timespec="milliseconds")

    def _note(self, action: str, subject: str, detail: str) -> None:
        added = self.connection.execute(
            insert(log).values(
                when=self._moment(), who=self._who, action=action, subject=subject, detail=detail
            )
        )
        chain.bind(self.connection, Chained.LOG, str(_number(added)))


def _number(added: CursorResult[Any]) -> int:
    key = added.inserted_primary_key
    assert key is not None  # one row was put in
    return int(key[0])


def _insert_all(connection: Connection, table: Table, rows: Iterable[dict[str, object]]) -> None:
    found = list(rows)
    if found:
        connection.execute(insert(table), found)
