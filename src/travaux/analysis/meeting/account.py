"""The full account of a meeting: by matter, what was shared, what divided, what each said, what came of it.

It is put together from what the report has found. It adds no word of its own but who holds what: sentences
follow one another as the record has them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from travaux.analysis.meeting.items import Items
from travaux.analysis.meeting.key_points import by_matter
from travaux.analysis.meeting.points import claim_of
from travaux.analysis.meeting.sides import MeetingSides, holder_of
from travaux.domain.findings import Agreement, Argument, Difference, Line
from travaux.domain.meeting_reports import Account
from travaux.domain.messages import Text, joined
from travaux.domain.spans import Citation, stable_id

_LONGEST = 70  # words of a claim: a full account cuts what is far longer than a sentence of a report


def find_accounts(
    items: Items,
    arguments: Sequence[Argument],
    agreements: Sequence[Agreement],
    differences: Sequence[Difference],
    outcomes: Sequence[Line],
    room: MeetingSides,
) -> tuple[Account, ...]:
    """Return the accounts in the order of the record; ``outcomes`` are lines with their matter."""
    left = {each.id: each for each in arguments}
    told: set[Citation] = set()
    accounts: list[Account] = []
    grouped = sorted(by_matter(items, arguments, room), key=lambda pair: pair[1][0].citations[0].start)
    named = {matter for matter, _ in grouped}
    for matter, held in grouped:
        ids = {each.id for each in held}
        lines = [
            *_shared_and_divided(agreements, differences, ids, told),
            *_views_by_holder(held, told, room),
        ]
        lines += [_outcome(each) for each in outcomes if each.matter == matter and matter is not None]
        accounts.append(Account(matter, tuple(lines)))
        left = {identity: each for identity, each in left.items() if identity not in ids}
    rest = [*_views_by_holder(list(left.values()), told, room)]
    rest += [_outcome(each) for each in outcomes if each.matter is None or each.matter not in named]
    return tuple(each for each in (*accounts, Account(None, tuple(rest))) if each.lines)


def _shared_and_divided(
    agreements: Sequence[Agreement], differences: Sequence[Difference], ids: set[str], told: set[Citation]
) -> Iterator[Line]:
    """Yield what several hold, then what divides, where all of it was argued under the matter."""
    for point in agreements:
        if point.arguments and set(point.arguments) <= ids:
            told.update(point.citations)
            yield _line(point.text, point.citations, point.actors)
    for each in differences:
        argued = {one for side in each.sides for one in side.arguments}
        if argued and argued <= ids:
            cited = tuple(citation for side in each.sides for citation in side.citations)
            told.update(cited)
            yield _line(each.text, cited, tuple(name for side in each.sides for name in side.actors))


def _views_by_holder(
    arguments: Sequence[Argument], told: set[Citation], room: MeetingSides
) -> Iterator[Line]:
    """Yield what each holder argued, in the order of the record, with its reasons; nothing twice."""
    for each in sorted(arguments, key=lambda one: one.citations[0].start):
        if each.citations[0] in told:
            continue
        told.add(each.citations[0])
        holder = holder_of(each, room)
        text = claim_of(each, room, _LONGEST)
        yield _line(
            joined((text, each.explanation), " "),
            (*each.citations, *each.explanation_citations),
            (holder,) if holder else (),
        )


def _outcome(line: Line) -> Line:
    return replace(line, kind="account", id=stable_id("account", line.id))


def _line(text: Text, cited: Sequence[Citation], names: Sequence[str]) -> Line:
    starts = (str(each.start) for each in cited)
    return Line(
        stable_id("account", str(text), *starts), "account", text, tuple(cited), tuple(dict.fromkeys(names))
    )
