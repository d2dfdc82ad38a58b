"""What a page says in its own words: a key of the catalogue and the values that go into it.

The key is the English text, as gettext has it, with the values in its blanks: ``%(n)s paragraphs``. Words of
the record, names and quotations among them, are plain text: they are shown as they are in every language.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share, from 0 to 1, that is shown as a percentage."""

    share: float


@dataclass(frozen=True, slots=True)
class Message:
    """A text of ours. ``several`` is its English plural, for as many as its value ``n`` says.

    A message cannot be formatted into other text: that would put English into every language. It is joined
    with `joined`, made a value of another message, or written by an `English` or a translation of it.
    """

    key: str
    values: tuple[tuple[str, "Value"], ...] = ()
    several: str | None = None

    @property
    def count(self) -> int:
        """Return how many the message speaks of."""
        count = dict(self.values).get("n", 1)
        return count if isinstance(count, int) else 1

    def __str__(self) -> str:
        return ENGLISH.say(self)

    def __format__(self, spec: str) -> str:
        raise TypeError(f"a message is joined or made a value, not formatted: {self.key}")

    def __html__(self) -> str:
        raise TypeError(f"a message is said in the language of its page: {self.key}")


@dataclass(frozen=True, slots=True)
class Joined:
    """Texts, numbers and days one after another; ``capital`` where the first letter is to be a capital."""

    parts: tuple["Value", ...]
    between: str = ", "
    capital: bool = False

    def __str__(self) -> str:
        return ENGLISH.say(self)

    def __format__(self, spec: str) -> str:
        raise TypeError("joined texts are joined on or made a value, not formatted")

    def __html__(self) -> str:
        raise TypeError("joined texts are said in the language of their page")


@dataclass(frozen=True, slots=True)
class Narrated:
    """What somebody said as English narrates it: in the third person, or a name with its article.

    Another language cannot: it shows ``words`` in its place, quotations and names as they are in the record.
    """

    english: str
    words: "Text"

    def __str__(self) -> str:
        return self.english

    def __format__(self, spec: str) -> str:
        raise TypeError("a narrated text is joined or made a value, not formatted")

    def __html__(self) -> str:
        raise TypeError("a narrated text is said in the language of its page")


Text: TypeAlias = str | Message | Joined | Narrated
"""What a page says: words of the record as they are, words of ours as messages."""

TEXTS = (str, Message, Joined, Narrated)
"""The classes that `Text` is one of."""

Value: TypeAlias = Text | int | float | date | Percentage
"""What goes into a message; numbers and days are written as its language writes them."""

Cell: TypeAlias = Value | None
"""What a cell of a table holds; None where there is nothing."""


def N_(text: str) -> str:  # noqa: N802 - the name by which gettext knows a text that is translated later
    """Return ``text`` as it is; it is put into the catalogues by being named here."""
    return text


def message(key: str, /, **values: Value) -> Message:
    """Return a message; ``key`` is read by the tool that gathers catalogues, so that it is written out."""
    return Message(key, tuple(values.items()))


def counted(one: str, several: str, /, n: int, **values: Value) -> Message:
    """Return a message about ``n`` of something, in English for one and for several."""
    return Message(one, (("n", n), *values.items()), several)


def joined(parts: Iterable[Value | None], between: str = ", ", *, capital: bool = False) -> Joined:
    """Return what there is of ``parts`` as one text."""
    return Joined(tuple(part for part in parts if part is not None and part != ""), between, capital)


def joined_or_none(parts: Iterable[Value | None], between: str = "; ") -> Joined | None:
    """Return what there is of ``parts`` as one text, None where there is nothing."""
    found = joined(parts, between)
    return found if found.parts else None


def narrated(english: str, quote: str, holder: str | None = None) -> Narrated:
    """Return words told in English, and as other languages have them: quoted, after who said them."""
    words = f"“{' '.join(quote.split())}”"
    return Narrated(english, message("%(names)s: %(words)s", names=holder, words=words) if holder else words)


def replaced(text: Text, words: str, by: str) -> Text:
    """Return a text in which ``by`` stands for ``words`` wherever they are words of the record."""

    def inside(value: Value) -> Value:
        return replaced(value, words, by) if isinstance(value, TEXTS) else value

    match text:
        case str():
            return text.replace(words, by)
        case Message(key, values, several):
            return Message(key, tuple((name, inside(value)) for name, value in values), several)
        case Joined(parts, between, capital):
            return Joined(tuple(map(inside, parts)), between, capital)
        case Narrated(english, told):
            return Narrated(english.replace(words, by), replaced(told, words, by))


def listed(names: Sequence[Value], *, either: bool = False) -> Text:
    """Return names as prose lists them: "A", "A and B", "A, B and C"; with "or" where it is one of them."""
    if len(names) < 2:
        return joined(names)
    if either:
        return message("%(names)s or %(last)s", names=joined(names[:-1]), last=names[-1])
    return message("%(names)s and %(last)s", names=joined(names[:-1]), last=names[-1])


class English:
    """Writes texts in English as the United Nations spells it; a translation overrides what differs."""

    language = "en"

    def say(self, text: Text) -> str:
        """Return ``text`` in the language."""
        if isinstance(text, str):
            return text
        if isinstance(text, Narrated):
            return self.narrated(text)
        if isinstance(text, Joined):
            said = text.between.join(map(self.write, text.parts))
            return said[:1].upper() + said[1:] if text.capital else said
        pattern = self.pattern(text)
        return pattern % {name: self.write(value) for name, value in text.values} if text.values else pattern

    def write(self, value: Value) -> str:
        """Return a value as the language writes it."""
        match value:
            case int() | float():
                return self.number(value)
            case Percentage(share):
                return self.percentage(share)
            case date():
                return self.day(value)
            case _:
                return self.say(value)

    def narrated(self, text: Narrated) -> str:
        """Return what somebody said as English narrates it."""
        return text.english

    def cell(self, value: Cell) -> str:
        """Return what a cell shows: an en dash where there is nothing."""
        return "–" if value is None else self.write(value)

    def pattern(self, said: Message) -> str:
        """Return the pattern of a message, in the number that it needs."""
        return said.several if said.several is not None and said.count != 1 else said.key

    def number(self, number: int | float) -> str:
        """Return a number with its thousands apart and one decimal where it has any."""
        return f"{number:,}" if isinstance(number, int) else f"{number:,.1f}"

    def percentage(self, share: float) -> str:
        """Return a share as a percentage without decimals."""
        return f"{share:.0%}"

    def day(self, of: date) -> str:
        """Return a day: 6 March 2025."""
        return f"{of.day} {_MONTHS[of.month - 1]} {of.year}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

ENGLISH = English()
"""What writes texts where no reader has chosen a language: documents, data and the command line."""


def plain(value: Cell) -> str | int | float | None:
    """Return a value for data: numbers as they are, days in ISO 8601, messages in English."""
    match value:
        case None | int() | float():
            return value
        case Percentage(share):
            return share
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value)


def day_of(text: str | None) -> date | str | None:
    """Return an ISO 8601 day as a day, any other text as it is."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return text
