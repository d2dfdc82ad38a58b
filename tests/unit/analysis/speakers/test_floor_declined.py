"""Who has the floor belongs to no delegation, or to another than was called; an office beside a State."""

import pytest

from travaux.analysis.speakers.floor import denies, find_call, names_itself
from travaux.analysis.speakers.labels import reader
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
CHILE = REGISTRY.resolve_exactly("Chile").actor


@pytest.mark.parametrize(
    "words",
    [
        "I am from the secretariat. The annex is late.",
        "We are with the interpretation team.",
        "The delegate of Chile asked me to say that she is on her way.",
        "Chile did not ask for the floor.",
        "The ambassador of Chile could not be here.",
    ],
)
def test_the_one_called_does_not_speak(words: str) -> None:
    assert CHILE is not None
    assert denies(words, CHILE, REGISTRY)


@pytest.mark.parametrize(
    "words",
    [
        "I am the new representative of Chile; my predecessor has left.",
        "I am grateful to the secretariat. Chile supports the annex.",
        "Chile did not ask for a vote.",
        "The delegate of Chile was told to read this statement: we support the annex.",
    ],
)
def test_the_one_called_speaks(words: str) -> None:
    assert CHILE is not None
    assert not denies(words, CHILE, REGISTRY)


def test_whoever_sits_for_a_delegation_names_it() -> None:
    found = names_itself("I am with the delegation of Peru.", 0, REGISTRY)
    assert found is not None
    assert found.actor == REGISTRY.resolve_exactly("Peru").actor


def test_the_last_on_a_list_is_given_the_floor() -> None:
    found = find_call("Thank you, Peru. Last on my list is Chile, please.", 0, REGISTRY)
    assert found is not None
    assert found.actor == CHILE
    assert find_call("Last on my list is the question of Chile.", 0, REGISTRY) is None


@pytest.mark.parametrize(
    ("call", "office"),
    [
        (
            "I give the floor to Ms. Orm, Ambassador of Chile, in her capacity as Chair of the Budget Panel.",
            True,
        ),
        ("I give the floor to Ms. Orm, Permanent Representative of Chile.", False),
        (
            "I give the floor to the representative of Chile, in her capacity as Chair of the African Group.",
            False,
        ),
    ],
)
def test_an_office_is_told_by_the_call(call: str, office: bool) -> None:
    found = find_call(call, 0, REGISTRY)
    assert found is not None
    assert (found.actor, found.office) == (CHILE, office)


def test_a_person_in_an_office_is_not_the_state_beside_it() -> None:
    labels = reader(REGISTRY)
    assert labels.read("Ms. Orm (Chile), Chair of the Harbour Commission").actor is None
    assert labels.read("Ms. Orm (Chile)").actor == CHILE
