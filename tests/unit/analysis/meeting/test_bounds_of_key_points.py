"""What an argument weighs, and which of a matter's arguments are told as its main points."""

import pytest
from harbour import STATES, arguments, meet

from travaux.analysis.meeting.items import Items
from travaux.analysis.meeting.key_points import by_matter, find_key_points
from travaux.analysis.meeting.sides import find_sides
from travaux.analysis.meeting.weight import weigh
from travaux.domain.findings import Argument
from travaux.domain.meetings import Meeting
from travaux.domain.positions import Moment, Position, Stance, Via
from travaux.domain.spans import Citation
from travaux.engines.sentence_encoder import default_embedder

DUES = "Harbour dues of small boats must fall"


def position_of(stance: Stance, cited: Citation, reported_by: str | None = None) -> Position:
    return Position(
        "p", STATES["Aru"], stance, (), Moment.UNKNOWN, Via.OWN_WORDS, 1.0, (cited,), reported_by=reported_by
    )


def weights(record: str, positions: tuple[Position, ...] = ()) -> list[float]:
    meeting = meet(record)
    said = arguments(meeting)
    found = weigh(meeting, said, positions, find_sides(meeting), default_embedder())
    return [found[each.id] for each in said]


def test_a_stand_weighs_more_the_more_it_asks_and_one_that_is_told_of_others_nothing() -> None:
    meeting = meet(f"Aru: {DUES}. Lamps on every cape must burn.")
    first, _ = arguments(meeting)
    cited = first.citations[0]

    def weighed(stance: Stance, **more: str) -> float:
        position = position_of(stance, cited, **more)
        return weigh(meeting, arguments(meeting), [position], find_sides(meeting), default_embedder())[
            first.id
        ]

    plain = weights(f"Aru: {DUES}. Lamps on every cape must burn.")[0]
    assert weighed(Stance.WELCOME) == plain
    assert plain < weighed(Stance.SUPPORT) < weighed(Stance.CALL_FOR) < weighed(Stance.PROPOSE)
    assert weighed(Stance.PROPOSE) < weighed(Stance.OPPOSE)
    assert weighed(Stance.OPPOSE, reported_by="Belmora") == plain


def test_a_stand_weighs_where_its_words_overlap_and_the_heaviest_counts() -> None:
    meeting = meet(f"Aru: {DUES}. {DUES} too.")
    first, second = (each.citations[0] for each in arguments(meeting))

    def weighed(*stands: tuple[Stance, int, int]) -> list[float]:
        positions = [position_of(stance, meeting.source.cite(start, end)) for stance, start, end in stands]
        said = arguments(meeting)
        found = weigh(meeting, said, positions, find_sides(meeting), default_embedder())
        return [found[each.id] for each in said]

    one, two = weighed()
    support, oppose = Stance.SUPPORT, Stance.OPPOSE
    assert weighed((oppose, first.start, first.end)) == pytest.approx([one * 1.7, two])
    assert weighed((oppose, second.start, second.end)) == pytest.approx([one, two * 1.7])
    assert weighed((oppose, first.end - 1, second.start + 1)) == pytest.approx([one * 1.7, two * 1.7])
    both = ((support, second.start, second.end), (oppose, first.start, second.end))
    assert weighed(*both) == pytest.approx([one * 1.7, two * 1.7])
    assert weighed(*both[::-1]) == pytest.approx([one * 1.7, two * 1.7])


def ratio(record: str, plain: str) -> float:
    """Return how much more the first argument of ``record`` weighs than that of ``plain``, in like words."""
    return weights(record)[0] / weights(plain)[0]


@pytest.mark.parametrize(
    ("name", "factor"), [("Aru", 1.0), ("Aru+", 1.15)], ids=["for itself", "for a group"]
)
def test_what_is_said_for_a_group_weighs_more(name: str, factor: float) -> None:
    rest = "\nBelmora: Lamps must burn."
    assert ratio(f"{name}: {DUES}.{rest}", f"Aru: {DUES}.{rest}") == pytest.approx(factor)


@pytest.mark.parametrize(
    ("words", "factor"),
    [(6, 0.6), (7, 1.0), (45, 1.0), (46, 0.8)],
    ids=["six words", "seven", "forty-five", "forty-six"],
)
def test_a_claim_of_seven_to_forty_five_words_weighs_most(words: int, factor: float) -> None:
    base = "Harbour dues of small boats"
    filler = " of" * (words - 5)
    plain = " of" * 3
    assert ratio(f"Aru: {base}{filler}.", f"Aru: {base}{plain}.") == pytest.approx(factor, rel=0.05)


def test_a_figure_makes_a_claim_heavier() -> None:
    assert ratio(f"Aru: {DUES} by 4.", f"Aru: {DUES} by it.") == pytest.approx(1.1, rel=0.1)


def test_reasons_make_a_claim_heavier() -> None:
    meeting = meet(f"Aru: {DUES}.")
    (said,) = arguments(meeting)
    with_reasons = Argument(
        said.id, said.intervention, said.actor, said.claim, said.citations, explanation="so"
    )
    room, embedder = find_sides(meeting), default_embedder()
    plain = weigh(meeting, [said], (), room, embedder)[said.id]
    assert weigh(meeting, [with_reasons], (), room, embedder)[said.id] == pytest.approx(1.1 * plain)


def test_what_many_sides_speak_of_weighs_more_than_what_one_does() -> None:
    record = "Aru: Harbour dues must fall in time. Copper lamps must burn in time."
    alone = weights(record)
    shared = weights(f"{record}\nBelmora: Harbour dues.\nCorvane: Harbour dues.")
    assert shared[0] / shared[1] > alone[0] / alone[1]


def chosen(
    record: str | Meeting, weight: dict[str, float] | None = None
) -> list[tuple[str | None, list[str]]]:
    """Return the points of a record in which arguments weigh what ``weight`` says by their first words."""
    meeting = meet(record) if isinstance(record, str) else record
    said = arguments(meeting)
    given = {
        each.id: next((w for words, w in (weight or {}).items() if each.claim.startswith(words)), 1.0)
        for each in said
    }
    found = find_key_points(Items(meeting), said, given, find_sides(meeting))
    return [(point.matter, [each.claim for each in point.arguments]) for point in found]


NAMES = ("Aru", "Belmora", "Corvane", "Dunmark", "Estria", "Norland")
SAID = (
    "Lamps burn.", "Ropes rot.", "Sails tear.", "Oars break.", "Masts fall.", "Bells ring.", "Nets sink.",
    "Docks flood.", "Cranes rust.", "Buoys drift.", "Piers crumble.", "Gates jam.",
)  # fmt: skip


def test_a_point_has_four_holders_and_the_heaviest_claim_of_each() -> None:
    record = "Chair: We turn to the harbour dues.\n" + "\n".join(
        f"{name}: {said}" for name, said in zip(NAMES, SAID, strict=False)
    )
    (first, *rest) = chosen(f"{record}\nAru: Nets sink.", {"Nets": 3.0, "Bells": 2.0})
    assert first == ("Harbour dues", ["Nets sink.", "Bells ring.", "Ropes rot.", "Sails tear."])
    assert [claims for _, claims in rest] == [["Lamps burn."], ["Oars break."], ["Masts fall."]]
    assert {matter for matter, _ in rest} == {None}


def test_what_weighs_nothing_is_no_point() -> None:
    assert chosen("Aru: Lamps burn.", {"Lamps": 0.0}) == []
    assert chosen("Aru: Lamps burn.", {"Lamps": 0.1}) == [(None, ["Lamps burn."])]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("Harbour lamps need copper, paint, glass and oil.", True),
        ("Harbour dues need copper.", False),
        ("Harbour dues of copper, paint and glass.", True),
    ],
    ids=["one word in five", "two of three", "two of five"],
)
def test_a_claim_that_has_more_than_two_words_in_five_of_another_adds_nothing(other: str, told: bool) -> None:
    found = chosen(f"Aru: Harbour dues of boats, nets and oars.\nBelmora: {other}")
    assert (other in [claim for _, claims in found for claim in claims]) is told


def groups(record: str) -> list[tuple[str | None, int]]:
    meeting = meet(record)
    return [
        (label, len(held))
        for label, held in by_matter(Items(meeting), arguments(meeting), find_sides(meeting))
    ]


@pytest.mark.parametrize(("count", "whole"), [(11, False), (12, True)])
def test_a_matter_of_twelve_arguments_that_fills_the_meeting_is_told_by_its_phrases(
    count: int, whole: bool
) -> None:
    said = "\n".join(f"{NAMES[n % 6]}: Harbour dues must change." for n in range(count))
    found = groups(f"Chair: We turn to the lamps.\n{said}")
    assert found == [("Harbour dues" if whole else "Lamps", count)]


@pytest.mark.parametrize(("others", "whole"), [(17, True), (18, False)])
def test_a_matter_fills_the_meeting_with_more_than_two_fifths_of_it(others: int, whole: bool) -> None:
    said = "\n".join(f"{NAMES[n % 6]}: Harbour dues must change." for n in range(12))
    rest = "\n".join(
        f"Chair: We turn to the {thing}s.\n" + f"Aru: {thing}s burn. " + f"{thing}s burn. " * (count - 1)
        for thing, count in (("bell", 9), ("rope", others - 9))
    )
    found = groups(f"Chair: We turn to the lamps.\n{said}\n{rest}")
    assert found[0] == ("Harbour dues" if whole else "Lamps", 12)


def test_a_phrase_gathers_what_no_phrase_before_it_has_and_more_than_one_argument() -> None:
    found = groups(
        "Aru: Harbour dues must fall. Pilot schools must open.\nBelmora: Harbour dues must rise.\n"
        "Corvane: Pilot schools must close. Copper lamps must burn.\nDunmark: Pilot schools must wait."
    )
    assert found == [("Pilot schools", 3), ("Harbour dues", 2)]
    assert groups("Aru: Harbour dues must fall. Harbour dues must stay.") == [("Harbour dues", 2)]
    assert groups("Aru: Harbour dues must fall.") == []
