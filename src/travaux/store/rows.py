"""Rows of the record as typed values."""

import json
from datetime import date
from typing import Any

from travaux.domain.actors import Sector
from travaux.domain.canonical import dumps
from travaux.domain.messages import Text
from travaux.domain.record import ResultHead, StageStatus, StoredSource
from travaux.domain.sources import Source, SourceFacts, SourceKind, Track, Visibility
from travaux.domain.stored_texts import text_read, written


def source_row(source: Source) -> dict[str, object]:
    """Return the columns that hold a source's name and facts."""
    facts = source.facts
    return {
        "id": source.id,
        "name": source.name,
        "kind": facts.kind.value,
        "title": facts.title,
        "date": facts.date.isoformat() if facts.date else None,
        "body": facts.body,
        "stage": facts.stage,
        "sector": facts.sector.value if facts.sector else None,
        "author": facts.author,
        "symbol": facts.symbol,
        "language": facts.language,
        "visibility": facts.visibility.value,
        "returns": facts.returns,
        "track": facts.track.value if facts.track else None,
        "speakers": facts.speakers,
        "sound": facts.sound,
        "room": facts.room,
    }


def stored_source(row: Any) -> StoredSource:
    """Return the source that a row of ``sources`` holds."""
    facts = SourceFacts(
        kind=SourceKind(row.kind),
        title=row.title,
        date=date.fromisoformat(row.date) if row.date else None,
        body=row.body,
        stage=row.stage,
        sector=Sector(row.sector) if row.sector else None,
        author=row.author,
        symbol=row.symbol,
        language=row.language,
        visibility=Visibility(row.visibility),
        returns=row.returns,
        track=Track(row.track) if row.track else None,
        speakers=row.speakers,
        sound=row.sound,
        room=row.room,
    )
    return StoredSource(Source(row.id, row.name, facts), row.sha256, row.size, row.added)


def error_written(error: Text | None) -> str | None:
    """Return why a stage failed as the column ``error`` holds it: words as they are, messages as JSON."""
    return error if error is None or isinstance(error, str) else dumps(written(error))


def error_read(column: str | None) -> Text | None:
    """Return why a stage failed; a record that is older holds a line of English."""
    return text_read(json.loads(column)) if column and column.startswith("{") else column


def result_head(row: Any) -> ResultHead:
    """Return the head that a row of ``results`` holds."""
    return ResultHead(
        stage=row.stage,
        subject=row.subject,
        version=row.version,
        fingerprint=row.fingerprint,
        status=StageStatus(row.status),
        form=row.form,
        digest=row.digest,
        counts=json.loads(row.counts),
        error=error_read(row.error),
        started=row.started,
        finished=row.finished,
    )
