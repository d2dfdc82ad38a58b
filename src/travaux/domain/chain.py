"""The chain of the record: every entry is bound to all that came before it by a hash.

A link is the SHA-256 of the canonical JSON ``[link before, number, kind, name, digest]``; the first has the
empty text before it. Whoever knows the last link of a day knows whether everything written up to that day is
still there as it was: it cannot be changed without changing every link after it. It proves nothing to
somebody who never kept a link, since who can write the whole record can also work out a whole new chain.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from travaux.domain.canonical import digest, dumps
from travaux.domain.record import Problem

BEGIN = "chain"
"""The action of the log by which a record that is older than chains says that it is chained from here."""

GONE = ""
"""The digest of an entry that was taken out of the record."""


class Chained(StrEnum):
    """What the entries of the record are."""

    LOG = "log"
    REVIEW = "review"
    SOURCE = "source"
    TEXT = "text"
    RESULT = "result"
    FILE = "file"
    ROOM = "room"


LASTING = frozenset({Chained.LOG, Chained.REVIEW})
"""What is written once and never changed."""


@dataclass(frozen=True, slots=True)
class ChainEntry:
    """One link: the ``digest`` of what the entry called ``name`` was when it was bound."""

    number: int
    kind: str
    name: str
    digest: str
    link: str

    @property
    def entry(self) -> tuple[str, str]:
        """Return what it binds."""
        return self.kind, self.name


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last link and its number, 0 and no link where nothing was written yet.

    ``taken_up`` is when a record without a chain was chained as it then stood, None where it always was.
    """

    number: int = 0
    link: str = ""
    taken_up: str | None = None


def bound(before: str, number: int, kind: str, name: str, entry_digest: str) -> str:
    """Return the link of an entry after the link ``before``."""
    return digest(dumps([before, number, kind, name, entry_digest]))


def row_digest(*parts: Mapping[str, object] | Iterable[Mapping[str, object]]) -> str:
    """Return the digest of rows by the names of their columns.

    Columns without a value do not count, so that a later schema with more of them changes no digest.
    """
    said = [_said(part) if isinstance(part, Mapping) else [_said(row) for row in part] for part in parts]
    return digest(dumps(said))


def broken_links(chain: Iterable[ChainEntry]) -> Iterator[Problem]:
    """Yield the links that do not follow from those before; what comes after a broken one is judged by it."""
    before, number = "", 0
    for entry in chain:
        number += 1
        if entry.number != number:
            yield Problem("chain", f"link {entry.number}", f"link {number} of the chain is missing")
        elif entry.link != bound(before, *_bound_parts(entry)):
            yield Problem("chain", f"link {number}", f"the chain breaks at {_place(*entry.entry)}")
        before, number = entry.link, entry.number


def differences(chain: Iterable[ChainEntry], present: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    """Yield the entries of the record that are not as the chain has them.

    ``present`` are the kind, name and digest of every entry that is there now.
    """
    last: dict[tuple[str, str], str] = {}
    for link in chain:
        if link.kind in LASTING and link.entry in last:
            yield Problem("chain", _place(*link.entry), "was bound twice")
        last[link.entry] = link.digest
    for kind, name, now in present:
        then = last.pop((kind, name), GONE)
        if then == GONE:
            yield Problem("chain", _place(kind, name), "is in the record and was never written to its chain")
        elif then != now:
            yield Problem("chain", _place(kind, name), "is not as it was written")
    for (kind, name), then in last.items():
        if then != GONE and kind != Chained.FILE:
            yield Problem("chain", _place(kind, name), "was taken out of the record")


def _bound_parts(entry: ChainEntry) -> tuple[int, str, str, str]:
    return entry.number, entry.kind, entry.name, entry.digest


def _place(kind: str, name: str) -> str:
    return f"{kind} {name}"


def _said(row: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if value is not None}
