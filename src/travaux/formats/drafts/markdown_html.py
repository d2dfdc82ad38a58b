"""Elements of HTML that stand inside Markdown, put as its own lines: paragraphs, headings, items, rows."""

import re

_BLOCK = re.compile(
    r"</?(?:p|div|section|article|header|footer|main|aside|ul|ol|dl|dt|dd|li|table|thead|tbody|tr|blockquote"
    r"|figure|figcaption|pre|hr)\b[^<>]*>|<br\b[^<>]*>",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"<h(?P<level>[1-6])\b[^<>]*>(?P<words>.*?)</h(?P=level)\s*>", re.IGNORECASE | re.DOTALL
)
_AKN = re.compile(
    r"<span\b[^<>]*\bclass=[\"']akn-(?:p|content|item|listIntroduction|listWrapUp|blockList|hcontainer|body"
    r"|paragraph|point|crossHeading|longTitle|docTitle)[\"'][^<>]*>"
)
"""The elements of Akoma Ntoso that begin a line, as laws.africa's Indigo writes them in HTML."""
_NUMBER = re.compile(
    r"<span\b[^<>]*\bclass=[\"']akn-num[\"'][^<>]*>(?P<number>[^<>]*)</span>\s*(?:<[^<>]*>\s*)*"
)
_CELL = re.compile(r"\s*</t[dh]\s*>\s*<t[dh]\b[^<>]*>\s*", re.IGNORECASE)
_NOTE_SIGN = re.compile(
    r"(?:(?<=[a-z]{3})|(?<=\d{4})|(?<=[.,;:]))<sup\b[^<>]*>(?:\s|<[^<>]*>)*\d{1,3}(?:\s|<[^<>]*>)*</sup>"
)
"""A raised number after a word, a year or a stop is a footnote's; elsewhere it may be a power."""
_GAP = "\n\n"


def as_lines(text: str) -> str:
    """Return ``text`` with a line of its own for what HTML shows as one; Markdown without HTML as it is."""
    if "</" not in text and "<br" not in text:
        return text
    text = _CELL.sub(" | ", _NOTE_SIGN.sub("", text))
    text = _HEADING.sub(_as_heading, text)
    text = _NUMBER.sub(lambda found: f"{_GAP}{found['number'].strip()} ", text)
    return _BLOCK.sub(_GAP, _AKN.sub(_GAP, text))


def _as_heading(found: re.Match[str]) -> str:
    words = " ".join(_AKN.sub(" ", found["words"]).split())
    return f"{_GAP}{'#' * int(found['level'])} {words}{_GAP}" if words else _GAP
