"""Who holds a stand beside its subject, and whose it is where somebody tells of somebody else.

States of the world stand in for delegations, in invented sentences.
"""

from pathlib import Path

import pytest

from tests.unit.analysis.positions.sentences import REGISTRY, reported, spoken
from travaux.domain.positions import Position
from travaux.views.positions.register import positions_in

RECORD = """SUMMARY RECORD OF THE 3rd MEETING

1. Ms. VIK (Norway) recalled that Chile had said that it would refuse article 12; Norway had no view.

2. Mr. LUND (Denmark) said that the representative of Peru had argued that his country opposed article 13.

3. Ms. BORG (Malta), with whom Mr. ABE (Japan) agreed, said that she could not accept article 14.

4. Mr. ADU (Ghana) said that he opposed article 15, as did Togo.

5. Ms. REY (Spain), speaking on behalf of the European Union; the candidate country Albania; and, in \
addition, Georgia, said that they welcomed article 16.

6. Mr. POE (Fiji), recalling that Tonga had stated that it opposed article 17, said that he supported \
article 17.

7. Ms. BAH (Mali), speaking on behalf of the African Group, said that Jordan aligned itself with her \
statement.
"""


def rows(positions: tuple[Position, ...]) -> set[str]:
    return {
        f"{one.actor.name}{f' for {one.speaking_for.name}' if one.speaking_for else ''} {one.stance.value}: "
        f"{', '.join(target.label for target in one.targets)}"
        for one in positions
    }


def told(sentence: str) -> set[str]:
    return rows(reported(sentence))


def said(sentence: str, folder: Path) -> set[str]:
    return rows(spoken(sentence, folder))


def test_a_record_gives_each_stand_to_whoever_takes_it(tmp_path: Path) -> None:
    path = tmp_path / "record.txt"
    path.write_text(RECORD, encoding="utf-8")
    assert rows(positions_in(path, REGISTRY).positions) == {
        "Chile oppose: Article 12",
        "Peru oppose: Article 13",
        "Malta oppose: Article 14",
        "Japan oppose: Article 14",
        "Ghana oppose: Article 15",
        "Togo oppose: Article 15",
        "Spain for European Union welcome: Article 16",
        "Albania align with: this statement",
        "Georgia align with: this statement",
        "Fiji support: Article 17",
        "Tonga oppose: Article 17",
        "Jordan align with: this statement",
    }


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("NORWAY, with whom CHILE concurred, opposed paragraph 12.",
         {"Norway oppose: 12", "Chile oppose: 12"}),
        ("NORWAY, with whom CHILE concurred, proposed deleting paragraph 12.",
         {"Norway delete: 12", "Chile delete: 12"}),
        ("NORWAY, with whom CHILE worked closely, opposed paragraph 12.", {"Norway oppose: 12"}),
        ("NORWAY, whose position was shared by CHILE and PERU, opposed paragraph 12.",
         {"Norway oppose: 12", "Chile oppose: 12", "Peru oppose: 12"}),
        ("NORWAY, a view contested by CHILE, supported paragraph 12.",
         {"Norway support: 12", "Chile oppose: 12"}),
        ("NORWAY supported the first option and, unlike CHILE, rejected the second.",
         {"Norway support: first option", "Norway oppose: second"}),
        ("NORWAY, whose envoy had met CHILE, opposed paragraph 12.", {"Norway oppose: 12"}),
        ("NORWAY rejected, together with CHILE, paragraph 12.", {"Norway oppose: 12", "Chile oppose: 12"}),
        ("NORWAY rejected paragraph 12, as did CHILE.", {"Norway oppose: 12", "Chile oppose: 12"}),
        ("NORWAY, noting that Chile had said that it supported paragraph 12, rejected it.",
         {"Norway oppose: 12", "Chile support: 12"}),
        ("NORWAY said that Chile rejected paragraph 12. It supported paragraph 14.",
         {"Norway support: 14", "Chile oppose: 12"}),
        ("NORWAY asked for more ports. CHILE, opposed by PERU, proposed deleting paragraph 12.",
         {"Norway call for: more ports", "Chile delete: 12", "Peru oppose: deleting paragraph 12"}),
        ("The CHAIR recalled the correction made orally by Norway in paragraph 12.", {"Norway amend: 12"}),
        ("The CHAIR recalled the statement made by Norway on paragraph 12.", set()),
    ],
)  # fmt: skip
def test_a_report_gives_a_stand_to_those_who_join_and_to_no_others(sentence: str, found: set[str]) -> None:
    assert told(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("These delegations have also associated themselves with this statement: Chile, Peru and Fiji.",
         {f"{name} align with: this statement" for name in ("Chile", "Peru", "Fiji")}),
        ("Joining this statement are Chile and Peru.",
         {f"{name} align with: this statement" for name in ("Chile", "Peru")}),
        ("Chile and Peru have asked to be associated with this statement.",
         {f"{name} align with: this statement" for name in ("Chile", "Peru")}),
        ("The following States are members of the fund: Chile and Peru.", set()),
        ("Chile and Peru have asked to be heard.", set()),
        ("We align ourselves with the statement made by Chile, supported by Peru.",
         {"Norway align with: statement made by Chile"}),
    ],
)  # fmt: skip
def test_those_who_are_listed_join_the_statement(sentence: str, found: set[str], tmp_path: Path) -> None:
    assert said(sentence, tmp_path) == found


@pytest.mark.parametrize(
    ("opening", "name", "is_own"),
    [
        ("I speak for the seven river States, hereafter the R7.", "The R7", True),
        ("We are speaking for six small ports (S6).", "S6", True),
        ("I make this statement in the name of the Harbour Alliance, or HA.", "HA", True),
        ("I speak on behalf of several ports, which call themselves the Friends of the Quay.",
         "The Friends of the Quay", True),
        ("I speak for my own country today.", "The R7", False),
        ("I speak for the seven river States, hereafter the R7.", "The S6", False),
    ],
)  # fmt: skip
def test_a_group_is_called_by_the_short_name_that_its_speaker_gives(
    opening: str, name: str, is_own: bool, tmp_path: Path
) -> None:
    found = said(f"{opening} {name} cannot accept article 12.", tmp_path)
    assert any(row.endswith("oppose: Article 12") for row in found) is is_own
