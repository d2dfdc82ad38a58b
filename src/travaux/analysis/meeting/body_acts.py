"""What the body whose meeting it is does, as its record writes it: what it settles, whom it gives a task.

"The Board approved the budget", "The secretariat was asked to circulate it", "RESOLVED, that …".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from travaux.analysis.meeting.own_body import OwnBody, is_done_here
from travaux.analysis.meeting.record_blocks import RecordBlock
from travaux.domain.meetings import Meeting
from travaux.domain.spans import Citation
from travaux.reference.lexicons import lexicon_pattern
from travaux.reference.phrases import load_pattern

_form = partial(load_pattern, "body_acts")
_FEWEST, _LONGEST = 3, 120  # words of a sentence that is an act
_PROMISES = frozenset({"will", "would", "shall", "should"})
_NAME = 12  # words of the name of an office


@dataclass(frozen=True, slots=True)
class BodyTask:
    """Who is to do what, in the record's words; ``to`` is empty where the record names nobody."""

    to: str
    do: str
    citations: tuple[Citation, ...]
    said: str = ""
    """The record's own sentence, from whom it names on, where it says what will be done."""


@dataclass(frozen=True, slots=True)
class BodyActs:
    """What was settled, each with where it stands, and the tasks that were given."""

    settled: tuple[Citation, ...] = ()
    tasks: tuple[BodyTask, ...] = ()


def find_body_acts(meeting: Meeting, blocks: Sequence[RecordBlock]) -> BodyActs:
    """Return what the record says in sentences of its own that the body did, in order."""
    body = OwnBody(meeting)
    settled: list[Citation] = []
    tasks: list[BodyTask] = []
    for block in blocks:
        for first, end, said in block.sentences():
            mark = _form("sub_item").match(said)
            start, words = first + (mark.end() if mark else 0), said[mark.end() if mark else 0 :]
            if not _may_act(words):
                continue
            act = _act(words, body)
            lead = _form("resolved").match(words)
            if lead or (act and _settles(words, act)):
                settled.append(meeting.source.cite(start, end))
            given = _to_do(words[lead.end() :]) if lead else _tasks_given(words, act, body)
            tasks.extend(replace(each, citations=(meeting.source.cite(start, end),)) for each in given)
    settled.extend(meeting.source.cite(*span) for span in _listed_acts(blocks, body))
    tasks.extend(_in_lists(meeting, blocks))
    return BodyActs(tuple(sorted(settled, key=lambda one: one.start)), tuple(tasks))


def _may_act(words: str) -> bool:
    """Tell whether a sentence is of a length and has a verb by which a body acts: most have none."""
    fits = _FEWEST <= len(words.split()) <= _LONGEST and not words.rstrip().endswith("?")
    return fits and _form("acting").search(words) is not None


def _settles(words: str, act: re.Match[str]) -> bool:
    """Tell whether an act settles something: to hear statements, or only to give a task, settles nothing."""
    gives = _form("only_gives").fullmatch(act["verb"]) is not None
    return not gives and not lexicon_pattern("outcomes", "past_decisions").search(words)


def _act(words: str, body: OwnBody) -> re.Match[str] | None:
    """Return what the body does in a sentence, here and now."""
    for name in ("settles", "gives", "settles_too"):
        match = _form(name).match(words)
        if match is not None and _is_own_act(words, match, body):
            return match
    return None


def _is_own_act(words: str, match: re.Match[str], body: OwnBody) -> bool:
    named = match.end("body") if "body" in match.re.groupindex else match.end()
    clause = match.start("body") if "body" in match.re.groupindex else 0
    done = is_done_here(words, match.start("verb"), match.end("verb"), clause)
    return done and body.acts_in(words, named)


def _tasks_given(words: str, act: re.Match[str] | None, body: OwnBody) -> Iterator[BodyTask]:
    """Yield to whom a sentence gives what, and what somebody undertakes in it."""
    if act is not None:
        for name in ("task", "task_that", "created_task"):
            yield from _to_office(_form(name).search(words, act.start("verb")))
    names = ("task_passive", "agreed_task")
    yield from _first_undertakings(words, names if act else (*names, "undertaken", "should_send"), body)
    told = act is not None or any(_form(name).match(words) for name in ("operative", "other_operative"))
    found = None if told else _form("infinitive_task").match(words)
    if found and body.may_be_told_to(found["to"]):
        yield from _to_office(found)


def _to_do(words: str) -> Iterator[BodyTask]:
    """Yield to whom words that a body resolved give what: "that the Clerk write", "the Clerk to write"."""
    act = _form("that_act").match(words)
    if act is not None:
        yield from _to_office(_form("task").search(words, act.start("verb")))
    else:
        yield from _first_undertakings(words, ("subjunctive", "item_task"))


def _first_undertakings(words: str, names: Sequence[str], body: OwnBody | None = None) -> Iterator[BodyTask]:
    for name in names:
        found = _form(name).match(words)
        if found is None or (name == "agreed_task" and body and not body.acts_in(words, found.start("to"))):
            continue
        if is_done_here(words, found.start("to"), found.start("do")):
            yield from _to_office(found)
            return


def _to_office(found: re.Match[str] | None) -> Iterator[BodyTask]:
    if found is None or _form("moment").match(found["do"]):
        return
    to = office_named(found["to"])
    if to is not None:
        between = found.string[found.end("to") : found.start("do")].split()
        promised = bool(between) and between[0] in _PROMISES
        said = " ".join(found.string[found.start("to") :].split()) if promised else ""
        yield BodyTask(to, " ".join(found["do"].split()).rstrip(" .;,"), (), said)


def office_named(words: str) -> str | None:
    """Return the office, body or person that ``words`` name first, without what is said of it; else None."""
    name = _form("beside_name").split(" ".join(words.split()), maxsplit=1)[0].strip(" ,")
    name = _form("article").sub("", name)
    if not 0 < len(name.split()) <= _NAME or _form("act_in_name").search(name):
        return None
    return name if _form("named_office").fullmatch(name) or _form("person").fullmatch(name) else None


def _listed_acts(blocks: Sequence[RecordBlock], body: OwnBody) -> Iterator[tuple[int, int]]:
    """Yield the items of a list that opens as one act: "It was agreed:", "The Board decided to:"."""
    for place, block in enumerate(blocks):
        match = _form("list_opens").fullmatch(block.words)
        if match is None or (match["body"] and not body.acts_in(block.words, match.end("body"))):
            continue
        for item in items_after(blocks, place):
            yield item.start, item.end


def _in_lists(meeting: Meeting, blocks: Sequence[RecordBlock]) -> Iterator[BodyTask]:
    for place, block in enumerate(blocks):
        if not any(_form(name).fullmatch(block.words) for name in ("list_opens", "resolved_list")):
            continue
        for item in items_after(blocks, place):
            citation = meeting.source.cite(item.start, item.end)
            yield from (replace(each, citations=(citation,)) for each in _to_do(without_mark(item)))


def items_after(blocks: Sequence[RecordBlock], place: int) -> Iterator[RecordBlock]:
    """Yield the lettered items that follow the block at ``place``."""
    for block in blocks[place + 1 :]:
        if not _form("sub_item").match(block.words) and not (block.number and block.words[:1].islower()):
            return
        yield block


def without_mark(item: RecordBlock) -> str:
    """Return the words of an item after "(a)"."""
    mark = _form("sub_item").match(item.words)
    return item.words[mark.end() :] if mark else item.words
