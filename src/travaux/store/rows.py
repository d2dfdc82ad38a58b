"""Rows of the record as typed values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from travaux.domain.actors import Sector
from travaux.domain.review import FindingKey
from travaux.domain.sources import Source, SourceFacts, SourceKind, Visibility

WHOLE = ""
"""The subject of a result about the whole workspace."""

PUBLIC_WHOLE = "public"
"""The subject of the same result worked out from public sources alone, where there are private ones."""


class Status(StrEnum):
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A source with what the store knows of it. ``sha256`` is the address of its bytes."""

    source: Source
    sha256: str
    size: int
    added: str


@dataclass(frozen=True, slots=True)
class ResultHead:
    """What became of one stage for one subject, without the value itself.

    ``form`` names the value's class and ``digest`` its canonical JSON; both are None after a failure.
    """

    stage: str
    subject: str
    version: int
    fingerprint: str
    status: Status
    form: str | None = None
    digest: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    error: str | None = None
    started: str = ""
    finished: str = ""


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """One finding as canonical JSON of the class that ``form`` names."""

    key: FindingKey
    form: str
    value: str


@dataclass(frozen=True, slots=True)
class LogEntry:
    when: str
    who: str
    action: str
    subject: str
    detail: str


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
    )
    return StoredSource(Source(row.id, row.name, facts), row.sha256, row.size, row.added)


def result_head(row: Any) -> ResultHead:
    """Return the head that a row of ``results`` holds."""
    return ResultHead(
        stage=row.stage,
        subject=row.subject,
        version=row.version,
        fingerprint=row.fingerprint,
        status=Status(row.status),
        form=row.form,
        digest=row.digest,
        counts=json.loads(row.counts),
        error=row.error,
        started=row.started,
        finished=row.finished,
    )
