"""Which paragraphs a communication challenges, in the mixed lists that such communications use."""

import re

from travaux.analysis.commitments.ordinals import CARDINAL, read_number
from travaux.analysis.positions.targets import expand

_LATIN = r"(?:\s?(?:bis|ter|quater|quinquies|alt))*"
_ITEM = rf"(?:(?:PP|OP)\s?)?\d{{1,3}}{_LATIN}(?:\s?\([a-z]{{1,2}}\))*"
LIST = rf"{_ITEM}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+to\s+|\s?[-–—]\s?){_ITEM})*"
"""A pattern for a list of labels: "PP3, 7 bis and 24-30"."""
_FORMER = re.compile(
    rf"\(?former\s+(?:(?:preambular|operative)\s+)?(?:paragraphs?\s+)?(?P<list>{LIST})\)?", re.I
)
_NAMED = re.compile(
    rf"\b(?:(?P<pre>preambular)\s+|operative\s+)?(?:paragraphs?|paras?\.?)\s+(?P<list>{LIST})"
    rf"|\b(?P<bare>(?:PP|OP)\s?{LIST})"
    rf"|\b(?P<pre2>Preamble):?\s+(?:paragraphs?\s+)?(?P<list2>{LIST})",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"^\s*(?:and\s+)?(?P<list>{LIST})\s*[.”\"]*\s*$")
_COUNTED = re.compile(
    rf"\b(?P<some>{CARDINAL})\s+(?:paragraphs?\s+)?(?:out\s+)?of\s+(?:the\s+|its\s+)?(?P<all>{CARDINAL})\s+paragraphs",
    re.IGNORECASE,
)


def read_challenged(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the labels of the paragraphs that ``words`` list, and those of paragraphs that are gone.

    "Preamble: paragraphs 2 and 9; chapeau; 24-26" gives PP2, PP9, chapeau, 24, 25, 26.
    """
    former = [label for match in _FORMER.finditer(words) for label in expand(_plain(match["list"]))]
    rest = _FORMER.sub(" ", words)
    labels: list[str] = []
    for sentence in re.split(r"(?<=\.)\s+(?=[A-Z“\"])", rest):
        labels += _in_sentence(" ".join(sentence.split()))
    return tuple(dict.fromkeys(labels)), tuple(dict.fromkeys(former))


def read_plain_list(listed: str) -> tuple[str, ...]:
    """Return the labels of a list that ``LIST`` matched."""
    return tuple(expand(_plain(listed)))


def read_listed(words: str) -> tuple[str, ...]:
    """Return the labels of a list that a person typed, each item for itself: "PP3, 7, 24-30"."""
    items = (item.strip() for item in re.split(r"[,;]|\band\b", words))
    return tuple(dict.fromkeys(label for item in items if item for label in expand(item) or [item]))


def _in_sentence(sentence: str) -> list[str]:
    labels: list[str] = []
    listing = False
    for segment in sentence.split(";"):
        found = [label for match in _NAMED.finditer(segment) for label in _labels(match)]
        alone = _ALONE.match(segment) if listing and not found else None
        if alone:
            found = expand(_plain(alone["list"]))
        if not found and listing and re.match(r"^\s*(?:the\s+)?chapeau\s*[.]?\s*$", segment, re.IGNORECASE):
            found = ["chapeau"]
        listing = listing or bool(found)
        labels += found
    return labels


def _labels(match: re.Match[str]) -> list[str]:
    listed = match["list"] or match["list2"] or match["bare"]
    prefix = "PP" if match["pre"] or match["pre2"] else ""
    return [
        label if label.startswith(("PP", "OP")) else f"{prefix}{label}" for label in expand(_plain(listed))
    ]


def _plain(listed: str) -> str:
    return " ".join(listed.split())


def read_count(words: str) -> tuple[int, int] | None:
    """Return how many paragraphs of how many are spoken of: "55 of 127 paragraphs"."""
    for match in _COUNTED.finditer(words):
        some, whole = read_number(match["some"]), read_number(match["all"])
        if some is not None and whole and some <= whole:
            return some, whole
    return None
