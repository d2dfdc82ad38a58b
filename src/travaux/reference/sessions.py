"""When the sessions of bodies fall, by rules read from a data file."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from travaux.domain.messages import Message, Text, message


@dataclass(frozen=True, slots=True)
class Session:
    """The days between which a session falls, and the rule that says so.

    ``main`` is the last day of its main part, by which most of its work is done.
    """

    opens: date
    main: date
    closes: date
    rule: Text


@dataclass(frozen=True, slots=True)
class Body:
    """A body whose sessions are numbered, or named by their year."""

    name: str
    short: tuple[str, ...]
    kind: str
    base: int
    first: int
    per_year: int
    months: tuple[tuple[str, str], ...]
    note: str

    def session(self, number: int) -> Session | None:
        """Return when the body's ``number``-th session falls, or None where its rule does not tell."""
        if self.kind == "assembly" and number >= self.first:
            return _assembly(self.name, number)
        if self.kind != "numbered" or number < self.first:
            return None
        year = self.base + (number if self.per_year == 1 else (number - 1) // self.per_year)
        opens, closes = self.months[(number - 1) % self.per_year]
        first, last = _day(year, opens), _day(year, closes)
        rule = message(
            "session %(number)s of the %(body)s falls in %(year)s: %(calendar)s",
            number=str(number),
            body=self.name,
            year=str(year),
            calendar=Message(self.note),
        )
        return Session(first, last, last, rule)

    def of_year(self, year: int) -> Session:
        """Return when the body's session of ``year`` falls, as far as its calendar tells."""
        if self.kind == "by year":
            opens, closes = self.months[0]
            last = _day(year, closes)
            rule = message("%(body)s: %(calendar)s", body=self.name, calendar=Message(self.note))
            return Session(_day(year - 1, opens), last, last, rule)
        last = date(year, 12, 31)
        return Session(date(year, 1, 1), last, last, message("the year is named: %(year)s", year=str(year)))


def _day(year: int, month_and_day: str) -> date:
    month, day = month_and_day.split("-")
    return date(year, int(month), int(day))


def _assembly(name: str, number: int) -> Session:
    opens, closes = opening_of_assembly(number), opening_of_assembly(number + 1) - timedelta(days=1)
    second = number >= _SECOND_WEEK_SINCE
    rule = message(
        "session %(number)s of the %(body)s opens on %(first)s (%(tuesday)s); its main part ends in December"
        " and the session on %(last)s",
        number=str(number),
        body=name,
        first=opens,
        tuesday=message("Tuesday of the second week of September")
        if second
        else message("Tuesday of the third week of September"),
        last=closes,
    )
    return Session(opens, date(opens.year, 12, 31), closes, rule)


_SECOND_WEEK_SINCE = 78


def opening_of_assembly(number: int) -> date:
    """Return the day on which the General Assembly's ``number``-th regular session opens.

    Rule 1 of its rules of procedure: the Tuesday of the second week in September (of the third before the
    seventy-eighth session), counting from the first week that contains at least one working day.
    """
    first = date(1945 + number, 9, 1)
    monday = first - timedelta(days=first.weekday()) + timedelta(days=7 * (first.weekday() > 4))
    return monday + timedelta(days=8 if number >= _SECOND_WEEK_SINCE else 15)


@cache
def load_bodies() -> tuple[Body, ...]:
    """Return the bodies of ``data/sessions.toml``."""
    text = files("travaux.reference").joinpath("data/sessions.toml").read_text("utf-8")
    return tuple(
        Body(
            name=str(entry["names"][0]),
            short=tuple(entry["short"]),
            kind=str(entry.get("kind", "numbered")),
            base=int(entry.get("base", 0)),
            first=int(entry.get("from", 1)),
            per_year=int(entry.get("per_year", 1)),
            months=tuple((opens, closes) for opens, closes in entry.get("months", []))
            or ((str(entry.get("opens", "01-01")), str(entry.get("closes", "12-31"))),),
            note=str(entry.get("note", "")),
        )
        for entry in tomllib.loads(text)["body"]
    )
