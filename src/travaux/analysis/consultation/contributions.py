"""A written input as what its author says, so that it is read as speech is."""

import re
from collections.abc import Iterator
from itertools import pairwise

from travaux.analysis.consultation.authors import find_author, resolve_author
from travaux.analysis.consultation.mastheads import Masthead, opens_text, read_masthead
from travaux.analysis.speakers.word_counts import count_words
from travaux.domain.actors import Actor, ActorKind, Sector, Speaker
from travaux.domain.consultation import Contribution
from travaux.domain.meetings import WRITTEN, Intervention, Meeting, MeetingFacts
from travaux.domain.spans import stable_id
from travaux.domain.texts import Draft, ParagraphKind
from travaux.reference.registry import Registry

_FEWEST = 4  # words; less is a heading or a scrap
_HEADING = 8  # words at most of a line that stands over the next
_BULLET = re.compile(r"\s*(?:[?•▪*o–-]|\(?[a-z0-9]{1,3}[.)])\s+(?=\S)")
_ENDED = re.compile(r"[.,;:?!)\]”\"]\s*$")


def read_contribution(
    draft: Draft, registry: Registry, *, author: str | None = None, sector: Sector | None = None
) -> Contribution:
    """Return an input as its author's words; ``author`` and ``sector`` are what its keeper says of it."""
    head = read_masthead(draft.source.text)
    if head.author is None and author is None:
        head = find_author(draft.source.text, registry) or head
    named = author or head.author
    title = next((one for one in (draft.title, head.title) if one and not opens_text(one)), None)
    speaker = _speaker(named, head, sector or head.sector, registry)
    known = speaker.actor
    span = head.span if head.author else None
    return Contribution(
        Meeting(
            draft.source,
            WRITTEN,
            MeetingFacts(title=title, date=draft.date),
            tuple(_interventions(draft, head.start, speaker)),
        ),
        title=title or named or "Untitled input",
        author=known.name if known else None,
        person=head.person if head.person != head.author else None,
        sector=sector or head.sector or (known.sector if known else None),
        region=head.region or (known.region if known else None),
        date=draft.date.isoformat() if draft.date else None,
        citation=draft.source.cite(*span) if span else None,
    )


def _speaker(name: str | None, head: Masthead, sector: Sector | None, registry: Registry) -> Speaker:
    """Return who speaks in an input: a known actor, else an organisation under the name it gives."""
    if name is None:
        return Speaker("")
    resolution = resolve_author(name, registry)
    if resolution.actor:
        return Speaker(name, resolution.actor)
    if resolution.candidates:
        return Speaker(name, ambiguous=tuple(actor.name for actor in resolution.candidates))
    organisation = Actor(f"ORG-{stable_id(name)}", name, ActorKind.ORGANISATION, sector, head.region)
    return Speaker(name, organisation)


def _interventions(draft: Draft, start: int, speaker: Speaker) -> Iterator[Intervention]:
    text, number = draft.source.text, 0
    for paragraph in draft.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING or paragraph.end <= start:
            continue
        for left, right in _parts_between_headings(text, max(paragraph.start, start), paragraph.end):
            words = count_words(text[left:right])
            if words >= _FEWEST:
                number += 1
                yield Intervention(f"p{number:04}", speaker, left, right, words)


def _parts_between_headings(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a paragraph between its bullets and headings that stand in lines of their own."""
    lines = []
    place = start
    for line in text[start:end].splitlines(keepends=True):
        lines.append((place, line))
        place += len(line)
    cuts = {start, end}
    for number, (at, line) in enumerate(lines):
        if bullet := _BULLET.match(line):
            cuts.add(at + bullet.end())
        before = lines[number - 1][1] if number else "."
        after = lines[number + 1][1] if number + 1 < len(lines) else ""
        if _is_heading(line, before, after):
            cuts.update((at, at + len(line)))
    for left, right in pairwise(sorted(cuts)):
        if text[left:right].strip():
            yield left, right


def _is_heading(line: str, before: str, after: str) -> bool:
    return (
        0 < len(line.split()) <= _HEADING
        and not _ENDED.search(line)
        and (bool(_ENDED.search(before)) or len(before.split()) <= _HEADING)
        and after.strip()[:1].isupper()
        and line.strip()[:1].isupper()
    )
