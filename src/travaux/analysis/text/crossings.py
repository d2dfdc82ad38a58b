"""What crossed from one track of a negotiation to the other: requests of two holders, and wording."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field is called date

from travaux.analysis.wording import content_stems, institutions, is_content, tokens
from travaux.domain.crossings import Crossing, CrossingKind, CrossingPlace
from travaux.domain.lineage import Origin
from travaux.domain.positions import Position, Stance

_ADDS = frozenset({Stance.PROPOSE, Stance.CALL_FOR, Stance.AMEND})
_SHORTEST_RUN = 3  # content words one after another: two make many a common term, "developing countries"
_SHARED = 1 / 2  # of the content words of the shorter, where they stand in another order
_FEWEST = 4  # content words that must be shared then


@dataclass(frozen=True, slots=True)
class TrackedSource:
    """The track of a source, its day, and whose it is."""

    track: str
    date: Date | None = None
    author: str | None = None


def find_crossings(
    positions: Iterable[Position], versions: Iterable[Origin], sources: Mapping[str, TrackedSource]
) -> tuple[Crossing, ...]:
    """Return what stood in one track and, on a later day, in the other; the later place's order.

    A request crosses where another holder asks the like in the other track: the same stance, on the same
    paragraph or in the same words. Wording crosses where a version has a phrase that an earlier source of the
    other track put forward. Sources without a track or, for requests, without a day say nothing.
    """
    found = [*_requests(tuple(positions), sources), *_wordings(versions, sources)]
    return tuple(sorted(found, key=lambda one: (one.then.date or Date.max, one.then.citation.start)))


def _requests(positions: Sequence[Position], sources: Mapping[str, TrackedSource]) -> Iterator[Crossing]:
    asked = [one for one in positions if one.stance in _ADDS or one.stance is Stance.DELETE]
    known = [(one, place) for one in asked if (place := _place(one, sources)) and place.date]
    for later, then in known:
        earlier = [(one, first) for one, first in known if _may_have_crossed(one, first, later, then)]
        shared = [(words, first) for one, first in earlier if (words := _shared(one, later))]
        if shared:
            words, first = max(shared, key=lambda each: len(each[0].split()))
            yield Crossing(CrossingKind.REQUEST, words, first, then)


def _place(one: Position, sources: Mapping[str, TrackedSource]) -> CrossingPlace | None:
    cited = one.citations[0]
    source = sources.get(cited.source)
    track = one.track or (source.track if source else None)
    return CrossingPlace(track, cited, source.date if source else None, one.holder.name) if track else None


def _may_have_crossed(one: Position, first: CrossingPlace, later: Position, then: CrossingPlace) -> bool:
    if first.track == then.track or first.date is None or then.date is None or first.date > then.date:
        return False
    same_side = (one.stance is Stance.DELETE) is (later.stance is Stance.DELETE)
    return same_side and one.holder.code != later.holder.code


def _shared(one: Position, other: Position) -> str:
    """Return the words that two requests share, enough of them to be the same request; else none."""
    own, its = one.citations[0].quote, other.citations[0].quote
    run = _longest_run(own, its)
    if run:
        return run
    both = set(content_stems(own)) & set(content_stems(its)) - institutions()
    fewest = min(len(set(content_stems(own))), len(set(content_stems(its))))
    bound = {target.thread for target in one.targets} & {target.thread for target in other.targets} - {None}
    if len(both) >= _FEWEST and (bound or len(both) >= _SHARED * fewest):
        return ", ".join(dict.fromkeys(t.text for t in tokens(its) if is_content(t) and t.stem in both))
    return ""


def _longest_run(own: str, its: str) -> str:
    """Return the longest run of content words that both have, as printed in the latter; none if short."""
    first = [token for token in tokens(own) if is_content(token)]
    then = [token for token in tokens(its) if is_content(token)]
    best = (0, 0)
    for start in range(len(then)):
        for at in range(len(first)):
            size = 0
            while (
                start + size < len(then)
                and at + size < len(first)
                and then[start + size].stem == first[at + size].stem
            ):
                size += 1
            best = max(best, (size, start))
    size, start = best
    whole = then[start : start + size]
    says = [token for token in whole if token.stem not in institutions()]
    return its[whole[0].start : whole[-1].end] if len(says) >= _SHORTEST_RUN else ""


def _wordings(versions: Iterable[Origin], sources: Mapping[str, TrackedSource]) -> Iterator[Crossing]:
    seen: set[tuple[str, ...]] = set()
    for version in versions:
        own = sources.get(version.draft)
        for phrase in version.put_forward if own else ():
            words = content_stems(phrase.citation.quote)
            first = next(
                (s for s in phrase.sources if _is_other_track(s.source, version.draft, sources)), None
            )
            if first is None or own is None or phrase.common or words in seen:
                continue
            seen.add(words)
            before = sources[first.source]
            yield Crossing(
                CrossingKind.WORDING,
                phrase.citation.quote,
                CrossingPlace(before.track, first.citation, before.date, first.by or before.author),
                CrossingPlace(own.track, phrase.citation, own.date),
            )


def _is_other_track(source: str, draft: str, sources: Mapping[str, TrackedSource]) -> bool:
    return source in sources and sources[source].track != sources[draft].track
