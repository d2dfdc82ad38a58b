"""How every answer cites: the quotes it rests on, each held against its source, with where it opens."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from travaux.domain.spans import Citation
from travaux.errors import TravauxError
from travaux.views.citation_targets import opening
from travaux.views.snapshot import Snapshot

Json: TypeAlias = dict[str, Any]

_SPAN = frozenset({"source", "start", "end", "quote"})
_OPENING_CHARACTERS = 120
"""Of a source's first line so many are quoted where an answer names the source itself: a title's length."""


class MisquotedSource(TravauxError):
    """A citation whose quote does not stand where it says: the answer is withheld."""

    code = "misquoted"


def cited(snapshot: Snapshot, found: Mapping[str, Any]) -> Json:
    """Return ``found`` with all quotes in it once more as ``citations``, in the order in which they stand.

    Each has its source's title, the ``address`` of the page that it opens on, and a ``uri`` to read it by.

    Raises:
        MisquotedSource: if a quote is not what stands at its place.
    """
    spans = {(one.source, one.start, one.end): one for one in _citations_in(found)}
    return {**found, "citations": [_plain(snapshot, one) for one in spans.values()]}


def citation_at(snapshot: Snapshot, source: str, start: int, end: int) -> Json:
    """Return the words of a source from ``start`` to ``end`` as answers hold citations."""
    text = snapshot.text(source).text
    return {"source": source, "start": start, "end": end, "quote": text[start:end]}


def opening_words(snapshot: Snapshot, source: str) -> list[Json]:
    """Return the first words of a source as its citation; nothing where it was not read, or is empty."""
    if not snapshot.has_text(source):
        return []
    text = snapshot.text(source).text
    start = len(text) - len(text.lstrip())
    line = text[start : start + _OPENING_CHARACTERS].partition("\n")[0].rstrip()
    return [citation_at(snapshot, source, start, start + len(line))] if line else []


def _plain(snapshot: Snapshot, one: Citation) -> Json:
    if snapshot.text(one.source).text[one.start : one.end] != one.quote:
        raise MisquotedSource(f"{one.source}:{one.start}-{one.end} does not read “{one.quote[:80]}”")
    return {
        "source": one.source,
        "title": snapshot.source(one.source).title,
        "start": one.start,
        "end": one.end,
        "quote": one.quote,
        "address": opening(snapshot, one).path,
        "uri": f"travaux://sources/{one.source}/{one.start}/{one.end}",
    }


def _citations_in(value: object) -> Iterator[Citation]:
    if isinstance(value, dict):
        if value.keys() >= _SPAN:
            yield Citation(value["source"], value["start"], value["end"], value["quote"])
            return
        for each in value.values():
            yield from _citations_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from _citations_in(each)
