"""All words of a Markdown text, line by line, without what programs read: tags, addresses."""

import html
import re
from collections.abc import Iterator

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_TAG = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>")
_ADDRESS = re.compile(r"\]\([^()\s]*(?:\s+\"[^\"]*\")?\)|^ {0,3}\[[^\]^]+\]:\s*\S+.*$|\{:[^{}\n]*\}", re.M)
_ATTRIBUTE = re.compile(r"(?<=\])\[[^\[\]^]{1,80}\](?!\()")
_CONTENTS = re.compile(r"^\s*(?:[*-]\s+TOC|\[TOC\])\s*$", re.M)
_GROUP = 50  # lines whose missing words are told together


def words_of_markdown(text: str, links: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Yield the words of a Markdown text that people see, some lines at a time.

    ``links`` are the names that reference links may use, lower case.
    """

    def same_lines(found: re.Match[str]) -> str:
        return "\n" * found.group().count("\n") or " "

    def unless_named(found: re.Match[str]) -> str:
        return " " if found.group()[1:-1].casefold() in links else found.group()

    text = _TAG.sub(same_lines, _COMMENT.sub(same_lines, text))
    text = html.unescape(_ATTRIBUTE.sub(unless_named, _ADDRESS.sub(" ", _CONTENTS.sub("", text))))
    lines = text.split("\n")
    for first in range(0, len(lines), _GROUP):
        yield f"from line {first + 1}", "\n".join(lines[first : first + _GROUP])
