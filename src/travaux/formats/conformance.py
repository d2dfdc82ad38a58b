"""What every format must hold: run it on yours, in your own tests, before anybody else reads a file by it.

from travaux.formats.conformance import check_format

def test_my_format() -> None:
    check_format(FORMAT, Path("sample.xyz"))
"""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from travaux.domain.meetings import Transcript
from travaux.errors import TravauxError
from travaux.formats.format import Format, ReadsAs, head_of, likeliest, with_words
from travaux.formats.opening import Opened, open_source, tell_kind
from travaux.formats.table import formats

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_SUFFIX = re.compile(r"\.[a-z0-9]+")
_NEIGHBOURS = {
    "a letter": b"Dear Chair,\n\nOur delegation thanks you for the draft of 3 May.\n\nYours faithfully\n",
    "captions": b"WEBVTT\n\n00:01.000 --> 00:04.000\nThe meeting is called to order.\n",
    "a page": b"<!doctype html><html><body><p>Harbours close at dusk.</p></body></html>",
    "data": b'{"harbour": "north", "berths": [1, 2, 3]}',
    "a table": b"harbour,berths\nnorth,3\nsouth,5\n",
}
"""Files of other kinds, which a format must not claim."""

_CUTS = (0.1, 0.5, 0.9, 0.99)
"""Where a sample is broken off, as copies over bad lines are."""

_SPOILT = 8
"""So many samples have one byte in a hundred changed, each time others."""


class NotConforming(AssertionError):
    """A format does not hold what every format must; the message says what."""


def check_format(format_: Format, sample: Path) -> None:
    """Do nothing where a format holds what every format must; ``sample`` is a good file of it.

    Raises:
        NotConforming: naming everything that does not hold.
    """
    opened = open_source(sample)
    found = [*_named(format_, sample), *_recognised(format_, opened), *_read(format_, opened)]
    found += _hostile(format_, opened)
    if found:
        raise NotConforming("; ".join(found))


def _named(format_: Format, sample: Path) -> Iterator[str]:
    if not _NAME.fullmatch(format_.name):
        yield f"the name “{format_.name}” is not small letters, digits and hyphens"
    if not str(format_.title).strip():
        yield "it has no title"
    for suffix in format_.suffixes:
        if not _SUFFIX.fullmatch(suffix):
            yield f"the suffix “{suffix}” is not a full stop and small letters"
    if format_.suffixes and sample.suffix.lower() not in format_.suffixes:
        yield f"the sample does not end in one of {', '.join(format_.suffixes)}"
    if not (format_.transcript or format_.manuscript or format_.turns or format_.draft):
        yield "it gives neither a transcript, nor words, nor turns, nor a draft"


def _recognised(format_: Format, opened: Opened) -> Iterator[str]:
    head = head_of(opened)
    if format_.manuscript:
        head = with_words(head, format_.manuscript(opened))
    if not 0 < format_.sniff(head) <= 1:
        yield f"the sample is claimed with {format_.sniff(head)}, which is not above 0 and up to 1"
    others = [each for each in formats() if each.name != format_.name]
    first = likeliest(head, [format_, *others])
    if first is not format_ and format_.reads_as is not ReadsAs.DRAFT:
        yield f"the sample is taken for {first.name if first else 'nothing'}"
    for called, data in _NEIGHBOURS.items():
        other = head_of(Opened("other.txt", data, tell_kind(data)))
        claimed = format_.sniff(other)
        best = max((each.sniff(other) for each in others), default=0.0)
        if claimed and claimed >= best and format_.name not in {each.name for each in formats()}:
            yield f"{called} is claimed with {claimed}"


def _read(format_: Format, opened: Opened) -> Iterator[str]:
    if format_.transcript:
        once, again = (format_.transcript(opened, "sample") for _ in range(2))
        if once != again:
            yield "a file read twice gives two transcripts"
        yield from _sound(once)
    if format_.manuscript and not format_.manuscript(opened).text.strip():
        yield "the sample has no words"
    if format_.draft:
        exposed = format_.draft(opened, None)
        if not exposed.text.strip():
            yield "the sample has no words as a draft"


def _sound(transcript: Transcript) -> Iterator[str]:
    source, end = transcript.source, 0
    if source.id != "sample":
        yield f"the source is called “{source.id}”, not as it was told to be"
    if not transcript.turns:
        yield "the sample has no turns"
    for number, turn in enumerate(transcript.turns, 1):
        if not end <= turn.start < turn.end <= len(source.text):
            yield f"turn {number} stands at {turn.start}-{turn.end}, which is no place of its own in the text"
        elif not source.text[turn.start : turn.end].strip():
            yield f"turn {number} has no words"
        end = max(end, turn.end)
    if "\r" in source.text or "\0" in source.text:
        yield "the text holds characters that nobody sees"


def _hostile(format_: Format, opened: Opened) -> Iterator[str]:
    data, chance = opened.data, random.Random(0)
    spoilt = {f"the sample cut off at {cut:.0%}": data[: int(len(data) * cut)] for cut in _CUTS}
    spoilt["an empty file"] = b""
    for number in range(_SPOILT):
        changed = bytearray(data)
        for place in chance.sample(range(len(data)), max(1, len(data) // 100)):
            changed[place] = chance.randrange(256)
        spoilt[f"the sample with changed bytes ({number})"] = bytes(changed)
    for called, bad in spoilt.items():
        given = replace(opened, data=bad)
        for read in (_as_transcript, _as_manuscript, _as_draft):
            try:
                read(format_, given)
            except TravauxError:
                continue
            except Exception as error:  # whatever it is, nobody should see it
                yield f"{called} ends in {type(error).__name__}: {error}"


def _as_transcript(format_: Format, opened: Opened) -> None:
    if format_.transcript:
        format_.transcript(opened, "sample")


def _as_manuscript(format_: Format, opened: Opened) -> None:
    if format_.manuscript:
        format_.manuscript(opened)


def _as_draft(format_: Format, opened: Opened) -> None:
    if format_.draft:
        format_.draft(opened, None)
