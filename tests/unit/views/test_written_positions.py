"""The positions of texts in one voice: submissions, letters and opinions are their authors' own."""

from pathlib import Path

import pytest

from travaux.domain.positions import Position, Register
from travaux.domain.sources import SourceKind
from travaux.exports.positions import positions_json
from travaux.reference.registry import load_registry
from travaux.views.positions.register import positions_in

FORM = (
    "On Tides\nArea: TIDES\nEntitled by: Ida Bell\nRegion: Norway\n"
    "Organization: {}\nSector: Civil Society\nDocument\n"
)
SAID = """
{name} believes that States should publish every tide. It is essential that pilots are heard.

Norway has many ports, and Chile has more. We urge all ports to train pilots.

This submission supports a fund for buoys.
"""


def read(text: str, folder: Path, kind: SourceKind | None = None) -> Register:
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    return positions_in(path, load_registry(), kind)


def held(register: Register) -> list[tuple[str, str]]:
    return [(one.actor.name, one.stance.value) for one in register.positions]


def quoted(one: Position) -> str | None:
    return one.author.quote if one.author else None


HEADS = {
    "form": (FORM.format("Sail Aid-Norway"), "Sail Aid-Norway", "Organization: Sail Aid-Norway"),
    "title": ("Lake Watch Submission to the Tide Forum\n", "Lake Watch", "Lake Watch Submission"),
    "submitted by": ("On tides\nSubmitted by: Lake Watch\n", "Lake Watch", "Submitted by: Lake Watch"),
    "Government": ("Norwegian contribution to the Tide Forum\n", "Norway", "Norwegian contribution"),
}


@pytest.mark.parametrize("head", HEADS)
def test_a_submission_gives_its_authors_positions_with_the_words_that_name_it(
    head: str, tmp_path: Path
) -> None:
    front, name, evidence = HEADS[head]
    found = read(front + SAID.format(name=name), tmp_path)
    assert held(found) == [(name, "call for")] * 3 + [(name, "support")]
    assert all(evidence in (quoted(one) or "") for one in found.positions)
    assert all(one["author"] for one in positions_json(found)["positions"])  # type: ignore[index, call-overload, union-attr]


def test_initials_and_a_short_name_are_the_author(tmp_path: Path) -> None:
    text = (
        "The Argo Boating Quay Union (the “Union”) welcomes the opportunity to comment on the draft.\n\n"
        "The ABQU supports the fund. The Union opposes the toll. The XYZ opposes the pier.\n"
    )
    found = read(text, tmp_path)
    assert held(found) == [("Argo Boating Quay Union", stance) for stance in ("welcome", "support", "oppose")]


def test_what_nobody_signs_is_nobodys_and_listed(tmp_path: Path) -> None:
    text = "Tides\n\nWe urge ports to train pilots. We support the fund. We believe Norway should pay.\n"
    found = read(text, tmp_path)
    assert found.positions == ()
    assert {str(one.reason) for one in found.unresolved} == {"nobody is named as the author"}


def test_a_report_of_others_is_no_submission(tmp_path: Path) -> None:
    text = "On tides\n\nNorway opposed the toll. Chile supported the fund, and the talks went on.\n"
    assert held(read(text, tmp_path)) == [("Norway", "oppose"), ("Chile", "support")]


def test_what_is_told_of_a_state_in_a_submission_is_not_its_authors(tmp_path: Path) -> None:
    text = (
        HEADS["title"][0] + "\nChile said that it opposed the toll. We support the fund. Our view is old.\n"
    )
    found = read(text, tmp_path)
    assert ("Lake Watch", "oppose") not in held(found)
    assert ("Lake Watch", "support") in held(found)
    told = [one for one in found.positions if one.actor.name == "Chile"]
    assert all(one.reported_by and one.reported_by.name == "Lake Watch" and not one.author for one in told)


def test_a_text_read_as_an_input_is_its_authors_whatever_it_looks_like(tmp_path: Path) -> None:
    text = "On tides\n\nThe toll must be abolished.\n"
    assert held(read(text, tmp_path, SourceKind.INPUT)) == []
    signed = "Submitted by: Lake Watch\n\nThe toll must be abolished.\n"
    assert held(read(signed, tmp_path, SourceKind.INPUT)) == [("Lake Watch", "call for")]


def test_brackets_that_open_a_sentence_tell_of_nobody(tmp_path: Path) -> None:
    text = "On tides\n\nNorway opposed the toll.\n\n(XQZ, Georgia)\n\nChile supported the fund.\n"
    assert ("Norway", "oppose") in held(read(text, tmp_path))
