"""Languages of which explicit acts alone are read: whose an act is, and what is said of the rest."""

from pathlib import Path

import pytest

from travaux.analysis.positions.spoken import find_spoken
from travaux.analysis.speakers.identification import identify
from travaux.domain.positions import Register
from travaux.formats.transcripts import read_transcript
from travaux.reference.registry import load_registry

REGISTRY = load_registry()


def read(folder: Path, *turns: str) -> Register:
    path = folder / "record.txt"
    said = "\n\n".join(("Председатель: Слово предоставляется.", *turns, "Председатель: Благодарю."))
    path.write_text(f"{said}\n", encoding="utf-8")
    return find_spoken(identify(read_transcript(path), REGISTRY), REGISTRY)


def test_an_act_is_the_position_of_whoever_is_known_to_speak(tmp_path: Path) -> None:
    found = read(tmp_path, "Марокко: Мы голосовали против пункта 7.")
    assert [(one.actor.name, one.stance.value) for one in found.positions] == [("Morocco", "oppose")]
    assert found.unresolved == ()


def test_an_act_of_nobody_known_is_left_unresolved_with_its_words(tmp_path: Path) -> None:
    found = read(tmp_path, "Оратор 3: Мы голосовали против пункта 7.")
    assert found.positions == ()
    (left,) = found.unresolved
    assert [one.quote for one in left.citations] == ["Мы голосовали против пункта 7."]


@pytest.mark.parametrize(
    ("turns", "first_words"),
    [
        (["Марокко: Река поднялась весной. Порты закрыты."], ["Река поднялась весной."]),
        (
            ["Марокко: Река поднялась весной. Порты закрыты.", "Куба: Мельницы стоят весной. Суда ждут."],
            ["Река поднялась весной.", "Мельницы стоят весной."],
        ),
    ],
)
def test_what_is_not_read_is_named_once_by_the_first_words_of_each_turn(
    tmp_path: Path, turns: list[str], first_words: list[str]
) -> None:
    (left,) = read(tmp_path, *turns).unresolved
    assert [one.quote for one in left.citations] == first_words
