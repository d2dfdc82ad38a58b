"""The life of a text for the command line and the reading room: compared, followed, traced, counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from travaux.analysis.text.comparison import compare as compare_drafts
from travaux.analysis.text.inputs import trace_inputs
from travaux.analysis.text.proposals import find_proposals, read_targets
from travaux.analysis.text.reuse import find_new_words, find_origins
from travaux.analysis.text.terms import count_terms
from travaux.analysis.text.threads import follow
from travaux.analysis.text.trace import trace as trace_wordings
from travaux.domain.figures import name_of
from travaux.domain.lineage import Borrowing, Comparison, Lineage, TermCount, Trace, Wording
from travaux.domain.texts import Draft
from travaux.errors import UsageError
from travaux.exports.lineage import COMPARISON, plain_link
from travaux.formats.budget import analysing
from travaux.formats.registries import registry_of
from travaux.formats.wordings import is_collection, read_wordings
from travaux.pipeline.drafts import read_draft
from travaux.views.text.drafts import Json, draft_as_json


@dataclass(frozen=True, slots=True)
class DraftOrigin:
    """A draft and which of its phrases stand in earlier texts."""

    draft: Draft
    borrowings: tuple[Borrowing, ...]
    new: tuple[tuple[int, str], ...]


def compare(old: Path, new: Path, actors: Path | None = None) -> Comparison:
    """Return two versions with what links them and what changed."""
    before, after = _draft(old, actors), _draft(new, actors)
    with analysing(new):
        return compare_drafts(before, after)


def comparison_as_json(comparison: Comparison) -> Json:
    """Return a comparison as `travaux compare --json` prints it."""
    return {
        "schema": COMPARISON,
        "links": [plain_link(link) for link in comparison.links],
        "old": draft_as_json(comparison.old),
        "new": draft_as_json(comparison.new),
    }


def lineage(versions: Sequence[Path], actors: Path | None = None) -> Lineage:
    """Return the lineage of versions, in the order given.

    Raises:
        UsageError: if there are fewer than two.
    """
    if len(versions) < 2:
        raise UsageError("a lineage needs at least two versions", remedy="give them in order, oldest first")
    drafts = [_draft(path, actors) for path in versions]
    with analysing(versions[-1]):
        return follow(drafts)


def trace(inputs: Sequence[Path], drafts: Sequence[Path], actors: Path | None = None) -> tuple[Trace, ...]:
    """Return what became of everything that ``inputs`` ask for in ``drafts``, versions given oldest first."""
    if not any(is_collection(path) for path in (*inputs, *drafts)):
        from travaux.engines.sentence_encoder import default_embedder  # its arrays are slow to import

        read = [_draft(path, actors) for path in (*inputs, *drafts)]
        embedder = default_embedder()
        with analysing(inputs[0]):
            return trace_inputs(read[: len(inputs)], read[len(inputs) :], embedder)
    proposals = [wording for path in inputs for wording in _proposals(path, actors)]
    targets = [wording for path in drafts for wording in _targets(path, actors)]
    collections = any(is_collection(path) for path in drafts)
    with analysing(inputs[0]):
        return trace_wordings(proposals, targets, () if collections else [name_of(path) for path in drafts])


def _proposals(path: Path, actors: Path | None) -> tuple[Wording, ...]:
    return read_wordings(path) if is_collection(path) else find_proposals(_draft(path, actors))


def _targets(path: Path, actors: Path | None) -> tuple[Wording, ...]:
    return read_wordings(path) if is_collection(path) else read_targets(_draft(path, actors))


def _draft(path: Path, actors: Path | None) -> Draft:
    return read_draft(path, registry=registry_of(actors))


def origin(draft: Path, earlier: Sequence[Path], actors: Path | None = None) -> DraftOrigin:
    """Return which phrases of a draft stand in earlier texts: by date where all have one, else as given."""
    found, sources = _draft(draft, actors), [_draft(path, actors) for path in earlier]
    dates = [source.date for source in sources if source.date]
    if len(dates) == len(sources):
        sources = [source for _, source in sorted(zip(dates, sources, strict=True), key=lambda pair: pair[0])]
    with analysing(draft):
        borrowings = find_origins(found, sources)
        return DraftOrigin(found, borrowings, tuple(find_new_words(found, borrowings, sources)))


def terms(wanted: Sequence[str], texts: Sequence[Path], actors: Path | None = None) -> tuple[TermCount, ...]:
    """Return how often terms stand in texts, by paragraph."""
    drafts = [_draft(path, actors) for path in texts]
    with analysing(texts[0]):
        return count_terms(wanted, drafts)
