"""The matters of a meeting with who spoke to each: items of the record, texts by name, else phrases."""

import pytest
from harbour import arguments, meet

from travaux.analysis.meeting.agenda import find_matters, under_matters
from travaux.analysis.meeting.agreement import Point
from travaux.analysis.meeting.items import Items
from travaux.analysis.meeting.sides import find_sides
from travaux.domain.findings import Line
from travaux.domain.meeting_reports import Matter
from travaux.domain.meetings import Meeting

CALLED = """
    Chair: We turn to the harbour dues.
    Aru: Harbour dues must fall.
    Belmora: Harbour dues must rise.
    Chair: We turn to the pilot schools.
    Belmora: Pilot schools need boats.
    Chair: We turn to the harbour dues.
    Corvane: Harbour dues must stay.
    """
WAYS = ("must rise", "must fall", "must stay", "may end", "can wait", "should vary", "could go")


def matters(record: str | Meeting, points: tuple[Point, ...] = ()) -> tuple[Matter, ...]:
    meeting = meet(record) if isinstance(record, str) else record
    return find_matters(Items(meeting), arguments(meeting), points, find_sides(meeting))


def test_items_of_the_record_come_in_its_order_each_with_who_spoke_to_it() -> None:
    found = matters(CALLED)
    assert [(each.label, each.kind, each.holders, len(each.arguments)) for each in found] == [
        ("Harbour dues", "item", ("Aru", "Belmora", "Corvane"), 3),
        ("Pilot schools", "item", ("Belmora",), 1),
    ]
    assert found[0].citations[0].start == meet(CALLED).source.text.index("We turn to the harbour dues.")


def test_what_was_said_before_the_first_item_is_under_none() -> None:
    (found,) = matters("Aru: Lamps must burn.\nChair: We turn to the pilots.\nAru: Pilots need boats.")
    assert len(found.arguments) == 1


def test_a_text_is_a_matter_with_those_who_stood_on_it_and_what_they_argued() -> None:
    meeting = meet(
        "Aru: Harbour dues must fall.\nBelmora: Harbour dues must rise.\nCorvane: Lamps must burn."
    )
    room = find_sides(meeting)
    said = arguments(meeting)
    (first, second) = (
        room.voice(name, each.citations[0]) for name, each in zip(("Aru", "Belmora"), said[:2], strict=True)
    )
    (third,) = [room.voice("Corvane", said[2].citations[0])]
    (found,) = matters(meeting, (Point("paragraph 4", (first,), (second,), (third,)),))
    assert (found.label, found.kind, found.holders) == ("paragraph 4", "text", ("Aru", "Belmora", "Corvane"))
    assert found.arguments == tuple(each.id for each in said)
    assert len(found.citations) == 3
    (part,) = matters(meeting, (Point("paragraph 4", (first,), ()),))
    assert part.arguments == (said[0].id,)
    (many,) = matters(meeting, (Point("paragraph 4", (first, second, third) * 3, ()),))
    assert len(many.citations) == 6
    assert many.holders == ("Aru", "Belmora", "Corvane")


def test_a_record_without_items_is_told_by_what_several_sides_speak_of() -> None:
    names = ("Aru", "Belmora", "Corvane")
    shared = "\n".join(f"{name}: Harbour dues {way}." for name, way in zip(names, WAYS, strict=False))
    (found,) = matters(shared)
    assert (found.label, found.kind, found.holders) == ("Harbour dues", "phrase", names)
    assert matters("Aru: Harbour dues must fall.\nBelmora: Pilot schools need boats.") == ()
    assert matters(f"{shared}\nChair: We turn to the pilots.\nAru: Pilots need boats.")[0].kind == "item"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("Aru", "Belmora", "Corvane"), True),
        (("Aru", "Belmora"), False),
        (("Aru", "Aru", "Aru"), False),
    ],
)
def test_three_sides_share_a_phrase_before_it_names_a_matter(names: tuple[str, ...], told: bool) -> None:
    shared = "\n".join(f"{name}: Harbour dues {way}." for name, way in zip(names, WAYS, strict=False))
    others = "\n".join(f"{name}: Lamps burn." for name in ("Aru", "Belmora", "Corvane", "Dunmark"))
    assert ("Harbour dues" in [each.label for each in matters(f"{shared}\n{others}")]) is told


def test_where_two_sides_spoke_both_of_them_are_enough_and_one_alone_is_not() -> None:
    assert matters("Aru: Harbour dues must fall.\nBelmora: Harbour dues must rise.")
    assert matters("Aru: Harbour dues must fall. Harbour dues must rise.") == ()


def test_a_phrase_cites_six_at_most_and_eight_phrases_are_told() -> None:
    names = ("Aru", "Belmora", "Corvane", "Dunmark", "Estria", "Norland")
    (found,) = matters(
        "\n".join(
            f"{name}: Harbour dues {way}. Harbour dues {way} now."
            for name, way in zip(names, WAYS, strict=False)
        )
    )
    assert len(found.citations) == 6
    things = ("lamp", "bell", "buoy", "crane", "dock", "rope", "sail", "mast", "oar", "net")
    said = " ".join(f"The {thing} {thing}maker must stay." for thing in things)
    assert len(matters("\n".join(f"{name}: {said}" for name in names))) == 8


def test_phrases_that_share_a_word_are_told_once_those_of_most_sides_first() -> None:
    found = matters(
        "Aru: Harbour dues must fall. Dues offices must close."
        "\nBelmora: Harbour dues must rise. Pilot schools must open."
        "\nCorvane: Harbour dues must stay. Pilot schools must close."
        "\nDunmark: Pilot schools must wait. Harbour dues must wait."
        "\nEstria: Dues offices must open.\nNorland: Dues offices must stay."
    )
    assert [each.label for each in found] == ["Harbour dues", "Pilot schools"]


def test_lines_stand_under_the_item_that_the_record_was_at_unless_it_has_one_alone() -> None:
    meeting = meet(CALLED)
    place = meeting.source.text.index("Pilot schools need")
    before = meeting.source.cite(0, 5)
    lines = [
        Line("a", "decision", "said", (meeting.source.cite(place, place + 5),)),
        Line("b", "decision", "said", (before,)),
    ]
    assert [each.matter for each in under_matters(Items(meeting), lines)] == ["Pilot schools", None]
    alone = meet("Chair: We turn to the harbour dues.\nAru: Harbour dues must fall.")
    line = Line("a", "decision", "said", (alone.source.cite(40, 45),))
    assert under_matters(Items(alone), [line]) == (line,)
    assert line.matter is None
