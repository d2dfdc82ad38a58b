"""The labels paragraphs carry: numbers with bis and alt, PP and OP, letters, options, articles."""

import re
from dataclasses import dataclass
from functools import cache

from travaux.domain.figures import whole
from travaux.reference.expressions import Expression
from travaux.reference.structure_terms import load_structure_terms

_BIS = (
    r"(?:\s?(?:bis|ter|quat(?:er)?|quinq(?:uies)?|sext?(?:ies)?|sept(?:ies)?|oct(?:ies)?|nov(?:ies)?|dec(?:ies)?)"
    r"(?![a-z])(?!\.?\s+\d{4}\b)\.?|\s?alt(?![a-z])\.?\s?\d{0,2})"
)


@dataclass(frozen=True, slots=True)
class ParagraphLabel:
    """A label as printed, where its words begin after it, and its style: what counts as one series."""

    text: str
    end: int
    style: str

    @property
    def holder(self) -> str | None:
        """Return the style of the label that an option's own follows: "7. Option 1", "(f) Option 1"."""
        if not self.is_option or self.text[0].isalpha():
            return None
        return "number" if self.text[0].isdigit() else "(a)"

    @property
    def value(self) -> int | None:
        """Return the number it counts, None for letters."""
        found = re.search(r"\d+", self.text)
        return whole(found.group()) if found else None

    @property
    def is_option(self) -> bool:
        return self.style.startswith("option")


@cache
def _patterns() -> tuple[tuple[str, Expression], ...]:
    terms = load_structure_terms()
    option = "|".join(map(re.escape, terms.option))
    former = "|".join(map(re.escape, terms.former))
    note = rf"(?:\s?\((?:{former})\b[^()]{{0,40}}\))?"
    new = r"(?:new\s+)?"
    return tuple(
        (style, Expression(pattern, re.IGNORECASE))
        for style, pattern in (
            (
                "option",
                rf"\*{{0,2}}(?:(?:\d{{1,3}}|\([a-z]\))[.)]?\s+)?(?:{option})\.?"
                r"(?:\s?\(?\d{1,3}\)?|\s\(?(?:[a-z]|[ivx]{1,5})\)?|\((?:[a-z]|[ivx]{1,5})\))(?!\w)"
                r"(?:\s?(?:bis|ter|quater)\b|\s?alt\b\.?)?\s?[.:)–—-]{0,2}(?=\s|$|\[)",
            ),
            ("pp", rf"{new}pp\s?\d{{1,3}}(?:\.\d+)?[a-z]?{_BIS}{{0,4}}{note}[.:)]?(?=\s|$|\[)"),
            ("op", rf"{new}op\s?\d{{1,3}}(?:\.\d+)?[a-z]?{_BIS}{{0,4}}{note}[.:)]?(?=\s|$|\[)"),
            ("number", rf"{new}\d{{1,4}}(?:\.\d{{1,3}})*[A-Z]?{_BIS}{{1,4}}{note}[.:)]?(?=\s|$|\[)"),
            (
                "number",
                rf"{new}\d{{1,4}}(?:\.\d{{1,3}}){{0,4}}[A-Z]?{note}[.)](?:{_BIS}\.?)?{note}(?=\s|$|\[)",
            ),
            ("number", rf"new\s+\d{{1,4}}[A-Z]?{_BIS}{{0,4}}{note}[.:)]?(?=\s|$|\[)"),
            ("number", r"\d{1,3}(?:\.\d{1,3}){1,4}(?=\s+[A-Z\[])"),
            ("former", rf"\((?:{former})\b[^()]{{0,40}}\)[.:]?(?=\s)"),
            ("(1)", r"\(\d{1,3}\)(?:\s?bis)?(?=\s|$|\[)"),
            ("(a)", rf"{new}\([a-z]{{1,2}}\){_BIS}{{0,3}}{note}(?=\s|$|\[)"),
            ("(i)", r"\([ivxlc]{2,6}\)(?:\s?bis)?(?=\s|$|\[)"),
            ("a.", r"[a-z][.)](?=\s)"),
            ("i.", r"[ivx]{2,5}[.)](?=\s)"),
            (
                "number",
                r"[٠-٩۰-۹]{1,3}\s?[-–.)](?=\s)|\d{1,3}\s?[-–](?=\s+[^\W\d])|[一二三四五六七八九十]{1,3}、|\d{1,3}[．、]|第[一二三四五六七八九十\d]{1,4}段",
            ),
            ("(a)", r"[（(][أ-ي一二三四五六七八九十a-z]{1,2}[）)](?=\s|\S)"),
            ("-", r"[•▪◦·‣–—*-](?=\s)"),
        )
    )


def find_label(text: str, start: int = 0, end: int | None = None) -> ParagraphLabel | None:
    """Return the label at ``start``, or None; its ``end`` is where the paragraph's words begin."""
    end = len(text) if end is None else end
    for style, pattern in _patterns():
        found = pattern.match(text, start, end)
        if not found or (style == "a." and text[start].isupper()):
            continue
        after = found.end()
        while after < end and text[after].isspace():
            after += 1
        words = " ".join(found.group().strip("* ").split())
        return ParagraphLabel("" if style == "-" else words, after, _style(style, found.group()))
    return None


def _style(style: str, label: str) -> str:
    if style == "option":
        return f"option {_form(label)}"
    if style == "(a)" and re.match(r"\((?:ii|iv|vi|ix|xi|xv|xx)\)", label):
        return "(i)"
    numbers = re.search(r"\d+((?:\.\d+)*)", label) if style == "number" else None
    return f"number{numbers[1].count('.')}" if numbers and numbers[1] else style


def _form(label: str) -> str:
    """Return how an option is counted: options (a) stand below options 1, and these below options I."""
    number = re.sub(r"\W+", " ", label).split()[-1]
    number = re.sub(r"bis$", "", number)
    if number.isdigit():
        return "1"
    return "I" if re.fullmatch(r"[IVX]+", number) else "a"


_LEADING_MARKS = re.compile(r"(?P<marks>[\[［][\[［ ]*)(?P<label>[^\s\[\]［］][^\[\]［］]*)")


def label_first(text: str) -> str:
    """Return ``text`` of the same length with brackets that stand before its label moved behind it."""
    found = _LEADING_MARKS.match(text)
    if not found:
        return text
    label = find_label(text, found.start("label"))
    if label is None or not label.text or label.end >= len(text):
        return text
    return text[found.start("label") : label.end] + found["marks"] + text[label.end :]
