"""Which text a provision belongs to, where the words beside it name one."""

import re
from dataclasses import dataclass
from functools import cache

from travaux.reference.expressions import Expression
from travaux.reference.language_data import read_language

_ARTICLE = (
    r"(?P<article>(?:Article|Art\.|article|Annex|Part|Section|Chapter|Rule)\s+"
    r"[\dIVXA-Z]{1,5}\b(?:\s?bis|\s?ter)?)"
)
# "A/80/L.41", "70/125", "2334 (2016)", "1/CP.16", "XXI/7"
_SYMBOL = (
    r"(?:[A-Z]{1,6}(?:/[A-Z0-9](?:[\w.()]*[\w)])?)+|\d{1,3}/(?:[A-Z]{2,4}\.)?\d{1,4}|\d{3,4}\s\(\d{4}\))"
)
_NO_NAME = r"(?!(?:The|And|But|In|On|Of|Under|For|To|By|With|From|As|At|This|That|Our|Its)\b)"


@dataclass(frozen=True, slots=True)
class NamedInstrument:
    """The text that words beside a provision name, the article in between, and where these words end."""

    instrument: str | None
    article: str | None
    end: int


def instrument_after(words: str, place: int) -> NamedInstrument | None:
    """Return what follows a provision that ends at ``place``: "of Article 5 of the Harbour Protocol".

    None where the words name no text, or only the one under negotiation, without an article.
    """
    article = _article_after().match(words, place)
    start = article.end() if article else place
    found = _text_after().match(words, start)
    if found is None:
        return NamedInstrument(None, article["article"], article.end()) if article else None
    name = _plain_name(found["name"] or found["other"])
    if _is_own(name):
        return NamedInstrument(None, article["article"], article.end()) if article else None
    return NamedInstrument(name, article["article"] if article else None, found.end())


def instrument_before(words: str, place: int) -> NamedInstrument | None:
    """Return what stands before a provision that begins at ``place``: "the Harbour Protocol's Article 5"."""
    found = _text_before().search(words[:place])
    if found is None:
        return None
    name = _plain_name(found["name"])
    return None if _is_own(name) else NamedInstrument(name, None, found.start())


def _plain_name(name: str) -> str:
    return " ".join(re.sub(r"[’']s?$", "", name.strip()).split())


def _is_own(name: str) -> bool:
    return name.lower().replace("'", "’") in _own_text_words()


@cache
def _own_text_words() -> frozenset[str]:
    return frozenset(own.replace("'", "’") for own in read_language("en", "instruments")["own"])


@cache
def _article_after() -> Expression:
    return Expression(rf"(?:\s*,)?\s*(?:\b(?:{_joiners()})\s+)?{_ARTICLE}")


@cache
def _text_after() -> Expression:
    joined = rf"\s*,?\s*\b(?:{_joiners()})\s+(?:the\s+|our\s+|its\s+|this\s+)?"
    pointing = r"(?:that\s+|those\s+|an?\s+)?"
    of_others = rf"(?!\s*,?\s*to\b)(?!.{{0,12}}?\bthis\b){joined}{pointing}(?P<other>{_text_of_others()})"
    return Expression(rf"{joined}(?P<name>{_name()})|{of_others}")


@cache
def _text_before() -> Expression:
    return Expression(rf"\b(?P<name>{_proper()})(?:[’']s?|\s*,|\s*\()?\s*(?:{_ARTICLE}\s*,?\s*(?:on\s+)?)?$")


def _joiners() -> str:
    return "|".join(read_language("en", "instruments")["joiners"])


@cache
def _name() -> str:
    """Return what matches the name of a text: with a capital, by symbol, or a draft on something."""
    kinds = "|".join(re.escape(kind) for kind in read_language("en", "instruments")["kinds"])
    own = "|".join(sorted(map(re.escape, read_language("en", "instruments")["own"]), key=len, reverse=True))
    issued = "|".join(re.escape(one) for one in read_language("en", "instruments")["issued"])
    bare = "|".join(re.escape(one) for one in read_language("en", "instruments")["bare"])
    body = rf"{_NO_NAME}[A-Z][\w’'-]*(?:\s+(?:of\s+|for\s+|on\s+|and\s+|the\s+){{0,2}}[A-Z][\w’'-]*){{0,5}}"
    on = r"(?:on|for|concerning|regarding)\s+(?:the\s+)?(?:[\w’'-]+\s?){1,6}"
    return (
        rf"(?:(?:[A-Z][\w-]*\s+){{0,3}}(?:(?i:{kinds}|document))s?\s+{_SYMBOL}|{_SYMBOL}"
        rf"|{_of_an_issuer(issued)}|{_proper()}"
        rf"|(?:(?i:{issued})\s+of\s+(?:the\s+)?(?!(?:Working\s+Group|Committee|Conference|Meeting)\b){body})"
        rf"|(?:draft\s+)?(?i:{kinds})\s+{on}|(?:{bare})(?!\s+(?:on|of|for)\b)(?![\w-])|(?:{own})(?!\s+(?:on|of|for)\b)(?![\w-]))"
    )


def _of_an_issuer(issued: str) -> str:
    """Return what matches what somebody issued: "the Secretary-General's annual report"."""
    presiding = "|".join(read_language("en", "instruments")["presiding"])
    issuer = r"[A-Z][\w-]*(?:\s+(?:(?:of|for|and|the)\s+){0,2}[A-Z][\w-]*){0,4}"
    return rf"(?:(?!(?:{presiding})[’'])(?:{issuer})[’']s?\s+(?:[a-z][\w-]*\s+){{0,2}}(?:{issued})\b)"


def _either(name: str) -> str:
    """Return what matches any of the words or expressions of a list, the longest first."""
    return "|".join(sorted(read_language("en", "instruments")[name], key=len, reverse=True))


def _text_of_others() -> str:
    """Return what matches a text told by whose, which, of when or about what it is.

    "statement of the Chair", "last year's declaration", "the Swiss draft". What is new, a draft, or this one
    may be the text under negotiation, and so may what this body or whoever presides wrote.
    """
    presiding = rf"(?i:{_either('presiding')})"
    own = rf"(?!(?i:{_either('own_words')})\b)"
    writing = rf"(?i:{_either('kinds')}|{_either('writings')})s?"
    papers = rf"(?i:{_either('on_the_table')})s?\b"
    on_the_table = rf"(?!(?:[\w-]+\s+)?{papers})"
    of_the_chair = rf"(?!(?:[\w-]+\s+)?(?:(?i:annex)|{papers}\s+(?:of|by|from)\s+(?:the\s+)?{presiding})\b)"
    word = rf"(?!(?:{_either('clause_words')})\b)[\w’'-]+"
    whose = rf"(?:{_either('whose')})\s+(?!(?:this|our)\b)(?:(?:the|an?|its|their|his|her)\s+)?"
    joined = r"(?:(?:of|on|for)\s+(?:the\s+)?|and\s+(?=[A-Z]))?"
    name = rf"(?!{presiding}\b){own}{_NO_NAME}[A-Z][\w-]+(?:[’']s?)?"
    return (
        rf"(?:(?:{own}[\w’'-]+\s+){{0,2}}{of_the_chair}{writing}\s+{whose}{word}(?:\s+{joined}{word}){{0,4}}"
        rf"|{presiding}(?:[’']s|s[’'])\s+{on_the_table}(?:{own}[\w’'-]+\s+){{0,2}}{writing}\b(?![\w-])"
        rf"|(?!the\b|(?:[\w-]+\s+){{0,3}}{presiding}[’'s])(?:[\w-]+\s+){{0,3}}?[\w-]+(?:[’']s|s[’'])\s+(?:{own}[\w’'-]+\s+){{0,2}}{writing}\b(?![\w-])"
        rf"|(?i:{_either('others_texts')})\s+(?:{own}[\w’'-]+\s+){{0,2}}{on_the_table}{writing}\b(?![\w-])"
        rf"|(?:(?<=that\s)|(?<=those\s)|(?<=\san\s)|(?<=\sa\s)){on_the_table}{writing}\b(?![\w-])"
        rf"|(?i:{_either('versions')})s?\s+(?:by|from)\s+(?:the\s+)?{name}(?:\s+[A-Z][\w-]+){{0,4}}"
        rf"|{name}\s+(?:{own}[\w’'-]+\s+){{0,2}}(?:{writing}|(?i:{_either('versions')}))\b(?![\w-]))"
    )


@cache
def _proper() -> str:
    """Return what matches a text's proper name: "Harbour Protocol", "Convention on the Law of Lamps"."""
    kinds = "|".join(
        " ".join(word if word in ("of", "and") else word.capitalize() for word in kind.split())
        for kind in read_language("en", "instruments")["kinds"]
    )
    further = r"[A-Z][\w’'-]*(?:\s+(?:(?:of|on|for|and|the|in|to)\s+){0,2}[A-Z][\w’'-]*)*"
    more = rf"(?:\s+(?:on|of|for|to)\s+(?:the\s+)?{further})?"
    first = rf"(?:{_NO_NAME}[A-Z][\w’'-]*\s+(?:(?:of|on|for|and|the)\s+){{0,2}}){{0,5}}"
    return rf"(?:{first}(?:{kinds})\b{more})"
