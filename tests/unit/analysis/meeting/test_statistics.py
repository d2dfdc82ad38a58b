"""Who had the floor, how often and how long: counted per actor, in figures that can be checked by hand."""

from dataclasses import replace

import pytest

from travaux.analysis.meeting.statistics import ESTIMATED_WORDS_PER_MINUTE, measure
from travaux.domain.actors import Actor, ActorKind, Sector, Speaker
from travaux.domain.meeting_reports import SpeakerStatistics
from travaux.domain.meetings import Intervention, Manner, Meeting, MeetingFacts
from travaux.domain.spans import SourceText, TimedSpan
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
KENYA, PERU, GROUP = (REGISTRY.actors[code] for code in ("KEN", "PER", "G77"))
CHAIR = Actor("CHAIR", "Chair", ActorKind.ROLE)
COUNCIL = Actor("RIVERS", "Rivers Council", ActorKind.ORGANISATION, sector=Sector.CIVIL_SOCIETY)
TURN = 10  # characters of each turn of the made record


def meet(*said: tuple[Speaker, int], lasting: tuple[int, ...] = ()) -> Meeting:
    """Return a meeting of turns with so many words, each ``lasting`` so many seconds."""
    text = "x" * (TURN * len(said))
    starts_s = [sum(lasting[:place]) for place in range(len(lasting) + 1)]
    times = tuple(
        TimedSpan(place * TURN, place * TURN + TURN, 1000 * starts_s[place], 1000 * starts_s[place + 1])
        for place in range(len(lasting))
    )
    turns = tuple(
        Intervention(f"i{place}", speaker, place * TURN, place * TURN + TURN, words)
        for place, (speaker, words) in enumerate(said)
    )
    return Meeting(SourceText("made", text, times), "made", MeetingFacts(), turns)


def measured(*said: tuple[Speaker, int], lasting: tuple[int, ...] = ()) -> list[SpeakerStatistics]:
    return list(measure(meet(*said, lasting=lasting), REGISTRY).speakers)


def test_turns_of_one_actor_are_counted_together_and_words_as_a_share_of_all() -> None:
    first, second = measured(
        (Speaker("Kenya", KENYA), 30), (Speaker("Peru", PERU), 60), (Speaker("KENYA", KENYA), 10)
    )
    assert (first.actor, first.interventions, first.words, first.share) == ("Kenya", 2, 40, 0.4)
    assert (second.actor, second.interventions, second.words, second.share) == ("Peru", 1, 60, 0.6)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (Speaker("Voice 1"), Speaker("Voice 2"), True),
        (Speaker("Voice 1"), Speaker("Voice 1"), False),
        (Speaker("Voice 1", person="Roe"), Speaker("Voice 2", person="Roe"), False),
        (Speaker("Chair", CHAIR, person="Roe"), Speaker("Co-Chair", CHAIR, person="Doe"), False),
        (Speaker("Kenya", KENYA), Speaker("Kenya", KENYA, on_behalf_of=(GROUP,)), True),
        (Speaker("Kenya", KENYA, person="Roe"), Speaker("Kenya", KENYA, person="Doe"), False),
    ],
)
def test_speakers_are_told_apart_by_actor_and_those_unknown_by_person_or_label(
    one: Speaker, other: Speaker, apart: bool
) -> None:
    assert (len(measured((one, 5), (other, 5))) == 2) is apart


def test_a_person_is_named_where_all_turns_that_name_one_agree() -> None:
    roe, doe, nobody = (Speaker("Kenya", KENYA, person=name) for name in ("Roe", "Doe", None))
    assert measured((roe, 5), (nobody, 5))[0].person == "Roe"
    assert measured((roe, 5), (doe, 5))[0].person is None


def test_what_was_timed_is_measured_and_overruns_are_beyond_the_limit() -> None:
    (kenya,) = measured((Speaker("Kenya", KENYA), 300), (Speaker("Kenya", KENYA), 100), lasting=(180, 181))
    assert (kenya.timing, kenya.seconds, kenya.overruns) == ("measured", 361.0, 1)
    assert kenya.words_per_minute == round(60 * 400 / 361, 1)


def test_what_was_timed_in_part_or_not_at_all_is_estimated_and_told_so() -> None:
    (kenya,) = measured((Speaker("Kenya", KENYA), 260))
    assert (kenya.timing, kenya.seconds) == ("estimated", 60 * 260 / ESTIMATED_WORDS_PER_MINUTE)
    assert (kenya.words_per_minute, kenya.overruns) == (None, None)
    part = meet((Speaker("Kenya", KENYA), 130), (Speaker("Kenya", KENYA), 130), lasting=(60,))
    assert measure(part, REGISTRY).speakers[0].timing == "estimated"


def test_minutes_in_indirect_speech_tell_no_time() -> None:
    said = meet((Speaker("Kenya", KENYA), 130))
    turns = tuple(replace(turn, manner=Manner.INDIRECT) for turn in said.interventions)
    (kenya,) = measure(replace(said, interventions=turns), REGISTRY).speakers
    assert (kenya.timing, kenya.seconds) == ("absent", None)


def test_sectors_are_summed_and_what_is_not_known_stands_last() -> None:
    said = meet(
        (Speaker("Voice 1"), 70),
        (Speaker("Kenya", KENYA), 10),
        (Speaker("Peru", PERU), 10),
        (Speaker("Rivers Council", COUNCIL), 10),
    )
    sectors, regions = measure(said, REGISTRY).tables
    assert sectors.columns == ("Sector", "Speakers", "Interventions", "Words", "Share %")
    assert sectors.rows == (
        (KENYA.sector.value if KENYA.sector else "", 2, 2, 20, 20.0),
        ("civil society", 1, 1, 10, 10.0),
        ("not known", 1, 1, 70, 70.0),
    )
    assert regions.rows == (
        ("African Group", 1, 1, 10, 10.0),
        ("Latin American and Caribbean Group", 1, 1, 10, 10.0),
    )


def test_a_table_of_nothing_is_left_out_and_a_silent_meeting_has_no_shares() -> None:
    assert [table.name for table in measure(meet((Speaker("Voice 1"), 4)), REGISTRY).tables] == ["Sectors"]
    (quiet,) = measured((Speaker("Kenya", KENYA), 0))
    assert (quiet.share, quiet.words_per_minute) == (0.0, None)
