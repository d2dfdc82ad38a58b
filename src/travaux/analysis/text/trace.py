"""What became of a proposal's wording: where it went, how sure that is, and whether it was still there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from travaux.analysis.text.likeness import Vocabulary
from travaux.analysis.text.resemblance import Resemblance, Sketch, read_vocabulary, resemble, sketch
from travaux.analysis.text.shortlist import shortlists
from travaux.analysis.text.wording import Word, find_words
from travaux.domain.lineage import Match, Trace, Verdict, Wording
from travaux.reference.tracing import Curve, load_curve

SHORTLIST = 40  # texts compared word by word with each proposal
SHOWN = 10  # matches at least, where there are as many
WORTH_SHOWING = 0.25  # from this confidence, more than those
TAKEN_UP = 0.5  # from this confidence a proposal counts as taken up
VERBATIM = 0.95  # the share of what a proposal changes, and of its words in order, that makes it verbatim
SHARED_RUN = 6  # words in a row that call for an explanation


@dataclass(frozen=True, slots=True)
class _Compared:
    target: int
    resemblance: Resemblance
    confidence: float


def trace(
    proposals: Sequence[Wording],
    targets: Sequence[Wording],
    versions: Sequence[str] = (),
    curve: Curve | None = None,
) -> tuple[Trace, ...]:
    """Return what became of each proposal in ``targets``, in the order given.

    ``versions`` are the drafts in their order (``Wording.draft``); what is found in an earlier one and not
    in the last was dropped. Without them all targets count as one text.
    """
    vocabulary = read_vocabulary((*proposals, *targets))
    sought, offered = sketch(proposals, vocabulary), sketch(targets, vocabulary)
    shortlist = shortlists(sought, offered, vocabulary.weights, SHORTLIST)
    shape = curve or load_curve()
    return tuple(
        _trace(proposal, one, _compare(one, picked, offered, vocabulary, shape), targets, versions)
        for proposal, one, picked in zip(proposals, sought, shortlist, strict=True)
    )


def _compare(
    one: Sketch,
    picked: Sequence[int],
    offered: Sequence[Sketch],
    vocabulary: Vocabulary,
    curve: Curve,
) -> list[_Compared]:
    """Return the shortlist, surest first."""
    found = []
    for target in picked:
        resemblance = resemble(one, offered[target], vocabulary.weights)
        found.append(_Compared(target, resemblance, resemblance.confidence(curve)))
    return sorted(found, key=lambda one: (-one.confidence, -one.resemblance.likeness.score, one.target))


def _trace(
    proposal: Wording,
    one: Sketch,
    compared: Sequence[_Compared],
    targets: Sequence[Wording],
    versions: Sequence[str],
) -> Trace:
    if versions and not proposal.new and proposal.old:
        return _trace_deletion(proposal, targets, versions)
    verdict, confidence = _verdict(one, compared, targets, versions)
    words = find_words(proposal.new)
    shown = [c for place, c in enumerate(compared) if place < SHOWN or c.confidence >= WORTH_SHOWING]
    matches = tuple(_match(found, targets[found.target], words) for found in shown)
    return Trace(proposal, verdict, round(confidence, 4), matches)


def _trace_deletion(proposal: Wording, targets: Sequence[Wording], versions: Sequence[str]) -> Trace:
    """Return whether words that were to be deleted stood in an earlier version and are gone from the last."""
    whole = replace(proposal, new=proposal.old or "", old=None)
    (found,) = trace([whole], targets)
    last = max((m.confidence for m in found.matches if m.target.draft == versions[-1]), default=0.0)
    before = max((m.confidence for m in found.matches if m.target.draft != versions[-1]), default=0.0)
    gone = before * (1 - last)
    verdict = Verdict.VERBATIM if gone >= TAKEN_UP else Verdict.NOT_TAKEN_UP
    return Trace(proposal, verdict, round(gone if gone >= TAKEN_UP else 1 - gone, 4), found.matches)


def _verdict(
    one: Sketch, compared: Sequence[_Compared], targets: Sequence[Wording], versions: Sequence[str]
) -> tuple[Verdict, float]:
    if not compared:
        return Verdict.NOT_TAKEN_UP, 1.0
    best = compared[0]
    if best.confidence < TAKEN_UP:
        shared = sum(_longest_run(found.resemblance) >= SHARED_RUN for found in compared)
        verdict = Verdict.COINCIDENCE if shared and not one.amends else Verdict.NOT_TAKEN_UP
        return verdict, 1 - best.confidence
    last = max(
        (c for c in compared if not versions or targets[c.target].draft == versions[-1]),
        key=lambda c: c.confidence,
        default=None,
    )
    if last is None or last.confidence < TAKEN_UP:
        gone = 1 - (last.confidence if last else 0.0)
        return Verdict.DROPPED, best.confidence * gone
    return (Verdict.VERBATIM if _is_verbatim(one, last.resemblance) else Verdict.SUBSTANCE), last.confidence


def _is_verbatim(one: Sketch, found: Resemblance) -> bool:
    if one.amends and one.added:
        return found.taken_up >= VERBATIM and found.held >= VERBATIM - 0.15
    return found.held >= VERBATIM


def _longest_run(found: Resemblance) -> int:
    return max((size for _, _, size in found.likeness.blocks), default=0)


def _match(found: _Compared, target: Wording, proposal_words: Sequence[Word]) -> Match:
    words = find_words(target.new)
    blocks = [block for block in found.resemblance.likeness.blocks if block[2] >= 3]
    here = _spans(proposal_words, [(a, size) for a, _, size in blocks])
    there = _spans(words, [(b, size) for _, b, size in blocks])
    return Match(target, round(found.confidence, 4), here, there)


def _spans(words: Sequence[Word], runs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((words[first].start, words[first + size - 1].end) for first, size in runs)
