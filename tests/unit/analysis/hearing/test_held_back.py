"""Nothing rests on a sentence that was not heard surely, nor on a name, until a person has listened."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from travaux.analysis.hearing.holding import hold_back, identify_surely, with_sure_names
from travaux.analysis.positions.reading import read_meeting
from travaux.analysis.speakers.identification import identify
from travaux.domain.canonical import canonical
from travaux.domain.hearing import DecidingWord, Hearing, describe_hearing
from travaux.domain.meetings import Meeting, Transcript
from travaux.domain.positions import Stance
from travaux.domain.review import FindingKey, Review, ReviewDecision, Reviews
from travaux.formats.recognisers import read_recognised
from travaux.reference.registry import load_registry


def heard(*turns: tuple[str, str], unsure: dict[str, float] | None = None) -> Transcript:
    """Return turns as a recogniser writes them, every word at .95 but for those that are ``unsure``."""
    segments = []
    place = 0.0
    for speaker, text in turns:
        words = []
        for word in text.split():
            sure = (unsure or {}).get(word.strip(".,"), 0.95)
            words.append({"word": word, "start": place, "end": place + 0.3, "probability": sure})
            place += 0.4
        segments.append({"speaker": speaker, "text": text, "words": words})
    return read_recognised(json.dumps({"segments": segments}), "talk")


NORWAY = ("Norway", "We support paragraph 4. We oppose the new paragraph 9. Lamps were painted.")


def stances(meeting: Meeting) -> list[tuple[Stance, str]]:
    found = read_meeting(meeting, load_registry()).positions
    return [(one.stance, one.targets[0].label) for one in found]


def test_what_is_heard_surely_is_left_as_it_is() -> None:
    transcript = heard(NORWAY)
    meeting = identify(transcript, load_registry())
    assert hold_back(meeting, load_registry()) == meeting


@pytest.mark.parametrize("word", ["oppose", "9"])
def test_a_sentence_with_an_unsure_deciding_word_gives_no_position(word: str) -> None:
    meeting = identify_surely(heard(NORWAY, unsure={word: 0.4}), load_registry())
    assert stances(meeting) == [(Stance.SUPPORT, "4")]
    (one,) = meeting.held_back
    assert (one.word, one.probability, one.speaker.name) == (word, 0.4, "Norway")
    assert one.sentence.quote == "We oppose the new paragraph 9."
    assert one.sentence.start_ms is not None


def test_the_rest_of_the_turn_stays_its_speakers_in_parts_with_ids_of_their_own() -> None:
    meeting = identify_surely(heard(NORWAY, unsure={"oppose": 0.4}), load_registry())
    assert [(turn.id, meeting.words_of(turn)) for turn in meeting.interventions] == [
        ("i0001", "We support paragraph 4."),
        ("i0001.2", "Lamps were painted."),
    ]
    assert {turn.speaker.name for turn in meeting.interventions} == {"Norway"}
    first = identify_surely(heard(NORWAY, unsure={"support": 0.4}), load_registry())
    assert [turn.id for turn in first.interventions] == ["i0001"]


@pytest.mark.parametrize(("sure", "held"), [(0.59, 1), (0.6, 0)])
def test_the_threshold_of_deciding_words(sure: float, held: int) -> None:
    meeting = identify_surely(heard(NORWAY, unsure={"oppose": sure}), load_registry())
    assert len(meeting.held_back) == held


@pytest.mark.parametrize(("sure", "held"), [(0.29, 1), (0.3, 0)])
def test_any_other_word_holds_a_sentence_back_only_where_nobody_knows_what_it_was(
    sure: float, held: int
) -> None:
    meeting = identify_surely(heard(NORWAY, unsure={"Lamps": sure}), load_registry())
    assert len(meeting.held_back) == held
    assert all(one.decides is DecidingWord.OTHER for one in meeting.held_back)


def reviewed(meeting: Meeting, verdict: ReviewDecision) -> Reviews:
    moment = datetime(2031, 3, 4, tzinfo=UTC)
    given = (
        Review(FindingKey("talk", "hearing", one.id), verdict, canonical(one), who="Ana", when=moment)
        for one in meeting.held_back
    )
    return Reviews(tuple(given))


def test_a_word_that_a_person_confirms_lets_its_sentence_in() -> None:
    transcript = heard(NORWAY, unsure={"oppose": 0.4})
    before = identify_surely(transcript, load_registry())
    after = identify_surely(transcript, load_registry(), reviewed(before, ReviewDecision.CONFIRM))
    assert (Stance.OPPOSE, "9") in stances(after)
    assert after.unsure == ()
    (one,) = after.held_back
    assert one.is_confirmed
    assert str(describe_hearing(one)) == "heard as “oppose” (40%): listen"


def test_a_word_that_a_person_rejects_stays_out() -> None:
    transcript = heard(NORWAY, unsure={"oppose": 0.4})
    before = identify_surely(transcript, load_registry())
    after = identify_surely(transcript, load_registry(), reviewed(before, ReviewDecision.REJECT))
    assert stances(after) == stances(before)
    assert len(after.unsure) == 1


def test_two_unsure_words_must_both_be_confirmed() -> None:
    transcript = heard(NORWAY, unsure={"oppose": 0.4, "9": 0.3})
    before = identify_surely(transcript, load_registry())
    one = replace(before, held_back=before.held_back[:1])
    after = identify_surely(transcript, load_registry(), reviewed(one, ReviewDecision.CONFIRM))
    assert stances(after) == stances(before)


FLOOR = (
    "",
    "The meeting is called to order. I give the floor to the representative of Kenya."
    " Thank you, Chair. We support the text. I thank the representative of Kenya.",
)


def speakers(unsure: dict[str, float]) -> list[tuple[str, bool]]:
    transcript = heard(FLOOR, unsure=unsure)
    bare = replace(transcript, turns=tuple(replace(turn, label=None) for turn in transcript.turns))
    meeting = with_sure_names(identify(bare, load_registry()), load_registry())
    return [(turn.speaker.name, turn.reason is None) for turn in meeting.interventions]


def test_a_name_that_was_heard_surely_names_the_speaker() -> None:
    assert ("Kenya", True) in speakers({})


def test_a_name_that_was_not_heard_surely_names_nobody() -> None:
    assert ("", False) in speakers({"Kenya": 0.3})
    assert "Kenya" not in dict(speakers({"Kenya": 0.3}))


def test_a_finding_is_nothing_without_its_words() -> None:
    (one,) = identify_surely(heard(NORWAY, unsure={"oppose": 0.4}), load_registry()).held_back
    with pytest.raises(ValueError, match="at least one citation"):
        Hearing(one.id, one.word, one.probability, one.decides, (), one.speaker)  # type: ignore[arg-type]
