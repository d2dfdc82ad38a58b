"""What a reader who was absent would have to know first: by matter, by weight, each in its holder's words."""

from dataclasses import replace

from harbour import arguments, meet, positions

from travaux.analysis.meeting.agreement import find_agreement
from travaux.analysis.meeting.items import Items
from travaux.analysis.meeting.key_points import MOST, KeyPoint, find_key_points
from travaux.analysis.meeting.points import claim_of, find_points
from travaux.analysis.meeting.sides import find_sides, holder_of
from travaux.analysis.meeting.weight import weigh
from travaux.analysis.positions.spoken import find_spoken
from travaux.domain.findings import Argument, Line
from travaux.domain.meetings import Meeting
from travaux.engines.sentence_encoder import default_embedder
from travaux.reference.registry import load_registry

DEBATE = meet(
    """
    Chair: We turn to the dredging of the northern channel.
    Aru: The dredging fund must be doubled before the autumn storms. It was like that before.
    Belmora: We oppose any increase of the dredging fund. A kettle stood on the table in the corner.
    Corvane: We propose that the dredging fund be paid by the shipping companies.
    Chair: We turn to the training of pilots.
    Aru: The training of pilots should last two years.
    Dunmark: We cannot support a longer training of pilots.
    """
)


def _weights(meeting: Meeting, found: tuple[Argument, ...]) -> dict[str, float]:
    positions = find_spoken(meeting, load_registry()).positions
    return weigh(meeting, found, positions, find_sides(meeting), default_embedder())


def _points(meeting: Meeting) -> tuple[KeyPoint, ...]:
    found = arguments(meeting)
    return find_key_points(Items(meeting), found, _weights(meeting, found), find_sides(meeting))


def test_points_are_told_by_the_matters_of_the_record() -> None:
    assert {point.matter for point in _points(DEBATE)} >= {
        "Dredging of the northern channel",
        "Training of pilots",
    }


def test_one_point_has_the_words_of_several_holders_and_one_claim_of_each() -> None:
    room = find_sides(DEBATE)
    dredging = next(each for each in _points(DEBATE) if each.matter == "Dredging of the northern channel")
    holders = [holder_of(each, room) for each in dredging.arguments]
    assert len(holders) > 1
    assert len(holders) == len(set(holders))


def test_a_stand_on_the_matter_weighs_more_than_a_remark_or_a_sentence_that_leans_on_another() -> None:
    found = arguments(DEBATE)
    weights = _weights(DEBATE, found)

    def weight(words: str) -> float:
        return max((weights[e.id] for e in found if words in e.citations[0].quote), default=0.0)

    assert weight("oppose any increase") > weight("kettle")
    assert weight("must be doubled") > weight("It was like that")


def test_every_claim_under_a_point_names_its_holder_once() -> None:
    room = find_sides(DEBATE)
    for point in _points(DEBATE):
        for argument in point.arguments:
            holder = holder_of(argument, room)
            assert holder is not None
            assert str(claim_of(argument, room, 40)).count(holder) == 1


def test_a_long_claim_is_cut_with_a_mark_and_closes_its_quotation() -> None:
    meeting = meet(f"Aru: We must dredge {', '.join(f'harbour {n}' for n in range(30))} before winter.")
    argument = arguments(meeting)[0]
    told = str(claim_of(argument, find_sides(meeting), 12))
    assert "…" in told
    assert told.count("“") == told.count("”")


def test_a_meeting_where_nobody_argues_has_no_point() -> None:
    meeting = meet("Chair: Good morning.\nAru: Thank you.")
    assert _points(meeting) == ()


PLACES = (
    "crane",
    "pier",
    "beacon",
    "slipway",
    "dock",
    "tower",
    "bridge",
    "ferry",
    "gate",
    "wharf",
    "lock",
    "weir",
)
ACTS = (
    "repaint",
    "widen",
    "illuminate",
    "demolish",
    "insure",
    "rename",
    "staff",
    "lease",
    "fence",
    "heat",
    "map",
    "sell",
)


def test_there_are_never_more_points_than_a_reader_would_list() -> None:
    said = (
        f"Chair: We turn to the {place}.\nAru: We must {act} the {place} in {2030 + n}."
        for n, (place, act) in enumerate(zip(PLACES, ACTS, strict=True))
    )
    meeting = meet("\n".join(said))
    found = arguments(meeting)
    room = find_sides(meeting)
    concord = find_agreement(meeting, found, default_embedder(), positions(meeting))
    points = find_key_points(Items(meeting), found, _weights(meeting, found), room)
    assert len(find_points(concord, points, room)) == MOST


def test_what_was_decided_fills_a_list_of_points_that_little_was_argued_on() -> None:
    cited = (DEBATE.source.cite(0, 5),)
    decided = Line("d", "decision", "The levy was agreed.", cited, matter="Dredging")
    concord = find_agreement(DEBATE, (), default_embedder(), positions(DEBATE))
    (point,) = find_points(concord, (), find_sides(DEBATE), (decided,))
    assert point.text == "Dredging: The levy was agreed."
    assert point.kind == "point"
    many = tuple(replace(decided, id=str(n)) for n in range(MOST + 3))
    assert len(find_points(concord, (), find_sides(DEBATE), many)) == MOST
