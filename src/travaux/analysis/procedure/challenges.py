"""Which paragraphs a communication challenges, in the mixed lists that such communications use."""

import re

from travaux.analysis.positions.targets import expand
from travaux.language.numbers import read_number
from travaux.language.sentences import split_text
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"labels.{name}")


def read_challenged(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the labels of the paragraphs that ``words`` list, and those of paragraphs that are gone.

    "Preamble: paragraphs 2 and 9; chapeau; 24-26" gives PP2, PP9, chapeau, 24, 25, 26.
    """
    former = [
        label for match in _phrase("former").finditer(words) for label in expand(_plain_names(match["list"]))
    ]
    rest = _phrase("former").sub(" ", words)
    labels: list[str] = []
    for start, end in split_text(rest):
        labels += _in_sentence(" ".join(rest[start:end].split()))
    return tuple(dict.fromkeys(labels)), tuple(dict.fromkeys(former))


def labels_in_list(listed: str) -> tuple[str, ...]:
    """Return the labels of a list as communications print it."""
    return tuple(expand(_plain_names(listed)))


def read_listed(words: str) -> tuple[str, ...]:
    """Return the labels of a list that a person typed, each item for itself: "PP3, 7, 24-30"."""
    items = (item.strip() for item in _phrase("parting").split(words))
    return tuple(dict.fromkeys(label for item in items if item for label in expand(item) or [item]))


def _in_sentence(sentence: str) -> list[str]:
    labels: list[str] = []
    listing = False
    for segment in sentence.split(";"):
        found = [label for match in _phrase("named").finditer(segment) for label in _labels(match)]
        alone = _phrase("alone").match(segment) if listing and not found else None
        if alone:
            found = expand(_plain_names(alone["list"]))
        chapeau = _phrase("chapeau").match(segment) if listing and not found else None
        if chapeau:
            found = [chapeau["label"].lower()]
        listing = listing or bool(found)
        labels += found
    return labels


def _labels(match: re.Match[str]) -> list[str]:
    listed = match["list"] or match["list2"] or match["bare"]
    prefix = "PP" if match["pre"] or match["pre2"] else ""
    return [
        label if label.startswith(("PP", "OP")) else f"{prefix}{label}"
        for label in expand(_plain_names(listed))
    ]


def _plain_names(listed: str) -> str:
    return " ".join(listed.split())


def read_count(words: str) -> tuple[int, int] | None:
    """Return how many paragraphs of how many are spoken of: "55 of 127 paragraphs"."""
    for match in _phrase("counted").finditer(words):
        some, whole = read_number(match["some"]), read_number(match["all"])
        if some is not None and whole and some <= whole:
            return some, whole
    return None
