"""Which reviewed process a duty feeds, from the words that name it beside a review, a report, an agenda."""

from pathlib import Path

import pytest

from travaux.analysis.commitments.duties import find_commitments
from travaux.analysis.commitments.fed_processes import fed_processes
from travaux.formats.draft_file import read_draft
from travaux.reference.processes import load_processes

HEAD = "The Conference of Ports,\n\nNoting the report of the Office,\n\n1. "


@pytest.mark.parametrize(
    ("words", "fed", "named"),
    [
        ("Requests the Office to report to the Internet Governance Forum;", ["IGF"], []),
        ("Invites the Office to contribute to the review of the Global Digital Compact;", ["GDC"], []),
        (
            "Invites ports to align with the 2030 Agenda and the Addis Ababa Action Agenda;",
            ["SDG", "FfD"],
            [],
        ),
        ("Invites ports to buy lamps for the WSIS;", [], ["WSIS"]),
        ("Invites ports to review their lamps;", [], []),
        ("Invites ports to read the WSISX report;", [], []),
    ],
)
def test_a_process_is_fed_where_its_review_is_named(
    tmp_path: Path, words: str, fed: list[str], named: list[str]
) -> None:
    path = tmp_path / "text.txt"
    path.write_text(f"{HEAD}{words}\n", encoding="utf-8")
    (one,) = find_commitments(read_draft(path)).commitments
    found = fed_processes(one)
    assert [each.code for each in found if each.feeds] == fed
    assert [each.code for each in found if not each.feeds] == named
    assert all(each.words in " ".join(one.citations[0].quote.split()) for each in found)


def test_each_process_has_a_code_of_its_own() -> None:
    codes = [each.code for each in load_processes()]
    assert len(codes) == len(set(codes))
