import pytest

from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.attribution import Capacity
from travaux.domain.meetings import Intervention
from travaux.domain.spans import SourceText
from travaux.domain.voices import voice_in

TEXT = SourceText("m.txt", "Keep the toll. Drop the toll.")
RIVERS = Actor("RIV", "Group of Rivers", ActorKind.GROUP)
MARENIA = Speaker("MARENIA", Actor("MAR", "Marenia", ActorKind.STATE), "Ms. Orm", on_behalf_of=(RIVERS,))
TESSALY = Speaker("TESSALY", Actor("TES", "Tessaly", ActorKind.STATE))
TURNS = (
    Intervention("i1", MARENIA, 0, 14, 3, capacity=Capacity.GROUP),
    Intervention("i2", TESSALY, 15, 29, 3),
)


def test_a_voice_is_whoever_said_the_words() -> None:
    voice = voice_in(TURNS, "Marenia", TEXT.cite(0, 14))
    assert (voice.actor, voice.speaking_for, voice.person) == (MARENIA.actor, (RIVERS,), "Ms. Orm")
    assert (voice.capacity, voice.citation.quote) == (Capacity.GROUP, "Keep the toll.")


def test_words_of_another_or_of_nobody_make_no_voice() -> None:
    with pytest.raises(ValueError, match="Tessaly says what was given to Marenia"):
        voice_in(TURNS, "Marenia", TEXT.cite(15, 29))
    with pytest.raises(ValueError, match="no turn holds the words"):
        voice_in(TURNS, "Marenia", TEXT.cite(10, 20))
    with pytest.raises(ValueError, match="no turn holds the words"):
        voice_in((), "Marenia", TEXT.cite(0, 14))
