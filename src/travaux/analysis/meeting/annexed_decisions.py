"""Decisions as a record prints their text: a number, the body, and paragraphs that decide and request."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from travaux.analysis.meeting.body_acts import BodyTask, items_after, office_named, without_mark
from travaux.analysis.meeting.own_body import OwnBody
from travaux.analysis.meeting.record_blocks import RecordBlock
from travaux.domain.meetings import Meeting
from travaux.reference.phrases import load_pattern

_form = partial(load_pattern, "body_acts")
_HEADING = 30  # words of a line that can be the heading of a decision
_APART = 12  # blocks from a heading to the body that decides under it: a title, notes, what is recalled


@dataclass(slots=True)
class AnnexedDecision:
    """A decision in its own words: what it settles, and the tasks it gives."""

    heading: RecordBlock
    number: str
    title: str
    settles: list[RecordBlock] = field(default_factory=list)
    tasks: list[BodyTask] = field(default_factory=list)


def find_annexed(meeting: Meeting, blocks: Sequence[RecordBlock], annex: int) -> tuple[AnnexedDecision, ...]:
    """Return the decisions of this body whose text the record prints, in order; drafts are none.

    From ``annex`` on a text needs a number to be one: drafts and terms of reference are annexed as well.
    """
    body = OwnBody(meeting)
    found: list[AnnexedDecision] = []
    heading: tuple[int, RecordBlock, re.Match[str]] | None = None
    open_: AnnexedDecision | None = None
    draft = False
    for place, block in enumerate(blocks):
        if _form("annex").fullmatch(block.words.strip(" *#")):
            heading, open_, draft = None, None, False
        elif (match := _heading(block)) is not None:
            heading, open_ = (place, block, match), None
            draft = _form("proposed").search(block.words) is not None
        elif _is_chapeau(block, body):
            near = heading if heading and place - heading[0] <= _APART else None
            told = near is not None or (block.start < annex and body.is_named(block.words))
            open_ = _decision_opened(block, near) if told and not draft else None
            found.extend([open_] if open_ else [])
        elif open_ is not None and not _read(meeting, blocks, place, open_):
            open_ = None
    return tuple(each for each in found if each.settles or each.tasks)


def _heading(block: RecordBlock) -> re.Match[str] | None:
    words = block.words.strip(" *#")
    if len(words.split()) > _HEADING or words.endswith((".", ";", ",")):
        return None
    return _form("act_heading").fullmatch(words) or _form("draft_heading").fullmatch(words)


def _is_chapeau(block: RecordBlock, body: OwnBody) -> bool:
    match = _form("chapeau").fullmatch(block.words.strip(" *_"))
    return match is not None and body.acts_in(match["body"], len(match["body"]))


def _decision_opened(
    chapeau: RecordBlock, heading: tuple[int, RecordBlock, re.Match[str]] | None
) -> AnnexedDecision:
    if heading is None:
        return AnnexedDecision(chapeau, "", "")
    _, block, match = heading
    named = match.groupdict()
    number = named.get("number") or named.get("symbol") or ""
    return AnnexedDecision(block, number, (named.get("title") or "").strip(" .:–—-"))


def _read(meeting: Meeting, blocks: Sequence[RecordBlock], place: int, act: AnnexedDecision) -> bool:
    """Take the block at ``place`` into ``act``; tell whether its text may go on after it."""
    block = blocks[place]
    if _form("sub_item").match(block.words):
        return True
    match = _form("operative").match(block.words.strip(" *_"))
    if match is None:
        return not _is_prose(block)
    if not _form("operative_gives").match(block.words.strip(" *_")):
        act.settles.append(block)
        return True
    given = list(_tasks_given(meeting, blocks, place, match))
    act.tasks.extend(given)
    if not given:
        act.settles.append(block)
    return True


def _is_prose(block: RecordBlock) -> bool:
    """Tell whether a block is neither recalled nor noted before what is decided: the text has ended."""
    other = _form("other_operative").match(block.words) or _form("preambular").match(block.words)
    return other is None


def _tasks_given(
    meeting: Meeting, blocks: Sequence[RecordBlock], place: int, match: re.Match[str]
) -> Iterator[BodyTask]:
    block = blocks[place]
    citation = meeting.source.cite(block.start, block.end)
    items = list(items_after(blocks, place)) if block.words.rstrip().endswith((":", "to", "to:")) else []
    if items:
        to = office_named(_form("to_do").split(match["rest"].strip().rstrip(":"), maxsplit=1)[0])
        for item in items if to else ():
            words = without_mark(item).rstrip(" .;,").removesuffix(" and").rstrip(" ;,")
            do = words.removeprefix("To ").removeprefix("to ")
            yield BodyTask(to or "", do, (meeting.source.cite(item.start, item.end), citation))
        return
    found = _form("task").search(block.words)
    to = office_named(found["to"]) if found else None
    if found and to:
        yield BodyTask(to, " ".join(found["do"].split()).rstrip(" .;,"), (citation,))
