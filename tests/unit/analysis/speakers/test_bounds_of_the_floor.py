"""Who is called, thanked or spoken of, on both sides of each bound."""

from pathlib import Path

import pytest

from travaux.analysis.speakers.capacity import with_capacity
from travaux.analysis.speakers.floor import FAR, call_in, find_thanks, is_spoken_of
from travaux.analysis.speakers.identification import identify, parse_label
from travaux.domain.actors import ActorKind, Speaker
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
EGYPT, NORWAY = REGISTRY.resolve_exactly("Egypt").actor, REGISTRY.resolve_exactly("Norway").actor


@pytest.mark.parametrize(("more", "called"), [(0, True), (1, False)])
def test_a_name_is_called_within_160_characters_of_the_call(more: int, called: bool) -> None:
    call = "I give the floor to"
    filler = " the " + "x" * (FAR - len(" the  of ") + more) + " of "
    assert len(filler) == FAR + more
    found = call_in(f"{call}{filler}Norway", 0, REGISTRY)
    assert (found is not None and found.actor == NORWAY) is called


@pytest.mark.parametrize(
    ("words", "thanked"),
    [
        ("Thank you for your statement. Norway. We go on.", True),  # five words
        ("Thank you for your long statement. Norway. We go on.", False),  # six
        ("Thank you. Egypt. We go on.", False),  # not the one called
        ("We go on. Norway. Thank you.", False),
    ],
)
def test_a_bare_name_after_bare_thanks_is_whom_they_thank(words: str, thanked: bool) -> None:
    found = find_thanks(words, 0, REGISTRY, NORWAY)
    assert (found is not None and found.actor == NORWAY) is thanked


@pytest.mark.parametrize(
    ("sentence", "spoken_of"),
    [
        ("The representative of Egypt has left the room.", True),
        ("The representative of Egypt thanked Norway.", True),  # one of two named
        ("The representative of Norway thanked Egypt.", False),
        ("Egypt has left the room.", False),
    ],
)
def test_one_who_is_spoken_of_is_the_representative_named(sentence: str, spoken_of: bool) -> None:
    assert EGYPT is not None
    assert is_spoken_of(sentence, EGYPT, REGISTRY) is spoken_of


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("I speak on behalf of the African Group. We agree.", "African Group"),
        (
            "I speak on behalf of the African Group of Lamplighters. We agree.",
            "African Group of Lamplighters",
        ),
        ("I speak on behalf of the African Group of old. We agree.", "African Group"),
    ],
)
def test_a_groups_name_that_runs_on_is_another_groups(words: str, name: str) -> None:
    speaker, _ = with_capacity(Speaker("Norway", NORWAY), words, REGISTRY)
    (group,) = speaker.on_behalf_of
    assert group.name == name
    assert group.kind is ActorKind.GROUP


NUMBERS = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"]


@pytest.mark.parametrize(("more", "named"), [(11, True), (12, False)])
def test_the_name_of_an_unknown_group_has_fourteen_words_at_most(more: int, named: bool) -> None:
    name = f"Group of Friends of {' '.join(NUMBERS[:more])}"  # "of" counts once
    speaker, _ = with_capacity(
        Speaker("Norway", NORWAY), f"I speak on behalf of the {name}. We agree.", REGISTRY
    )
    assert (name in [each.name for each in speaker.on_behalf_of]) is named


@pytest.mark.parametrize(
    ("thanked", "actor"),
    [("Egypt", "Egypt"), ("Norway", None)],  # once called under one name and thanked under another
)
def test_a_label_that_stood_for_two_stands_for_neither_at_one_call(
    tmp_path: Path, thanked: str, actor: str | None
) -> None:
    path = tmp_path / "meeting.txt"
    path.write_text(
        "Chair: I give the floor to Egypt.\n\nDelegate A: We want a cap on fees.\n\n"
        f"Chair: I thank the representative of {thanked}. I give the floor to Egypt.\n\n"
        "Delegate A: We want a fund for lamps.\n\nChair: We come to the next item.\n",
        encoding="utf-8",
    )
    meeting = identify(read_transcript(path), REGISTRY)
    (turn,) = [each for each in meeting.interventions if "a fund" in meeting.words_of(each)]
    assert (turn.speaker.actor.name if turn.speaker.actor else None) == actor


def test_who_is_given_the_floor_and_thanked_is_sure_and_who_is_only_given_it_is_inferred(
    tmp_path: Path,
) -> None:
    path = tmp_path / "meeting.txt"
    path.write_text(
        "I now give the floor to Peru.\n\nThank you, Mr. President. We want a cap.\n\n"
        "I thank Peru. I give the floor to Chad.\n\nWe want no cap.\n\nThe meeting is adjourned.\n",
        encoding="utf-8",
    )
    turns = identify(read_transcript(path), REGISTRY).interventions
    told = [(each.speaker.actor.name, each.inferred) for each in turns if each.speaker.actor]
    assert [each for each in told if each[0] != "Chair"] == [("Peru", False), ("Chad", True)]


def test_the_evidence_of_a_label_is_the_label_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "meeting.txt"
    path.write_text("Norway: We agree.\n\nPeru: We do not.\n\nNorway: We see.\n", encoding="utf-8")
    turns = identify(read_transcript(path), REGISTRY).interventions
    quoted = [each.evidence[0].citation for each in turns]
    assert [each.quote if each else None for each in quoted] == ["Norway", "Peru", "Norway"]
    assert quoted[2] is not None
    assert quoted[2].start == path.read_text(encoding="utf-8").rindex("Norway")


@pytest.mark.parametrize(
    ("label", "groups"),
    [
        ("Kenya for the African Group", ["African Group"]),
        ("Kenya for the African Group and AOSIS", ["African Group", "Alliance of Small Island States"]),
        ("Kenya for Norway", []),  # an envoy of one to the other
        ("Kenya for the African Group and Norway", []),
        ("Mara Brand for the African Group", []),  # nobody who is known speaks
    ],
)
def test_a_bare_for_names_the_groups_of_a_delegation_and_nothing_else(label: str, groups: list[str]) -> None:
    assert [each.name for each in parse_label(label, REGISTRY).on_behalf_of] == groups
