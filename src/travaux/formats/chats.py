"""Chats and logs of them, message by message: who wrote each, and whose words it holds.

Shapes: "[10:02] <nick> words", "10:02:11 From NAME to Everyone: words", "NAME to Everyone (10:02 AM)" on a
line of its own, "10:02:11", the name and the words between tabs, and "[11/02/2030, 10:01:05] NAME: words".
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from travaux.domain.meetings import Manner, Turn
from travaux.domain.messages import message
from travaux.domain.spans import Note, TimedSpan
from travaux.formats.labels import milliseconds, tidy_label
from travaux.formats.manuscript import Manuscript, Parse, Structural, trim
from travaux.formats.scribing import AttributedWords, ChatMessage, attribute

FEWEST_MESSAGES = 2
FEWEST_ANGLED = 3  # names between angles stand in many a text
MOSTLY = 0.5  # of a log's lines are messages or events; in minutes the odd remark stands between angles

_HOUR = r"\d{1,2}:\d\d(?::\d\d)?(?:[ \t]?[AP]M)?"
_STAMP = rf"(?:\[[^\]\n]{{4,40}}\]|\d{{4}}-\d\d-\d\d[T ]\d\d:\d\d[\w.:+-]*|(?P<time>{_HOUR}))"
_TO = r"(?:[ \t]+[Tt]o[ \t]+(?P<to>[^:\n()]{1,80}?))"
_ASIDE = r"[ \t]*(?P<aside>\([^)\n]*[A-Za-z]{3}[^)\n]{0,30}\))?"
_ANGLED = re.compile(
    rf"^[ \t]*(?:{_STAMP}[ \t]+)?<[ @+%&~]?(?P<who>[^<>/\n][^<>\n]{{0,79}})>[ \t]+(?=\S)", re.M
)
_EVENT = re.compile(rf"^[ \t]*(?:{_STAMP}[ \t]+(?!<)\S|\*{{1,3}}[ \t]|-!-|-->|<--)[^\n]*", re.M)
_FROM = re.compile(
    rf"^[ \t]*(?P<stamp>{_STAMP}[ \t]+)?[Ff]rom[ \t]+(?P<who>[^:\n]{{1,80}}?){_TO}?{_ASIDE}[ \t]*:"
    rf"(?=\s|$)[ \t]*(?:\d{{1,2}}:\d\d(?::\d\d)?[ \t]?[AP]M\b[ \t]*|{_HOUR}[ \t]*(?=\n|$))?",
    re.M,
)
_HEADED = re.compile(
    rf"^[ \t]*(?P<who>[^:\n]{{1,80}}?){_TO}{_ASIDE}[ \t]*\(?(?P<time>{_HOUR})\)?[ \t]*:?[ \t]*$", re.M
)
_TABBED = re.compile(r"^(?P<time>\d{1,2}:\d\d:\d\d)\t[ ]?(?P<who>[^\t\n:]{1,80}):[ ]?\t(?=\S)", re.M)
_DATED = re.compile(
    r"^[\u200e \t]*\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ \u202f]"
    rf"(?P<time>{_HOUR})\]?(?:[ \t]+[-–—])?[ \t]+"
    r"(?P<who>[^:\n]{1,80}):[ \t]+(?=\S)",
    re.M,
)
"""As telephones give a chat away: "[11/02/2030, 10:01:05] NAME: words", "11/02/2030, 10:01 - NAME: words"."""
_LOGGED = re.compile(r"\[[^\]\n]{0,30}\d:\d\d[^\]\n]{0,12}\][ \t]")
_EVERYONE = re.compile(
    r"(?:everyone|everybody|all|(?:hosts?|panell?ists|attendees)(?: and .+)?|meeting(?: group chat)?)\b", re.I
)
_REACTION = re.compile(
    r"(?:[^\W\d_]+ ){1,4}[\"“«][^\n]{1,200}(?:\.\.\.|…)[\"”»](?:[ \t]+\S{1,20}){0,2}"
    r"|(?:[^\W\d_]+ ){1,4}[\"“«][^\n]{1,200}[\"”»][ \t]+[^\W\d_]+[ \t]+[^\w\s\"”»]{1,8}"
)
"""A line that says what a message answers or who liked it, in any language: "Reacted to “We agree…” with"."""


class ChatShape(NamedTuple):
    """One way of writing messages, and whether lines of another kind between them are events of a log."""

    pattern: re.Pattern[str]
    least: int = FEWEST_MESSAGES
    is_log: bool = False


SHAPES = (
    ChatShape(_ANGLED, FEWEST_ANGLED, is_log=True),
    ChatShape(_FROM),
    ChatShape(_HEADED),
    ChatShape(_TABBED),
    ChatShape(_DATED),
)


def find_chat(manuscript: Manuscript) -> Parse | None:
    """Return the manuscript read as a chat, by the shape of most of its messages, None where it is none."""
    text = manuscript.text
    found = [_messages(text, shape) for shape in SHAPES]
    most = max(found, key=len)
    if not most:
        return None
    private = sum(message.private for message in most)
    said = list(attribute([each for each in most if not each.private], text))
    return _reading(text, said, private)


def without_private(text: str) -> tuple[str, str, int]:
    """Return a chat without what was written to somebody alone, those messages, and how many they are.

    A text that is no chat is returned as it is: lines such as "From May to June:" open no message. In a chat
    some messages are for everyone or marked, and those for one alone bear a time or a mark.
    """
    if not _FOR_ONE.search(text):
        return text, "", 0
    most = max((_spans(text, shape) for shape in SHAPES), key=len)
    private = [(head.start(), end) for head, end in most if _is_private(head) and _is_certain(head)]
    if not any(map(_is_marked, (head for head, _ in most))):
        return text, "", 0
    kept = [0, *(at for span in private for at in span), len(text)]
    pieces = (text[start:end] for start, end in zip(kept[::2], kept[1::2], strict=True))
    return "".join(pieces), "".join(text[start:end] for start, end in private), len(private)


_FOR_ONE = re.compile(r"[ \t]to[ \t]|\((?:privat|direct)", re.I)


def _is_marked(head: re.Match[str]) -> bool:
    """Tell whether the head of a message says that it is for everyone, or for one alone."""
    groups = head.groupdict()
    return bool(
        _EVERYONE.match((groups.get("to") or "").strip()) or _FOR_ONE.search(groups.get("aside") or "")
    )


def _is_certain(head: re.Match[str]) -> bool:
    groups = head.groupdict()
    return bool(groups.get("stamp") or groups.get("time") or _FOR_ONE.search(groups.get("aside") or ""))


def _spans(text: str, shape: ChatShape) -> list[tuple[re.Match[str], int]]:
    """Return the head of each message and where the message ends."""
    heads = [found for found in shape.pattern.finditer(text) if _is_header(found)]
    if shape.is_log or len(heads) < shape.least:
        return []
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return list(zip(heads, ends, strict=True))


def opens_message(line: str) -> bool:
    """Tell whether a line opens a message, or is an event in the log of a chat."""
    opened = (shape.pattern.match(line) for shape in SHAPES)
    return any(found is not None and _is_header(found) for found in opened) or bool(_LOGGED.match(line))


def _messages(text: str, shape: ChatShape) -> list[ChatMessage]:
    heads = [found for found in shape.pattern.finditer(text) if _is_header(found)]
    events = [found.start() for found in _EVENT.finditer(text)] if shape.is_log else []
    if len(heads) < shape.least or (shape.is_log and not _is_mostly(text, len(heads) + len(events))):
        return []
    ends = sorted({*(head.start() for head in heads), *events, len(text)})
    following = dict(pairwise(ends))
    return [_message(text, head, following[head.start()]) for head in heads]


def _message(text: str, head: re.Match[str], end: int) -> ChatMessage:
    clock = head.groupdict().get("time")
    plain = re.sub(r"[ \t]?[AP]M", "", clock) if clock else None
    words = text[head.end() : end]
    return ChatMessage(
        tidy_label(head["who"].replace("_", " ")),
        end - len(words.lstrip()),
        max(end - len(words.lstrip()), head.end() + len(words.rstrip())),
        milliseconds(plain) if plain else None,
        _is_private(head),
    )


def _is_header(found: re.Match[str]) -> bool:
    """Tell whether a match opens a message: "From" needs a time or whom it is for, a heading everybody."""
    groups = found.groupdict()
    if "stamp" in groups:
        return bool(groups["stamp"] or groups["to"])
    if "to" in groups:
        return bool(_EVERYONE.match(groups["to"]) or groups["aside"])
    return True


def _is_private(found: re.Match[str]) -> bool:
    """Tell whether a message says that it was written to somebody, not to the meeting."""
    groups = found.groupdict()
    to, aside = (groups.get("to") or "").strip(), (groups.get("aside") or "").lower()
    return "privat" in aside or "direct" in aside or (bool(to) and not _EVERYONE.match(to))


def _is_mostly(text: str, lines: int) -> bool:
    return lines >= MOSTLY * sum(1 for line in text.split("\n") if line.strip())


def _reading(text: str, said: Sequence[AttributedWords], private: int) -> Parse:
    turns: list[Turn] = []
    times: list[TimedSpan] = []
    lost: list[tuple[int, int]] = []
    notes = Counter({message("private messages left out"): private})
    following = [*(each.message.start_ms for each in said[1:]), None]
    for each, end_ms in zip(said, following, strict=True):
        span = _words(text, each.message)
        if span is None or each.command:
            notes[message("lines of machines, commands and reactions left out")] += 1
        elif each.label is None:
            notes[message("written by a scribe or a machine, for a speaker who is not named")] += 1
            lost.append(span)
        else:
            turns.append(Turn(each.label, *span, manner=Manner.DIRECT))
            start_ms = each.message.start_ms
            if start_ms is not None and end_ms is not None and end_ms >= start_ms:
                times.append(TimedSpan(*span, start_ms, end_ms))
    noted = tuple(Note(what, count=count) for what, count in notes.items() if count)
    return Parse("chat", tuple(turns), tuple(lost), tuple(times), noted)


def _words(text: str, message: ChatMessage) -> tuple[int, int] | None:
    """Return the words of a message but for the line that says what it answers; None where none are left."""
    start = message.start
    for line in _lines(text, message):
        if not _REACTION.fullmatch(text, *line):
            break
        start = line[1]
    return trim(text, start, message.end, Structural)


def _lines(text: str, message: ChatMessage) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"\S[^\n]*", text[message.start : message.end]):
        yield message.start + found.start(), message.start + found.end()
