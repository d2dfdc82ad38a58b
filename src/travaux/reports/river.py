"""The history of a text as a diagram, with the same in words: blocks, ribbons, and each thread's history."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from travaux.analysis.text.alignment import comparable
from travaux.analysis.text.places import place
from travaux.analysis.text.standing_text import shown_text
from travaux.analysis.text.survival import count_versions
from travaux.analysis.text.wording import find_keys
from travaux.domain.lineage import REWORDINGS, Lineage, Link, LinkKind, Thread
from travaux.domain.messages import N_, Message, Text, counted, joined, joined_or_none, message
from travaux.domain.texts import Draft
from travaux.reports.lineage import shorten
from travaux.reports.revisions import BEGINNINGS, Node, Ribbon, River, RiverBlock
from travaux.reports.sections import follow_sections
from travaux.reports.versions import name_section, name_versions, sections_of

_TITLE = 90  # characters of a paragraph that stand for it in a heading


@dataclass(frozen=True, slots=True)
class Life:
    """A lineage with what its page asks for often: the names of versions, and links by their paragraphs."""

    lineage: Lineage
    names: tuple[str, ...]
    links: Mapping[Node, Link] = field(repr=False)
    departures: Mapping[Node, Link] = field(repr=False)
    sections: tuple[tuple[str, ...], ...] = field(repr=False)
    lasting: Mapping[tuple[int, str], str] = field(repr=False)

    def section(self, thread: Thread) -> str:
        """Return what the section of a thread is called last."""
        last = thread.places[-1]
        return self.section_at((last.version, last.paragraphs[0]))

    def section_at(self, node: Node) -> str:
        """Return what the section of a paragraph is called last."""
        version, index = node
        return self.lasting[version, self.sections[version][index]]


def read_life(lineage: Lineage) -> Life:
    arrivals = {
        (step + 1, new): link
        for step, found in enumerate(lineage.links)
        for link in found
        for new in link.new
    }
    departures = {
        (step, old): link
        for step, found in enumerate(lineage.links)
        for link in found
        if not link.new
        for old in link.old
    }
    sections = tuple(map(sections_of, lineage.versions))
    lasting = follow_sections(lineage, sections)
    return Life(lineage, name_versions(lineage.versions), arrivals, departures, sections, lasting)


def draw_life(life: Life) -> River:
    """Return the diagram of a text's history, with the same in words."""
    lineage = life.lineage
    sections = _sections(life)
    numbers = {name: number for number, name in enumerate(sections)}
    blocks = tuple(
        _block(life, numbers, thread, node) for thread in lineage.threads for node in nodes_of(thread)
    )
    owner = {block.at: block.thread for block in blocks}
    ordered = in_order(lineage)
    return River(
        message(
            "Each column is a version and each block a paragraph, as tall as the paragraph is long. The "
            "stronger its colour, the more of its words changed since the version before. Select a block "
            "for its history."
        ),
        tuple((name, _detail(life, n)) for n, name in enumerate(life.names)),
        tuple(map(name_section, sections)),
        blocks,
        (*_ribbons(lineage, owner, {block.at: block.words for block in blocks}), *_returns(lineage)),
        tuple(_row(life, thread) for thread in ordered),
        tuple(numbers[life.section(thread)] for thread in ordered),
    )


def nodes_of(thread: Thread) -> list[Node]:
    """Return every paragraph of a thread: the version, and its index there."""
    return [(at.version, index) for at in thread.places for index in at.paragraphs]


def _sections(life: Life) -> list[str]:
    """Return all sections as they are called last: those of the last version first, in its order."""
    versions = reversed(list(enumerate(life.sections)))
    return list(dict.fromkeys(life.lasting[number, name] for number, names in versions for name in names))


def _block(life: Life, sections: Mapping[str, int], thread: Thread, node: Node) -> RiverBlock:
    version, index = node
    draft = life.lineage.versions[version]
    paragraph = draft.paragraphs[index]
    words = len(find_keys(comparable(paragraph)))
    share, came = _share_changed(life, node)
    return RiverBlock(
        node,
        words,
        sections[life.section_at(node)],
        thread.id,
        message(
            "%(version)s, %(place)s · %(words)s: %(text)s",
            version=life.names[version],
            place=place(draft, (index,)),
            words=length_and_change(words, share, came=came),
            text=shorten(shown_text(paragraph), _TITLE),
        ),
        place(draft, (index,)) if paragraph.label else "",
        share,
        came,
    )


def _share_changed(life: Life, node: Node) -> tuple[float | None, bool]:
    """Return how much of a paragraph changed since the version before, and whether that had nothing of it.

    The words that came or those that went, whichever are more, of all words of the longer wording.
    """
    version, _ = node
    if not version:
        return None, False
    link = life.links.get(node)
    if link is None or not link.old:
        return 1.0, True
    if link.kind is LinkKind.UNCHANGED:
        return 0.0, False
    older, newer = life.lineage.versions[version - 1], life.lineage.versions[version]
    reworded = [change for change in link.changes if change.op in REWORDINGS]
    changed = max(
        sum(len(change.old.split()) for change in reworded),
        sum(len(change.new.split()) for change in reworded),
    )
    whole = max(_length(older, link.old), _length(newer, link.new), 1)
    return min(changed / whole, 1.0), False


def _length(draft: Draft, indexes: Sequence[int]) -> int:
    return sum(len(shown_text(draft.paragraphs[index]).split()) for index in indexes)


def length_and_change(words: int, share: float | None, *, came: bool) -> Text:
    """Return how long something is and how much of it changed since a version before."""
    changed: Text | None = None
    if came:
        changed = message("nothing of it in the version before")
    elif share is not None:
        percent = max(round(100 * share), 1)
        changed = (
            message("%(share)s %% of its words changed", share=percent) if share else message("unchanged")
        )
    length = counted("%(n)s word", "%(n)s words", words)
    return joined((length, changed), " · ") if changed else length


def _detail(life: Life, version: int) -> Text:
    draft = life.lineage.versions[version]
    words = next(row.words for row in count_versions((draft,)) if row.section is None)
    return joined((draft.date, counted("%(n)s word", "%(n)s words", words)), " · ")


def _ribbons(lineage: Lineage, owner: Mapping[Node, str], words: Mapping[Node, int]) -> Iterator[Ribbon]:
    for step, found in enumerate(lineage.links):
        for link in found:
            olds = [(step, index) for index in link.old if (step, index) in owner]
            news = [(step + 1, index) for index in link.new if (step + 1, index) in owner]
            kind = (
                "moved"
                if link.moved and link.kind in (LinkKind.UNCHANGED, LinkKind.EDITED)
                else link.kind.value
            )
            yield from (
                Ribbon(kind, old, new, owner[new], min(words[old], words[new]))
                for old in olds
                for new in news
            )
            yield from (Ribbon("ends", old, None, owner[old], words[old]) for old in olds if not news)
            yield from (Ribbon("begins", None, new, owner[new], words[new]) for new in news if not olds)


def _returns(lineage: Lineage) -> Iterator[Ribbon]:
    """Yield ribbons from where a thread last stood to where it was brought back."""
    for thread in lineage.threads:
        for version in thread.returned:
            before = [at for at in thread.places if at.version < version]
            here = next(at for at in thread.places if at.version == version)
            if before:
                last = before[-1]
                start = (last.version, last.paragraphs[0])
                yield Ribbon("returned", start, (version, here.paragraphs[0]), thread.id)


def in_order(lineage: Lineage) -> list[Thread]:
    """Return the threads as the last version has them, those that are gone where they last stood."""

    def where(thread: Thread) -> tuple[float, int]:
        last = thread.places[-1]
        length = len(lineage.versions[last.version].paragraphs)
        return last.paragraphs[0] / max(length, 1), -last.version

    return sorted(lineage.threads, key=where)


def _row(life: Life, thread: Thread) -> tuple[Text, ...]:
    at = {each.version: each.paragraphs for each in thread.places}
    versions = life.lineage.versions
    cells = (place(draft, at[n]) if n in at else "–" for n, draft in enumerate(versions))
    return (*cells, history_of(life, thread), title_of(life, thread))


def title_of(life: Life, thread: Thread) -> str:
    last = thread.places[-1]
    return shorten(shown_text(life.lineage.versions[last.version].paragraphs[last.paragraphs[0]]), _TITLE)


_STEPS = {
    "new": N_("new in %(versions)s"),
    "returned": N_("reinstated in %(versions)s"),
    "edited": N_("edited in %(versions)s"),
    "split": N_("split in %(versions)s"),
    "merged": N_("merged in %(versions)s"),
    "moved": N_("moved in %(versions)s"),
    "no earlier counterpart found": N_("first in %(versions)s, no earlier counterpart found"),
    "stood elsewhere": N_("first in %(versions)s, with words that stood elsewhere"),
    "taken from": N_("taken from another paragraph in %(versions)s"),
    "gone": N_("gone in %(versions)s"),
    "no counterpart found": N_("no counterpart found in %(versions)s"),
    "stands elsewhere": N_("its words stand elsewhere in %(versions)s"),
    "taken into": N_("taken into another paragraph in %(versions)s"),
}


def history_of(life: Life, thread: Thread) -> Text:
    """Return what happened to a thread, a step after the other; 'unchanged' where nothing did."""
    steps: dict[str, list[str]] = {}
    for version, step in _steps_of(life, thread):
        steps.setdefault(step, []).append(life.names[version])
    return joined_or_none(
        Message(_STEPS[step], (("versions", ", ".join(versions)),)) for step, versions in steps.items()
    ) or message("unchanged")


def _steps_of(life: Life, thread: Thread) -> Iterator[tuple[int, str]]:
    first, last = thread.places[0], thread.places[-1]
    if first.version:
        arrived = (life.links.get((first.version, index)) for index in first.paragraphs)
        outcomes = (link.outcome for link in arrived if link)
        yield first.version, next((each for each in outcomes if each in BEGINNINGS), "new")
    for at in thread.places:
        if at.version in thread.returned:
            yield at.version, "returned"
        links = dict.fromkeys(
            life.links[at.version, index] for index in at.paragraphs if (at.version, index) in life.links
        )
        kinds = [
            link.kind.value for link in links if link.kind not in (LinkKind.UNCHANGED, LinkKind.INSERTED)
        ]
        kinds += ["moved" for link in links if link.moved]
        yield from ((at.version, kind) for kind in dict.fromkeys(kinds))
    if last.version + 1 < len(life.names):
        left = (life.departures.get((last.version, index)) for index in last.paragraphs)
        yield last.version + 1, next((link.outcome for link in left if link), "no counterpart found")
