"""Decisions and tasks that are announced in French and Spanish, with plain neighbours."""

import pytest
from harbour import meet, utterances

from travaux.analysis.meeting.decisions import find_decisions
from travaux.analysis.meeting.outcomes import find_actions


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Le paragraphe 4 est adopté.", 1),
        ("L'ordre du jour, tel que modifié, est adopté.", 1),
        ("La proposition est renvoyée au groupe de contact.", 1),
        ("Le paragraphe 4 est long.", 0),
        ("Le paragraphe 4 est-il adopté ?", 0),
        ("Queda aprobado el orden del día.", 1),
        ("El párrafo 5 se remite al grupo de contacto.", 1),
        ("El párrafo 5 es largo.", 0),
        ("¿Queda aprobado el párrafo 5?", 0),
    ],
)
def test_whoever_presides_announces_a_decision(words: str, count: int) -> None:
    meeting = meet(f"Chair: {words}")
    assert len(find_decisions(meeting, utterances(meeting))) == count


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Le Secrétariat distribuera une note révisée avant vendredi.", 1),
        ("Le Secrétariat a distribué une note révisée hier.", 0),
        ("La Secretaría distribuirá una nota revisada antes del viernes.", 1),
        ("La Secretaría distribuyó ayer una nota revisada.", 0),
    ],
)
def test_whoever_presides_gives_a_task(words: str, count: int) -> None:
    meeting = meet(f"Chair: {words}")
    assert len(find_actions(meeting, utterances(meeting))) == count
