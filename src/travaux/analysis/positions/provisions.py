"""Provisions as languages other than English write them: "l’alinéa b) du paragraphe 4", "el párrafo 12 bis".

The rules are ``languages/LANGUAGE/provisions.toml``; labels are those of English: "4(b)", "Article 5", "PP6".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.analysis.positions.terms import Seen
from travaux.domain.positions import Target, TargetKind
from travaux.reference.expressions import Expression
from travaux.reference.language_data import read_language
from travaux.reference.phrases import entries, phrase

_MOST_IN_RANGE = 130
"""Paragraphs of the longest range written out, as in English."""
_RANGE = re.compile(r"(\d{1,3})\s*(?:[-–]|\bà\b|\ba\b)\s*(\d{1,3})(?![\w.])")
_ITEM = re.compile(
    r"\d{1,3}(?:\.\d{1,3})*(?:[a-z](?![a-z]))?(?:\s?(?:bis|ter|quater|quinquies|sexies))*"
    r"(?:\s?\(?(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\))*",
    re.IGNORECASE,
)
_SUB = re.compile(r"\(?([a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)", re.IGNORECASE)
_OPERATIVE = re.compile(r"dispositi", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Provisions:
    """What finds provisions in one language."""

    language: str

    def find(self, clause: str) -> Iterator[Seen]:
        """Yield the provisions and options that ``clause`` names, the more particular first."""
        finders = (self._of_sub_paragraphs, self._of_paragraphs, self._of_articles, self._by_ordinal)
        found = [seen for finder in finders for seen in finder(clause)]
        yield from sorted(found, key=lambda seen: seen.start - seen.end)
        for match in self._pattern("options").finditer(clause):
            label = " ".join(match.group().split())
            yield Seen(Target(TargetKind.PROPOSAL, label), match.start(), match.end())

    def _pattern(self, name: str) -> Expression:
        return phrase("provisions", f"patterns.{name}", self.language)

    def _of_sub_paragraphs(self, clause: str) -> Iterator[Seen]:
        for match in self._pattern("sub_of").finditer(clause):
            item, article = match["item"], match["article"]
            if item is None and article is None:
                continue
            inside = _SUB.findall(match["subs"])
            labels = [f"{_tidy(item or article)}({sub})" for sub in inside]
            if article:
                labels = [
                    f"Article {_tidy(article)}, paragraph {label}" if item else f"Article {label}"
                    for label in labels
                ]
            yield from self._provisions_seen(clause, match, labels)

    def _of_paragraphs(self, clause: str) -> Iterator[Seen]:
        for match in self._pattern("paragraphs").finditer(clause):
            labels, article = _items(match["items"]), match["article"]
            prefix = _prefix(match["part"])
            if article:
                labels = [f"Article {_tidy(article)}, paragraph {label}" for label in labels]
            yield from self._provisions_seen(clause, match, [f"{prefix}{label}" for label in labels])

    def _of_articles(self, clause: str) -> Iterator[Seen]:
        for match in self._pattern("articles").finditer(clause):
            articles = [f"Article {label}" for label in _items(match["articles"])]
            if match["items"]:
                inside = _items(match["items"])
                articles = [f"{articles[-1]}, paragraph {label}" for label in inside]
            yield from self._provisions_seen(clause, match, articles)

    def _by_ordinal(self, clause: str) -> Iterator[Seen]:
        words = list(entries("provisions", "ordinals", self.language))
        one = re.compile(rf"\b({'|'.join(sorted(words, key=len, reverse=True))})o?\b", re.IGNORECASE)
        for match in self._pattern("nths").finditer(clause):
            written = match["nths"] or match.groupdict().get("after") or ""
            numbers = [words.index(found.lower()) + 1 for found in one.findall(written)]
            yield from self._provisions_seen(
                clause, match, [f"{_prefix(match['part'])}{number}" for number in numbers]
            )

    def _provisions_seen(self, clause: str, match: re.Match[str], labels: list[str]) -> Iterator[Seen]:
        """Yield paragraphs of the text under negotiation, or the one provision of a text that is named."""
        named = self._pattern("instrument").match(clause, match.end())
        if named:
            label = " ".join(clause[match.start() : named.end()].split())
            name = " ".join(named["name"].split())
            yield Seen(Target(TargetKind.DOCUMENT, label, instrument=name), match.start(), named.end())
            return
        for label in dict.fromkeys(labels):
            yield Seen(Target(TargetKind.PARAGRAPH, label), match.start(), match.end())


def provisions_of(language: str) -> Provisions | None:
    """Return what finds provisions in ``language``, None where it has no rules of its own."""
    return Provisions(language) if read_language(language, "provisions") else None


def _prefix(part: str | None) -> str:
    if part is None:
        return ""
    return "OP" if _OPERATIVE.search(part) else "PP"


def _items(listed: str) -> list[str]:
    """Return every label of a list with ranges: "11, 15 à 17 et 4 b)" gives 11, 15, 16, 17, 4(b)."""
    spelt_out = _RANGE.sub(_between, listed)
    return [_tidy(found) for found in _ITEM.findall(spelt_out)]


def _between(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    if not first < last <= first + _MOST_IN_RANGE:
        return found.group()
    return ", ".join(map(str, range(first, last + 1)))


def _tidy(label: str) -> str:
    """Return a label as English writes it: "4 b)" as 4(b), "12bis" as "12 bis"."""
    plain = _SUB.sub(r"(\1)", " ".join(label.split())).replace(" (", "(").replace("((", "(")
    return re.sub(r"(?<=\d)\s*(bis|ter|quater|quinquies|sexies)\b", r" \1", plain)
