"""Inputs traced through the versions of a text, each from the version that it was written on."""

from collections.abc import Sequence
from operator import attrgetter

from travaux.analysis.text.proposals import find_proposals, read_targets
from travaux.analysis.text.trace import trace
from travaux.analysis.text.translated import language_of, trace_translated
from travaux.analysis.text.wording import find_keys
from travaux.domain.lineage import Trace
from travaux.domain.texts import Draft
from travaux.ports import Embedder


def trace_inputs(
    inputs: Sequence[Draft], versions: Sequence[Draft], embedder: Embedder | None = None
) -> tuple[Trace, ...]:
    """Return what became of everything that inputs ask for in the versions of a text, oldest first.

    Inputs in another language than the text are held against it by what they mean, with an ``embedder``.
    """
    targets = [wording for draft in versions for wording in read_targets(draft)]
    names = [draft.source.id for draft in versions]
    spoken = language_of([key for target in targets for key in find_keys(target.new)])
    traced: dict[str, list[Trace]] = {}
    foreign = {
        each.source.id for each in inputs if language_of(find_keys(each.source.text)) not in (spoken, None)
    }
    proposals = {each.source.id: find_proposals(each) for each in inputs}
    own = [one for source, found in proposals.items() if source not in foreign for one in found]
    other = [one for source, found in proposals.items() if source in foreign for one in found]
    for found in (
        *trace(own, targets, names, found=written_on(inputs, versions)),
        *trace_translated(other, targets, names, embedder),
    ):
        traced.setdefault(found.proposal.draft or "", []).append(found)
    return tuple(found for source in proposals for found in traced.get(source, ()))


def written_on(inputs: Sequence[Draft], versions: Sequence[Draft]) -> dict[str, str]:
    """Return the newest version that is no younger than each input, as far as dates tell."""
    return {each.source.id: version for each in inputs if (version := _written_on(each, versions))}


def _written_on(one: Draft, versions: Sequence[Draft]) -> str | None:
    """Return the newest version that is no younger than an input; None where dates do not tell."""
    if one.date is None or any(version.date is None for version in versions):
        return None
    before = [version for version in versions if version.date and version.date <= one.date]
    return max(before, key=attrgetter("date")).source.id if before else None
