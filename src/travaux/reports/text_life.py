"""The history of a text through its versions, as a page: the diagram, the figures, and every thread."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from travaux.analysis.text.comparison import joined_text
from travaux.analysis.text.places import place
from travaux.analysis.text.survival import Figures, count_survival, count_versions
from travaux.domain.lineage import OUTCOMES, Lineage, LinkKind, Place, Thread
from travaux.domain.messages import Text, Value, joined, message
from travaux.domain.texts import ParagraphKind
from travaux.reports.comparison import describe_trail, method, revise
from travaux.reports.page import Block, Bullets, Group, Page, Section, Statement, Table
from travaux.reports.revisions import BEGINNINGS, ENDINGS, KINDS, Revision, RevisionRun, Revisions
from travaux.reports.river import (
    Life,
    draw_life,
    history_of,
    in_order,
    read_life,
    title_of,
)
from travaux.reports.versions import actors_of, name_section, wants_of

_STEPS = (*OUTCOMES, "moved", "renumbered")


def page_of(lineage: Lineage, extra: Sequence[Section] = (), names: Mapping[str, str] | None = None) -> Page:
    """Return a lineage as a page; ``extra`` sections stand before the account of its making.

    ``names`` says what to call sources.
    """
    life = read_life(lineage)
    threads = Section(
        "threads",
        message("History of every paragraph"),
        tuple(_threads(life)),
        message("There is no paragraph."),
    )
    return _page(life, (threads, *extra), names or {})


def picture_of(lineage: Lineage) -> Page:
    """Return the diagram of a text's history and its figures, where paragraphs have pages of their own."""
    return _page(read_life(lineage), (), {})


def _page(life: Life, sections: Sequence[Section], names: Mapping[str, str]) -> Page:
    versions = life.lineage.versions
    return Page(
        message("History of the text"),
        versions[-1].title or versions[-1].symbol or life.names[-1],
        tuple(_facts(life)),
        (
            Section("river", message("History as a diagram"), (draw_life(life),)),
            Section("figures", message("Figures"), tuple(_figures(life))),
            *sections,
            Section("method", message("Method"), tuple(method(versions, life.names))),
        ),
        names,
    )


def _facts(life: Life) -> Iterator[tuple[Text, Value]]:
    versions = life.lineage.versions
    span = message("%(first)s to %(last)s", first=life.names[0], last=life.names[-1])
    yield message("Versions"), joined((len(versions), span))
    if versions[0].date and versions[-1].date:
        yield (
            message("Dates"),
            message("%(first)s to %(last)s", first=versions[0].date, last=versions[-1].date),
        )
    yield message("Threads"), len(life.lineage.threads)


def _figures(life: Life) -> Iterator[Block]:
    lineage = life.lineage
    survived = {row.version: row for row in count_survival(lineage)}
    totals = [row for row in count_versions(lineage.versions) if row.section is None]
    yield Table(
        message("All versions"),
        (
            message("Version"),
            message("Date"),
            message("Paragraphs"),
            message("Words"),
            message("Brackets"),
            message("Words in brackets"),
            message("Words added"),
            message("Still present in the last version"),
        ),
        tuple(
            (
                life.names[row.version],
                lineage.versions[row.version].date,
                row.paragraphs,
                row.words,
                row.brackets,
                row.contested_words,
                survived[row.version].words_that_came,
                survived[row.version].words_that_stand,
            )
            for row in totals
        ),
        message("Headings are counted only among the words added."),
    ).without_empty_columns()
    yield _step_table(life)
    yield Group("by-section", message("By section"), (_by_section(life),), folded=True)


def _step_table(life: Life) -> Table:
    """Return what became of paragraphs at each step; of what has no counterpart only what there is."""
    remaining = {link.outcome for links in life.lineage.links for link in links if link.trail}
    names = [name for name in _STEPS if name in remaining or name not in BEGINNINGS | ENDINGS]
    return Table(
        message("Changes from each version to the next"),
        (message("Step"), *(KINDS[name] for name in names)),
        tuple(_steps(life, names)),
    )


def _steps(life: Life, names: Sequence[str]) -> Iterator[tuple[str | int, ...]]:
    for step, links in enumerate(life.lineage.links):
        counts = Counter(link.outcome for link in links)
        counts["moved"] = sum(link.moved for link in links)
        counts["renumbered"] = sum(link.renumbered for link in links)
        yield (f"{life.names[step]} → {life.names[step + 1]}", *(counts[name] for name in names))


def _by_section(life: Life) -> Table:
    return Table(
        message("All sections of all versions"),
        (
            message("Version"),
            message("Section"),
            message("Paragraphs"),
            message("Words"),
            message("Brackets"),
            message("Words in brackets"),
        ),
        tuple(
            (
                life.names[version],
                name_section(section),
                row.paragraphs,
                row.words,
                row.brackets,
                row.contested_words,
            )
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
        yield Group(f"section-{number}", name_section(section), groups)


def _thread(life: Life, thread: Thread) -> Group:
    last = thread.places[-1]
    label = place(life.lineage.versions[last.version], last.paragraphs)
    rows = tuple(_history(life, thread))
    blocks: tuple[Block, ...] = (Revisions(message("Wordings of %(label)s", label=label), rows),)
    authors = tuple(_authors(life, thread))
    if authors:
        blocks = (*blocks, Bullets(authors))
    return Group(
        f"t-{thread.id}",
        f"{label} {title_of(life, thread)}",
        blocks,
        history_of(life, thread),
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
                yield _first_revision(life, at, thread, turn)
                break
            old, new = life.lineage.versions[at.version - 1 : at.version + 1]
            row = revise(old, new, link)
            yield Revision(
                f"{thread.id}-{at.version}-{turn}",
                row.kinds,
                row.section,
                joined((life.names[at.version], row.place)),
                row.runs,
                row.lines,
                row.margin,
                row.actors,
                row.citations,
            )
    yield from _revisions_of_departure(life, thread)


def _first_revision(life: Life, at: Place, thread: Thread, turn: int) -> Revision:
    draft = life.lineage.versions[at.version]
    paragraphs = [draft.paragraphs[index] for index in at.paragraphs]
    back = at.version in thread.returned
    return Revision(
        f"{thread.id}-{at.version}-{turn}",
        ("returned",) if back else ("first",),
        name_section(life.sections[at.version][at.paragraphs[0]]),
        f"{life.names[at.version]}, {place(draft, at.paragraphs)}",
        (RevisionRun(joined_text(draft, at.paragraphs)),),
        margin=wants_of(paragraphs),
        actors=actors_of(paragraphs),
        heading=paragraphs[0].kind is ParagraphKind.HEADING,
    )


def _revisions_of_departure(life: Life, thread: Thread) -> Iterator[Revision]:
    last = thread.places[-1]
    if last.version + 1 < len(life.names):
        name = life.names[last.version + 1]
        yield Revision(
            f"{thread.id}-gone",
            _endings_of_thread(life, last),
            "",
            name,
            (),
            tuple(_ending_in_words(life, last, name)),
        )


def _endings_of_thread(life: Life, last: Place) -> tuple[str, ...]:
    """Return what is said of the paragraphs that end a thread."""
    found = (life.departures.get((last.version, index)) for index in last.paragraphs)
    return tuple(dict.fromkeys(link.outcome for link in found if link)) or ("ends",)


def _ending_in_words(life: Life, last: Place, name: str) -> Iterator[Text]:
    yield message("no longer in %(version)s", version=name)
    for index in last.paragraphs:
        link = life.departures.get((last.version, index))
        if link and link.trail and link.trail.nearest:
            yield describe_trail(link.trail, life.lineage.versions[last.version + 1])


def _authors(life: Life, thread: Thread) -> Iterator[Statement]:
    """Yield who proposed which words or asked to delete them, where the versions themselves say so."""
    wishes: dict[Text, list[str]] = {}
    for phrase in thread.words:
        proponents = dict.fromkeys(actor for said in phrase.came_by for actor in said.actors)
        opponents = dict.fromkeys(actor for said in phrase.went_by for actor in said.actors)
        lead: Text
        if proponents:
            lead = message(
                "Proposed by %(names)s, in %(version)s:",
                names=", ".join(proponents),
                version=life.names[phrase.came],
            )
            wishes.setdefault(lead, []).append(phrase.text)
        if opponents and phrase.went is not None:
            lead = message(
                "Deletion requested by %(names)s, no longer in %(version)s:",
                names=", ".join(opponents),
                version=life.names[phrase.went],
            )
            wishes.setdefault(lead, []).append(phrase.text)
    for wish, phrases in wishes.items():
        yield Statement(" · ".join(f"“{' '.join(phrase.split())}”" for phrase in phrases), lead=wish)
