"""What people say in an assessment of delivery: from a form, a command or the row of a table."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from travaux.domain.delivery import SAID, Assessment, AssessmentScale, Milestone
from travaux.domain.messages import message
from travaux.domain.sources import Visibility
from travaux.domain.spans import Citation
from travaux.errors import UsageError
from travaux.views.snapshot import Snapshot

Cite = Callable[[str], Citation]


def read_assessment(
    said: Mapping[str, str],
    holder: str,
    scale: AssessmentScale,
    who: str,
    today: date,
    cited: Cite,
    *,
    dated: bool = False,
) -> Assessment:
    """Return the assessment that a person filled in, by the names of `SAID`.

    Without a day it is of ``today``, unless it must be ``dated``; without an assessor it is of ``who``.

    Raises:
        UsageError: if a grade, day or visibility is none, or a day of what has happened lies ahead.
        NotFound: if the evidence stands in no source.
    """
    given = {name: " ".join(said.get(name, "").split()) for name in SAID if name != "milestones"}
    day = _day(given["assessed"], "assessed", today)
    if day is None and dated:
        raise UsageError(message("does not say on which day it was assessed"))
    return Assessment(
        holder=holder,
        assessor=given["assessor"] or who,
        day=day or today,
        grade=_grade(given["grade"], scale),
        note=given["note"] or None,
        evidence=given["evidence"] or None,
        address=given["address"] or None,
        citation=cited(given["source"]) if given["source"] else None,
        reply=given["reply"] or None,
        replied=_day(given["replied"], "replied", today),
        milestones=tuple(_milestones(said.get("milestones", ""), today)),
        next_review=_day(given["next_review"], "next_review"),
        visibility=_visibility(given["visibility"]),
    )


def _grade(said: str, scale: AssessmentScale) -> str | None:
    if not said:
        return None
    for grade in scale.grades:
        if said.casefold() in (grade.key.casefold(), str(grade.label).casefold()):
            return grade.key
    known = ", ".join(grade.key for grade in scale.grades)
    raise UsageError(message("“%(said)s” is no grade of the scale: %(known)s", said=said, known=known))


def _day(said: str, name: str, latest: date | None = None) -> date | None:
    """Return a day; where it tells of what has happened it is not after ``latest``."""
    try:
        day = date.fromisoformat(said) if said else None
    except ValueError as error:
        raise UsageError(
            message("%(name)s is a day, YYYY-MM-DD, and not “%(said)s”", name=name, said=said)
        ) from error
    if day and latest and day > latest:
        raise UsageError(message("%(name)s is a day to come: %(said)s", name=name, said=said))
    return day


def _visibility(said: str) -> Visibility:
    try:
        return Visibility(said.lower() or Visibility.PUBLIC)
    except ValueError as error:
        raise UsageError(message("visibility is public or private, and not “%(said)s”", said=said)) from error


def _milestones(said: str, today: date) -> Iterable[Milestone]:
    """Yield the milestones of lines "BY | REACHED | WHAT", of which both days may be left out."""
    for line in said.splitlines():
        parts = [" ".join(part.split()) for part in line.split("|", 2)]
        what = parts[-1]
        by, reached = (*parts[:-1], "", "")[:2]
        if what:
            yield Milestone(what, _day(by, "a milestone"), _day(reached, "reached", today))
        elif by or reached:
            raise UsageError(message("a milestone says when and not what: %(said)s", said=line.strip()))


def cite(snapshot: Snapshot, place: str) -> Citation:
    """Return the words of the record that SOURCE:START-END names.

    Raises:
        NotFound: if there is no such source.
        UsageError: if it has no words there.
    """
    name, _, span = place.rpartition(":")
    start, _, end = span.partition("-")
    if not (name and start.isdecimal() and end.isdecimal()):
        raise UsageError(
            message("evidence in the record is SOURCE:START-END, and not “%(place)s”", place=place)
        )
    with snapshot.workspace.record.view(snapshot.viewer) as reading:
        source = reading.source(name).source.id
    try:
        return snapshot.text(source).cite(int(start), int(end))
    except ValueError as error:
        raise UsageError(
            message("there are no words there: %(error)s", error=str(error)), where=place
        ) from error
