"""How the lines of a draft open and end: a preamble, a front page, a remark, a record of adoption."""

import re
from collections.abc import Iterable
from functools import cache

from travaux.analysis.text.symbols import find_symbol
from travaux.reference.bracket_terms import load_bracket_terms
from travaux.reference.expressions import Expression
from travaux.reference.structure_terms import load_structure_terms

_PARTICIPLE = re.compile(r"(?:(?:[A-Z][a-z]+ly|Also|Further|Once)\s+)?[A-Z]?[a-z]{1,14}ing\b")


def is_preambular(words: str) -> bool:
    """Tell whether a paragraph opens as preambular ones do."""
    head = words[:80].lstrip("[［*_ \n\t")
    return _PARTICIPLE.match(head) is not None or opens_with(head, load_structure_terms().preambular)


_DATED = re.compile(r"\bRev\.?\s?\d|\b\d{1,2}\s[^\W\d]{3,10}\s\d{4}\b")


def names_a_text(line: str) -> bool:
    """Tell whether a line before a text may be its name: several words, no sentence, no front page's."""
    ended = line.endswith((".", ";", ",", ":"))
    long = len(line.split()) >= 4 and len(line) <= 300
    return (
        long and not ended and not _DATED.search(line) and not is_masthead(line) and not line.startswith("[")
    )


def is_preamble_heading(words: str) -> bool:
    return words.strip("[]*#: \n").casefold() in load_structure_terms().preamble_headings


def is_enacting(words: str) -> bool:
    """Tell whether a line names the body that speaks: "The General Assembly,"."""
    return (
        len(words) <= 120
        and words.rstrip().endswith((",", "،", "，"))
        and opens_with(words, load_structure_terms().enacting)
    )


def is_masthead(words: str) -> bool:
    """Tell whether a short line is the front page's and not the text's: a symbol, a session, a language."""
    line = " ".join(words.split())
    if len(line) > 100:
        return False
    return find_symbol(line) is not None or opens_with(line, load_structure_terms().masthead)


_BRACED_WORDS = 8  # more words in braces name no section


def is_remark(words: str) -> bool:
    """Tell whether a block speaks of the text and is no part of it: "{Placement proposal: section II}"."""
    inner = words.strip("[]{} \n")
    terms = load_bracket_terms()
    if words.lstrip("[ ").startswith("{"):
        return terms.remarks.match(inner) is not None or len(inner.split()) > _BRACED_WORDS
    return words.startswith("[") and inner.casefold().startswith(terms.placeholders)


_RECORD = re.compile(
    r"(?:\d{1,4}(?:st|nd|rd|th|e|ª)?\s+(?:plenary\s+meeting|meeting|séance\s+plénière|sesión\s+plenaria)\s*)?"
    r"(?:\d{1,2}\s+[^\W\d_]{3,12}\s+\d{4})?",
    re.IGNORECASE,
)


def is_record_line(words: str) -> bool:
    """Tell whether a line says where and when a text was adopted: "14th plenary meeting", a date."""
    line = " ".join(words.split())
    return 0 < len(line) <= 80 and _RECORD.fullmatch(line) is not None


def is_closing(words: str) -> bool:
    return len(words) <= 120 and opens_with(words, load_structure_terms().closing)


def opens_with(words: str, openings: Iterable[str]) -> bool:
    """Tell whether ``words`` open with one of ``openings``, marks and case aside."""
    head = words[:80].lstrip("[［*_ \n\t").casefold()
    return _openings(tuple(openings)).match(head) is not None


@cache
def _openings(openings: tuple[str, ...]) -> Expression:
    """Return a pattern for whole words, and for any start in scripts that write no spaces."""
    solid = [re.escape(opening) for opening in openings if opening[-1] == " " or ord(opening[0]) > 0x2E80]
    spaced = [re.escape(opening) for opening in openings if re.escape(opening) not in solid]
    whole = [rf"(?:{'|'.join(spaced)})(?![^\W\d_])"] if spaced else []
    return Expression("|".join([*whole, *solid]) or r"(?!)")
