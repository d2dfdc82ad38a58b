"""Whose a written input is, read off its first lines: keyed lines, a name beside a sector, or "by X"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from travaux.analysis.consultation.whole_names import name_in, unwrapped
from travaux.domain.actors import Sector
from travaux.reference.consultation import front_keys, front_words, sector_names, sector_of
from travaux.reference.expressions import Expression

_FRONT = 30  # lines of a masthead with keys
_TITLED = 8  # lines that have words, of a masthead without
_LONGEST = 120  # characters of a name
_READ = 12_000  # characters in which a masthead, an abstract and the first words stand
_ABSTRACT = 12_000  # characters within which the text itself must open after an abstract
_MARKUP = " \t*_#>•▪?"
_DASH = r"\s+(?:--|[–—·|])\s+"


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the front of an input says; ``start`` is where its own text begins, ``span`` proves the name."""

    author: str | None = None
    person: str | None = None
    title: str | None = None
    sector: Sector | None = None
    region: str | None = None
    start: int = 0
    span: tuple[int, int] | None = None


def read_masthead(text: str) -> Masthead:
    """Return what the first lines of ``text`` say of whose it is."""
    text = unwrapped(text[:_READ]) + text[_READ:]
    return _keyed(text) or _beside_sector(text) or _masthead_of_delegation(text) or Masthead()


def lines_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each line of ``text`` with its span, without marks of lists and headings around its words."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line.rstrip()), line.strip(_MARKUP + "\r\n")
        start += len(line)


def _keyed(text: str) -> Masthead | None:
    """Return a masthead of lines "Key: value", whose values may run on to the next key."""
    keys = {
        part: re.compile(rf"(?:{names})\s*:\s*(?P<value>.*)", re.I) for part, names in front_keys().items()
    }
    found: dict[str, list[str]] = {}
    spans: dict[str, tuple[int, int]] = {}
    current, end, first = None, 0, ""
    for number, (start, stop, line) in enumerate(lines_of(text)):
        if number >= _FRONT or (current and not line):
            break
        part, value = next(
            ((part, m["value"]) for part, key in keys.items() if (m := key.fullmatch(line))), (None, line)
        )
        if part is None and current and opens_text(line):
            break
        if part:
            found.setdefault(part, []).append(value)
            spans.setdefault(part, (start, stop))
        elif current:
            found[current][-1] = f"{found[current][-1]} {line}".strip()
        else:
            first = f"{first} {line}".strip()
        current, end = part or current, stop if part or current else end
    organisation = _name_alone(_masthead_part(found, "author") or "")
    named = organisation or _masthead_part(found, "person")
    if not named or len(found) < 2:
        return None
    which = "author" if organisation else "person"
    return _with_sector_aside(
        Masthead(
            author=named,
            person=_masthead_part(found, "person"),
            title=_masthead_part(found, "title") or first or None,
            sector=sector_of(_masthead_part(found, "sector") or ""),
            region=_masthead_part(found, "region"),
            start=_body(text, end),
            span=spans[which],
        )
    )


def _masthead_part(found: dict[str, list[str]], part: str) -> str | None:
    return next((" ".join(value.split()) for value in found.get(part, ()) if value.strip()), None)


def _name_alone(words: str) -> str | None:
    """Return the name in ``words`` without what is said of it, None where they only describe somebody."""
    name, _, said = words.partition(":")
    bare = name.strip() if _sentence_words().search(said) else words.strip()
    unnamed = front_words()["unnamed"]
    return bare if bare and not re.fullmatch(unnamed, bare, re.I) else None


def opens_text(line: str) -> bool:
    """Say whether ``line`` only announces that the text begins: "Document", "Abstract"."""
    abstract, begins = front_words()["abstract"], front_words()["begins"]
    return bool(re.fullmatch(rf"(?:{abstract}|{begins})\s*:?", line, re.I))


def _body(text: str, after: int) -> int:
    """Return where the text itself opens, past an abstract where a line says that it does."""
    begins, abstract = front_words()["begins"], front_words()["abstract"]
    opening = re.compile(rf"^\s*(?:{begins})\s*:?\s*$", re.I | re.M)
    match = opening.search(text, after, after + _ABSTRACT)
    if match:
        return match.end()
    headed = re.compile(rf"\s*(?:{abstract})\s*:?\s*\n", re.I).match(text, after)
    return headed.end() if headed else after


def _with_sector_aside(head: Masthead) -> Masthead:
    """Return ``head`` with the sector that stands in parentheses after the name."""
    match = re.fullmatch(r"(?P<name>.+?)\s*\((?P<sector>[^()]+)\)", head.author or "")
    sector = sector_of(match["sector"]) if match else None
    if match is None or sector is None:
        return head
    return replace(head, author=match["name"], sector=head.sector or sector)


def _beside_sector(text: str) -> Masthead | None:
    """Return a masthead in which a name stands before a sector: "Women of the Delta (civil society)"."""
    names = "|".join(pattern.pattern for pattern in sector_names().values())
    beside = re.compile(
        rf"(?P<name>[^()\n]*?)[\s*_]*(?:\((?P<a>{names})\)|{_DASH}(?P<b>{names})(?={_DASH}|$))", re.I
    )
    titled = [(start, end, line) for start, end, line in lines_of(text[:3000]) if line][:_TITLED]
    for start, end, line in titled:
        match = beside.match(line)
        if match is None:
            continue
        name, place = _name(match["name"]), (start, end)
        if name is None and start > titled[0][0]:
            name, place = _name(titled[0][2]), titled[0][:2]
        if name:
            sector = sector_of(match["a"] or match["b"])
            return Masthead(
                author=name, title=titled[0][2], sector=sector, start=_paragraph_end(text, end), span=place
            )
    return None


def _masthead_of_delegation(text: str) -> Masthead | None:
    """Return a masthead that says "by the delegation of X"."""
    leading, article = (front_words()[part] for part in ("by", "article"))
    by = re.compile(rf"(?P<before>^|.*?\b)(?:{leading})(?:(?:{article})\s+)?(?P<name>[^\n;:]+)", re.I)
    titled = [(start, end, line) for start, end, line in lines_of(text[:3000]) if line][:_TITLED]
    for start, end, line in titled:
        match = by.match(line) if line[:1].isupper() else None
        if match and _sentence_words().search(match["before"]):
            continue
        name = _name(_by_name(match["name"], text[end:])) if match else None
        if name:
            return Masthead(
                author=name, title=titled[0][2], start=_paragraph_end(text, end), span=(start, end)
            )
    return None


def _by_name(words: str, below: str) -> str:
    """Return the name that ``words`` open with, and the next line where it plainly goes on there.

    Nothing where a sentence goes on behind it: "the Government of Arcadia appreciates".
    """
    name = name_in(words)
    rest = " ".join(words.split())[len(name) :]
    behind = "|".join(front_words()[part] for part in ("after_name", "goes_on"))
    if not re.match(rf"\s*(?:[^\w\s]|\Z)|\s+(?:{behind})\s", rest, re.I):
        return ""
    following = re.match(r"[ \t]*\r?\n[ \t]*(?P<line>\S[^\n]*)", below)
    if following is None or name != " ".join(words.split()):
        return name
    rest = following["line"][len(name_in(following["line"])) :]
    goes_on = re.match(rf"\s+(?:{front_words()['after_name']})\s", rest, re.I)
    return name_in(f"{words} {following['line']}") if goes_on else name


def is_proper(words: str) -> bool:
    """Tell whether ``words`` are a name: words with capitals and the small words between them."""
    listed = "," in words and name_in(words) == words
    return (listed or bool(_proper().fullmatch(words))) and not _sentence_words().search(words)


@cache
def _proper() -> Expression:
    """Match a name: words with capitals and the small words between them."""
    inside = front_words()["in_name"]
    return Expression(rf"(?:[A-ZÀ-Þ][\w.&'’-]*|\d+)(?:\s+(?:[A-ZÀ-Þ(][\w.&'’)-]*|\d+|{inside}))*")


@cache
def _sentence_words() -> Expression:
    """Match a word that only a sentence has."""
    saying = front_words()["saying"]
    return Expression(rf"\b(?:{saying})\b", re.IGNORECASE)


def _paragraph_end(text: str, end: int) -> int:
    """Return where the paragraph that holds ``end`` is over."""
    blank = re.compile(r"\n\s*\n").search(text, end)
    return blank.end() if blank else end


def _name(words: str) -> str | None:
    """Return ``words`` as a name, None where they describe a document or say something."""
    bare = re.split(r"['’]s?(?=\s|$)", words.strip(_MARKUP + ".,;:-–—"))[0]
    if _sentence_words().search(bare):
        return None
    document = front_words()["described"]
    described = re.match(rf"(?:\w+\s+){{0,1}}(?:{document})\b", bare, re.I)
    return bare if 2 <= len(bare) <= _LONGEST and not described and bare[0].isupper() else None
