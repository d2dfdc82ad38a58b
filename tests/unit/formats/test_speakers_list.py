"""A list of speakers: one entry a line or a row, with the symbols beside them."""

from pathlib import Path

import docx
import pytest

from travaux.errors import UnreadableSource
from travaux.formats.speakers_list import read_speakers_list


def test_numbers_and_bullets_are_no_part_of_names_and_symbols_are_found(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text(
        "1. Ruritania (Ms. Orsa)\n- Harbour League\n\n12\nOn A/C.9/81/L.4: all members\n1. Harbour League\n"
    )
    assert read_speakers_list(file) == (
        "Ruritania (Ms. Orsa)",
        "Harbour League",
        "On A/C.9/81/L.4: all members",
        "A/C.9/81/L.4",
    )


def test_a_word_document_is_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    file = tmp_path / "list.docx"
    document = docx.Document()
    for name in ("Ruritania", "Velmara"):
        document.add_paragraph(name)
    document.save(str(file))
    assert read_speakers_list(file) == ("Ruritania", "Velmara")


def test_a_list_that_names_nobody_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("1.\n2.\n")
    with pytest.raises(UnreadableSource, match="names no speaker"):
        read_speakers_list(file)
