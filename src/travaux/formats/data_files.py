"""Text that is data for a program rather than words for people: rows, fields, stamps and markup.

Captions in a form that is not known, chat exports and tables hold words too, but read as speech they would
give stamps and fields to speakers. No rule looks at words of a language.
"""

import re

LINES = 400
"""So many lines are looked at."""

MOST_DATA = 0.3
"""Of the lines; real transcripts reach 0.05, and captions of two lines a stamp fall to 0.33."""

MOST_CLOCKED = 0.4
"""Of the lines, that begin with a time; running text reaches 0.02, and a time on every second line 0.5."""

_CLOCK = r"\d{1,3}:\d\d(?::\d\d)?(?:[.,:]\d{1,3})?"
_DATE = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})"

_DATA = re.compile(
    rf"\W{{0,3}}{_CLOCK}\s*(?:-->|[,;–-])\s*{_CLOCK}"  # from one time to another
    r"|\{\d+\}\s*\{\d+\}"  # from one frame to another
    rf"|[^\s,]{{1,20}}:\s*[^\s,]*,{_CLOCK},"  # a named record with times among its fields
    rf"|\W{{0,2}}{_DATE}[,T ]{{1,2}}\s*\d{{1,2}}:\d\d"  # a moment's stamp
    rf"|\W{{0,2}}(?:{_CLOCK}\W{{0,2}}\s*)?<[^\s<>/][^<>\n]{{0,60}}>\s*\S"  # a name or a tag between angles
    r"|</?[\w:-]+[^<>\n]*/?>\s*$"
    r"|[{}\[\]]+,?\s*$|\"[^\"\n]*\"\s*:|\{\s*\"[^\n]*\},?\s*$"  # objects
    r"|[\w.-]{1,40}\s*=\s*\S"  # a name and its value
    r"|\|[^\n]*\|\s*$"  # a table's row between bars
    r"|\"?[^\",;|.!?\n]{0,60}\"?[,;|](?=[!-~])(?!\d{3}\b)"  # a row whose first field ends without a space
    r"|[!-~]{60,}\s*$"  # no word is as long
)
_CLOCKED = re.compile(rf"\W{{0,3}}{_CLOCK}(?!\w)")


def is_data(text: str) -> bool:
    """Tell whether more of the first lines are records than a transcript ever has."""
    lines = _first_lines(text)
    return sum(_DATA.match(line) is not None for line in lines) > MOST_DATA * len(lines)


def is_clocked(text: str) -> bool:
    """Tell whether so many lines begin with a time that the text is a list of times with words."""
    lines = _first_lines(text)
    return sum(_CLOCKED.match(line) is not None for line in lines) > MOST_CLOCKED * len(lines)


def _first_lines(text: str) -> list[str]:
    found = (line.strip() for line in text.split("\n", 4 * LINES)[: 4 * LINES])
    return [line for line in found if line][:LINES]
