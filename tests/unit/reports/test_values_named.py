"""Every value that findings carry and pages show is a word of the catalogue; names are not."""

from enum import StrEnum

import pytest

from travaux.analysis.participation.record import CHAIR, NO_STATE, PHASES, UNKNOWN
from travaux.analysis.participation.tables import UNCLASSED
from travaux.domain.actors import ActorKind, Sector
from travaux.domain.commitments import CommitmentStatus, Funding, Strength
from travaux.domain.lineage import Force, LinkKind, Verdict
from travaux.domain.messages import Message
from travaux.domain.positions import Stance
from travaux.domain.process import StepKind
from travaux.domain.texts import Action
from travaux.reference.income import load_income
from travaux.reports.terms import TERMS, term_or_name


@pytest.mark.parametrize(
    "kind",
    [
        ActorKind,
        Sector,
        Verdict,
        LinkKind,
        Force,
        Stance,
        Strength,
        CommitmentStatus,
        Funding,
        StepKind,
        Action,
    ],
)
def test_every_value_of_a_kind_is_a_word_of_the_catalogue(kind: type[StrEnum]) -> None:
    assert {member.value for member in kind} - TERMS == set()


def test_what_stands_for_a_name_is_a_word_of_the_catalogue() -> None:
    words = {CHAIR, NO_STATE, UNKNOWN, UNCLASSED, *PHASES, *load_income().members}
    assert words | {strength.asked for strength in Strength} <= TERMS


def test_a_name_stays_a_name() -> None:
    assert term_or_name("Dravenia") == "Dravenia"
    assert term_or_name("civil society") == Message("civil society")
