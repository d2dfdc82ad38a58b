"""What a record tells of those present, and who spoke as people say."""

from dataclasses import replace

import pytest

from travaux.analysis.speakers.confirmation import confirmed, unknown_labels
from travaux.analysis.speakers.floor import addressed_in
from travaux.analysis.speakers.reviewed_speakers import corrected
from travaux.analysis.speakers.room import are_initials, list_affiliations, read_room, rests_on_letters
from travaux.analysis.speakers.unlabelled import gives_floor
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.attribution import EvidenceKind, SpeakerEvidence
from travaux.domain.canonical import canonical
from travaux.domain.corrections import SpeakerCorrection
from travaux.domain.meetings import Intervention, Turn
from travaux.domain.review import FindingKey, Review, ReviewDecision, Reviews
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
NORWAY, PERU = (REGISTRY.resolve_exactly(name).actor for name in ("Norway", "Peru"))
LAKES = Actor("LAKES", "Lake Group", ActorKind.GROUP)


@pytest.mark.parametrize(
    ("code", "name", "are"),
    [
        ("UA", "Ulf Sandor Aalto", True),
        ("USA", "Ulf Sandor Aalto", True),
        ("ua", "Ulf Sandor Aalto", True),
        ("US", "Ulf Sandor Aalto", False),
        ("SA", "Ulf Sandor Aalto", False),
        ("AU", "Ulf Sandor Aalto", False),
        ("UXA", "Ulf Sandor Aalto", False),
        ("U2A", "Ulf Sandor Aalto", False),
        ("UA", "Ulfsandoraalto", False),
        ("UA", "Ulf Aalto", True),
    ],
)
def test_initials_are_of_the_first_and_the_last_name_in_their_order(code: str, name: str, are: bool) -> None:
    assert are_initials(code, name) is are


def present(text: str, *labels: str, front: str | None = None) -> dict[str, str | None]:
    read = [Speaker(label, None) for label in labels]
    known = read_room(text if front is None else front, labels, read, REGISTRY, text).present
    return {code: speaker.person or (speaker.actor and speaker.actor.name) for code, speaker in known.items()}


def test_whoever_is_introduced_with_initials_bears_them_unless_two_do() -> None:
    told = "We met, and Ann Orm (AO) presented."
    assert present(told, "AO", front="") == {"ao": "Ann Orm"}
    assert present(f"{told} Later, Abel Otto (AO) replied.", "AO", front="") == {}
    assert present(f"{told} Later, Ann Orm (AO) replied.", "AO", front="") == {"ao": "Ann Orm"}
    assert present(told, "BO", front="") == {}


@pytest.mark.parametrize(
    ("text", "code", "who"),
    [
        ("AO (Ann Orm)\n", "ao", "Ann Orm"),
        ("AO = Ann Orm\n", "ao", "Ann Orm"),
        ("| Ann Orm | AO |\n", "ao", "Ann Orm"),
        ("| AO | Ann Orm |\n", "ao", "Ann Orm"),
        ("| Ann Orm | A |\n", "a", None),
        ("| Ann Orm | AO of X |\n", "ao of x", None),
        ("Present: Ann Orm, Bo Lee\n", "ao", "Ann Orm"),
        ("Present: Ann Orm, Abel Otto\n", "ao", None),
        ("Present: Ann\n", "ao", None),
        ("Present:\n- Ann Berit Orm (chair)\n- Bo Lee\n", "ao", "Ann Berit Orm"),
        ("Present:\n- Ann Berit Orm (chair)\n- Bo Lee\n", "abo", "Ann Berit Orm"),
    ],
)
def test_a_list_of_those_present_gives_initials_to_one_of_them(text: str, code: str, who: str | None) -> None:
    assert present(text, code.upper()).get(code) == who


def test_an_abbreviation_beside_a_delegations_name_is_the_delegations() -> None:
    assert present("Norway (NW) and Peru met.", "NW") == {"nw": "Norway"}
    assert present("NW = Norway\n", "NW") == {"nw": "Norway"}
    assert present("Norway and Peru met (NW).", "NW") == {}


def test_most_labels_in_full_make_a_meeting_of_delegations() -> None:
    def of_delegations(*labels: str) -> bool:
        read = [Speaker(label, REGISTRY.resolve_exactly(label).actor) for label in labels]
        return read_room("", labels, read, REGISTRY).of_delegations

    assert of_delegations("Norway", "Ann Orm")
    assert not of_delegations("Norway", "Ann Orm", "Bo Lee")
    assert not of_delegations("Ann Orm", "Bo Lee")
    assert not of_delegations()
    assert of_delegations("Norway", "US", "EU")  # known short names count neither way
    assert not of_delegations("Norway", "MN", "PE")


def test_those_present_are_listed_as_actors_where_half_of_the_list_are() -> None:
    def listed(front: str) -> int:
        return len(read_room(front, (), (), REGISTRY).listed)

    assert listed("Present: Norway, Peru, Ann Orm, Bo Lee") == 2
    assert listed("Present: Norway, Peru, Ann Orm, Bo Lee, Ida Berg") == 0
    assert listed("Present: Norway, Ann Orm") == 0
    assert listed("Norway, Peru") == 0


def test_persons_are_listed_with_their_delegation_in_full() -> None:
    listed = list_affiliations("Present: Ann Orm (Norway); Bo Lee (EU); Ida Berg, Peru", REGISTRY)
    assert [(one.person, one.actor and one.actor.name) for one in listed] == [
        ("Ann Orm", "Norway"),
        ("Ida Berg", "Peru"),
    ]


def test_a_label_rests_on_letters_unless_the_name_stands_beside_them() -> None:
    union = REGISTRY.resolve_exactly("EU").actor
    assert union is not None
    assert rests_on_letters("EU", union, REGISTRY)
    assert not rests_on_letters("European Union", union, REGISTRY)
    assert not rests_on_letters("European Union (EU)", union, REGISTRY)


@pytest.mark.parametrize(
    ("sentence", "following", "who"),
    [
        ("Norway, I see your flag.", "You have the floor.", "Norway"),
        ("Norway, I see your flag.", "Go ahead.", "Norway"),  # two words
        ("Norway, I see your flag.", "Please.", None),
        ("Norway and Peru, I see your flags.", "You have the floor.", None),
        ("The lamps of Norway are lit.", "You have the floor.", None),
        ("I see a flag.", "You have the floor.", None),
        ("Norway, I see your flag.", "The lamps are lit.", None),
    ],
)
def test_one_who_is_addressed_and_then_given_the_floor_has_it(
    sentence: str, following: str, who: str | None
) -> None:
    found = addressed_in(sentence, following, 7, REGISTRY)
    assert (found.actor.name if found and found.actor else None) == who
    if found:
        assert (found.start, found.end) == (7, 7 + len(sentence))


@pytest.mark.parametrize(
    ("text", "label", "gives"),
    [
        ("I give the floor to Peru.\n\nWe want a cap.\n\nI thank Peru. The meeting is closed.", None, True),
        ("I give the floor to Peru.\n\nWe want a cap.\n\nI thank Peru. The meeting is closed.", "Ann", False),
        ("The floor was washed.\n\nNorway was named.", None, False),
        ("I now give the floor to Peru.\n\nWe want a cap.", None, False),
    ],
    ids=["given and thanked", "with a label", "another floor", "given by one witness"],
)
def test_unlabelled_speech_needs_two_witnesses_of_a_chair(text: str, label: str | None, gives: bool) -> None:
    turns, start = [], 0
    for part in text.split("\n\n"):
        turns.append(Turn(label, start, start + len(part)))
        start += len(part) + 2
    assert gives_floor(turns, text, REGISTRY) is gives


def turn(name: str = "t", label: str = "Nor", **more: object) -> Intervention:
    return replace(Intervention(name, Speaker(label), 0, 9, 2), **more)  # type: ignore[arg-type]


def said(seen: Intervention, verdict: ReviewDecision, replacement: SpeakerCorrection | None = None) -> Review:
    wanted = canonical(replacement) if replacement else None
    return Review(FindingKey("s", "intervention", seen.id), verdict, canonical(seen), "", wanted, "Ann")


def test_who_spoke_is_whom_people_name() -> None:
    seen, other = turn(), turn("u")
    correction = SpeakerCorrection(NORWAY, "Ida Berg", (LAKES,))
    first, second = corrected((seen, other), Reviews((said(seen, ReviewDecision.EDIT, correction),)))
    assert first.speaker == Speaker("Nor", NORWAY, "Ida Berg", on_behalf_of=(LAKES,))
    assert first.review is not None
    assert (first.review.who, first.review.moved) == ("Ann", False)
    assert str(first.review.machine) == "Nor"
    assert second is other


def test_who_spoke_is_nobody_where_that_is_rejected_and_as_seen_where_it_is_confirmed() -> None:
    seen = turn(speaker=Speaker("Nor", NORWAY))
    now = replace(seen, speaker=Speaker("Nor", PERU))
    (rejected,) = corrected((now,), Reviews((said(seen, ReviewDecision.REJECT),)))
    (kept,) = corrected((now,), Reviews((said(seen, ReviewDecision.CONFIRM),)))
    (cleared,) = corrected((now,), Reviews((said(seen, ReviewDecision.EDIT, SpeakerCorrection()),)))
    assert rejected.speaker == cleared.speaker == Speaker("Nor")
    assert kept.speaker == seen.speaker
    assert kept.review is not None
    assert kept.review.moved


@pytest.mark.parametrize("place", [{"start": 1}, {"end": 8}])
def test_a_review_of_words_that_stand_elsewhere_is_left_out(place: dict[str, int]) -> None:
    seen = turn()
    now = replace(seen, **place)  # type: ignore[arg-type]
    assert corrected((now,), Reviews((said(seen, ReviewDecision.REJECT),))) == (now,)


def test_a_review_that_was_taken_back_is_none() -> None:
    seen = turn()
    given = (said(seen, ReviewDecision.REJECT), said(seen, ReviewDecision.WITHDRAW))
    assert corrected((seen,), Reviews(given)) == (seen,)


def test_a_confirmed_label_is_the_actors_in_every_turn_and_by_whatever_name() -> None:
    assert NORWAY is not None
    by_label = turn(inferred=True, speaker=Speaker("NOR", None, on_behalf_of=(LAKES, NORWAY)))
    by_person = turn("u", speaker=Speaker("Speaker 2", None, "nor"))
    other = turn("v", speaker=Speaker("Sor", None, "Ida Berg"))
    found = confirmed((by_label, by_person, other), {"Nor": NORWAY})
    assert [one.speaker.actor for one in found] == [NORWAY, NORWAY, None]
    assert found[0].speaker.on_behalf_of == (LAKES,)
    assert not found[0].inferred
    assert found[0].evidence == (SpeakerEvidence(EvidenceKind.CONFIRMED),)
    assert found[2] is other
    assert confirmed((by_label,), {}) == (by_label,)


def test_labels_that_no_turn_bears_are_told() -> None:
    turns = (turn(speaker=Speaker("NOR", None, "Ida Berg")),)
    assert unknown_labels(turns, ("Nor", "ida berg", "Sor")) == ("Sor",)


@pytest.mark.parametrize(("of", "actor"), [("Norway", NORWAY), ("NOR", None), ("Lake House", None)])
def test_whoever_is_listed_with_initials_sits_for_the_state_named_in_full(
    of: str, actor: Actor | None
) -> None:
    room = read_room(f"| Ann Orm | AO | {of} |\n", [], [], REGISTRY)
    assert room.present["ao"].actor == actor
