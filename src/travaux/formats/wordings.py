"""Collections of wording as JSON Lines: `{"id", "text"}`, and `{"id", "old", "new"}` for amendments."""

import json
from collections.abc import Iterator
from pathlib import Path

from travaux.domain.figures import name_of
from travaux.domain.lineage import Wording
from travaux.domain.messages import Text, message
from travaux.domain.spans import SourceText
from travaux.errors import UnreadableSource, in_line
from travaux.formats.opening import decode, open_source

SUFFIXES = (".jsonl", ".ndjson")


def is_collection(path: Path) -> bool:
    """Tell whether a file is named as JSON Lines."""
    return path.suffix.lower() in SUFFIXES


def read_wordings(path: Path) -> tuple[Wording, ...]:
    """Return the wordings of a file, in order. Citations count in their texts, one after another on lines.

    Raises:
        UnreadableSource: if a line is no JSON object, or has neither `text` nor `new`.
    """
    opened = open_source(path)
    entries = list(_entries(decode(opened.data, opened.where).text, opened.where))
    texts = [new or old or "" for _, old, new in entries]
    source = SourceText(name_of(path), "\n".join(texts))
    wordings, start = [], 0
    for (name, old, new), text in zip(entries, texts, strict=True):
        citation = source.cite(start, start + len(text)) if text.strip() else None
        wordings.append(Wording(name, new, old, draft=name_of(path), citation=citation))
        start += len(text) + 1
    return tuple(wordings)


def _entries(text: str, where: str) -> Iterator[tuple[str, str | None, str]]:
    """Yield (id, old, new) for each line that is not empty; ``old`` is None where nothing is amended."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _entry(line, number, in_line(where, number))


def _entry(line: str, number: int, where: Text) -> tuple[str, str | None, str]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableSource(
            message("is no JSON object"), where=where, remedy=message("give one object a line")
        ) from error
    if not isinstance(entry, dict) or not any(
        isinstance(entry.get(key), str) for key in ("text", "new", "old")
    ):
        raise UnreadableSource(
            message("holds no wording"),
            where=where,
            remedy=message('give {"id", "text"}, or {"id", "old", "new"} for amendments'),
        )
    name = str(entry.get("id", number))
    if "new" in entry or "old" in entry:
        return name, str(entry.get("old") or ""), str(entry.get("new") or "")
    return name, None, str(entry["text"])
