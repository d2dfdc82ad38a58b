"""Who challenged what when silence was broken: each objector with its own provisions, and for whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from travaux.analysis.procedure.challenge_pairs import ObjectionPart, Pairing, pair
from travaux.analysis.procedure.challenges import labels_in_list, read_challenged
from travaux.domain.actors import ActorKind
from travaux.domain.process import Party
from travaux.reference.expressions import Expression
from travaux.reference.phrases import entries, phrase
from travaux.reference.registry import Registry

_MARK = r"(?:[-–—•*▪‣◦·]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])[ \t]+"
_ITEM = re.compile(rf"[ \t]*(?:{_MARK}[^\n]+(?:\n[ \t]+(?!{_MARK})[^\s|][^\n]*)*|\|[^\n]+)")
_PLAIN = re.compile(r"[ \t]*(?=[^\n]*\d)[A-Z][^\n.:–—(]{2,90}(?::|[ \t][–—-]|[ \t]\()[^\n]+")


_PRINTED = ("printed_name", "printed_after_by")


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"objections.{name}")


@dataclass(frozen=True, slots=True)
class Objection:
    """Objectors who share a challenge, what they challenge, and the stretch of the words that says so."""

    by: tuple[Party, ...]
    paragraphs: tuple[str, ...]
    former: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    party: Party


@dataclass(frozen=True, slots=True)
class _Listed:
    start: int
    end: int
    listed: str


def read_objections(words: str, registry: Registry) -> list[Objection]:
    """Return the objections that a sentence states; one of all its parties where it parts them not.

    "by A on paragraphs 2 and 3, and by B, for the group G, on 9" gives two. A name that the registry does
    not know stands as printed, so that its paragraphs are not taken for its neighbour's.
    """
    named = _parties(words, registry)
    lists = _provisions(words)
    if len(named) < 2 or not lists:
        return [_of_all(words, named, [one["list"] for one in _phrase("provisions").finditer(words)])]
    named = _by_order(words, _without_first_mentions(named, lists), lists)
    if _phrase("respectively").search(words):
        return _respectively(words, named, lists)
    found = pair(words, _mentions(named, lists))
    if len(found) == 1 and len(found[0].objectors) == len(named) and found[0].provisions:
        return [_of_all(words, named, [lists[number].listed for number in found[0].provisions])]
    return _parted(words, named, lists, found)


def _of_all(words: str, named: list[_Named], listed: list[str]) -> Objection:
    labels, former = read_challenged(words)
    own = labels or tuple(label for one in listed for label in labels_in_list(one))
    return Objection(tuple(dict.fromkeys(one.party for one in named)), own, former, 0, len(words))


def _provisions(words: str) -> list[_Listed]:
    """Return the lists of provisions in order; those without numbers are empty."""
    found: list[_Listed] = []
    for name in ("provisions", "bare", "unlabelled"):
        for one in _phrase(name).finditer(words):
            listed = one.groupdict().get("list")
            start, end = one.span("list") if listed else one.span()
            if not any(start < other.end and other.start < end for other in found):
                found.append(_Listed(start, end, listed or ""))
    return sorted(found, key=lambda one: one.start)


def _mentions(named: list[_Named], lists: list[_Listed]) -> list[ObjectionPart]:
    found = [ObjectionPart(one.start, one.end, number, objector=True) for number, one in enumerate(named)]
    found += [ObjectionPart(one.start, one.end, number, objector=False) for number, one in enumerate(lists)]
    return sorted(found, key=lambda one: one.start)


def _without_first_mentions(named: list[_Named], lists: list[_Listed]) -> list[_Named]:
    """Return the parties without those of an opening that names them all before each is told of."""
    names = [one.party.name for one in named]
    first = next((number for number, name in enumerate(names) if name in names[:number]), 0)
    opening, rest = named[:first], named[first:]
    again = {one.party.name for one in rest}
    if not opening or opening[-1].end > lists[0].start or any(one.party.name not in again for one in opening):
        return named
    groups = {one.party.name: one.party.speaking_for for one in opening}
    return [
        replace(one, party=replace(one.party, speaking_for=one.party.speaking_for or groups[one.party.name]))
        if one.party.name in groups
        else one
        for one in rest
    ]


def _by_order(words: str, named: list[_Named], lists: list[_Listed]) -> list[_Named]:
    """Return the parties where "the former" and "the latter" name them, after all were named."""
    found = list(_phrase("ordinal").finditer(words, named[-1].end))
    places = [int(entries("procedure", "objections.ordinals")[one["which"].lower()]) for one in found]
    if sorted(places) != list(range(len(named))) or named[-1].end > lists[0].start:
        return named
    return [_Named(*one.span(), named[place].party) for one, place in zip(found, places, strict=True)]


def _respectively(words: str, named: list[_Named], lists: list[_Listed]) -> list[Objection]:
    """Return an objection of each party on the provision of its place; on none where they are not as many."""
    items = [
        item.strip() for one in lists for item in phrase("procedure", "labels.parting").split(one.listed)
    ]
    own = [tuple(labels_in_list(item)) for item in items if item]
    if len(own) != len(named):
        own = [()] * len(named)
    prefixed = set(read_challenged(words)[0])
    return [
        Objection((one.party,), _as_prefixed(labels, prefixed), (), 0, len(words))
        for one, labels in zip(named, own, strict=True)
    ]


def _as_prefixed(labels: tuple[str, ...], prefixed: set[str]) -> tuple[str, ...]:
    """Return labels as the sentence prints them, where it says once that all are of the preamble."""
    return tuple(f"PP{label}" if f"PP{label}" in prefixed - set(labels) else label for label in labels)


def _parted(
    words: str, named: list[_Named], lists: list[_Listed], found: Sequence[Pairing]
) -> list[Objection]:
    """Return an objection for each pairing, in the stretch that reaches to the next."""
    spans = [_span(one, named, lists) for one in found]
    objections, start = [], 0
    for number, one in enumerate(found):
        stop = spans[number + 1][0] if number + 1 < len(spans) else len(words)
        parted = _phrase("parted").search(words, spans[number][1], stop)
        end = parted.start() if parted and number + 1 < len(spans) else stop
        objections.append(_objection(words, one, named, lists, (start, end)))
        start = end
    return objections


def _span(one: Pairing, named: list[_Named], lists: list[_Listed]) -> tuple[int, int]:
    starts = [*(named[n].start for n in one.objectors), *(lists[n].start for n in one.provisions)]
    ends = [*(named[n].end for n in one.objectors), *(lists[n].end for n in one.provisions)]
    return min(starts), max(ends)


def _objection(
    words: str, one: Pairing, named: list[_Named], lists: list[_Listed], span: tuple[int, int]
) -> Objection:
    labels = [label for number in one.provisions for label in labels_in_list(lists[number].listed)]
    challenged, former = read_challenged(words[slice(*span)])
    fitting = len(challenged) >= len(set(labels)) and labels
    own = challenged if fitting else tuple(dict.fromkeys(labels))
    by = tuple(dict.fromkeys(named[number].party for number in one.objectors))
    return Objection(by, own, former if one.provisions else (), *span)


def lines_after(text: str, end: int) -> tuple[int, int] | None:
    """Return the span of the list that follows words: with or without a colon, at once or after a lead.

    Lines without a mark are one only after a colon, and where each says what its objector challenged.
    """
    lead = _phrase("list_lead").match(text, end)
    at = lead.end() if lead else end
    stopped = re.search(r"[.;?!]\s*$", text[:at])
    if stopped and not re.match(r"\s*\|", text[at:]):
        return None
    items = _item_run(_ITEM, text, at)
    if not items and text[:at].rstrip().endswith(":"):
        items = _item_run(_PLAIN, text, at)
    return (items[0][0], items[-1][1]) if items else None


def _item_run(item: re.Pattern[str], text: str, at: int) -> list[tuple[int, int]]:
    """Return the spans of the items that follow one another from a place on."""
    found = []
    while (gap := re.compile(r"[ \t]*\n\s*").match(text, at)) and (one := item.match(text, gap.end())):
        found.append(one.span())
        at = one.end()
    return found


def read_lines(text: str, start: int, end: int, registry: Registry) -> Iterator[Objection]:
    """Yield the objections of a list, an item each; offsets are those of ``text``."""
    at = start - 1
    while at < end and (
        one := _ITEM.match(text, at + 1, end) or re.compile(r"[^\n]+").match(text, at + 1, end)
    ):
        for read in read_objections(" ".join(one[0].split("\n")), registry):
            if read.by:
                yield replace(read, start=one.start() + read.start, end=one.start() + read.end)
        at = one.end() + len(re.match(r"\s*", text[one.end() : end])[0]) - 1  # type: ignore[index]


def parties(words: str, registry: Registry) -> tuple[Party, ...]:
    """Return whom the registry knows in ``words``; "on behalf of" joins a delegation with its group."""
    return tuple(dict.fromkeys(one.party for one in _known_objectors(words, registry)))


def _parties(words: str, registry: Registry) -> list[_Named]:
    known = _known_objectors(words, registry)
    taken = [(one.start, one.end) for one in known]
    for match in (one for way in _PRINTED for one in _phrase(way).finditer(words)):
        start, end = match.span("name")
        if not any(start < last and first < end for first, last in taken) and not _phrase("nobody").match(
            match["name"]
        ):
            known.append(_Named(start, end, Party(match["name"])))
            taken.append((start, end))
    return sorted(known, key=lambda one: one.start)


def _known_objectors(words: str, registry: Registry) -> list[_Named]:
    """Return whom the registry knows; a group is of whoever stands beside it, in front of it or behind."""
    found: list[_Named] = []
    fronted: _Named | None = None
    for mention in registry.mentions(words):
        actor = mention.resolution.actor
        if actor is None:
            continue
        at = max((one.end for one in (*found, fronted) if one), default=0)
        between = words[at : mention.start]
        joins = _phrase("on_behalf").search(between)
        group = actor.kind is ActorKind.GROUP or (joins and joins["behalf"])
        if fronted and _phrase("fronted_name").fullmatch(between):
            found.append(_Named(fronted.start, mention.end, Party(actor.name, fronted.party.name)))
            fronted = None
            continue
        found += [fronted] if fronted else []
        fronted = None
        named = _Named(mention.start, mention.end, Party(actor.name))
        if joins and group and _is_fronted(found, between[: joins.start()], words[mention.end :]):
            fronted = named
        elif found and joins and group and found[-1].party.speaking_for is None:
            last = found[-1]
            listed = _phrase("provisions").search(between)  # its own, which stand in front of its group
            party = Party(last.party.name, actor.name)
            found[-1] = _Named(last.start, last.end if listed else mention.end, party)
        else:
            found.append(named)
    return [*found, fronted] if fronted else found


def _is_fronted(found: list[_Named], before: str, after: str) -> bool:
    """Tell whether a group stands in front of who speaks for it: "and, on behalf of the group, by A"."""
    opened = not found or _phrase("fronted").search(before)
    return bool(_phrase("fronted_by").match(after) or (opened and _phrase("fronted_plainly").match(after)))
