"""A page as one self-contained HTML file that loads nothing from anywhere."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.messages import Text, joined, joined_or_none, message
from travaux.domain.review import describe_review
from travaux.domain.spans import Citation
from travaux.exports.bars import draw_bars
from travaux.exports.html.anchors import Span, anchor, mark_up
from travaux.exports.html.revisions import RevisionsContext, opening_of, runs
from travaux.exports.river import draw_river, strip_of
from travaux.exports.wording import clock, gettext, language, ngettext, printed, say
from travaux.release import __version__
from travaux.reports.page import (
    NOTHING,
    UNNAMED,
    Block,
    Bullets,
    Group,
    Opposed,
    Page,
    Record,
    Table,
    citations_of,
)
from travaux.reports.revisions import KINDS


@dataclass(frozen=True, slots=True)
class _Link:
    address: str
    label: str


@dataclass(frozen=True, slots=True)
class _Endnote:
    id: str
    quote: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _ShownTurn:
    id: str
    number: int | None
    speaker: Text
    detail: Text
    time: str | None
    language: str | None
    words: Markup
    start: int
    start_ms: int | None
    hue: int | None = None  # that of its delegation, where it is one of those that speak most


HUES = 8
"""So many delegations have a colour in the record: more are not told apart at a glance."""


def write_page(page: Page) -> str:
    """Return ``page`` as one HTML document with its style, script and charts inside."""
    return (
        environment()
        .get_template("page.html")
        .render(style=Markup(_static("page.css")), script=Markup(_static("page.js")), **page_context(page))
    )


def page_context(page: Page, also: Iterable[Span] = ()) -> dict[str, object]:
    """Return what the templates of blocks need to know to print ``page``, within any other page too.

    ``also`` are spans that other pages cite and that are to open in the record on this one.
    """
    evidence = _Evidence(page, also)
    return {
        "page": page,
        "version": __version__,
        "counts": {section.id: sum(map(_count, section.blocks)) for section in page.sections},
        "evidence": evidence.endnotes,
        "where": evidence.where,
        "turns": evidence.turns,
        "kind_of": lambda block: type(block).__name__,
        "numeric_columns": _numeric_columns,
        "nothing": NOTHING,
        "shown_revisions": RevisionsContext,
        "runs": runs,
        "opening_of": opening_of,
        "kinds": KINDS,
        "bars_drawn": draw_bars,
        "draw_river": draw_river,
        "thread_address": "#t-{}".format,
        "strip_of": strip_of,
        "river_table": lambda river: Table(river.caption, river.columns, river.rows),
    }


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates of pages and blocks."""
    made = Environment(
        loader=PackageLoader("travaux.exports.html", "templates"),
        extensions=["jinja2.ext.i18n"],
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined] # added by the extension
    # The pages of a record say the same in their reader's language.
    made.globals |= {"say": say, "printed": printed, "language": language}
    return made


def _static(name: str) -> str:
    return (files("travaux.exports.html") / "static" / name).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A stretch of the record that can be opened: an intervention, or words that no speaker is given."""

    id: str
    number: int | None
    start: int
    end: int
    intervention: Intervention | None = None


class _Evidence:
    """Where each citation of a page opens: in the record on the page, else in its endnotes."""

    def __init__(self, page: Page, also: Iterable[Span] = ()) -> None:
        self._passages = {record.meeting.source.id: _passages(record.meeting) for record in _records(page)}
        self._spans: dict[tuple[str, str], set[Span]] = {}
        self._numbers: dict[tuple[str, Span], int] = {}
        self.endnotes: list[_Endnote] = []
        self._name_of = page.name_of
        for citation in citations_of(page):
            self._register(citation)
        for source, passages in self._passages.items():
            for span in also:
                if passage := _holding(passages, span):
                    self._spans.setdefault((source, passage.id), set()).add(span)

    def _register(self, citation: Citation) -> None:
        span = (citation.start, citation.end)
        if passage := self._passage(citation):
            self._spans.setdefault((citation.source, passage.id), set()).add(span)
        elif (citation.source, span) not in self._numbers:
            number = self._numbers[citation.source, span] = len(self.endnotes) + 1
            self.endnotes.append(
                _Endnote(f"e{number}", citation.quote, self._name_of(citation.source), *span)
            )

    def _passage(self, citation: Citation) -> _Passage | None:
        """Return the passage on the page that holds all the words of ``citation``."""
        return _holding(self._passages.get(citation.source, []), (citation.start, citation.end))

    def where(self, citation: Citation) -> _Link:
        """Return where ``citation`` opens, and the short label of the link."""
        span = (citation.start, citation.end)
        passage = self._passage(citation)
        if passage is None:
            number = self._numbers[citation.source, span]
            return _Link(f"#e{number}", str(number))
        time = f" · {clock(citation.start_ms)}" if citation.start_ms is not None else ""
        return _Link("#" + anchor(span), f"¶{passage.number or '–'}{time}")

    def turns(self, record: Record) -> list[_ShownTurn]:
        """Return the passages of ``record`` with every cited span marked up."""
        source, hues = record.meeting.source, _hues(record.meeting)
        return [
            _turn(record.meeting, passage, self._spans.get((source.id, passage.id), set()), hues)
            for passage in self._passages[source.id]
        ]


def _holding(passages: Sequence[_Passage], span: Span) -> _Passage | None:
    place = bisect_right(passages, span[0], key=lambda passage: passage.start) - 1
    return passages[place] if place >= 0 and span[1] <= passages[place].end else None


def _passages(meeting: Meeting) -> list[_Passage]:
    spoken = [_Passage(i.id, n, i.start, i.end, i) for n, i in enumerate(meeting.interventions, 1)]
    unspoken = [_Passage(f"u{start}", None, start, end) for start, end in meeting.unattributed]
    held = sorted({(one.sentence.start, one.sentence.end) for one in meeting.unsure})
    unsure = [_Passage(f"h{start}", None, start, end) for start, end in held]
    return sorted([*spoken, *unspoken, *unsure], key=lambda passage: passage.start)


def _hues(meeting: Meeting) -> dict[str | None, int]:
    """Return the number of a colour for each of the delegations that speak most, in the order they spoke."""
    names = [spoken.speaker.name for spoken in meeting.interventions]
    most = {name for name, _ in Counter(filter(None, names)).most_common(HUES)}
    return {name: hue for hue, name in enumerate(dict.fromkeys(name for name in names if name in most))}


def _turn(
    meeting: Meeting, passage: _Passage, spans: set[Span], hues: Mapping[str | None, int]
) -> _ShownTurn:
    words = mark_up(meeting.source.text[passage.start : passage.end], passage.start, spans)
    spoken = meeting.source.spoken(passage.start, passage.end)
    begins = spoken[0] if spoken else None
    time = clock(begins) if begins is not None else None
    if passage.intervention is None:
        unsure = passage.id.startswith("h")
        what = message("Not heard surely") if unsure else message("Not attributed to a speaker")
        return _ShownTurn(passage.id, None, what, "", time, None, words, passage.start, begins)
    speaker = passage.intervention.speaker
    groups = ", ".join(group.name for group in speaker.on_behalf_of)
    details: list[Text | None] = [
        speaker.person if speaker.actor else None,
        speaker.role,
        message("on behalf of %(names)s", names=groups) if groups else None,
    ]
    review = passage.intervention.review
    detail = joined((joined_or_none(details, ", "), describe_review(review) if review else None), "; ")
    name = speaker.name or UNNAMED
    language, hue = passage.intervention.language, hues.get(speaker.name)
    return _ShownTurn(
        passage.id, passage.number, name, detail, time, language, words, passage.start, begins, hue
    )


def _records(page: Page) -> list[Record]:
    return [block for section in page.sections for block in section.blocks if isinstance(block, Record)]


def _count(block: Block) -> int:
    match block:
        case Bullets(statements):
            return len(statements)
        case Opposed():
            return 1
        case Group(blocks=blocks):
            return sum(map(_count, blocks))
        case _:
            return 0


def _numeric_columns(table: Table) -> list[bool]:
    """Return for each column whether it has numbers only."""
    columns = ([row[n] for row in table.rows if row[n] is not None] for n in range(len(table.columns)))
    return [bool(cells) and all(isinstance(cell, int | float) for cell in cells) for cells in columns]
