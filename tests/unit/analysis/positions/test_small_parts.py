"""Parts of the reading of positions by themselves: moments, pairs, short names, tracks, persons, passages."""

from dataclasses import replace

import pytest

from travaux.analysis.positions.attributions import Holder
from travaux.analysis.positions.co_speakers import shares
from travaux.analysis.positions.cues import Cue, CueKind
from travaux.analysis.positions.moments import AdoptionPlaces, announced, find_adoption
from travaux.analysis.positions.passages import find_passages
from travaux.analysis.positions.persons import person_named, why_unknown
from travaux.analysis.positions.short_names import called_in, nouns_of, short_names
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.positions import Moment, Stance, Target, TargetKind
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry
from travaux.reference.stances import load_stances

REGISTRY = load_registry()
ENGLISH = load_stances("en")
HOLDERS = tuple(Holder(Actor(name[:3].upper(), name, ActorKind.STATE)) for name in ("Aru", "Belmora"))
TARGETS = tuple(Target(TargetKind.PARAGRAPH, label) for label in ("paragraph 3", "paragraph 4"))


@pytest.mark.parametrize(
    ("first", "last", "place", "moment"),
    [
        (100, 200, 99, Moment.BEFORE),
        (100, 200, 100, Moment.UNKNOWN),
        (100, 200, 200, Moment.UNKNOWN),
        (100, 200, 201, Moment.AFTER),
        (100, 100, 101, Moment.AFTER),
        (0, 0, 1, Moment.AFTER),
        (None, None, 1, Moment.BEFORE),
    ],
)
def test_what_stands_before_and_behind_the_adoption(
    first: int | None, last: int | None, place: int, moment: Moment
) -> None:
    assert AdoptionPlaces(first, last, Moment.BEFORE).moment(place) is moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Explanation of vote after the vote", Moment.AFTER),
        ("Explanation of vote before the vote", Moment.BEFORE),
        ("Statement on tides", Moment.UNKNOWN),
        (f"{'tides ' * 245}following the adoption", Moment.AFTER),
        (f"{'tides ' * 250}following the adoption", Moment.UNKNOWN),
    ],
)
def test_a_statement_says_in_front_when_it_was_made(text: str, moment: Moment) -> None:
    assert announced(text, ENGLISH) is moment


def record(*said: tuple[Speaker, str]) -> Meeting:
    text, turns = "", []
    for number, (speaker, words) in enumerate(said):
        turns.append(Intervention(f"t{number}", speaker, len(text), len(text) + len(words), 5))
        text += f"{words}\n\n"
    return Meeting(SourceText("m", text), "plain", MeetingFacts(), tuple(turns))


CHAIR, STATE = Speaker("Chair", role="Chair"), Speaker("Aru", HOLDERS[0].actor)


@pytest.mark.parametrize(
    ("speaker", "words", "adopts"),
    [
        (CHAIR, "The draft resolution was adopted.", True),
        (STATE, "The draft resolution was adopted.", False),
        (CHAIR, "The agenda was adopted.", False),
        (CHAIR, "The resolution on the agenda was adopted.", False),
        (CHAIR, "The house was adopted.", False),
        (CHAIR, f"The resolution{' on tides' * 15} was adopted.", True),
        (CHAIR, f"The resolution{' on tides' * 18} was adopted.", False),
    ],
)
def test_a_record_adopts_the_text_in_its_chairs_words(speaker: Speaker, words: str, adopts: bool) -> None:
    found = find_adoption(record((STATE, "We waited."), (speaker, words)), ENGLISH)
    assert (found.first is not None) is adopts


def test_between_the_first_and_the_last_adoption_the_side_is_not_known() -> None:
    meeting = record(
        (CHAIR, "The resolution was adopted."), (STATE, "We thank all."), (CHAIR, "The decision was adopted.")
    )
    found = find_adoption(meeting, ENGLISH)
    assert found.moment(meeting.interventions[1].start) is Moment.UNKNOWN
    assert found.moment(len(meeting.source.text)) is Moment.AFTER
    assert found.moment(0) is Moment.BEFORE


def cue(start: int, stance: Stance = Stance.SUPPORT) -> Cue:
    return Cue(stance, CueKind.PERSONAL, start, start + 5, 0, stance)


PAIRED = "they said so, respectively"


@pytest.mark.parametrize(
    ("sentence", "holders", "targets", "starts", "at", "told"),
    [
        ("they said so", 2, 2, (0,), 0, [("Aru Belmora", "3 4")]),
        (PAIRED, 2, 2, (0,), 0, [("Aru", "3"), ("Belmora", "4")]),
        (PAIRED, 1, 2, (0, 10), 0, [("Aru", "3")]),
        (PAIRED, 1, 2, (0, 10), 10, [("Aru", "4")]),
        (PAIRED, 2, 1, (0, 10), 0, [("Aru", "3")]),
        (PAIRED, 2, 1, (0, 10), 10, [("Belmora", "3")]),
        (PAIRED, 2, 0, (0, 10), 10, [("Belmora", "")]),
        (PAIRED, 2, 2, (0, 10), 10, [("Belmora", "4")]),
        (PAIRED, 2, 2, (0, 3), 3, [("Aru", "3"), ("Belmora", "4")]),
        (PAIRED, 2, 1, (0,), 0, None),
        (PAIRED, 1, 1, (0,), 0, None),
    ],
    ids=[
        "not paired", "each its own", "first of one", "second of one", "first holder", "second holder",
        "no target", "all paired", "words within words", "one target for two", "nothing to pair",
    ],
)  # fmt: skip
def test_each_takes_its_own_where_the_sentence_pairs_them(
    sentence: str,
    holders: int,
    targets: int,
    starts: tuple[int, ...],
    at: int,
    told: list[tuple[str, str]] | None,
) -> None:
    cues = [cue(start) for start in starts]
    found = shares(
        sentence, HOLDERS[:holders], TARGETS[:targets], next(c for c in cues if c.start == at), cues
    )
    if told is None:
        assert [(one.holders, one.targets) for one in found] == [((), ())]
        assert found[0].doubt is not None
    else:
        assert [
            (
                " ".join(each.actor.name for each in one.holders if each.actor),
                " ".join(each.label.split()[-1] for each in one.targets),
            )
            for one in found
        ] == told


def test_who_aligns_with_others_shares_everything() -> None:
    aligned = cue(0, Stance.ALIGN)
    (found,) = shares(PAIRED, HOLDERS, TARGETS, aligned, [aligned])
    assert (found.holders, found.targets, found.doubt) == (HOLDERS, TARGETS, None)


@pytest.mark.parametrize(
    ("name", "kind", "text", "nouns"),
    [
        ("Council of Lakes", ActorKind.GROUP, "", ("he Council",)),
        ("Friends of Lakes", ActorKind.GROUP, "", ()),
        ("Council of Lakes", ActorKind.STATE, "", ()),
        ("RIVERS of Aru", ActorKind.GROUP, "", ()),
        ("Lake Council", ActorKind.GROUP, "", ("he Council",)),
        ("Council of Lakes", ActorKind.GROUP, "The Harbour Council met.", ()),
        ("Council of Lakes", ActorKind.GROUP, "The Council of the Lakes met.", ("he Council",)),
        ("Council of Lakes", ActorKind.GROUP, "The Council on Bridges met.", ()),
        ("Council of Lakes", ActorKind.GROUP, "The Council met.", ("he Council",)),
    ],
)
def test_a_group_is_called_again_by_its_noun_unless_others_have_it(
    name: str, kind: ActorKind, text: str, nouns: tuple[str, ...]
) -> None:
    assert nouns_of((Actor("G", name, kind),), text) == nouns


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("I speak on behalf of the Lake States (L6).", {"L6"}),
        ("I speak on behalf of the Friends of Tides.", {"he Friends"}),
        ("I speak for myself.", set()),
    ],
)
def test_a_speaker_gives_short_names_to_those_it_speaks_for(words: str, names: set[str]) -> None:
    assert names <= set(short_names(words, (), (), "en"))
    if not names:
        assert short_names(words, (), (), "en") == ()


def test_a_name_is_found_as_a_word_of_its_own() -> None:
    assert called_in("The Council met the Councillors of the Council.", ["he Council"]) == [(0, 11), (35, 46)]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Ada Quill", True),
        ("Quill", False),
        ("Mr. Quill", True),
        ("Mr. Q.", False),
        ("Mr. QUILL", True),
        ("Mr. quill", False),
        ("Mr.", False),
        ("de Quill", False),
        ("Ada de Quill", True),
        ("AQ Quill", False),
        ("ADA QUILL", False),
        ("ADAM QUILL", True),
    ],
)
def test_a_person_has_a_title_or_a_given_and_a_family_name(name: str, known: bool) -> None:
    assert (person_named(name) is not None) is known


def test_a_title_is_no_part_of_who_somebody_is() -> None:
    one, other = person_named("Ms. Ada Quill"), person_named("Ada QUILL")
    assert one is not None
    assert other is not None
    assert one.code == other.code


def test_why_nobody_is_known_is_told() -> None:
    assert "could mean" in str(why_unknown(Speaker("G", ambiguous=("Guinea", "Guyana"))))
    assert "“G”" in str(why_unknown(Speaker("G")))
    assert "nobody is named" in str(why_unknown(replace(Speaker("G"), label="")))


def passages(text: str) -> list[tuple[str, str | None, bool]]:
    return [
        (
            text[one.start : one.end].strip(),
            one.owner.actor.name if one.owner and one.owner.actor else None,
            one.listed,
        )
        for one in find_passages(text, REGISTRY, ENGLISH)
    ]


def test_a_heading_over_figures_of_a_speech_gives_what_follows_to_its_speaker() -> None:
    text = "Norway\n\nSpeech speed\n\n120 words\n\nWe like lamps.\n\nAgreements\n\nAll like lamps.\n"
    assert passages(text) == [
        ("Speech speed", "Norway", False),
        ("120 words", "Norway", False),
        ("We like lamps.", "Norway", False),
        ("Agreements", None, False),
        ("All like lamps.", None, False),
    ]


def test_what_follows_a_name_and_a_dash_in_a_list_is_that_speakers() -> None:
    assert ("likes lamps.", "Norway", True) in passages("Lamps\nLights\n\nNorway – likes lamps.\n")
    assert ("Lamps – are liked.", None, False) in passages("Lights\n\nLamps – are liked.\n")


def test_labels_and_titles_of_what_is_shared_hold_nothing() -> None:
    assert passages("Agreed on\n\nLamps for all\n\nWe like lamps.\n") == [("We like lamps.", None, False)]
