"""Drafts read with what this installation has: pictures of pages too, where the extra for them is there."""

from pathlib import Path

from travaux.domain.texts import ALL_IN, Draft
from travaux.engines.page_recogniser import find_page_recogniser
from travaux.formats import draft_file
from travaux.reference.registry import Registry


def read_draft(
    path: Path,
    *,
    source_id: str | None = None,
    dialect: str | None = None,
    registry: Registry | None = None,
    choice: str = ALL_IN,
) -> Draft:
    """Return the draft in a file, as ``travaux.formats.draft_file.read_draft`` does."""
    return draft_file.read_draft(
        path,
        source_id=source_id,
        dialect=dialect,
        registry=registry,
        recogniser=find_page_recogniser(),
        choice=choice,
    )
