"""What became of a proposal's wording: where it went, how sure that is, and whether it was still there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from travaux.analysis.text.carried import carry_out
from travaux.analysis.text.course import Courses
from travaux.analysis.text.likeness import Likeness, Vocabulary, WeightedParagraph
from travaux.analysis.text.prose import is_verbatim, read_stems, resemble_prose, stems_of
from travaux.analysis.text.requests import without_reasons
from travaux.analysis.text.resemblance import Resemblance, Sketch, read_vocabulary, resemble, sketch
from travaux.analysis.text.shortlist import shortlists
from travaux.analysis.text.verbatim import SURE, Verbatim
from travaux.analysis.text.wording import KeyedWord, find_words, is_function_word
from travaux.domain.lineage import TAKEN_UP as TAKEN
from travaux.domain.lineage import Match, Request, Trace, Verdict, Wording
from travaux.reference.tracing import Curve, ProseCurve, load_curve, load_prose_curve

SHORTLIST = 40  # texts compared word by word with each proposal
SHOWN = 10  # matches at least, where there are as many
WORTH_SHOWING = 0.25  # from this confidence, more than those
TAKEN_UP = 0.5  # from this confidence a proposal counts as taken up
VERBATIM = 0.95  # the share of what a proposal changes, and of its words in order, that makes it verbatim
SHARED_RUN = 6  # words in a row that call for an explanation
TELLING = 3  # of them that carry meaning
AS_MUCH = 0.05  # confidences that are no further apart are as good as equal
UNKNOWN = 0.5  # the confidence in "not taken up" where it cannot be told what a proposal means


@dataclass(frozen=True, slots=True)
class ProposalMatch:
    """A text held against a proposal. ``stands`` where the proposal's words stand there as they are.

    ``features`` are what the confidence in a request was weighed from, none for amendments.
    """

    target: int
    likeness: Likeness
    confidence: float
    stands: bool
    features: tuple[float, ...] = ()


def trace(
    proposals: Sequence[Wording],
    targets: Sequence[Wording],
    versions: Sequence[str] = (),
    curve: Curve | None = None,
    found: Mapping[str, str] | None = None,
    prose: ProseCurve | None = None,
) -> tuple[Trace, ...]:
    """Return what became of each proposal in ``targets``, in the order given.

    ``versions`` are the drafts in their order (``Wording.draft``); what is found in an earlier one and not
    in the last was dropped. Without them all targets count as one text. ``found`` names the version that an
    input was written on, by the input.
    """
    amending = [place for place, one in enumerate(proposals) if _amends(one)]
    worded = [place for place, one in enumerate(proposals) if not _amends(one)]
    traced: dict[int, Trace] = {}
    told = _trace_amendments([proposals[n] for n in amending], targets, versions, curve or load_curve())
    traced.update(zip(amending, told, strict=True))
    curve_of_prose = prose or load_prose_curve()
    told = _trace_prose([proposals[n] for n in worded], targets, versions, curve_of_prose, found or {})
    traced.update(zip(worded, told, strict=True))
    return tuple(traced[place] for place in range(len(proposals)))


def _amends(proposal: Wording) -> bool:
    return proposal.old is not None and proposal.request is Request.WORDING


def _trace_amendments(
    proposals: Sequence[Wording], targets: Sequence[Wording], versions: Sequence[str], curve: Curve
) -> Iterator[Trace]:
    if not proposals:
        return
    vocabulary = read_vocabulary((*proposals, *targets))
    sought, offered = sketch(proposals, vocabulary), sketch(targets, vocabulary)
    shortlist = shortlists(sought, offered, vocabulary.weights, SHORTLIST)
    verbatim = Verbatim(targets)
    for proposal, one, picked in zip(proposals, sought, shortlist, strict=True):
        if versions and not proposal.new and proposal.old:
            yield _trace_deletion(proposal, targets, versions)
        else:
            stand = verbatim.find(proposal)
            picked = list(dict.fromkeys((*picked, *stand)))
            compared = [_standing(c, stand) for c in _amended(one, picked, offered, vocabulary, curve)]
            yield _trace(proposal, compared, targets, versions)


def _amended(
    one: Sketch, picked: Sequence[int], offered: Sequence[Sketch], vocabulary: Vocabulary, curve: Curve
) -> Iterator[ProposalMatch]:
    for target in picked:
        resemblance = resemble(one, offered[target], vocabulary.weights)
        stands = _is_verbatim(one, resemblance)
        yield ProposalMatch(target, resemblance.likeness, resemblance.confidence(curve), stands)


def _standing(compared: ProposalMatch, stand: Sequence[int]) -> ProposalMatch:
    """Return a comparison that is as sure as can be where the wording stands to the letter."""
    if compared.target not in stand:
        return compared
    return replace(compared, confidence=max(compared.confidence, SURE), stands=True)


def _is_verbatim(one: Sketch, found: Resemblance) -> bool:
    if one.added:
        return found.taken_up >= VERBATIM and found.held >= VERBATIM - 0.15
    return found.held >= VERBATIM


def _trace_deletion(proposal: Wording, targets: Sequence[Wording], versions: Sequence[str]) -> Trace:
    """Return whether words that were to be deleted stood in an earlier version and are gone from the last."""
    whole = replace(proposal, new=proposal.old or "", old=None, request=Request.WORDING)
    (found,) = trace([whole], targets)
    last = max((m.confidence for m in found.matches if m.target.draft == versions[-1]), default=0.0)
    before = max((m.confidence for m in found.matches if m.target.draft != versions[-1]), default=0.0)
    gone = before * (1 - last)
    verdict = Verdict.VERBATIM if gone >= TAKEN_UP else Verdict.NOT_TAKEN_UP
    return Trace(proposal, verdict, round(gone if gone >= TAKEN_UP else 1 - gone, 4), found.matches)


@dataclass(frozen=True, slots=True)
class _Text:
    """All that requests are held against, in words less their endings."""

    targets: Sequence[Wording]
    versions: Sequence[str]
    vocabulary: Vocabulary
    sketches: Sequence[Sketch] = field(repr=False)
    courses: Courses
    curve: ProseCurve
    verbatim: Verbatim


def _trace_prose(
    proposals: Sequence[Wording],
    targets: Sequence[Wording],
    versions: Sequence[str],
    curve: ProseCurve,
    found: Mapping[str, str],
) -> Iterator[Trace]:
    text = _read_text(proposals, targets, versions, curve)
    for proposal, since, compared in _matches_of_proposals(proposals, text, found):
        told = _carried(proposal, text, since)
        if told is None:
            told = _cautious(_trace(proposal, compared, targets, versions), curve)
            told = replace(told, already=_stood_before(told, compared, text, since))
        yield told


def _stood_before(trace: Trace, compared: Sequence[ProposalMatch], text: _Text, since: int | None) -> bool:
    """Tell whether the version that a proposal was written on had its words as much as any later one."""
    if since is None or trace.verdict in (Verdict.NOT_TAKEN_UP, Verdict.COINCIDENCE):
        return False
    before = [one for one in compared if text.courses.version[one.target] <= since]
    best = max((one.confidence for one in compared), default=0.0)
    return any(one.confidence >= max(TAKEN_UP, best - AS_MUCH) for one in before)


def _cautious(trace: Trace, curve: ProseCurve) -> Trace:
    """Return a trace that allows for the chance that what no words show was taken up in other words."""
    if trace.verdict in (Verdict.NOT_TAKEN_UP, Verdict.COINCIDENCE):
        return replace(trace, confidence=round(trace.confidence * (1 - curve.missed), 4))
    return trace


def hold(
    proposals: Sequence[Wording],
    targets: Sequence[Wording],
    versions: Sequence[str],
    found: Mapping[str, str],
) -> Iterator[tuple[ProposalMatch, ...]]:
    """Yield for each request the texts that it is held against, with what the confidence is weighed from."""
    text = _read_text(proposals, targets, versions, load_prose_curve())
    return (compared for _, _, compared in _matches_of_proposals(proposals, text, found))


def _read_text(
    proposals: Sequence[Wording], targets: Sequence[Wording], versions: Sequence[str], curve: ProseCurve
) -> _Text:
    vocabulary = read_stems((*proposals, *targets))
    offered = [_sketch(vocabulary, target.new) for target in targets]
    courses = Courses(targets, [one.unit for one in offered], vocabulary.weights, versions)
    return _Text(targets, versions, vocabulary, offered, courses, curve, Verbatim(targets))


def _matches_of_proposals(
    proposals: Sequence[Wording], text: _Text, found: Mapping[str, str]
) -> Iterator[tuple[Wording, int | None, tuple[ProposalMatch, ...]]]:
    sought = [_sketch(text.vocabulary, one.new or one.old or "") for one in proposals]
    shortlist = shortlists(sought, text.sketches, text.vocabulary.weights, SHORTLIST)
    for proposal, picked in zip(proposals, shortlist, strict=True):
        since = _number(text.versions, found.get(proposal.draft or ""))
        stand = text.verbatim.find(proposal) if proposal.request is Request.WORDING else ()
        compared = _worded(proposal, list(dict.fromkeys((*picked, *stand))), text, since)
        yield proposal, since, tuple(_standing(one, stand) for one in compared)


def _sketch(vocabulary: Vocabulary, words: str) -> Sketch:
    unit = vocabulary.unit(stems_of(words))
    return Sketch(unit, unit.bag, type(unit.bag)(), came=unit.keys)


def _number(versions: Sequence[str], version: str | None) -> int | None:
    return list(versions).index(version) if version and version in versions else None


def _carried(proposal: Wording, text: _Text, since: int | None) -> Trace | None:
    """Return what became of a proposal to change certain words, None where its own words have to tell."""
    if not text.versions or proposal.request is Request.WORDING:
        return None
    told = carry_out(proposal, text.courses, since)
    if told and (told.verdict is not Verdict.NOT_TAKEN_UP or len(find_words(proposal.new)) < SHARED_RUN):
        return told
    if told is None and proposal.request is Request.DELETE and proposal.old:
        return _trace_deletion(proposal, text.targets, text.versions)
    return None if proposal.new else Trace(proposal, Verdict.NOT_TAKEN_UP, UNKNOWN, ())


def _worded(
    proposal: Wording, picked: Sequence[int], text: _Text, since: int | None
) -> Iterator[ProposalMatch]:
    """Yield texts compared with a request, as it stands and without the reason that it ends with."""
    meant = _paragraphs_meant(proposal, text, since)
    readings = [
        text.vocabulary.unit(stems_of(words))
        for words in dict.fromkeys((proposal.new, without_reasons(proposal.new)))
    ]
    for target in dict.fromkeys((*picked, *meant)):
        yield max(
            (_compare(reading, target, text, meant) for reading in readings),
            key=lambda one: (one.confidence, one.stands),
        )


def _compare(asked: WeightedParagraph, target: int, text: _Text, meant: Sequence[int]) -> ProposalMatch:
    unit = text.sketches[target].unit
    before = text.sketches[meant[0]].unit if target in meant[1:] else None
    found = resemble_prose(asked, unit, text.vocabulary.weights, target in meant, before)
    stands = is_verbatim(asked, found.likeness)
    return ProposalMatch(target, found.likeness, found.confidence(text.curve), stands, found.features)


def _paragraphs_meant(proposal: Wording, text: _Text, since: int | None) -> list[int]:
    """Return the paragraph that a request names, in the version that it was written on and those after it."""
    if not proposal.label or since is None:
        return []
    place = text.courses.called(since, proposal.label)
    return [] if place is None else text.courses.course(place)


def _trace(
    proposal: Wording, compared: Sequence[ProposalMatch], targets: Sequence[Wording], versions: Sequence[str]
) -> Trace:
    best = sorted(compared, key=lambda one: (-one.confidence, -one.likeness.score, one.target))
    verdict, confidence = _verdict(proposal, best, targets, versions)
    words = find_words(proposal.new)
    shown = [c for place, c in enumerate(best) if place < SHOWN or c.confidence >= WORTH_SHOWING]
    matches = tuple(_match(found, targets[found.target], words) for found in shown)
    first, last = _first_and_last_version(best, targets, versions) if verdict in TAKEN else (None, None)
    return Trace(proposal, verdict, round(confidence, 4), matches, first=first, last=last)


def _first_and_last_version(
    compared: Sequence[ProposalMatch], targets: Sequence[Wording], versions: Sequence[str]
) -> tuple[str | None, str | None]:
    """Return the versions in which words stand first and last: to the letter, if they do in any."""
    found = [one for one in compared if one.stands and one.confidence >= TAKEN_UP]
    found = found or [one for one in compared if one.confidence >= TAKEN_UP]
    held = {targets[one.target].draft for one in found}
    numbers = [number for number, version in enumerate(versions) if version in held]
    return (versions[numbers[0]], versions[numbers[-1]]) if numbers else (None, None)


def _verdict(
    proposal: Wording, compared: Sequence[ProposalMatch], targets: Sequence[Wording], versions: Sequence[str]
) -> tuple[Verdict, float]:
    """Return what became of a proposal, given the texts held against it, surest first."""
    if not compared:
        return Verdict.NOT_TAKEN_UP, 1.0
    best = compared[0]
    if best.confidence < TAKEN_UP:
        shared = not _amends(proposal) and any(_shares_phrase(proposal, found.likeness) for found in compared)
        return Verdict.COINCIDENCE if shared else Verdict.NOT_TAKEN_UP, 1 - best.confidence
    last = next((c for c in compared if not versions or targets[c.target].draft == versions[-1]), None)
    if last is None or last.confidence < TAKEN_UP:
        gone = 1 - (last.confidence if last else 0.0)
        return Verdict.DROPPED, best.confidence * gone
    return (Verdict.VERBATIM if last.stands else Verdict.SUBSTANCE), last.confidence


def _shares_phrase(proposal: Wording, found: Likeness) -> bool:
    words = find_words(proposal.new)
    return any(
        size >= SHARED_RUN
        and sum(not is_function_word(word.key) for word in words[start : start + size]) >= TELLING
        for start, _, size in found.blocks
    )


def _match(found: ProposalMatch, target: Wording, proposal_words: Sequence[KeyedWord]) -> Match:
    words = find_words(target.new)
    blocks = [block for block in found.likeness.blocks if block[2] >= 3]
    here = _spans(proposal_words, [(a, size) for a, _, size in blocks])
    there = _spans(words, [(b, size) for _, b, size in blocks])
    return Match(target, round(found.confidence, 4), here, there)


def _spans(words: Sequence[KeyedWord], runs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((words[first].start, words[first + size - 1].end) for first, size in runs)
