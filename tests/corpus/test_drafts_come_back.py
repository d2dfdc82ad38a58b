"""Every real draft comes back from Word and Akoma Ntoso as it was (figures: `python -m evals.round_trip`)."""

from pathlib import Path

import pytest

from evals.corpus import CORPUS
from evals.round_trip import FOLDERS, FORMS, TOLD, count, paths, returned
from travaux.errors import TravauxError
from travaux.formats.draft_file import read_draft

FILES = list(paths([CORPUS / folder for folder in FOLDERS]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CORPUS)))
def test_a_real_draft_comes_back_whole(path: Path, tmp_path: Path) -> None:
    try:
        draft = read_draft(path)
    except TravauxError:
        pytest.skip("no draft can be read from it")
    for form in FORMS:
        found = count(draft, returned(draft, form, tmp_path))
        assert {name: found[name] for name in TOLD} == dict.fromkeys(TOLD, found["paragraphs"])
        assert found["headings"] == found["headings again"]
