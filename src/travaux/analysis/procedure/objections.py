"""Who challenged what when silence was broken: each objector with its own provisions, and for whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from travaux.analysis.procedure.challenges import labels_in_list, read_challenged
from travaux.domain.actors import ActorKind
from travaux.domain.process import Party
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase
from travaux.reference.registry import Registry

_MARK = r"(?:[-–—•*▪‣◦·]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])[ \t]+"
_ITEM = re.compile(rf"[ \t]*(?:{_MARK}[^\n]+(?:\n[ \t]+(?!{_MARK})[^\s|][^\n]*)*|\|[^\n]+)")
_PLAIN = re.compile(r"[ \t]*(?=[^\n]*\d)[A-Z][^\n.:–—(]{2,90}(?::|[ \t][–—-]|[ \t]\()[^\n]+")


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


def read_objections(words: str, registry: Registry) -> list[Objection]:
    """Return the objections that a sentence states; one of all its parties where it parts them not.

    "by A on paragraphs 2 and 3, and by B, for the group G, on 9" gives two. A name that the registry does
    not know stands as printed, so that its paragraphs are not taken for its neighbour's.
    """
    named = _parties(words, registry)
    lists = list(_phrase("provisions").finditer(words))
    whole = tuple(dict.fromkeys(one.party for one in named))
    labels, former = read_challenged(words)
    if former or len(_groups(named, lists)) < 2 or not lists:
        own = labels or tuple(label for found in lists for label in labels_in_list(found["list"]))
        return [Objection(whole, own, former, 0, len(words))]
    if lists[0].start() < named[0].start:
        return _backward(words, named, lists)
    return _forward(words, named, lists)


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


def _forward(words: str, named: list[_Named], lists: list[re.Match[str]]) -> list[Objection]:
    groups = _groups(named, lists)
    found, start = [], 0
    for number, group in enumerate(groups):
        stop = groups[number + 1][0].start if number + 1 < len(groups) else len(words)
        own = [one["list"] for one in lists if group[-1].end <= one.start() and one.end() <= stop]
        last = max((one.end() for one in lists if one.end() <= stop), default=stop)
        parted = _phrase("parted").search(words, last, stop)
        end = parted.start() if parted else stop
        found.append(_objection(words, group, own, start, end))
        start = end
    return found


def _backward(words: str, named: list[_Named], lists: list[re.Match[str]]) -> list[Objection]:
    """Return objections where the provisions come first: "paragraph 4 by A and paragraph 7 by B"."""
    groups = _groups(named, lists)
    found, at = [], 0
    for group in groups:
        own = [one["list"] for one in lists if at <= one.start() and one.end() <= group[0].start]
        found.append(_objection(words, group, own, at, group[-1].end))
        at = group[-1].end
    return found


def _objection(words: str, group: list[_Named], own: list[str], start: int, end: int) -> Objection:
    labels = [label for listed in own for label in labels_in_list(listed)]
    challenged, _ = read_challenged(words[start:end])
    prefixed = challenged if len(challenged) >= len(set(labels)) else tuple(dict.fromkeys(labels))
    by = tuple(dict.fromkeys(one.party for one in group))
    return Objection(by, prefixed, (), start, end)


def _groups(named: list[_Named], lists: list[re.Match[str]]) -> list[list[_Named]]:
    """Return the parties in runs that no list of provisions parts."""
    groups: list[list[_Named]] = []
    for one in named:
        apart = groups and any(groups[-1][-1].end <= found.start() < one.start for found in lists)
        if not groups or apart:
            groups.append([])
        groups[-1].append(one)
    return groups


def parties(words: str, registry: Registry) -> tuple[Party, ...]:
    """Return whom the registry knows in ``words``; "on behalf of" joins a delegation with its group."""
    return tuple(dict.fromkeys(one.party for one in _known_objectors(words, registry)))


def _parties(words: str, registry: Registry) -> list[_Named]:
    known = _known_objectors(words, registry)
    taken = [(one.start, one.end) for one in known]
    for match in _phrase("printed_name").finditer(words):
        start, end = match.span("name")
        if not any(start < last and first < end for first, last in taken) and not _phrase("nobody").match(
            match["name"]
        ):
            known.append(_Named(start, end, Party(match["name"])))
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
