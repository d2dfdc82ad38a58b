"""The life of a text through its versions, as a page: the river, the figures, and every thread."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from travaux.analysis.text.comparison import joined_text
from travaux.analysis.text.places import place
from travaux.analysis.text.survival import Figures, count_survival, count_versions
from travaux.domain.lineage import Lineage, LinkKind, Place, Thread
from travaux.domain.texts import ParagraphKind
from travaux.reports.comparison import method, revise
from travaux.reports.page import Block, Bullets, Group, Page, Section, Statement, Table
from travaux.reports.revisions import Revision, Revisions, Run
from travaux.reports.river import (
    Life,
    draw_life,
    in_order,
    read_life,
    story_of,
    title_of,
)
from travaux.reports.versions import actors_of, date_of, wants_of

_TITLE = 90  # characters of a paragraph that stand for it in a heading
_STEPS = ("unchanged", "edited", "split", "merged", "inserted", "deleted", "moved", "renumbered")


def page_of(lineage: Lineage, extra: Sequence[Section] = (), names: Mapping[str, str] | None = None) -> Page:
    """Return a lineage as a page; ``extra`` sections stand before the account of its making.

    ``names`` says what to call sources.
    """
    life = read_life(lineage)
    told = Section("threads", "Every paragraph's history", tuple(_threads(life)), "There is no paragraph.")
    return _page(life, (told, *extra), names or {})


def picture_of(lineage: Lineage) -> Page:
    """Return the picture of a text's life and its figures, where paragraphs have pages of their own."""
    return _page(read_life(lineage), (), {})


def _page(life: Life, sections: Sequence[Section], names: Mapping[str, str]) -> Page:
    versions = life.lineage.versions
    return Page(
        "The life of a text",
        versions[-1].title or versions[-1].symbol or life.names[-1],
        tuple(_facts(life)),
        (
            Section("river", "The river", (draw_life(life),)),
            Section("figures", "In figures", tuple(_figures(life))),
            *sections,
            Section("method", "How this was made", tuple(method(versions, life.names))),
        ),
        names,
    )


def _facts(life: Life) -> Iterator[tuple[str, str]]:
    versions = life.lineage.versions
    yield "Versions", f"{len(versions)}, {life.names[0]} to {life.names[-1]}"
    if versions[0].date and versions[-1].date:
        yield "Dates", f"{date_of(versions[0])} to {date_of(versions[-1])}"
    yield "Threads", f"{len(life.lineage.threads):,}"


def _figures(life: Life) -> Iterator[Block]:
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


def _steps(life: Life) -> Iterator[tuple[str | int, ...]]:
    for step, links in enumerate(life.lineage.links):
        counts = Counter(link.kind.value for link in links)
        counts["moved"] = sum(link.moved for link in links)
        counts["renumbered"] = sum(link.renumbered for link in links)
        yield (f"{life.names[step]} → {life.names[step + 1]}", *(counts[name] for name in _STEPS))


def _by_section(life: Life) -> Table:
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


def _sum_section(life: Life, version: int, section: str) -> Figures:
    draft = life.lineage.versions[version]
    inside = (p for p, name in zip(draft.paragraphs, life.sections[version], strict=True) if name == section)
    return next(
        row for row in count_versions((replace(draft, paragraphs=tuple(inside)),)) if row.section is None
    )


def _threads(life: Life) -> Iterator[Block]:
    by_section: dict[str, list[Thread]] = {}
    for thread in in_order(life.lineage):
        by_section.setdefault(life.section(thread), []).append(thread)
    for number, (section, threads) in enumerate(by_section.items(), 1):
        groups = tuple(_thread(life, thread) for thread in threads)
        yield Group(f"section-{number}", section, groups)


def _thread(life: Life, thread: Thread) -> Group:
    last = thread.places[-1]
    label = place(life.lineage.versions[last.version], last.paragraphs)
    rows = tuple(_history(life, thread))
    blocks: tuple[Block, ...] = (Revisions(f"Wordings of {label}", rows),)
    authors = tuple(_authors(life, thread))
    if authors:
        blocks = (*blocks, Bullets(authors))
    return Group(
        f"t-{thread.id}",
        f"{label} {title_of(life, thread)}",
        blocks,
        story_of(life, thread),
        folded=True,
        on_paper=False,
    )


def _history(life: Life, thread: Thread) -> Iterator[Revision]:
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


def _first(life: Life, at: Place, thread: Thread, turn: int) -> Revision:
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


def _gone(life: Life, thread: Thread) -> Iterator[Revision]:
    last = thread.places[-1]
    if last.version + 1 < len(life.names):
        name = life.names[last.version + 1]
        lines = (f"no longer in {name}",)
        yield Revision(f"{thread.id}-gone", ("deleted",), "", name, (), lines)


def _authors(life: Life, thread: Thread) -> Iterator[Statement]:
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
