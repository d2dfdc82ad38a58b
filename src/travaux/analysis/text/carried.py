"""Whether a text did what a proposal asks to do with certain words: replace, delete, insert or keep them."""

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.analysis.text.course import Courses
from travaux.analysis.text.wording import find_words
from travaux.domain.lineage import Match, Request, Trace, Verdict, Wording

NAMED = 0.9  # the confidence where the proposal names the paragraph and its words are found there
FOUND = 0.75  # where only its words tell which paragraph it means
FEWEST_WORDS = 4  # that tell a paragraph nobody names


@dataclass(frozen=True, slots=True)
class _Meant:
    """The paragraph that a proposal is about, through the versions from the one it found on."""

    course: Sequence[int]
    sure: float


def carry_out(proposal: Wording, courses: Courses, since: int | None) -> Trace | None:
    """Return what became of a proposal to change certain words; None where it cannot be told what it means.

    ``since`` is the version that the proposal found, where that is known.
    """
    meant = _meant_paragraph(proposal, courses, since)
    if meant is None:
        return None
    last = len(courses.versions) - 1
    places = {courses.version[place]: place for place in meant.course}
    first = courses.version[meant.course[0]]
    done = [
        version
        for version in range(first + 1, last + 1)
        if _is_done(proposal, courses, meant, places.get(version))
    ]
    verdict = _verdict(proposal, done, last)
    shown = [places[version] for version in reversed(done) if version in places] or meant.course[-1:]
    matches = tuple(_match(proposal, courses.targets[place], meant.sure) for place in shown)
    return Trace(proposal, verdict, meant.sure, matches)


def _verdict(proposal: Wording, done: Sequence[int], last: int) -> Verdict:
    if last in done:
        return Verdict.SUBSTANCE if proposal.request is Request.RETAIN else Verdict.VERBATIM
    if done and proposal.request is not Request.RETAIN:
        return Verdict.DROPPED
    return Verdict.NOT_TAKEN_UP


def _meant_paragraph(proposal: Wording, courses: Courses, since: int | None) -> _Meant | None:
    versions = [since] if since is not None else range(max(len(courses.versions) - 1, 1))
    for version in versions:
        named = courses.called(version, proposal.label) if proposal.label else None
        if named is not None and (not proposal.old or _times(proposal.old, courses.targets[named])):
            return _Meant(courses.course(named), NAMED)
    if not proposal.old or len(find_words(proposal.old)) < FEWEST_WORDS:
        return None
    for version in versions:
        for place in courses.of(version):
            if _times(proposal.old, courses.targets[place]):
                return _Meant(courses.course(place), FOUND)
    return None


def _is_done(proposal: Wording, courses: Courses, meant: _Meant, place: int | None) -> bool:
    """Tell whether a version does what is asked; ``place`` is where it has the paragraph, if it does."""
    start = courses.targets[meant.course[0]]
    if proposal.request is Request.RETAIN:
        return place is not None
    if proposal.request is Request.DELETE:
        if not proposal.old:
            return place is None
        return place is None or _times(proposal.old, courses.targets[place]) < _times(proposal.old, start)
    return place is not None and _times(proposal.new, courses.targets[place]) > _times(proposal.new, start)


def _times(words: str, target: Wording) -> int:
    return len(_spans(words, target))


def _spans(words: str, target: Wording) -> list[tuple[int, int]]:
    """Return where words stand in a paragraph, one after the other, whatever their case and punctuation."""
    sought = [word.key for word in find_words(words)]
    there = find_words(target.new)
    keys, size = [word.key for word in there], len(sought)
    return [
        (there[place].start, there[place + size - 1].end)
        for place in range(len(keys) - size + 1)
        if size and keys[place : place + size] == sought
    ]


def _match(proposal: Wording, target: Wording, confidence: float) -> Match:
    words = proposal.new or proposal.old or ""
    return Match(target, confidence, (), tuple(_spans(words, target)) if words else ())
