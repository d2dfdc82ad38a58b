"""The life of a text through its versions, as a page: the river, the figures, and every thread."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from travaux.analysis.text.alignment import comparable
from travaux.analysis.text.comparison import joined_text
from travaux.analysis.text.survival import Figures, count_survival, count_versions
from travaux.analysis.text.wording import find_keys
from travaux.domain.lineage import Lineage, Link, LinkKind, Place, Thread
from travaux.domain.texts import ParagraphKind
from travaux.reports.comparison import method, revise
from travaux.reports.page import Block, Bullets, Group, Page, Section, Statement, Table
from travaux.reports.revisions import Node, Revision, Revisions, Ribbon, River, RiverBlock, Run
from travaux.reports.versions import (
    actors_of,
    date_of,
    name_versions,
    place,
    section_key,
    sections_of,
    short_date,
    wants_of,
)

_TITLE = 90  # characters of a paragraph that stand for it in a heading
_STEPS = ("unchanged", "edited", "split", "merged", "inserted", "deleted", "moved", "renumbered")


@dataclass(frozen=True, slots=True)
class _Life:
    """A lineage with what its page asks for often: the names of versions, and links by their paragraphs."""

    lineage: Lineage
    names: tuple[str, ...]
    links: Mapping[Node, Link] = field(repr=False)
    sections: tuple[tuple[str, ...], ...] = field(repr=False)

    def section(self, thread: Thread) -> str:
        last = thread.places[-1]
        return self.sections[last.version][last.paragraphs[0]]


def _read(lineage: Lineage) -> _Life:
    arrivals = {
        (step + 1, new): link
        for step, found in enumerate(lineage.links)
        for link in found
        for new in link.new
    }
    sections = tuple(map(sections_of, lineage.versions))
    return _Life(lineage, name_versions(lineage.versions), arrivals, sections)


def page_of(lineage: Lineage, extra: Sequence[Section] = ()) -> Page:
    """Return a lineage as a page; ``extra`` sections stand before the account of its making."""
    life = _read(lineage)
    last = lineage.versions[-1]
    return Page(
        "The life of a text",
        last.title or last.symbol or life.names[-1],
        tuple(_facts(life)),
        (
            Section("river", "The river", (draw(lineage),)),
            Section("figures", "In figures", tuple(_figures(life))),
            Section("threads", "Every paragraph's history", tuple(_threads(life)), "There is no paragraph."),
            *extra,
            Section("method", "How this was made", tuple(method(lineage.versions, life.names))),
        ),
    )


def _facts(life: _Life) -> Iterator[tuple[str, str]]:
    versions = life.lineage.versions
    yield "Versions", f"{len(versions)}, {life.names[0]} to {life.names[-1]}"
    if versions[0].date and versions[-1].date:
        yield "Dates", f"{date_of(versions[0])} to {date_of(versions[-1])}"
    yield "Threads", f"{len(life.lineage.threads):,}"


def draw(lineage: Lineage) -> River:
    """Return the picture of a text's life, with the same in words."""
    life = _read(lineage)
    sections = _sections(life)
    numbers = {section_key(name): number for number, name in enumerate(sections)}
    blocks = tuple(
        _block(life, numbers, thread, node) for thread in lineage.threads for node in nodes_of(thread)
    )
    owner = {block.at: block.thread for block in blocks}
    return River(
        "Each column is a version and each block a paragraph, as tall as it is long, coloured by section. "
        "Ribbons show what became of it. Choose a block for its history.",
        tuple((name, _detail(life, n)) for n, name in enumerate(life.names)),
        tuple(sections),
        blocks,
        (*_ribbons(lineage, owner), *_returns(lineage)),
        tuple(_row(life, thread) for thread in in_order(lineage)),
    )


def nodes_of(thread: Thread) -> list[Node]:
    """Return every paragraph of a thread: the version, and its index there."""
    return [(at.version, index) for at in thread.places for index in at.paragraphs]


def _sections(life: _Life) -> list[str]:
    """Return all sections, a version's own order kept, the last version's names before older ones."""
    found: dict[str, str] = {}
    for names in reversed(life.sections):
        for name in names:
            found.setdefault(section_key(name), name)
    return list(found.values())


def _block(life: _Life, sections: Mapping[str, int], thread: Thread, node: Node) -> RiverBlock:
    version, index = node
    draft = life.lineage.versions[version]
    paragraph = draft.paragraphs[index]
    words = len(find_keys(comparable(paragraph)))
    where = f"{life.names[version]}, {place(draft, (index,))}"
    return RiverBlock(
        node,
        words,
        sections[section_key(life.sections[version][index])],
        thread.id,
        f"{where} · {words} {'word' if words == 1 else 'words'}: {shorten(comparable(paragraph))}",
    )


def _detail(life: _Life, version: int) -> str:
    draft = life.lineage.versions[version]
    words = next(row.words for row in count_versions((draft,)) if row.section is None)
    return " · ".join(filter(None, (short_date(draft), f"{words:,} words")))


def _ribbons(lineage: Lineage, owner: Mapping[Node, str]) -> Iterator[Ribbon]:
    for step, found in enumerate(lineage.links):
        for link in found:
            olds = [(step, index) for index in link.old if (step, index) in owner]
            news = [(step + 1, index) for index in link.new if (step + 1, index) in owner]
            kind = (
                "moved"
                if link.moved and link.kind in (LinkKind.UNCHANGED, LinkKind.EDITED)
                else link.kind.value
            )
            yield from (Ribbon(kind, old, new, owner[new]) for old in olds for new in news)
            yield from (Ribbon("deleted", old, None, owner[old]) for old in olds if not news)
            yield from (Ribbon("inserted", None, new, owner[new]) for new in news if not olds)


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


def _row(life: _Life, thread: Thread) -> tuple[str, ...]:
    at = {each.version: each.paragraphs for each in thread.places}
    versions = life.lineage.versions
    cells = (place(draft, at[n]) if n in at else "–" for n, draft in enumerate(versions))
    return (*cells, _story(life, thread), _title(life, thread))


def _title(life: _Life, thread: Thread) -> str:
    last = thread.places[-1]
    return shorten(comparable(life.lineage.versions[last.version].paragraphs[last.paragraphs[0]]))


def _story(life: _Life, thread: Thread) -> str:
    """Return what happened to a thread, a step after the other; 'as it was' where nothing did."""
    told: dict[str, list[str]] = {}
    for version, happened in _happenings(life, thread):
        told.setdefault(happened, []).append(life.names[version])
    return "; ".join(f"{what} in {', '.join(when)}" for what, when in told.items()) or "as it was"


def _happenings(life: _Life, thread: Thread) -> Iterator[tuple[int, str]]:
    first, last = thread.places[0], thread.places[-1]
    if first.version:
        yield first.version, "new"
    for at in thread.places:
        if at.version in thread.returned:
            yield at.version, "brought back"
        links = dict.fromkeys(
            life.links[at.version, index] for index in at.paragraphs if (at.version, index) in life.links
        )
        kinds = [
            link.kind.value for link in links if link.kind not in (LinkKind.UNCHANGED, LinkKind.INSERTED)
        ]
        kinds += ["moved" for link in links if link.moved]
        yield from ((at.version, kind) for kind in dict.fromkeys(kinds))
    if last.version + 1 < len(life.names):
        yield last.version + 1, "taken out"


def shorten(text: str, width: int = _TITLE) -> str:
    """Return a text on one line, cut at a word where it is longer than ``width``."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + " …"


def _figures(life: _Life) -> Iterator[Block]:
    lineage = life.lineage
    survived = {row.version: row for row in count_survival(lineage)}
    totals = [row for row in count_versions(lineage.versions) if row.section is None]
    yield Table(
        "Every version",
        (
            "Version",
            "Date",
            "Paragraphs",
            "Words",
            "Brackets",
            "Words contested",
            "Words that came",
            "Of these at the end",
        ),
        tuple(
            (
                life.names[row.version],
                date_of(lineage.versions[row.version]) or None,
                row.paragraphs,
                row.words,
                row.brackets,
                row.contested_words,
                survived[row.version].words_that_came,
                survived[row.version].words_that_stand,
            )
            for row in totals
        ),
        "Headings count only among the words that came. Words inside brackets are contested.",
    ).without_empty_columns()
    yield Table(
        "From each version to the next",
        ("Step", *(name.capitalize() for name in _STEPS)),
        tuple(_steps(life)),
    )
    yield Group("by-section", "By section", (_by_section(life),), folded=True)


def _steps(life: _Life) -> Iterator[tuple[str | int, ...]]:
    for step, links in enumerate(life.lineage.links):
        counts = Counter(link.kind.value for link in links)
        counts["moved"] = sum(link.moved for link in links)
        counts["renumbered"] = sum(link.renumbered for link in links)
        yield (f"{life.names[step]} → {life.names[step + 1]}", *(counts[name] for name in _STEPS))


def _by_section(life: _Life) -> Table:
    return Table(
        "Every section of every version",
        ("Version", "Section", "Paragraphs", "Words", "Brackets", "Words contested"),
        tuple(
            (life.names[version], section, row.paragraphs, row.words, row.brackets, row.contested_words)
            for version, sections in enumerate(life.sections)
            for section in dict.fromkeys(sections)
            if (row := _sum_section(life, version, section)).paragraphs
        ),
    )


def _sum_section(life: _Life, version: int, section: str) -> Figures:
    draft = life.lineage.versions[version]
    inside = (p for p, name in zip(draft.paragraphs, life.sections[version], strict=True) if name == section)
    return next(
        row for row in count_versions((replace(draft, paragraphs=tuple(inside)),)) if row.section is None
    )


def _threads(life: _Life) -> Iterator[Block]:
    by_section: dict[str, list[Thread]] = {}
    for thread in in_order(life.lineage):
        by_section.setdefault(section_key(life.section(thread)), []).append(thread)
    for number, threads in enumerate(by_section.values(), 1):
        groups = tuple(_thread(life, thread) for thread in threads)
        yield Group(f"section-{number}", life.section(threads[0]), groups)


def _thread(life: _Life, thread: Thread) -> Group:
    last = thread.places[-1]
    label = place(life.lineage.versions[last.version], last.paragraphs)
    rows = tuple(_history(life, thread))
    blocks: tuple[Block, ...] = (Revisions(f"Wordings of {label}", rows),)
    authors = tuple(_authors(life, thread))
    if authors:
        blocks = (*blocks, Bullets(authors))
    return Group(
        f"t-{thread.id}", f"{label} {_title(life, thread)}", blocks, _story(life, thread), folded=True
    )


def _history(life: _Life, thread: Thread) -> Iterator[Revision]:
    """Yield the thread's first wording, then each later wording against the one before."""
    for number, at in enumerate(thread.places):
        found = list(dict.fromkeys(life.links.get((at.version, index)) for index in at.paragraphs))
        if number and all(link and link.kind is LinkKind.UNCHANGED and not link.changes for link in found):
            continue
        for turn, link in enumerate(found):
            if number == 0 or link is None or not link.old:
                yield _first(life, at, thread, turn)
                break
            old, new = life.lineage.versions[at.version - 1 : at.version + 1]
            row = revise(old, new, link)
            yield Revision(
                f"{thread.id}-{at.version}-{turn}",
                row.kinds,
                row.section,
                f"{life.names[at.version]}, {row.place}",
                row.runs,
                row.lines,
                row.margin,
                row.actors,
                row.citations,
            )
    yield from _gone(life, thread)


def _first(life: _Life, at: Place, thread: Thread, turn: int) -> Revision:
    draft = life.lineage.versions[at.version]
    paragraphs = [draft.paragraphs[index] for index in at.paragraphs]
    back = at.version in thread.returned
    return Revision(
        f"{thread.id}-{at.version}-{turn}",
        ("returned",) if back else ("first",),
        life.sections[at.version][at.paragraphs[0]],
        f"{life.names[at.version]}, {place(draft, at.paragraphs)}",
        (Run(joined_text(draft, at.paragraphs)),),
        margin=wants_of(paragraphs),
        actors=actors_of(paragraphs),
        heading=paragraphs[0].kind is ParagraphKind.HEADING,
    )


def _gone(life: _Life, thread: Thread) -> Iterator[Revision]:
    last = thread.places[-1]
    if last.version + 1 < len(life.names):
        name = life.names[last.version + 1]
        lines = (f"no longer in {name}",)
        yield Revision(f"{thread.id}-gone", ("deleted",), "", name, (), lines)


def _authors(life: _Life, thread: Thread) -> Iterator[Statement]:
    """Yield who brought which words in or asked for them to go, where the versions themselves say so."""
    told: dict[str, list[str]] = {}
    for phrase in thread.words:
        came = dict.fromkeys(actor for said in phrase.came_by for actor in said.actors)
        went = dict.fromkeys(actor for said in phrase.went_by for actor in said.actors)
        if came:
            lead = f"{', '.join(came)} proposed, in {life.names[phrase.came]}:"
            told.setdefault(lead, []).append(phrase.text)
        if went and phrase.went is not None:
            lead = f"{', '.join(went)} asked to delete, gone in {life.names[phrase.went]}:"
            told.setdefault(lead, []).append(phrase.text)
    for lead, phrases in told.items():
        yield Statement(" · ".join(f"“{' '.join(phrase.split())}”" for phrase in phrases), lead=lead)
