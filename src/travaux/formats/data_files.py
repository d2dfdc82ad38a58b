"""Text that is data for a program rather than words for people: rows, fields, stamps and markup.

Captions in a form that is not known, chat exports and tables hold words too, but read as speech they would
give stamps and fields to speakers. No rule looks at words of a language.
"""

import re

LINES = 400
"""So many lines are looked at."""

FEWEST = 2
"""One such line is a slip, however short the text."""

MOST_DATA = 0.3
"""Of the lines: 53 real transcripts reach 0.02, captions with two lines of words to a stamp fall to 0.33."""

MOST_STAMPED = 0.3
"""Of the lines of running text: real ones have none, a time before every two lines makes 0.33."""

_CLOCK = r"\d{1,3}:\d\d(?::\d\d)?(?:[.,:]\d{1,3})?"
_DATE = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})"

_NAMED = (
    r"[\])]?[ \t]*[-–—]?[ \t]*"
    r"(?:[\[(<][^\W\d][^\[\]()<>\n:]{0,80}[\])>]:?[ \t]*\w|[^\W\d][^:\n]{0,60}:[ \t]+\w)"
)
"""Who speaks, and the first of the words: what stands after times in the log of a recogniser."""

_DATA = re.compile(
    rf"\W{{0,3}}{_CLOCK}\s*(?:-->|[,;–-])\s*(?>{_CLOCK})(?!{_NAMED})"  # from one time to another
    r"|\{\d+\}\s*\{\d+\}"  # from one frame to another
    rf"|[^\s,]{{1,20}}:\s*[^\s,]*,{_CLOCK},"  # a named record with times among its fields
    r"|</?[\w:-]+[^<>\n]*/?>\s*$"
    r"|[{}\[\]]+,?\s*$|\"[^\"\n]*\"\s*:|\{\s*\"[^\n]*\},?\s*$"  # objects
    r"|[\w.-]{1,40}\s*=\s*\S"  # a name and its value
    r"|\"?[^\",;|.!?\n]{0,60}\"?[,;|](?=[!-~])(?!\d{3}\b)"  # a row whose first field ends without a space
    r"|[!-~]{60,}\s*$"  # no word is as long
)
_STAMPED = re.compile(
    rf"\W{{0,3}}{_CLOCK}(?!\w)"
    rf"|\W{{0,2}}{_DATE}[,T ]{{1,2}}\s*\d{{1,2}}:\d\d"  # a moment
    r"|<[^\s<>/][^<>\n]{0,60}>\s*\S"  # a name between angles, as in logs of a chat
    r"|\|[^\n]*\|\s*$"  # a table's row between bars
)


def is_data(text: str) -> bool:
    """Tell whether more of the first lines are records than a transcript ever has."""
    return _is_more_than(MOST_DATA, _DATA, text)


def is_stamped(text: str) -> bool:
    """Tell whether so many lines begin with a time, a name in angles or a bar that none is speech."""
    return _is_more_than(MOST_STAMPED, _STAMPED, text)


def _is_more_than(share: float, pattern: re.Pattern[str], text: str) -> bool:
    lines = [line for raw in text.split("\n", 4 * LINES)[: 4 * LINES] if (line := raw.strip())][:LINES]
    found = sum(pattern.match(line) is not None for line in lines)
    return found >= FEWEST and found > share * len(lines)
