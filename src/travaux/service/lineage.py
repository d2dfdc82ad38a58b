"""The life of a text for the command line and the reading room: compared, followed, traced, counted."""

from pathlib import Path

from travaux.analysis.text.comparison import compare as compare_drafts
from travaux.domain.lineage import Comparison
from travaux.exports.lineage import plain_link
from travaux.readers.drafts import read_draft
from travaux.service.texts import Json, draft_as_json


def compare(old: Path, new: Path) -> Comparison:
    """Return two versions with what links them and what changed."""
    return compare_drafts(read_draft(old), read_draft(new))


def comparison_as_json(comparison: Comparison) -> Json:
    """Return a comparison as `travaux compare --json` prints it."""
    return {
        "links": [plain_link(link) for link in comparison.links],
        "old": draft_as_json(comparison.old),
        "new": draft_as_json(comparison.new),
    }
