"""Deadlines that name a session: of the text's own body, of one named before or after it, or of a year."""

from collections.abc import Iterator
from functools import cache, partial
from re import Match

from travaux.analysis.commitments.moments import DocumentContext, When, last_day
from travaux.domain.messages import Text, message
from travaux.language.numbers import read_ordinal
from travaux.reference.phrases import phrase
from travaux.reference.sessions import Body, load_bodies

_phrase = partial(phrase, "deadlines")


def find_numbered(words: str, context: DocumentContext) -> Iterator[When]:
    """Yield sessions by their number: "at its eighty-first session"; meetings where their year is named."""
    for match in _phrase("session").finditer(words):
        told = _phrase("told_of_before").search(words[: match.start()].rstrip())
        if match["session"] or match["year"] or (match["meeting"] and not told):
            yield _numbered(match, _body(words, match, context), context)


def find_coming(words: str, context: DocumentContext) -> Iterator[When]:
    """Yield the next and the present session of the text's own body."""
    for match in _phrase("coming_session").finditer(words):
        known, number = _known_body(context.body), context.session
        if known is None or number is None or not match["session"]:
            rule = message("the text’s own session or its calendar is not known")
            yield When(match.start(), match.end(), rule)
        elif session := known.session(number + (match["now"] is None)):
            main = session.closes if match["end"] else session.main
            yield When(match.start(), match.end(), session.rule, main, session.closes)


def find_of_year(words: str, context: DocumentContext) -> Iterator[When]:
    """Yield sessions by their year: "at its 2030 session"."""
    for match in _phrase("session_of_year").finditer(words):
        last = max(_named_bodies(words[: match.start()]), default=None)
        known = _known_body(last[2] if last else context.body)
        year = int(match["year"] or match["year2"])
        if known:
            session = known.of_year(year)
            yield When(match.start(), match.end(), session.rule, session.main, session.closes)
        else:
            day = last_day(year, None)
            yield When(
                match.start(), match.end(), message("the year is named: %(year)s", year=str(year)), day, day
            )


def find_meetings_of_years(words: str, context: DocumentContext) -> Iterator[When]:
    """Yield meetings by their year whose days nobody knows here: "at the 2033 summit"."""
    for match in _phrase("meeting_of_year").finditer(words):
        day = last_day(int(match["year"]), None)
        if context.is_ahead(day):
            rule = message("the year is named: %(year)s", year=match["year"])
            yield When(match.start(), match.end(), rule, day, day)


def _numbered(match: Match[str], body: str | None, context: DocumentContext) -> When:
    if match["year"]:
        last = last_day(int(match["year"]), match["month"])
        return When(match.start(), match.end(), _session_name(match), last, last)
    known = _known_body(body) if match["session"] else None
    numbers = _numbers(match)
    sessions = [known.session(number) for number in numbers if number] if known else []
    session = next((one for one in sessions if one), None)
    if session is None:
        return When(match.start(), match.end(), _unknown(numbers[0], body))
    if context.adopted and session.closes < context.adopted:
        rule = message("%(rule)s; that was before the text was adopted", rule=session.rule)
        return When(match.start(), match.end(), rule)
    edge = match["edge"] or ""
    if match["resumed"] or _phrase("late_in_session").search(edge):
        return When(match.start(), match.end(), session.rule, session.closes, session.closes)
    if _phrase("early_in_session").search(edge) or _phrase("before_a_session").match(match[0]):
        return When(match.start(), match.end(), session.rule, session.opens, session.opens)
    return When(match.start(), match.end(), session.rule, session.main, session.closes)


def _numbers(match: Match[str]) -> list[int | None]:
    listed = f"{match['ordinal']}{match['more']}"
    whole = read_ordinal(listed)
    return [whole] if whole else [read_ordinal(one) for one in _phrase("sessions_apart").split(listed)]


def _unknown(number: int | None, body: str | None) -> Text:
    named = "–" if number is None else str(number)
    if body:
        return message("when session %(number)s of %(body)s falls is not known here", number=named, body=body)
    return message(
        "when session %(number)s of a body that the text leaves open falls is not known here", number=named
    )


def _session_name(match: Match[str]) -> Text:
    if not match["month"]:
        return message("the text names the year %(year)s", year=match["year"])
    return message("the text names %(words)s", words=f"{match['month']} {match['year']}")


def _body(words: str, match: Match[str], context: DocumentContext) -> str | None:
    """Return whose session is meant: named after it, else named last before it, else the text's own body."""
    if match["named"]:
        return _full_name(match["named"])
    before = f"{context.before} {words[: match.start()]}"
    last = max(_named_bodies(before), default=None)
    if last:
        return last[2]
    return None if _phrase("other_body").search(before) else context.body


def _named_bodies(words: str) -> Iterator[tuple[int, int, str]]:
    for body in load_bodies():
        for name in (body.name, *body.short):
            at = words.rfind(name)
            if at >= 0:
                yield at + len(name), len(name), body.name


def _full_name(name: str) -> str:
    for body in load_bodies():
        if name.startswith(body.name) or name in body.short:
            return body.name
    return name


@cache
def _known_body(name: str | None) -> Body | None:
    return next((body for body in load_bodies() if name in (body.name, *body.short)), None)
