import pytest

from travaux.domain.actors import ActorKind
from travaux.errors import UsageError
from travaux.reference.income import load_income, read_income
from travaux.reference.registry import load_registry


def test_every_class_names_states_and_no_state_stands_in_two() -> None:
    income = load_income()
    assert "fiscal year 2026" in income.name
    assert list(income.members) == [
        "high income",
        "upper middle income",
        "lower middle income",
        "low income",
    ]
    codes = [code for members in income.members.values() for code in members]
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(load_registry().actors)


def test_the_states_without_a_class_are_those_that_the_data_file_names() -> None:
    classed = {code for members in load_income().members.values() for code in members}
    states = {
        code
        for code, actor in load_registry().actors.items()
        if actor.kind in (ActorKind.STATE, ActorKind.OBSERVER, ActorKind.PARTICIPANT)
    }
    assert states - classed == {
        *("COK", "ETH", "NIU", "TWN", "VAT", "VEN"),
        *("CSHH", "DDDE", "YUCS"),
    }


@pytest.mark.parametrize("table", [{}, {"class": "high"}, {"class": [{"name": "high"}]}])
def test_classes_in_another_form_are_refused(table: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        read_income(table)
