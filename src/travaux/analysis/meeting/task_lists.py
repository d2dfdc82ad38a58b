"""Tasks that a record sets down in a list, in a table or beside an item: who, what, by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from travaux.analysis.meeting.body_acts import BodyTask, office_named
from travaux.analysis.meeting.record_blocks import RecordBlock, printed_line
from travaux.domain.meetings import Meeting
from travaux.reference.phrases import load_pattern

_form = partial(load_pattern, "body_acts")
_CELLS = re.compile(r"\s*\|\s*|\t+")
_RULE = re.compile(r"[\s|:+=-]*")
_ITEM = re.compile(r"\s*(?:[-*•▪]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_LONGEST = 60  # words of one task
_FEWEST = 2
_NAMES = re.compile(r",\s*|\s*/\s*|\s+(?:and|&)\s+")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which cells of a table's rows say what, who and by when; -1 for a column that there is not."""

    what: int
    who: int
    when: int


def find_listed_tasks(
    meeting: Meeting, blocks: Sequence[RecordBlock]
) -> Iterator[tuple[BodyTask, str | None]]:
    """Yield the tasks of tables and of lists under a heading of tasks, with when they are due."""
    columns: _Columns | None = None
    under = False
    for block in blocks:
        cells = _cells(meeting, block)
        if len(cells) > 1:
            head = _columns(cells)
            if head or _RULE.fullmatch(block.words):
                columns = head or columns
            elif columns is not None:
                yield from _row(meeting, block, cells, columns)
            continue
        columns = None
        item = _item(meeting, block)
        handed = _form("handed_item").fullmatch(printed_line(meeting, block)) if item and not under else None
        if handed is not None:
            yield from _tasks_of_list(meeting, block, item or "")
            continue
        if _is_heading(block):
            under = True
        elif not (under and item):
            under = False
        elif item is not None:
            yield from _tasks_of_list(meeting, block, item)


def find_assigned(meeting: Meeting, blocks: Sequence[RecordBlock]) -> Iterator[BodyTask]:
    """Yield the paragraphs and items before a line that only says whose action they are: "Action: Clerk"."""
    for before, block in pairwise(blocks):
        match = _form("whose_action").fullmatch(block.words)
        to = office_named(match["who"]) if match else None
        if to is None or len(before.words.split()) <= _FEWEST or _form("to_do").search(block.words):
            continue
        do = " ".join(before.words.split()).rstrip(" .;,")
        cited = [meeting.source.cite(each.start, each.end) for each in (before, block)]
        yield BodyTask(to, do, tuple(cited))


def _is_heading(block: RecordBlock) -> bool:
    return _form("task_heading").fullmatch(block.words.strip(" *#:")) is not None


def _item(meeting: Meeting, block: RecordBlock) -> str | None:
    """Return the words of a block that its mark shows to be an item."""
    printed = printed_line(meeting, block)
    box = _form("box").match(printed)
    mark = box or _ITEM.match(printed)
    return printed[mark.end() :].strip() if mark else None


def _tasks_of_list(meeting: Meeting, block: RecordBlock, words: str) -> Iterator[tuple[BodyTask, str | None]]:
    if not _FEWEST <= len(words.split()) <= _LONGEST:
        return
    match = next(filter(None, (_form(name).fullmatch(words) for name in ("named_task", "task_named"))), None)
    start = block.end - len(words)
    citation = meeting.source.cite(max(start, block.start - (block.start - start)), block.end)
    if match is None:
        yield BodyTask("", words.rstrip(" .;,"), (citation,)), None
    else:
        yield BodyTask(_without_at(match["to"]), match["do"].rstrip(" .;,"), (citation,)), None


def _without_at(name: str) -> str:
    return name.strip(" @*[]")


def _cells(meeting: Meeting, block: RecordBlock) -> list[str]:
    """Return the cells of a block’s line; a bar in front alone follows an empty cell."""
    printed = printed_line(meeting, block).strip()
    framed = len(printed) > 1 and printed[0] == printed[-1] == "|"
    return [cell.strip() for cell in _CELLS.split(printed[1:-1] if framed else printed)]


def _columns(cells: Sequence[str]) -> _Columns | None:
    """Return which cells of a head say what and who; None where it is not the head of a table of tasks."""
    found = [
        next((n for n, cell in enumerate(cells) if _form(name).fullmatch(cell)), -1)
        for name in ("what_column", "who_column", "when_column")
    ]
    what, who, when = found
    return _Columns(what, who, when) if what >= 0 and who >= 0 and what != who else None


def _row(
    meeting: Meeting, block: RecordBlock, cells: Sequence[str], columns: _Columns
) -> Iterator[tuple[BodyTask, str | None]]:
    if max(columns.what, columns.who) >= len(cells):
        return
    what, who = cells[columns.what], cells[columns.who]
    if not what or len(what.split()) > _LONGEST:
        return
    when = cells[columns.when] if 0 <= columns.when < len(cells) else ""
    citation = meeting.source.cite(block.start, block.end)
    yield BodyTask(", ".join(filter(None, _NAMES.split(who))), what.rstrip(" .;,"), (citation,)), when or None
