"""Stands that words deny, share, contrast or except, each beside a plain neighbour that must come out."""

from pathlib import Path

import pytest

from travaux.analysis.positions.reported import find_reported
from travaux.domain.positions import Position, Register
from travaux.domain.spans import SourceText
from travaux.reference.registry import load_registry
from travaux.views.positions.register import positions_in


def name(one: Position) -> str:
    return one.actor.name if one.unnamed else (one.speaking_for or one.actor).code


def told(found: Register) -> list[str]:
    return sorted(
        f"{name(one)} {one.stance.value} {'; '.join(each.label for each in one.targets)}".rstrip()
        for one in (*found.positions, *found.unnamed)
    )


def spoken(tmp_path: Path, words: str) -> list[str]:
    path = tmp_path / "meeting.txt"
    path.write_text(
        f"Meeting of the Committee\n\nTogo: {words}\n\nKenya: Thank you for that.\n", encoding="utf-8"
    )
    return told(positions_in(path, load_registry()))


def minuted(tmp_path: Path, words: str) -> list[str]:
    path = tmp_path / "record.txt"
    path.write_text(
        f"Summary record of the 5th meeting\n\n1. {words}\n\n2. Mr. Sato (Japan) said that he was brief.\n",
        encoding="utf-8",
    )
    return told(positions_in(path, load_registry()))


DENIED = [
    "It is a misunderstanding that we object to paragraph 5.",
    "It would be a caricature to say that we oppose paragraph 5.",
    "There seems to be a misconception in the room that we reject paragraph 5.",
    "I must correct the impression that Togo is against paragraph 6.",
    "Let me lay to rest the notion that my delegation opposes paragraph 5.",
    "Allow me to dispel any idea that we have reservations on paragraph 5.",
    "Reports of our opposition to paragraph 7 are exaggerated.",
    "Rumours of Togo's rejection of paragraph 5 are premature.",
    "Our alleged opposition to paragraph 5 is a surprise to us.",
    "Our opposition to paragraph 5 has been greatly exaggerated.",
    "We have been portrayed as opposing paragraph 5.",
    "We were wrongly accused of having rejected paragraph 5.",
    "The story that Togo opposes paragraph 5 is a fabrication.",
    "I was astonished to learn that Togo objects to paragraph 5.",
    "Somehow the idea has spread that we reject paragraph 5.",
    "The minutes wrongly record that Togo opposed paragraph 5.",
    "The summary suggests that we rejected paragraph 5; we did not.",
    "It is being put about that we oppose paragraph 5.",
]
HELD = [
    ("I must correct the figures, and Togo is against paragraph 6.", ["TGO oppose 6"]),
    ("Our firm opposition to paragraph 5 is well known.", ["TGO oppose 5"]),
    ("To avoid any misunderstanding, we oppose paragraph 5.", ["TGO oppose 5"]),
    ("There should be no misunderstanding that we oppose paragraph 5.", ["TGO oppose 5"]),
    ("We have been accused of many things, but we oppose paragraph 5.", ["TGO oppose 5"]),
    ("We must oppose paragraph 5.", ["TGO oppose 5"]),
    ("We have to reserve our position on paragraph 5.", ["TGO reserve 5"]),
    ("We have called for a review of paragraph 6.", ["TGO call for 6"]),
    ("We called for a review of paragraph 6.", []),
    ("We support the text except for paragraph 14.", ["TGO support text"]),
    ("We support paragraphs 3 and 14.", ["TGO support 3; 14"]),
    ("We understand paragraph 7 as not creating new obligations.", ["TGO interpret 7"]),
    ("We can support option 1, but not option 3.", ["TGO oppose option 3", "TGO support option 1"]),
    ("We would merge paragraphs 21 and 22.", ["TGO amend 21; 22"]),
]


@pytest.mark.parametrize("words", DENIED)
def test_what_is_denied_is_no_stand(tmp_path: Path, words: str) -> None:
    assert spoken(tmp_path, words) == []


@pytest.mark.parametrize(("words", "held"), HELD)
def test_what_is_said_beside_a_denial_is_a_stand(tmp_path: Path, words: str, held: list[str]) -> None:
    assert spoken(tmp_path, words) == held


MINUTED = [
    ("Ms. Roy (Canada) said that some delegations rejected paragraph 10, but that hers supported it.",
     ["CAN support 10", "not named oppose 10"]),
    ("Mr. Kato (Chad) said that several speakers opposed paragraph 11, while his delegation welcomed it.",
     ["TCD welcome 11", "not named oppose 11"]),
    ("Ms. Bah (Guinea) said that her delegation and many others opposed paragraph 14.", ["GIN oppose 14"]),
    ("Mr. Otieno (Kenya), supported by Ms. Ali (Sudan) and Mr. Haile (Eritrea), proposed the deletion of "
     "paragraph 15.",
     ["ERI support deletion of paragraph 15", "KEN delete 15", "SDN support deletion of paragraph 15"]),
    ("Ms. Bo (Togo), opposed by Mr. Li (Fiji), proposed the deletion of paragraph 5.",
     ["FJI oppose deletion of paragraph 5", "TGO delete 5"]),
    ("Mr. Diop (Senegal) said that, unless paragraph 13 was amended, his delegation would vote against it.",
     ["SEN conditional 13"]),
    ("Mr. Diop (Senegal) said that, if paragraph 13 was amended, his delegation would vote against it.", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "held"), MINUTED)
def test_a_summary_record_parts_whose_stand_is_whose(tmp_path: Path, words: str, held: list[str]) -> None:
    assert minuted(tmp_path, words) == held


REPORTED = [
    ("FIJI said that some parties opposed paragraph 10, but that it supported it.",
     ["FJI support 10", "not named oppose 10"]),
    ("Opposing the EU, EGYPT said the text was unbalanced.",
     ["EGY oppose position of EU", "EGY regret text"]),
    ("With MALAWI, ZAMBIA queried the need for an annex.", ["MWI oppose annex", "ZMB oppose annex"]),
    ("The UK could live with option 1, but not with option 3.",
     ["GBR not blocking option 1", "GBR oppose option 3"]),
    ("KENYA supported paragraph 4, but not a line was changed.", ["KEN support 4"]),
    ("FIJI said it would be difficult to accept paragraph 6.", ["FJI oppose 6"]),
    ("PERU found it hard to accept paragraph 9.", ["PER oppose 9"]),
    ("CHILE proposed deleting paragraph 10, which PANAMA supported.",
     ["CHL delete 10", "PAN support deleting paragraph 10"]),
    ("CHILE opposed paragraph 10, which PANAMA supported.", ["CHL oppose 10", "PAN support 10"]),
    ("CHILE tabled an amendment to paragraph 10, which PANAMA seconded.",
     ["CHL propose 10", "PAN support amendment to paragraph 10"]),
    ("AUSTRALIA and PERU opposed, and CHINA supported, a new paragraph on finance.",
     ["AUS oppose new paragraph on finance", "CHN support new paragraph on finance",
      "PER oppose new paragraph on finance"]),
    ("PERU told the meeting that it opposed paragraph 9.", ["PER oppose 9"]),
    ("PERU told the meeting that Chad opposed paragraph 9.", ["TCD oppose 9"]),
    ("It is a misunderstanding that Togo objects to paragraph 5.", []),
    ("TUNISIA read paragraph 7 as creating no new obligations.", ["TUN interpret 7"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "held"), REPORTED)
def test_a_report_gives_each_its_own(words: str, held: list[str]) -> None:
    assert told(find_reported(SourceText("report.txt", words), load_registry(), "en")) == held


def test_a_group_that_nobody_knows_is_named_by_its_label(tmp_path: Path) -> None:
    path = tmp_path / "record.txt"
    said = "Ms. Lind (Sweden), speaking on behalf of the Lakeland countries: We regret paragraph 4."
    path.write_text(
        f"Verbatim record\n\n{said}\n\nMr. Sato (Japan): We support paragraph 4.\n", encoding="utf-8"
    )
    first, second = positions_in(path, load_registry()).positions
    assert (first.actor.code, first.speaking_for and first.speaking_for.name) == ("SWE", "Lakeland countries")
    assert (second.actor.code, second.speaking_for) == ("JPN", None)


def test_a_representative_who_is_quoted_is_not_the_speaker(tmp_path: Path) -> None:
    quoted = "As the representative of Cuba put it, “we reject paragraph 5”. Togo takes no position on it."
    assert spoken(tmp_path, quoted) == ["TGO undecided 5"]
    assert spoken(tmp_path, "As the representative of Cuba, I reject paragraph 5.") == []
