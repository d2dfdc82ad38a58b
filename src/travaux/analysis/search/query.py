"""What a person types into a search box, understood: words, phrases, prefixes, and, or, not, and fields.

Whatever is typed means something: marks that do not fit are passed over, never refused.
"""

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from travaux.analysis.search.folding import forms, stemmed
from travaux.domain.search import And, Expression, Not, Or, Term

LONGEST = 500
"""Characters of a query that are read."""
MOST_WORDS = 32
_DEEPEST = 8

FIELDS = frozenset(
    {"actor", "sector", "group", "kind", "source", "version", "theme", "stance", "month", "from", "to"}
)
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_QUOTED = r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]?"
_TOKEN = re.compile(
    rf"(?P<name>[a-z]+):(?:{_QUOTED}|(?P<value>[^\s()\"“”„«»]+))|{_QUOTED}|[()|]|[^\s()|\"“”„«»]+"
)


def stem_of(term: Term) -> str | None:
    """Return the stem by which ``term`` is found, or None where it must stand as written."""
    return None if term.exact or term.prefix or len(term.forms) > 1 else stemmed(term.forms[0])


@dataclass(frozen=True, slots=True)
class Query:
    """A query understood. ``plain`` ones use no mark or operator, so that near matches serve them too."""

    text: str
    expression: Expression | None = None
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    plain: bool = True

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return the terms that a result should hold, for highlighting."""
        return tuple(_positive(self.expression)) if self.expression else ()

    @property
    def words(self) -> str:
        """Return the words that are sought, without fields and marks."""
        return " ".join(" ".join(term.forms) for term in self.terms)


def parse(text: str) -> Query:
    """Return what ``text`` asks for."""
    text = text[:LONGEST].encode(errors="replace").decode()
    tokens, fields = _sorted_out(text)
    expression = _Parser(tokens).parse()
    plain = all(isinstance(token, Term) and not token.exact and not token.prefix for token in tokens)
    return Query(text, expression, {name: tuple(values) for name, values in fields.items()}, plain)


Token: TypeAlias = Term | str


def _sorted_out(text: str) -> tuple[list[Token], dict[str, list[str]]]:
    """Return the terms and operators of ``text``, and its fields."""
    tokens: list[Token] = []
    fields: dict[str, list[str]] = {}
    for match in _TOKEN.finditer(text):
        name = match["name"]
        value = (match["value"] or match[2] or "").strip()
        if name in FIELDS and value and (name not in {"from", "to"} or _DATE.fullmatch(value)):
            fields.setdefault(name, []).append(value)
        elif sum(isinstance(token, Term) for token in tokens) < MOST_WORDS:
            tokens.extend(_read(match))
    return tokens, fields


def _read(match: re.Match[str]) -> list[Token]:
    written = match.group()
    if match[4] is not None:
        return [*_term(match[4], exact=True, prefix=match[4].rstrip().endswith("*"))]
    if written in {"AND", "&&"}:
        return ["AND"]
    if written in {"OR", "||", "|"}:
        return ["OR"]
    if written in {"NOT", "(", ")"}:
        return [written]
    negated: list[Token] = ["NOT"] if written.startswith(("-", "−")) and len(written) > 1 else []
    term = _term(written.rstrip("*"), prefix=written.endswith("*"))
    return [*negated, *term] if term else []


def _term(text: str, *, exact: bool = False, prefix: bool = False) -> list[Term]:
    found = tuple(forms(text)[:MOST_WORDS])
    return [Term(found, exact, prefix)] if found else []


class _Parser:
    """Reads tokens by descent: or, within it and, within it not."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def parse(self) -> Expression | None:
        items: list[Expression | None] = []
        while self._at < len(self._tokens):
            if (item := self._alternatives(0)) is not None:
                items.append(item)
            self._at += self._next_token() == ")"  # one that closes nothing
        return _joined_expression(And, items)

    def _alternatives(self, depth: int) -> Expression | None:
        items: list[Expression | None] = [self._conjunction(depth)]
        while self._next_token() == "OR":
            self._at += 1
            items.append(self._conjunction(depth))
        return _joined_expression(Or, items)

    def _conjunction(self, depth: int) -> Expression | None:
        items: list[Expression | None] = []
        while (token := self._next_token()) is not None and token not in ("OR", ")"):
            self._at += token == "AND"
            if token != "AND":
                items.append(self._single_term(depth))
        return _joined_expression(And, items)

    def _single_term(self, depth: int) -> Expression | None:
        negated = False
        while self._next_token() == "NOT":
            self._at += 1
            negated = not negated
        token = self._next_token()
        if token is None or token in ("OR", "AND", ")"):
            return None
        self._at += 1
        item = token if isinstance(token, Term) else self._bracketed(depth + 1)
        return Not(item) if negated and item is not None else item

    def _bracketed(self, depth: int) -> Expression | None:
        if depth > _DEEPEST:
            return None
        item = self._alternatives(depth)
        self._at += self._next_token() == ")"
        return item

    def _next_token(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None


def _joined_expression(form: type[And] | type[Or], items: list[Expression | None]) -> Expression | None:
    found = tuple(item for item in items if item is not None)
    if len(found) > 1:
        return form(found)
    return found[0] if found else None


def _positive(expression: Expression) -> list[Term]:
    match expression:
        case Term():
            return [expression]
        case Not():
            return []
        case And(items) | Or(items):
            return [term for item in items for term in _positive(item)]
