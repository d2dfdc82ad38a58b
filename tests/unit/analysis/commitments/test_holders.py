"""Who holds a commitment: each of those whom a list names, and together those whom none does."""

import pytest

from travaux.analysis.commitments.holders import holders_of, is_every_state
from travaux.domain.delivery import HolderKind
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
OWN = load_registry(
    {
        "actor": [
            {"code": "HRB", "name": "Harbour League", "kind": "group", "members": ["NOR", "FJI"]},
            {"code": "SHUT", "name": "Shuttered Ports", "kind": "group"},
        ],
        "aliases": {"the parties": "HRB"},
    }
)


@pytest.mark.parametrize(
    "written",
    [
        "Member States",
        "all Member States",
        "the Member States",
        "its Member States",
        "States",
        "all States",
        "every State",
        "Governments",
        "all Governments",
        "national Governments",
        "countries",
        "all countries",
        "States Members of the United Nations",
        "Member States of the Organization",
        "Heads of State and Government",
        "each Member State",
    ],
)
def test_member_states_are_every_state(written: str) -> None:
    assert is_every_state(written)
    found = holders_of((written,), REGISTRY)
    assert len(found) == 193
    assert {holder.kind for holder in found} == {HolderKind.STATE}
    assert all(holder.region for holder in found)


@pytest.mark.parametrize(
    "written",
    [
        "States parties",
        "States that share a river",
        "countries that are in a position to do so",
        "developing countries",
        "Governments of the region",
        "all other States",
        "all stakeholders",
        "non-governmental organizations",
        "donor countries",
        "interested Member States",
        "States and other donors",
        "the host country",
    ],
)
def test_those_whom_no_list_names_stay_together(written: str) -> None:
    assert not is_every_state(written)
    (found,) = holders_of((written,), REGISTRY)
    assert found.kind is HolderKind.COLLECTIVE
    assert not found.is_state


@pytest.mark.parametrize(
    ("written", "code", "kind"),
    [
        ("Norway", "NOR", HolderKind.STATE),
        ("the Kingdom of Norway", "NOR", HolderKind.STATE),
        ("the Secretary-General", "SECRETARY-GENERAL", HolderKind.BODY),
        ("International Telecommunication Union", "ITU", HolderKind.BODY),
        ("the Board of Tides", "board of tides", HolderKind.COLLECTIVE),
    ],
)
def test_whoever_is_named_holds_alone(written: str, code: str, kind: HolderKind) -> None:
    (found,) = holders_of((written,), REGISTRY)
    assert (found.code, found.kind) == (code, kind)


def test_a_group_is_its_members_and_one_that_is_not_listed_is_itself() -> None:
    assert {one.code for one in holders_of(("the parties",), OWN)} == {"NOR", "FJI"}
    (shut,) = holders_of(("Shuttered Ports",), OWN)
    assert (shut.code, shut.kind) == ("SHUT", HolderKind.COLLECTIVE)
    assert len(holders_of(("least developed countries",), REGISTRY)) == 44


def test_each_is_named_once_in_the_order_of_the_text() -> None:
    found = holders_of(("Fiji", "the parties", "Norway", "the Secretary-General"), OWN)
    assert [one.code for one in found] == ["FJI", "NOR", "SECRETARY-GENERAL"]
    assert holders_of((), OWN) == ()


def test_member_states_of_another_body_are_its_members() -> None:
    assert {one.code for one in holders_of(("Member States",), OWN, "HRB")} == {"NOR", "FJI"}
    assert len(holders_of(("Harbour League", "Member States"), OWN)) == 193
